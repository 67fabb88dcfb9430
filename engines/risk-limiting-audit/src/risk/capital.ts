import { remainingMean, type RemainingMean } from "./remaining-mean.ts";
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
  return new Kept(hypothesis);
}

class Kept implements Capital {
  logEvidence = 0;
  readonly #upper: number;
  readonly #remaining: RemainingMean;

  constructor(hypothesis: NullHypothesis) {
    this.#upper = hypothesis.upper;
    this.#remaining = remainingMean(hypothesis);
  }

  get mean(): number {
    return this.#remaining.mean;
  }

  get draws(): number {
    return this.#remaining.draws;
  }

  bet(stake: number, value: number): void {
    const m = this.#remaining.mean;
    this.#remaining.take(value);
    if (this.#remaining.impossible) this.logEvidence = Infinity;
    else if (m > this.#upper * (1 + tiny)) this.logEvidence = -Infinity;
    else if (m > tiny * this.#upper && Number.isFinite(this.logEvidence))
      this.logEvidence += gain(stake, value, m);
  }
}

/** ln(1 + stake (value - m)), the stake cut to what keeps capital from falling below nothing. */
function gain(stake: number, value: number, m: number): number {
  if (stake >= 1 / m) return Math.log(value / m);
  return stake > 0 ? Math.log1p(stake * (value - m)) : 0;
}

const tiny = 1e-12;
