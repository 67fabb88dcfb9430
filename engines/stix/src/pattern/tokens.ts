/** The tokens of the grammar of patterns (STIX 2.1, section 9.1; the older version's are the same). */
export type TokenKind = "timestamp" | "binary" | "hex" | "string" | "number" | "word" | "mark" | "end";

/** `at`: where it stands in the pattern, from 0, in code units. `text`: as written. */
export type Token = { readonly kind: TokenKind; readonly text: string; readonly at: number };

const kinds: readonly TokenKind[] = ["timestamp", "binary", "hex", "string", "number", "word", "mark"];

const form =
  /(t'[^']*')|(b'[^']*')|(h'[^']*')|('(?:[^'\\]|\\['\\])*')|([+-]?(?:\d+\.\d+|\d+\.?|\.\d+))(?![A-Za-z_])|([A-Za-z_][A-Za-z0-9_-]*)|(==|!=|<>|<=|>=|[=<>()[\]:.,*])/y;

/** White space of the grammar, and its comments. */
const between = /(?:\s|\/\*[^]*?\*\/|\/\/[^\r\n]*)*/y;

/** The token at or after a place, or the place where none begins. */
export function tokenAt(pattern: string, place: number): Token | number {
  between.lastIndex = place;
  between.exec(pattern);
  const at = between.lastIndex;
  if (at >= pattern.length) return { kind: "end", text: "", at };
  form.lastIndex = at;
  const found = form.exec(pattern);
  if (!found) return at;
  const group = found.findIndex((part, index) => index > 0 && part !== undefined);
  return { kind: kinds[group - 1] ?? "mark", text: found[0], at };
}

/** What a text in quotes says. */
export function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(['\\])/g, "$1");
}

export function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
