import { remainingMean } from "./remaining-mean.ts";
import type { NullHypothesis } from "./risk-measure.ts";

/** What a gambler against the null owns, as a logarithm: 0 at the start. */
export type Capital = {
  /** What the null allows the next draw to average. */
  readonly mean: number;
  readonly logEvidence: number;
  readonly draws: number;
  /**
   * Stakes on the next draw and takes it: capital multiplies by 1 + stake (value - mean). `Infinity` once the draws prove the null
   * impossible; once lost, lost.
   *
   * @param stake at least 0; cut at 1/mean, where all is staked
   */
  bet(stake: number, value: number): void;
};

export function capitalAgainst(hypothesis: NullHypothesis): Capital {
  const { upper } = hypothesis;
  const remaining = remainingMean(hypothesis);
  let logEvidence = 0;
  return {
    get mean() {
      return remaining.mean;
    },
    get logEvidence() {
      return logEvidence;
    },
    get draws() {
      return remaining.draws;
    },
    bet(stake, value) {
      const m = remaining.mean;
      remaining.take(value);
      if (remaining.impossible) logEvidence = Infinity;
      else if (m > upper * (1 + tiny)) logEvidence = -Infinity;
      else if (m > tiny * upper && Number.isFinite(logEvidence)) logEvidence += gain(stake, value, m);
    },
  };
}

/** ln(1 + stake (value - m)), the stake cut to what keeps capital from falling below nothing. */
function gain(stake: number, value: number, m: number): number {
  if (stake >= 1 / m) return Math.log(value / m);
  return stake > 0 ? Math.log1p(stake * (value - m)) : 0;
}

const tiny = 1e-12;
