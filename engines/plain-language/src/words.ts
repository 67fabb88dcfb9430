/** A stretch of text, in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One word as a reader meets it; `address` is a URL, a bare domain or an e-mail address. */
export interface Word extends Span {
  readonly text: string;
  readonly kind: "word" | "number" | "address";
}

/** Nothing longer than this is read; the gate says so with a finding. */
export const textCharactersMax = 100_000;

/**
 * The words of a text: what stands between white space, less its punctuation (Flesch 1948, "How to test readability").
 * A hyphenated compound is one word, and so is a French word with its elided article (`l'élection`), as in textstat.
 * Linear in the text: every alternative below is either bounded or cannot give back what it took.
 */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.slice(0, textCharactersMax).matchAll(wordPattern)) {
    const raw = match[0];
    const kind = match.groups?.["address"] ? "address" : /^\p{N}/u.test(raw) ? "number" : "word";
    const cut = kind === "address" ? withoutTrailingMarks(raw) : raw;
    words.push({ text: cut, kind, start: match.index, end: match.index + cut.length });
  }
  return words;
}

/** The parts of a compound: `well-balanced` → 2, `U.S.` → `U`, `S`. */
export function partsOf(word: string): readonly string[] {
  return word.split(/[-‑.]/u).filter((part) => part !== "");
}

/** A URL, an e-mail address or a bare domain, as the source of a regular expression. */
export const addressSource = [
  String.raw`(?:https?:\/\/|www\.)[^\s<>"”»]+`,
  String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}`,
  String.raw`[\p{L}\p{N}-]{2,63}(?:\.[\p{L}\p{N}-]{2,63}){0,4}\.[a-z]{2,24}(?![\p{L}\p{N}])(?:\/[^\s<>"”»]*)?`,
].join("|");

/** An address ends before the punctuation of the sentence it stands in. */
export function withoutTrailingMarks(address: string): string {
  return address.replace(/[.,;:!?)\]]{1,8}$/u, "");
}

const initials = String.raw`(?:\p{L}\.){2,}`;
const number = String.raw`\p{N}+(?:[.,:]\p{N}+)*[\p{L}\p{M}\p{N}]*`;
const plain = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]*(?:['’ʼ\-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*`;
const wordPattern = new RegExp(`(?<address>${addressSource})|${initials}|${number}|${plain}`, "gu");
