import { bettingMartingale, type Bettor } from "./betting.ts";
import { runningMoments } from "./running-moments.ts";
import type { NullHypothesis, RiskMeasure } from "./risk-measure.ts";

/** What ALPHA thinks the next draw averages if the reported outcome is right. */
export type Estimator = {
  /** @param m what the null allows the next draw to average */
  readonly estimate: (m: number) => number;
  readonly see?: (value: number) => void;
};

/**
 * ALPHA (Stark 2023, "ALPHA: Audit that learns from previously hand-audited ballots"): evidence multiplies by
 * (x eta/m + (u - x)(u - eta)/(u - m)) / u, which is the bet (eta - m) / (m (u - m)). An estimate outside (m, u) is cut, so that
 * evidence can never fall below nothing.
 */
export function alpha(name: string, estimatorOf: (hypothesis: NullHypothesis) => Estimator): RiskMeasure {
  return bettingMartingale(name, (hypothesis) => bettorOf(hypothesis, estimatorOf(hypothesis)));
}

/**
 * The alternative that the cards average `eta` all together, so that the rest average (N eta - S)/(N - j). With values 0 and
 * 1 and replacement this is Wald's test of eta against t, and BRAVO (Lindeman, Stark and Yates 2012).
 */
export function alphaFixed(eta: number): RiskMeasure {
  return alpha(`ALPHA, eta ${eta}`, ({ cards }) => {
    const seen = runningMoments();
    return {
      estimate: () => (cards === Infinity ? eta : (cards * eta - seen.sum) / (cards - seen.count)),
      see: seen.take,
    };
  });
}

/** Wald's sequential test: each draw counts once (a reference implementation multiplies its products up twice). */
export function waldTest(eta: number): RiskMeasure {
  return { ...alphaFixed(eta), name: `Wald, eta ${eta}` };
}

export type ShrinkTruncate = {
  /** The mean that the reported results imply. */
  readonly eta: number;
  /** How many draws the reported mean weighs; `Infinity` never learns. */
  readonly d: number;
  /** How far above the null the estimate stays: c / sqrt(d + j - 1). Default (eta - t) / 2. */
  readonly c?: number;
  /** Weight of `upper` against the standard deviation so far; 0 unless told. */
  readonly f?: number;
  /** Least standard deviation that `f` divides by; 1e-6 unless told. */
  readonly leastDeviation?: number;
};

/** Shrinks what was seen towards what was reported and truncates above the null (Stark 2023, section 2.5.2). */
export function alphaShrinkTruncate(settings: ShrinkTruncate): RiskMeasure {
  const { eta, d } = settings;
  return alpha(`ALPHA, shrink and truncate, eta ${eta}, d ${d}`, (hypothesis) =>
    shrinkTruncate(settings, hypothesis),
  );
}

/**
 * For a comparison audit: the best constant estimate when the only errors are two-vote overstatements at a known rate (Stark
 * 2023, section 3.3).
 *
 * @param rate of two-vote overstatements, above 0 and small
 */
export function alphaOptimalComparison(rate: number): RiskMeasure {
  return alpha(`ALPHA for comparison, rate ${rate}`, ({ upper: u }) => {
    const eta = (1 - u * (1 - rate)) / (2 - 2 * u) + u * (1 - rate) - 1 / 2;
    return { estimate: () => eta };
  });
}

function shrinkTruncate(settings: ShrinkTruncate, { mean: t, upper }: NullHypothesis): Estimator {
  const { eta, d, f = 0, leastDeviation = 1e-6 } = settings;
  const c = settings.c ?? (eta - t) / 2;
  const seen = runningMoments();
  const weigh = (shrunk: number): number => {
    if (f === 0) return shrunk;
    const weight = f / (seen.count < 2 ? 1 : Math.max(seen.deviation, leastDeviation));
    return (shrunk + upper * weight) / (1 + weight);
  };
  return {
    estimate(m) {
      const draws = d + seen.count;
      const shrunk = d === Infinity ? eta : (d * eta + seen.sum) / draws;
      return Math.max(weigh(shrunk), m + c / Math.sqrt(draws));
    },
    see: seen.take,
  };
}

function bettorOf({ upper }: NullHypothesis, estimator: Estimator): Bettor {
  return {
    stake(m) {
      const estimate = Math.min(estimator.estimate(m), upper * (1 - Number.EPSILON));
      return m < upper ? (estimate - m) / (m * (upper - m)) : 0;
    },
    ...(estimator.see && { see: estimator.see }),
  };
}
