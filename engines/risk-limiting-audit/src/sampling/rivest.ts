import { sha256Prefix } from "./sha256.ts";
import { utf8, writeUtf8 } from "./utf8.ts";

/**
 * Rivest's sampler (R. L. Rivest, sampler.py, 2011), as Colorado uses it (8 CCR 1505-1, rule 25.2.2): draw i, counted from 1, is
 * 1 + (SHA-256(UTF-8 of `seed,i`) as a whole number) mod total. With replacement; `rivestDistinct` skips repeats.
 *
 * @param total how many cards there are, 1 to 2^37
 * @param from the number of the first draw, 1 at the start; an escalation goes on with the next number
 * @returns `count` positions from 1 to total, in order of drawing
 */
export function rivestDraws(seed: string, total: number, count: number, from = 1): number[] {
  const draw = rivestDraw(seed, total);
  return Array.from({ length: count }, (_, index) => draw(from + index));
}

/** The same draws without the ones drawn before. Throws when more are asked for than there are cards. */
export function rivestDistinct(seed: string, total: number, count: number): number[] {
  if (count > total) throw new RangeError(`${count} distinct draws from ${total} cards`);
  const draw = rivestDraw(seed, total);
  const drawn = new Set<number>();
  for (let number = 1; drawn.size < count; number++) drawn.add(draw(number));
  return [...drawn];
}

/** One more than 2^37 would no longer be exact in `modulo`. */
export const rivestCardsMax = 2 ** 37;

function rivestDraw(seed: string, total: number): (number: number) => number {
  if (!Number.isSafeInteger(total) || total < 1 || total > rivestCardsMax)
    throw new RangeError(`a sample needs 1 to 2^37 cards, not ${total}`);
  const hash = sha256Prefix(utf8(`${seed},`));
  const digits = new Uint8Array(64);
  return (number) => 1 + modulo(hash.words(digits, writeUtf8(String(number), digits)), total);
}

/** A 256-bit number modulo `divisor`, 16 bits at a time, so that every product stays below 2^53. */
function modulo(words: Uint32Array, divisor: number): number {
  let rest = 0;
  for (let index = 0; index < 8; index++) {
    rest = (rest * 65536 + (words[index]! >>> 16)) % divisor;
    rest = (rest * 65536 + (words[index]! & 0xffff)) % divisor;
  }
  return rest;
}
