import { digestNumber, sha256Prefix } from "./sha256.ts";
import { utf8 } from "./utf8.ts";

/**
 * The numbers SHANGRLA gives to cards (statlab's cryptorandom): the k-th, from 0, is SHA-256 of `seed,` followed by k octets of
 * zero, as a whole number of 256 bits. The cards with the smallest numbers are the sample.
 */
export function cryptorandom(seed: string, count: number): bigint[] {
  const start = sha256Prefix(utf8(`${seed},`));
  const zeros = new Uint8Array(count);
  return Array.from({ length: count }, (_, index) => digestNumber(start.words(zeros, index)));
}
