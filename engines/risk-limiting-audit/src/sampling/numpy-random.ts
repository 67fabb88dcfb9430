import { digestNumber, sha256Prefix } from "./sha256.ts";
import { utf8 } from "./utf8.ts";

/**
 * What `numpy.random.default_rng(n).random()` gives (NumPy 1.17 and later): SeedSequence (M. E. O'Neill's seed_seq), then PCG64
 * XSL-RR 128/64 (O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", 2014), then the upper 53
 * bits as a fraction. Needed to replay the batch draws of Arlo.
 */
export function numpyUniform(seed: bigint): () => number {
  const [a, b, c, d] = seedWords(seed) as [bigint, bigint, bigint, bigint];
  const increment = ((((c << 64n) | d) << 1n) | 1n) & mask128;
  const step = (state: bigint): bigint => (state * multiplier + increment) & mask128;
  let state = step(increment + ((a << 64n) | b));
  return () => {
    state = step(state);
    return Number(xslRr(state) >> 11n) / 2 ** 53;
  };
}

/** Arlo's seed of the generator: SHA-256 of the audit's seed as a whole number. */
export function numpySeed(seed: string): bigint {
  const octets = utf8(seed);
  return digestNumber(sha256Prefix(new Uint8Array(0)).words(octets, octets.length));
}

/**
 * `Generator.choice(len(weights), count, p=weights)`: draws with replacement, each index with chance proportional to its weight,
 * which must not be negative; their sum must be above zero. Sums run in the order given, as NumPy's do.
 */
export function weightedDraws(seed: bigint, weights: readonly number[], count: number): number[] {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    if (!(weight >= 0)) throw new RangeError(`weight ${index} is ${weight}`);
    sums[index] = sum += weight;
  }
  if (!(sum > 0)) throw new RangeError("all weights are zero");
  for (let index = 0; index < sums.length; index++) sums[index] = sums[index]! / sum;
  const uniform = numpyUniform(seed);
  return Array.from({ length: count }, () => firstAbove(sums, uniform()));
}

/** The first index whose sum is above `value` (`searchsorted(side="right")`). */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const multiplier = 0x2360ed051fc65da44385df649fccf645n;

function xslRr(state: bigint): bigint {
  const folded = (state >> 64n) ^ (state & mask64);
  const turn = state >> 122n;
  return ((folded >> turn) | (folded << (64n - turn))) & mask64;
}

/** SeedSequence(entropy).generate_state(4, uint64), with the pool of four words. */
function seedWords(entropy: bigint): bigint[] {
  const pool = filledPool(entropyWords(entropy));
  let constant = 0x8b51f9dd;
  const words = Array.from({ length: 8 }, (_, index) => {
    let value = (pool[index % 4]! ^ constant) >>> 0;
    constant = Math.imul(constant, 0x58f38ded) >>> 0;
    value = Math.imul(value, constant) >>> 0;
    return (value ^ (value >>> 16)) >>> 0;
  });
  return [0, 1, 2, 3].map((index) => BigInt(words[2 * index]!) | (BigInt(words[2 * index + 1]!) << 32n));
}

function entropyWords(entropy: bigint): number[] {
  const words: number[] = [];
  for (let rest = entropy; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length > 0 ? words : [0];
}

function filledPool(words: readonly number[]): Uint32Array {
  let constant = 0x43b0d7e5;
  const hashed = (word: number): number => {
    let value = (word ^ constant) >>> 0;
    constant = Math.imul(constant, 0x931e8875) >>> 0;
    value = Math.imul(value, constant) >>> 0;
    return (value ^ (value >>> 16)) >>> 0;
  };
  const pool = new Uint32Array(4);
  for (let index = 0; index < 4; index++) pool[index] = hashed(words[index] ?? 0);
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mixed(pool[to]!, hashed(pool[from]!));
  for (const word of words.slice(4)) for (let to = 0; to < 4; to++) pool[to] = mixed(pool[to]!, hashed(word));
  return pool;
}

function mixed(x: number, y: number): number {
  const value = (Math.imul(x, 0xca01f9dd) - Math.imul(y, 0x4973f715)) >>> 0;
  return (value ^ (value >>> 16)) >>> 0;
}
