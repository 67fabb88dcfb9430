import { IntlMessageFormat } from "intl-messageformat";

/** What a message expects under a name: something to be said as it is, or something that chooses among branches. */
export type PlaceholderKind = "said" | "number" | "time" | "choice";
export type Placeholders = ReadonlyMap<string, PlaceholderKind>;

/** Parses an ICU MessageFormat sentence. Throws a SyntaxError when it is not one. */
export function parsed(sentence: string, language: string): IntlMessageFormat {
  return new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
}

/** Every placeholder of a sentence, also those inside the branches of plurals and choices. */
export function placeholdersOf(message: IntlMessageFormat): Placeholders {
  const found = new Map<string, PlaceholderKind>();
  collect(message.getAst(), found);
  return found;
}

type Ast = ReturnType<IntlMessageFormat["getAst"]>;

// The element types of the parser, which exports them as an enum that type stripping cannot inline.
const kinds: Readonly<Record<number, PlaceholderKind>> = {
  1: "said",
  2: "number",
  3: "time",
  4: "time",
  5: "choice",
  6: "number",
};

function collect(elements: Ast, found: Map<string, PlaceholderKind>): void {
  for (const element of elements) {
    const kind = kinds[element.type];
    if (kind === undefined || !("value" in element)) continue;
    if (found.get(element.value) === undefined || kind !== "said") found.set(element.value, kind);
    if ("options" in element) for (const branch of Object.values(element.options)) collect(branch.value, found);
  }
}
