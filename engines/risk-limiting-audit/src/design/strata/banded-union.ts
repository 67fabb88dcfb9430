import type { Bet, Bettor } from "../../risk/betting.ts";
import { type Capital, capitalAgainst } from "../../risk/capital.ts";
import { bothEnds } from "./both-ends.ts";
import { type ConcaveCapital, concaveCapital } from "./concave-capital.ts";
import {
  rangesOf,
  type StratifiedMeasure,
  type StratifiedNull,
  type StratifiedTrack,
  stratumNull,
  weightsOf,
} from "./stratified-null.ts";

/**
 * The union-intersection test of two strata (Spertus, Sridhar and Stark 2024, "Sequential stratified inference for the mean"): the
 * outcome is wrong if some pair of stratum means that average the null is true, so every pair must be refuted. The pairs are cut
 * into bands; within a band both strata bet as against the larger mean, so that evidence is least at one of its ends and nothing
 * between can be overlooked. More bands find more evidence.
 *
 * The reference starts its bands at max(0, t - w2); the first pair is (t - w2 most2)/w1, which wastes none.
 */
export function bandedUnion(bet: Bet, bands: number): StratifiedMeasure {
  return {
    name: `union of ${bands} bands`,
    start(hypothesis) {
      if (hypothesis.strata.length !== 2) throw new RangeError("bands are for two strata");
      return startUnion(bandsOf(hypothesis, bands).map((ends) => startBand(hypothesis, bet, ends)));
    },
  };
}

/** The means of both strata at the two ends of a band. */
type Ends = readonly [readonly [number, number], readonly [number, number]];

/** One stratum of a band. */
type Side = {
  readonly ends: readonly [ConcaveCapital, ConcaveCapital];
  readonly larger: Capital;
  readonly bettor: Bettor;
};

type Band = {
  next(stratum: number, value: number): void;
  /** As it stands now, and the best that all pairs of the band have been refuted with. */
  readonly logEvidence: number;
  readonly best: number;
};

function bandsOf(hypothesis: StratifiedNull, bands: number): Ends[] {
  const [w1 = 0, w2 = 0] = weightsOf(hypothesis);
  const [first, second] = rangesOf(hypothesis);
  if (!first || !second) return [];
  const low = Math.max(first.least, (hypothesis.mean - w2 * second.most) / w1);
  const high = Math.min(first.most, (hypothesis.mean - w2 * second.least) / w1);
  if (low > high) throw new RangeError("no pair of stratum means averages the null");
  const pairAt = (index: number): readonly [number, number] => {
    const mean = low + ((high - low) * index) / bands;
    return [mean, (hypothesis.mean - w1 * mean) / w2];
  };
  return Array.from({ length: bands }, (_, index): Ends => [pairAt(index), pairAt(index + 1)]);
}

function startBand(hypothesis: StratifiedNull, bet: Bet, [start, end]: Ends): Band {
  const sides = ([0, 1] as const).map((stratum): Side => {
    const at = (mean: number) => concaveCapital(stratumNull(hypothesis, stratum, mean));
    const against = stratumNull(hypothesis, stratum, Math.max(start[stratum], end[stratum]));
    return {
      ends: [at(start[stratum]), at(end[stratum])],
      larger: capitalAgainst(against),
      bettor: bet(against),
    };
  });
  const refuted = bothEnds();
  let logEvidence = 0;
  return {
    next(stratum, value) {
      const side = sides[stratum];
      if (!side) throw new RangeError(`there are two strata, none with number ${stratum}`);
      playSide(side, value);
      const [atStart, atEnd] = [together(sides, 0), together(sides, 1)];
      logEvidence = Math.min(atStart, atEnd);
      refuted.take(atStart, atEnd);
    },
    get logEvidence() {
      return logEvidence;
    },
    get best() {
      return refuted.best;
    },
  };
}

function playSide({ bettor, larger, ends }: Side, value: number): void {
  const m = larger.mean;
  const stake = m > 0 ? Math.min(Math.max(0, bettor.stake(m)), 1 / m) : 0;
  for (const end of ends) end.bet(stake, value);
  larger.bet(0, value);
  bettor.see?.(value);
}

/** A band is refuted for certain only where the larger of its means is: then every null in it is. */
function together(sides: readonly Side[], end: 0 | 1): number {
  if (sides.some(({ larger }) => larger.logEvidence === Infinity)) return Infinity;
  return sumOfEvidence(sides.map(({ ends }) => ends[end].logEvidence));
}

/** Evidence of independent strata multiplies; a stratum that is impossible refutes the whole, whatever the others say. */
export function sumOfEvidence(logs: readonly number[]): number {
  return logs.includes(Infinity) ? Infinity : logs.reduce((sum, log) => sum + log, 0);
}

function startUnion(bands: readonly Band[]): StratifiedTrack {
  let now = 0;
  let best = 0;
  return {
    next(stratum, value) {
      for (const band of bands) band.next(stratum, value);
      now = bands.reduce((least, band) => Math.min(least, band.logEvidence), Infinity);
      best = bands.reduce((least, band) => Math.min(least, band.best), Infinity);
      return Math.exp(-best);
    },
    get p() {
      return Math.exp(-best);
    },
    get pNow() {
      return now > 0 ? Math.exp(-now) : 1;
    },
    get logEvidence() {
      return now;
    },
  };
}
