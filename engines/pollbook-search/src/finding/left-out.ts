import type { Column } from "../image/column.ts";
import { slipsBetween } from "./distance.ts";

/**
 * The words of a column by what is left of their beginnings when up to two letters are left out of them. Whatever two slips do to a word,
 * something is left that is also left of what was typed (symmetric deletion: Garbe 2012; Mor and Fraenkel 1982), so that a few
 * look-ups name all words that have to be measured. `words` lie one bucket after the other.
 */
export type LeftOut = { readonly words: Uint32Array; readonly startsAt: Uint32Array; readonly bits: number };

/** Of longer words only so many letters are looked at: the rest is measured. */
const BEGINNING = 7;
const SLIPS = 2;
/** Fewer letters have no word of six or more within two slips. */
const LETTERS_MIN = 4;
/** There are two to the power of these many buckets, so that few words meet in one, and a short list is opened at once. */
const BITS_MIN = 8;
const BITS_MAX = 20;
const BUCKETS_PER_WORD = 32;

export function leftOutOf({ text, textAt }: Column): LeftOut {
  const count = textAt.length - 1;
  const bits = Math.min(BITS_MAX, Math.max(BITS_MIN, 32 - Math.clz32(count * BUCKETS_PER_WORD)));
  const startsAt = new Uint32Array((1 << bits) + 1);
  const eachWord = (call: (bucket: number, word: number) => void) => {
    for (let word = 0; word < count; word++) {
      const [from, to] = [textAt[word]!, textAt[word + 1]!];
      if (to - from < LETTERS_MIN) continue;
      const left = bucketsOf(text, from, to, bits);
      for (let n = 0; n < left; n++) call(buckets[n]!, word);
    }
  };
  eachWord((bucket) => startsAt[bucket + 1]!++);
  for (let bucket = 0; bucket < startsAt.length - 1; bucket++) startsAt[bucket + 1]! += startsAt[bucket]!;
  const words = new Uint32Array(startsAt.at(-1)!);
  const next = startsAt.slice();
  eachWord((bucket, word) => {
    words[next[bucket]!++] = word;
  });
  return { words, startsAt, bits };
}

/** The words within two slips of at least six letters that were typed, each with its slips; in the order of the column. */
export function withinTwoSlips(
  { text, textAt }: Column,
  { words, startsAt, bits }: LeftOut,
  typed: Uint8Array,
): ReadonlyMap<number, number> {
  const candidates = new Set<number>();
  const left = bucketsOf(typed, 0, typed.length, bits);
  for (let n = 0; n < left; n++) {
    const bucket = buckets[n]!;
    for (let at = startsAt[bucket]!; at < startsAt[bucket + 1]!; at++) candidates.add(words[at]!);
  }
  const found = new Map<number, number>();
  for (const word of [...candidates].sort((a, b) => a - b)) {
    const slips = slipsBetween(typed, text, textAt[word]!, textAt[word + 1]!, SLIPS, false);
    if (slips <= SLIPS) found.set(word, slips);
  }
  return found;
}

/** 1 with nothing left out, 7 with one letter, 21 with two. */
const buckets = new Uint32Array(32);

/** Fills `buckets`, each once, and answers how many there are. Left out are the letters at `one` and at `other`; `end` is none. */
function bucketsOf(text: Uint8Array, from: number, to: number, bits: number): number {
  const end = Math.min(to, from + BEGINNING);
  let count = 0;
  for (let one = from; one <= end; one++)
    for (let other = Math.min(one + 1, end); other <= end; other++) {
      const bucket = hashWithout(text, from, end, one, other, bits);
      let at = 0;
      while (at < count && buckets[at] !== bucket) at++;
      if (at === count) buckets[count++] = bucket;
    }
  return count;
}

/** FNV-1a (Fowler, Noll and Vo 1991), folded to so many bits. */
function hashWithout(
  text: Uint8Array,
  from: number,
  end: number,
  one: number,
  other: number,
  bits: number,
): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < end; at++)
    if (at !== one && at !== other) hash = Math.imul(hash ^ text[at]!, 0x01000193);
  return ((hash >>> bits) ^ hash) & ((1 << bits) - 1);
}
