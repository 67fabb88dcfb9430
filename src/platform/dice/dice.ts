/** The only caller of randomness. Everything else gets `dice` as a value. */
export interface Dice {
  bytes(count: number): Uint8Array;
  /** `prefix_` and 20 random lower-case letters and digits (103 bits): ids tell nothing about how many there are. */
  id<P extends string>(prefix: P): `${P}_${string}`;
}

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

export function diceFrom(bytes: (count: number) => Uint8Array): Dice {
  return {
    bytes,
    id(prefix) {
      let name = "";
      // 252 is the largest multiple of 36 below 256: the bytes above it are thrown again, so that every letter is as likely.
      while (name.length < 20) {
        for (const byte of bytes(24)) if (byte < 252 && name.length < 20) name += alphabet[byte % 36];
      }
      return `${prefix}_${name}`;
    },
  };
}

/** Repeatable dice for tests and for the demonstration: a 32-bit generator (xorshift) from a seed. Never for secrets. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0 || 1;
  return diceFrom((count) => {
    const out = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      out[i] = (state >>> 8) & 0xff;
    }
    return out;
  });
}
