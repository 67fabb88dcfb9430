import type { Column } from "../image/column.ts";
import { slipsBetween } from "./distance.ts";

/** A column whose words can be looked up misspelt: which letters each word has, as one bit for each of 32 classes. */
export type SpeltColumn = { readonly column: Column; readonly letters: Uint32Array };

export function speltColumn(column: Column): SpeltColumn {
  const letters = new Uint32Array(column.textAt.length - 1);
  for (let word = 0; word < letters.length; word++)
    letters[word] = lettersIn(column.text, column.textAt[word]!, column.textAt[word + 1]!);
  return { column, letters };
}

/** Slips that are forgiven in a word of so many letters. */
export function slipsForgiven(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/**
 * The words within that many slips, each with its slips. A slip changes at most two letters of the set, one on each side, so that a
 * look at 32 bits rules out nearly all words; the rest is measured. All of them are found.
 */
export function nearWords(
  { column, letters }: SpeltColumn,
  typed: Uint8Array,
  most: number,
  begins: boolean,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  if (most === 0) return found;
  const { text, textAt } = column;
  const wanted = lettersIn(typed, 0, typed.length);
  for (let word = 0; word < letters.length; word++) {
    const has = letters[word]!;
    if (bitsIn(wanted & ~has) > most || (!begins && bitsIn(has & ~wanted) > most)) continue;
    const slips = slipsBetween(typed, text, textAt[word]!, textAt[word + 1]!, most, begins);
    if (slips <= most) found.set(word, slips);
  }
  return found;
}

function lettersIn(text: Uint8Array, from: number, to: number): number {
  let letters = 0;
  for (let at = from; at < to; at++) letters |= 1 << (text[at]! & 31);
  return letters >>> 0;
}

function bitsIn(number: number): number {
  let n = number - ((number >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
