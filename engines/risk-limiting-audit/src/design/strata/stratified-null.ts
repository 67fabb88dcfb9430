import type { NullHypothesis } from "../../risk/risk-measure.ts";

/** Cards that are drawn from by themselves: a county, a kind of ballot, a way of counting. */
export type Stratum = {
  /** How many cards it has; its weight in the whole. */
  readonly cards: number;
  /** The largest value of a card. */
  readonly upper: number;
  /** The least and the most that its mean could be, where that is known to be narrower than 0 and `upper`. */
  readonly least?: number;
  readonly most?: number;
};

/** The null of several strata: over all their cards, the values average at most `mean`. */
export type StratifiedNull = {
  readonly strata: readonly Stratum[];
  readonly mean: number;
  /** Whether a card can be drawn twice. */
  readonly replacement: boolean;
};

/** A measure of risk from draws of several strata, each in its own order, mixed in any order that does not look ahead. */
export type StratifiedMeasure = { readonly name: string; start(hypothesis: StratifiedNull): StratifiedTrack };

export type StratifiedTrack = {
  /** Takes the next card of a stratum and returns the risk so far. */
  next(stratum: number, value: number): number;
  readonly p: number;
  readonly pNow: number;
  readonly logEvidence: number;
};

/** A stratum's mean between what it could be. */
export type Range = { readonly least: number; readonly most: number };

export function rangesOf({ strata }: StratifiedNull): readonly Range[] {
  return strata.map(({ least = 0, most, upper }) => ({ least, most: most ?? upper }));
}

/** Each stratum's part of all cards. */
export function weightsOf({ strata }: StratifiedNull): readonly number[] {
  const cards = strata.reduce((sum, stratum) => sum + stratum.cards, 0);
  return strata.map((stratum) => stratum.cards / cards);
}

/** The null that one stratum averages at most `mean`. */
export function stratumNull(
  { strata, replacement }: StratifiedNull,
  index: number,
  mean: number,
): NullHypothesis {
  const stratum = strata[index];
  if (!stratum) throw new RangeError(`there are ${strata.length} strata, none with number ${index}`);
  const bounded = Math.min(stratum.upper, Math.max(0, mean));
  return { mean: bounded, upper: stratum.upper, cards: replacement ? Infinity : stratum.cards };
}
