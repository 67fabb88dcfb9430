/** @counterfoil/risk-limiting-audit: see README.md. Pure: no time, no dice, no files. Each family has its own block. */
export { type Chance, chanceFrom } from "./chance.ts";
export type { Fine, Outcome, Refusal } from "./outcome.ts";
