import type { NullHypothesis } from "../../risk/risk-measure.ts";
import { remainingMean, type RemainingMean } from "../../risk/remaining-mean.ts";

/** Capital against one of many nulls that are judged together, all with the same stakes. */
export type ConcaveCapital = {
  readonly mean: number;
  readonly logEvidence: number;
  bet(stake: number, value: number): void;
};

/**
 * The logarithm of capital as a function of the null, exactly ln(1 + stake (value - mean)) summed, which is concave in the null. A
 * null that the draws prove impossible must not count as refuted here: its neighbours may be possible, and what is known of them
 * is what the line between nulls says. (Counted so, ties confirm nearly always: see `risk-limit-of-designs.test.ts`.)
 */
export function concaveCapital(hypothesis: NullHypothesis): ConcaveCapital {
  return new Concave(hypothesis);
}

class Concave implements ConcaveCapital {
  logEvidence = 0;
  readonly #remaining: RemainingMean;

  constructor(hypothesis: NullHypothesis) {
    this.#remaining = remainingMean(hypothesis);
  }

  get mean(): number {
    return this.#remaining.mean;
  }

  bet(stake: number, value: number): void {
    const factor = 1 + stake * (value - this.#remaining.mean);
    this.#remaining.take(value);
    this.logEvidence = factor > 0 ? this.logEvidence + Math.log(factor) : -Infinity;
  }
}
