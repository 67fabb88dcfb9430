import type { ValueKind } from "./values.ts";
import type { Warning } from "./warning-list.ts";

/** How strongly a shared value links two cases when nobody else has it. Judgements, to be measured again on labelled pairs. */
const alone: Readonly<Record<ValueKind, number>> = {
  text: 0.9,
  hash: 0.9,
  url: 0.85,
  email: 0.75,
  handle: 0.75,
  site: 0.65,
  domain: 0.5,
  passage: 0.45,
  ip: 0.4,
};

/** What a value of the warning list adds where something else links the two already. */
const beside = 0.05;

/** More members than one in this many: the value is as good as a platform. */
const commonFrom = 50;

/** Few cases tell little of how common a value is: a young index counts as one of so many. */
const casesMin = 1_000;

export type Weight = {
  readonly strength: number;
  /** Common, by the list or by the count: it links nothing alone. */
  readonly common: boolean;
};

/**
 * The strength of one shared value among `total` cases of which `count` have it: full for two, less the more there are (inverse
 * document frequency; Spärck Jones 1972), and next to nothing for what everybody has.
 */
export function weightOf(kind: ValueKind, count: number, total: number, warning: Warning | null): Weight {
  const cases = Math.max(total, casesMin);
  if (warning !== null || count * commonFrom > cases) return { strength: beside, common: true };
  const rarity = count <= 2 ? 1 : Math.log(cases / count) / Math.log(cases / 2);
  const strength = alone[kind] * Math.min(1, Math.max(rarity, 0));
  return { strength: Math.max(strength, beside), common: false };
}

/** Each reason leaves doubt; doubts are multiplied (noisy-or; Pearl 1988). */
export function together(strengths: readonly number[]): number {
  return 1 - strengths.reduce((doubt, strength) => doubt * (1 - strength), 1);
}
