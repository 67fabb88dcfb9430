/** Uniform numbers in [0, 1). Simulation asks for chance; it never rolls dice of its own. */
export type Chance = () => number;

/**
 * A deterministic generator for simulations (Chris Doty-Humphrey's sfc32, PractRand; 53 bits a number). The same seed gives
 * the same numbers everywhere. Never for drawing ballots: a draw is made from the public seed, see `sampling/`.
 *
 * @param seed whole number, taken modulo 2^32
 */
export function chanceFrom(seed: number): Chance {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 15; i++) bits();
  return () => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6)) / 0x20000000000000;
}
