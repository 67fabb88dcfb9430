import { type Span, textCharactersMax } from "./words.ts";

/** A phrase to look for, with what the caller wants to know when it is met. */
export interface Phrase<T> {
  readonly phrase: string;
  readonly means: T;
}

/** One place where a phrase stands. */
export interface Occurrence<T> extends Span {
  readonly text: string;
  readonly means: T;
}

/** Looks for many phrases at once; made once per list. */
export type PhraseFinder<T> = (text: string) => readonly Occurrence<T>[];

/**
 * Finds phrases word by word, without regard to case, white space or hyphens, in singular and plural; the longest wins and
 * none overlap. A phrase all in capitals (`APT`) is met only in capitals, and once. Phrases in scripts without spaces are
 * found as they stand. Cost: the words of the text times the words of the longest phrase.
 */
export function phraseFinder<T>(phrases: readonly Phrase<T>[]): PhraseFinder<T> {
  const spaced = indexByFirstWord(phrases.filter(({ phrase }) => !unspaced.test(phrase)));
  const written = phrases.filter(({ phrase }) => unspaced.test(phrase));
  return (text) => {
    const read = text.slice(0, textCharactersMax);
    const found = [
      ...spacedOccurrences(read, spaced),
      ...written.flatMap((one) => writtenOccurrences(read, one)),
    ];
    return found.toSorted((a, b) => a.start - b.start);
  };
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

interface Entry<T> {
  readonly words: readonly string[];
  readonly capitals: boolean;
  readonly means: T;
}

interface Token extends Span {
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function indexByFirstWord<T>(phrases: readonly Phrase<T>[]): ReadonlyMap<string, readonly Entry<T>[]> {
  const index = new Map<string, Entry<T>[]>();
  for (const { phrase, means } of phrases) {
    const words = tokensOf(phrase).map((token) => token.text);
    const first = words[0];
    if (first === undefined) continue;
    const capitals = words.length === 1 && /^\p{Lu}{2,}$/u.test(first);
    const entry = { words: words.map((word) => singular(word)), capitals, means };
    const key = singular(first);
    index.set(
      key,
      [...(index.get(key) ?? []), entry].toSorted((a, b) => b.words.length - a.words.length),
    );
  }
  return index;
}

function spacedOccurrences<T>(
  text: string,
  index: ReadonlyMap<string, readonly Entry<T>[]>,
): Occurrence<T>[] {
  const tokens = tokensOf(text);
  const stems = tokens.map((token) => singular(token.text));
  const found: Occurrence<T>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const entry = index.get(stems[at] ?? "")?.find((one) => standsAt(one, tokens, stems, at));
    if (entry === undefined) continue;
    const last = at + entry.words.length - 1;
    const start = tokens[at]?.start ?? 0;
    const end = tokens[last]?.end ?? start;
    found.push({ start, end, text: text.slice(start, end), means: entry.means });
    at = last;
  }
  return found;
}

function standsAt<T>(
  entry: Entry<T>,
  tokens: readonly Token[],
  stems: readonly string[],
  at: number,
): boolean {
  if (entry.capitals && !/^\p{Lu}+s?$/u.test(tokens[at]?.text ?? "")) return false;
  return entry.words.every((word, offset) => stems[at + offset] === word);
}

function singular(word: string): string {
  const lower = word.slice(0, 64).normalize("NFC").toLowerCase();
  return lower.length > 3 ? lower.replace(/(?:s|(?<=eau|eu)x)$/u, "") : lower;
}

function writtenOccurrences<T>(text: string, { phrase, means }: Phrase<T>): Occurrence<T>[] {
  const found: Occurrence<T>[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    found.push({ start: at, end: at + phrase.length, text: phrase, means });
  }
  return found;
}
