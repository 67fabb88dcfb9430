import type { Column } from "../image/column.ts";
import { leftOutOf, withinTwoSlips, type LeftOut } from "./left-out.ts";

/**
 * A column whose words can be looked up misspelt: of each word, how many bytes its beginning has in common with the word before. So the
 * sorted words are a trie that needs no more than a byte a word.
 */
export type SpeltColumn = { readonly column: Column; readonly shared: Uint8Array; readonly leftOut: LeftOut };

export function speltColumn(column: Column): SpeltColumn {
  const { text, textAt } = column;
  const shared = new Uint8Array(textAt.length - 1);
  for (let word = 1; word < shared.length; word++) {
    const [before, from] = [textAt[word - 1]!, textAt[word]!];
    const most = Math.min(from - before, textAt[word + 1]! - from, SHARED_MAX);
    let length = 0;
    while (length < most && text[before + length] === text[from + length]) length++;
    shared[word] = length;
  }
  return { column, shared, leftOut: leftOutOf(column) };
}

/** Slips that are forgiven in a word of so many letters. */
export function slipsForgiven(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

const LETTERS_MAX = 62;
const SHARED_MAX = 255;
const WIDTH = 64;
/** A row for each letter on the way, none of them further than the slips beyond what was typed. */
const rows = new Uint8Array((LETTERS_MAX + 5) * WIDTH);
/** Of each row: the distance to all that was typed, and the least of these up to here. */
const whole = new Uint8Array(LETTERS_MAX + 5);
const begun = new Uint8Array(LETTERS_MAX + 5);

/**
 * The words within that many slips (optimal string alignment: Damerau 1964), or, with `begins`, those of which a beginning is; each with
 * its slips. For two slips there is `LeftOut`. Otherwise the words are walked as a trie, with one row of distances for each letter on the way (Ukkonen 1985: only so far to either
 * side as slips allow); where no distance in a row is small enough, all words with that beginning are passed over. None is missed.
 */
export function nearWords(
  { column, shared, leftOut }: SpeltColumn,
  typed: Uint8Array,
  most: number,
  begins: boolean,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (most === 0 || typed.length > LETTERS_MAX) return found;
  if (most === 2 && !begins) return withinTwoSlips(column, leftOut, typed);
  const { text, textAt } = column;
  const slips = begins ? begun : whole;
  firstRow(typed, most);
  let depth = 0;
  for (let word = 0; word < shared.length;) {
    const from = textAt[word]!;
    const length = textAt[word + 1]! - from;
    depth = Math.min(depth, shared[word]!);
    let hopeless = false;
    while (!hopeless && depth < length) hopeless = nextRow(typed, most, text, from, ++depth) > most;
    const near = slips[depth]!;
    const isFound = near <= most && (begins || !hopeless);
    if (isFound) found.set(word, near);
    word++;
    if (!hopeless) continue;
    for (; word < shared.length && shared[word]! >= depth; word++) if (isFound) found.set(word, near);
  }
  return found;
}

function firstRow(typed: Uint8Array, most: number): void {
  for (let t = 0; t <= most + 1; t++) rows[t] = t;
  whole[0] = begun[0] = Math.min(typed.length, most + 1);
}

/** Fills the row after so many letters of the word, as far as slips allow, and returns the least in it. */
function nextRow(typed: Uint8Array, most: number, text: Uint8Array, from: number, depth: number): number {
  const far = most + 1;
  const [row, old, older] = [depth * WIDTH, (depth - 1) * WIDTH, (depth - 2) * WIDTH];
  const first = Math.max(0, depth - most);
  const last = Math.min(typed.length, depth + most);
  const letter = text[from + depth - 1]!;
  const before = depth > 1 ? text[from + depth - 2]! : -1;
  let least = far;
  if (first > 0) rows[row + first - 1] = far;
  for (let t = first; t <= last; t++) {
    let cost = t === 0 ? depth : rows[old + t]! + 1;
    if (t > 0) {
      const same = rows[old + t - 1]! + (typed[t - 1] === letter ? 0 : 1);
      if (same < cost) cost = same;
      if (t > first && rows[row + t - 1]! + 1 < cost) cost = rows[row + t - 1]! + 1;
      const exchanged = t > 1 && letter === typed[t - 2] && before === typed[t - 1];
      if (exchanged && rows[older + t - 2]! + 1 < cost) cost = rows[older + t - 2]! + 1;
    }
    rows[row + t] = cost;
    if (cost < least) least = cost;
  }
  rows[row + last + 1] = far;
  whole[depth] = last === typed.length && first <= last ? rows[row + last]! : far;
  begun[depth] = Math.min(begun[depth - 1]!, whole[depth]);
  return least;
}
