/**
 * How Python prints values (`repr`), because Arlo hashes that text: a ballot is `((jurisdiction, tabulator | None, batch),
 * position)`, a batch `(jurisdiction, batch)`. Strings stand in single quotes, unless they hold an apostrophe and no double quote.
 */
export type PythonValue = string | number | null | readonly PythonValue[];

export function pythonText(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return pythonString(value);
  return `(${value.map(pythonText).join(", ")}${value.length === 1 ? "," : ""})`;
}

/** The id Arlo hashes for a ballot. `tabulator` is null where the manifest names none. */
export function arloBallotId(
  jurisdiction: string,
  tabulator: string | null,
  batch: string,
  position: number,
): string {
  return pythonText([[jurisdiction, tabulator, batch], position]);
}

/** The id Arlo hashes for a batch. */
export function arloBatchId(jurisdiction: string, batch: string): string {
  return pythonText([jurisdiction, batch]);
}

function pythonString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inside = "";
  for (const character of text) inside += pythonCharacter(character, quote);
  return quote + inside + quote;
}

/** Python prints what its Unicode tables call printable: no control, format, surrogate, private, unassigned or separator but the space. */
function pythonCharacter(character: string, quote: string): string {
  if (character === quote || character === "\\") return `\\${character}`;
  const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  if (named !== undefined) return named;
  if (character === " " || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const point = character.codePointAt(0)!;
  if (point < 0x100) return `\\x${point.toString(16).padStart(2, "0")}`;
  return point < 0x10000
    ? `\\u${point.toString(16).padStart(4, "0")}`
    : `\\U${point.toString(16).padStart(8, "0")}`;
}
