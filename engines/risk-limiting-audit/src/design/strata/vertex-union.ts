import { evidenceKept } from "../../risk/evidence-kept.ts";
import { runningMoments } from "../../risk/running-moments.ts";
import { type ConcaveCapital, concaveCapital } from "./concave-capital.ts";
import {
  rangesOf,
  type StratifiedMeasure,
  type StratifiedNull,
  stratumNull,
  weightsOf,
} from "./stratified-null.ts";
import { sumOfEvidence } from "./banded-union.ts";

/** A stake in one stratum, from what it showed so far. It must not depend on the null: at most 1/upper. */
export type ObliviousBet = (seen: { readonly mean: number; readonly count: number }, upper: number) => number;

/**
 * The union-intersection test of any number of strata, with bets that are the same for every null. Then the evidence is concave
 * over the nulls, so that it is least at a corner of them (Spertus, Sridhar and Stark 2024, section 5): where all strata but one
 * are at the least or the most they could average. The corners number at most K 2^(K-1).
 *
 * @param bet `betWithTheMean` unless told
 */
export function vertexUnion(bet: ObliviousBet = betWithTheMean): StratifiedMeasure {
  return {
    name: "union over corners",
    start(hypothesis) {
      const { strata } = hypothesis;
      const corners = cornersOf(hypothesis).map((means) =>
        means.map((mean, stratum) => concaveCapital(stratumNull(hypothesis, stratum, mean))),
      );
      const seen = strata.map(runningMoments);
      const kept = evidenceKept();
      return {
        next(stratum, value) {
          const [moments, upper] = [seen[stratum], strata[stratum]?.upper];
          if (!moments || !upper) throw new RangeError(`there is no stratum with number ${stratum}`);
          const stake = Math.min(1 / upper, bet(moments, upper));
          moments.take(value);
          return kept.keep(leastEvidence(corners, stratum, stake, value));
        },
        get p() {
          return kept.p;
        },
        get pNow() {
          return kept.pNow;
        },
        get logEvidence() {
          return kept.logEvidence;
        },
      };
    },
  };
}

/** Stakes more the higher the mean so far, from half of `upper` on; most of what is allowed when all values are the largest. */
export const betWithTheMean: ObliviousBet = ({ mean, count }, upper) => {
  const shrunk = (mean * count + upper) / (count + 2);
  return Math.max(0, Math.min(0.9, shrunk / upper)) / upper;
};

/**
 * The same stake in every stratum. With draws in proportion to the cards of the strata, the evidence then grows, to first order, with the
 * margin of the whole at every null alike; a bet on a stratum's own mean loses at nulls that put all the error elsewhere. A good stake is
 * about half the margin over the mean square of (value - null).
 */
export function equalStakes(stake: number): ObliviousBet {
  if (!(stake > 0)) throw new RangeError(`a stake is above 0, not ${stake}`);
  return () => stake;
}

export const strataMost = 12;

/** Stratum means at the corners of the null: all at a limit but one, which makes up the average. */
export function cornersOf(hypothesis: StratifiedNull): readonly (readonly number[])[] {
  const weights = weightsOf(hypothesis);
  const ranges = rangesOf(hypothesis);
  if (ranges.length > strataMost) throw new RangeError(`at most ${strataMost} strata, not ${ranges.length}`);
  const corners = new Map<string, readonly number[]>();
  for (let free = 0; free < ranges.length; free++) {
    for (let limits = 0; limits < 2 ** ranges.length; limits++) {
      if ((limits >> free) & 1) continue;
      const means = ranges.map(({ least, most }, index) => ((limits >> index) & 1 ? most : least));
      const rest = weights.reduce((sum, weight, i) => (i === free ? sum : sum + weight * (means[i] ?? 0)), 0);
      const mean = (hypothesis.mean - rest) / (weights[free] ?? 1);
      const { least = 0, most = 0 } = ranges[free] ?? {};
      if (mean < least - slack || mean > most + slack) continue;
      means[free] = Math.min(most, Math.max(least, mean));
      corners.set(means.map((value) => value.toFixed(12)).join(" "), means);
    }
  }
  if (corners.size === 0) throw new RangeError("no stratum means average the null");
  return [...corners.values()];
}

const slack = 1e-12;

function leastEvidence(
  corners: readonly (readonly ConcaveCapital[])[],
  stratum: number,
  stake: number,
  value: number,
): number {
  let least = Infinity;
  for (const corner of corners) {
    corner[stratum]?.bet(stake, value);
    least = Math.min(least, sumOfEvidence(corner.map(({ logEvidence }) => logEvidence)));
  }
  return least;
}
