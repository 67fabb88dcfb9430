import { randomBytes, randomFillSync } from "node:crypto";
import { diceFrom, type Dice } from "./dice.ts";

const pool = new Uint8Array(8_192);
let given = pool.length;

/** The operating system's randomness, fetched for many ids at a time: each fetching costs more than an id. */
export const systemDice: Dice = diceFrom((count) => {
  if (count > pool.length) return new Uint8Array(randomBytes(count));
  if (given + count > pool.length) {
    randomFillSync(pool);
    given = 0;
  }
  const bytes = pool.slice(given, given + count);
  // What was given out stands nowhere else.
  pool.fill(0, given, given + count);
  given += count;
  return bytes;
});
