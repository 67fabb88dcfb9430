import { hashOf } from "./hash.ts";
import { isUnspaced, wordsOf } from "./normal-text.ts";

/** UTF-16 units in a row that are compared: four in scripts with spaces, two in those without. */
const spacedGram = 4;
const unspacedGram = 2;

/** Of a text so many character grams are kept at most: those with the lowest numbers, the same ones in every text. */
export const gramsMax = 2048;

/** The distinct character grams of a normalised text as ascending numbers (Broder 1997, resemblance of documents). */
export function gramsOf(normal: string): Uint32Array {
  const framed = ` ${normal} `;
  const grams = new Set<number>();
  for (let at = 0; at < framed.length; at += 1) {
    const end = at + (isUnspaced(framed.charAt(at)) ? unspacedGram : spacedGram);
    if (end <= framed.length) grams.add(hashOf(framed, at, end));
  }
  return Uint32Array.from(grams).toSorted().slice(0, gramsMax);
}

/**
 * A bounded sample of the word shingles of a normalised text: the `count` with the lowest numbers. Two texts that share
 * shingles sample the same ones, also when one is a part of the other. A shingle is two neighbouring words in either
 * order, one of them of four letters or more; in scripts without spaces three characters in a row.
 */
export function sampledShingles(normal: string, count: number): readonly number[] {
  const words = wordsOf(normal);
  const shingles = new Set<number>();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const [a = "", b = "", c = ""] = [words[at], words[at + 1], words[at + 2]];
    if (isUnspaced(a)) shingles.add(hashOf(`${a}${b}${c}`));
    else if (a.length >= 4 || b.length >= 4) shingles.add(hashOf(a < b ? `${a} ${b}` : `${b} ${a}`));
  }
  if (words.length === 1) shingles.add(hashOf(words[0] ?? ""));
  return Array.from(Uint32Array.from(shingles).toSorted().slice(0, count));
}

/** How many numbers two ascending lists share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  let inA = 0;
  let inB = 0;
  while (inA < a.length && inB < b.length) {
    const left = a[inA] ?? 0;
    const right = b[inB] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) inA += 1;
    if (right <= left) inB += 1;
  }
  return shared;
}
