import type { Utf8 } from "../voter.ts";
import { numbersIn, type Numbers } from "./sections.ts";

/**
 * The words of one column of the list, sorted by their bytes, each once. `voters` holds for each word the voters that have it
 * (ascending), one word after the other, so that all words with one prefix are one piece of it; `words` holds for each voter
 * the words of that voter. `…At` says where a piece begins; it has one entry more than there are pieces.
 */
export type Column = {
  readonly text: Uint8Array;
  readonly textAt: Numbers;
  readonly voters: Numbers;
  readonly votersAt: Numbers;
  readonly words: Numbers;
  readonly wordsAt: Numbers;
};

export const SECTIONS_PER_COLUMN = 6;

export function sectionsOfColumn(column: Column): readonly (Uint8Array | Numbers)[] {
  const { text, textAt, voters, votersAt, words, wordsAt } = column;
  return [text, textAt, voters, votersAt, words, wordsAt];
}

export function columnFrom(sections: readonly Uint8Array[]): Column {
  const [text, textAt, voters, votersAt, words, wordsAt] = sections;
  return {
    text: text!,
    textAt: numbersIn(textAt!),
    voters: numbersIn(voters!),
    votersAt: numbersIn(votersAt!),
    words: numbersIn(words!),
    wordsAt: numbersIn(wordsAt!),
  };
}

/** Words `from` up to, not including, `to`. */
export type WordRange = { readonly from: number; readonly to: number };

/** The words that begin with these bytes. */
export function wordsWithPrefix(column: Column, prefix: Uint8Array): WordRange {
  return { from: firstWord(column, prefix, false), to: firstWord(column, prefix, true) };
}

/** The word that is these bytes, or -1. */
export function exactWord(column: Column, bytes: Uint8Array): number {
  const at = firstWord(column, bytes, false);
  const found = at < column.textAt.length - 1 && wordLength(column, at) === bytes.length;
  return found && comparedWith(column, at, bytes) === 0 ? at : -1;
}

export function wordLength({ textAt }: Column, word: number): number {
  return textAt[word + 1]! - textAt[word]!;
}

/** The first word that is not before the prefix; with `after`, the first that is behind all words with the prefix. */
function firstWord(column: Column, prefix: Uint8Array, after: boolean): number {
  let low = 0;
  let high = column.textAt.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const compared = comparedWith(column, middle, prefix);
    if (compared < 0 || (after && compared === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 0 where the word begins with the prefix. */
function comparedWith({ text, textAt }: Column, word: number, prefix: Uint8Array): number {
  const start = textAt[word]!;
  const length = textAt[word + 1]! - start;
  for (let at = 0; at < prefix.length; at++) {
    if (at >= length) return -1;
    const difference = text[start + at]! - prefix[at]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Collects the words of one column, voter after voter in the order of the input. */
export type ColumnWriter = {
  readonly add: (words: readonly string[]) => void;
  /** `order[n]` is the place in the input of the voter that is the `n`th of the image. */
  readonly finish: (order: Numbers) => Column;
};

export function columnWriter(utf8: Utf8): ColumnWriter {
  const known = new Map<string, number>();
  const given: number[] = [];
  const givenAt: number[] = [0];
  return {
    add: (words) => {
      for (const word of words.length > 1 ? new Set(words) : words) {
        let id = known.get(word);
        if (id === undefined) known.set(word, (id = known.size));
        given.push(id);
      }
      givenAt.push(given.length);
    },
    finish: (order) => finished(utf8, known, given, givenAt, order),
  };
}

function finished(
  utf8: Utf8,
  known: ReadonlyMap<string, number>,
  given: readonly number[],
  givenAt: readonly number[],
  order: Numbers,
): Column {
  const sorted = [...known].map(([word, id]) => ({ bytes: utf8.encode(word), id }));
  sorted.sort((a, b) => byBytes(a.bytes, b.bytes));
  const rank = new Uint32Array(sorted.length);
  for (const [at, { id }] of sorted.entries()) rank[id] = at;
  const words = new Uint32Array(given.length);
  const wordsAt = new Uint32Array(order.length + 1);
  const votersAt = new Uint32Array(sorted.length + 1);
  let next = 0;
  for (let voter = 0; voter < order.length; voter++) {
    const place = order[voter]!;
    for (let at = givenAt[place]!; at < givenAt[place + 1]!; at++) {
      const word = rank[given[at]!]!;
      words[next++] = word;
      votersAt[word + 1]!++;
    }
    wordsAt[voter + 1] = next;
  }
  for (let word = 0; word < sorted.length; word++) votersAt[word + 1]! += votersAt[word]!;
  return { ...textsOf(sorted), voters: votersOf(words, wordsAt, votersAt), votersAt, words, wordsAt };
}

function votersOf(words: Numbers, wordsAt: Numbers, votersAt: Numbers): Numbers {
  const voters = new Uint32Array(words.length);
  const next = votersAt.slice();
  for (let voter = 0; voter < wordsAt.length - 1; voter++)
    for (let at = wordsAt[voter]!; at < wordsAt[voter + 1]!; at++) voters[next[words[at]!]!++] = voter;
  return voters;
}

function textsOf(sorted: readonly { readonly bytes: Uint8Array }[]): Pick<Column, "text" | "textAt"> {
  const textAt = new Uint32Array(sorted.length + 1);
  for (const [at, { bytes }] of sorted.entries()) textAt[at + 1] = textAt[at]! + bytes.length;
  const text = new Uint8Array(textAt.at(-1)!);
  for (const [at, { bytes }] of sorted.entries()) text.set(bytes, textAt[at]);
  return { text, textAt };
}

function byBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return a.length - b.length;
}
