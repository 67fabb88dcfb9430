/**
 * SHA-256 (FIPS 180-4), synchronous and made for millions of short messages: sampling hashes one message a card. A
 * `Sha256Prefix` hashes a common beginning once and only the rest for each message.
 */
export function sha256(message: Uint8Array): Uint8Array {
  return digestOctets(sha256Prefix(new Uint8Array(0)).words(message, message.length));
}

export type Sha256Prefix = {
  /**
   * The digest of prefix + the first `length` octets of `rest`, as eight 32-bit words. The answer is one array that the next
   * call overwrites.
   */
  words(rest: Uint8Array, length: number): Uint32Array;
};

/** The hash after its first whole blocks; what does not fill a block is put before every message. */
export function sha256Prefix(prefix: Uint8Array): Sha256Prefix {
  const state = Uint32Array.from(initial);
  const schedule = new Int32Array(64);
  const whole = prefix.length - (prefix.length % 64);
  for (let at = 0; at < whole; at += 64) compress(state, schedule, prefix, at);
  const left = prefix.subarray(whole);
  const digest = new Uint32Array(8);
  let block = new Uint8Array(128);
  block.set(left);
  return {
    words(rest, length) {
      const used = left.length + length;
      const size = (used + 72) & ~63;
      if (size > block.length) block = grown(block, left, size);
      block.set(length === rest.length ? rest : rest.subarray(0, length), left.length);
      pad(block, used, size, prefix.length + length);
      digest.set(state);
      for (let at = 0; at < size; at += 64) compress(digest, schedule, block, at);
      return digest;
    },
  };
}

/** The 32 octets of a digest given as words. */
export function digestOctets(words: Uint32Array): Uint8Array {
  const octets = new Uint8Array(32);
  for (let index = 0; index < 32; index++) octets[index] = words[index >> 2]! >>> (24 - 8 * (index & 3));
  return octets;
}

/** A digest as one whole number, most significant octet first. */
export function digestNumber(words: Uint32Array): bigint {
  return BigInt(`0x${digestHex(words)}`);
}

export function digestHex(words: Uint32Array): string {
  let hex = "";
  for (let index = 0; index < 8; index++) hex += words[index]!.toString(16).padStart(8, "0");
  return hex;
}

function grown(block: Uint8Array, left: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(size, block.length * 2));
  larger.set(left);
  return larger;
}

function pad(block: Uint8Array, used: number, size: number, total: number): void {
  block[used] = 0x80;
  block.fill(0, used + 1, size - 8);
  const high = Math.floor(total / 0x20000000);
  const low = (total << 3) >>> 0;
  for (let index = 0; index < 4; index++) {
    block[size - 8 + index] = high >>> (24 - 8 * index);
    block[size - 4 + index] = low >>> (24 - 8 * index);
  }
}

/** One block. Written out in 32-bit integers, because this is where the time goes. */
function compress(state: Uint32Array, w: Int32Array, block: Uint8Array, at: number): void {
  for (let t = 0; t < 16; t++, at += 4)
    w[t] = (block[at]! << 24) | (block[at + 1]! << 16) | (block[at + 2]! << 8) | block[at + 3]!;
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]!;
    const y = w[t - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (s1 + w[t - 7]! + s0 + w[t - 16]!) | 0;
  }
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  let e = state[4]! | 0;
  let f = state[5]! | 0;
  let g = state[6]! | 0;
  let h = state[7]! | 0;
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + constants[t]! + w[t]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

/** The first 32 bits of the fractional parts of the square and cube roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const primes = firstPrimes(64);
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => rootBits(prime, 2n));
const constants = Int32Array.from(primes, (prime) => rootBits(prime, 3n) | 0);

function firstPrimes(count: number): bigint[] {
  const found: bigint[] = [];
  for (let number = 2n; found.length < count; number++)
    if (found.every((prime) => number % prime !== 0n)) found.push(number);
  return found;
}

/** floor(prime^(1/degree) * 2^32) mod 2^32, by halving on whole numbers. */
function rootBits(prime: bigint, degree: bigint): number {
  const target = prime << (32n * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}
