import { randomBytes } from "node:crypto";
import { diceFrom, type Dice } from "./dice.ts";

/** The operating system's randomness. */
export const systemDice: Dice = diceFrom((count) => new Uint8Array(randomBytes(count)));
