import type { NullHypothesis } from "./risk-measure.ts";

/**
 * What the null still allows the cards not yet drawn to average: (N t - S) / (N - j), or t when drawing with replacement
 * (Stark 2023, section 2.2). Sums are compensated, so ten million draws lose no digits.
 */
export type RemainingMean = {
  /** Before the next draw. Below 0 the null is impossible; above `upper` it is certain. */
  readonly mean: number;
  /** The sum of the drawn values. */
  readonly sum: number;
  readonly draws: number;
  /** The drawn values alone exceed what the null allows to all cards together; with replacement, where it allows nothing. */
  readonly impossible: boolean;
  take(value: number): void;
};

/** Relative slack for "exceeds": rounding must never declare the null impossible. */
const slack = 1e-9;

export function remainingMean(hypothesis: NullHypothesis): RemainingMean {
  checkHypothesis(hypothesis);
  const { mean, upper, cards } = hypothesis;
  const total = cards * mean;
  let sum = 0;
  let lost = 0;
  let draws = 0;
  return {
    get mean() {
      return cards === Infinity ? mean : (total - sum - lost) / (cards - draws);
    },
    get sum() {
      return sum + lost;
    },
    get draws() {
      return draws;
    },
    get impossible() {
      if (cards === Infinity) return mean === 0 && sum > 0;
      return sum + lost - total > slack * Math.max(total, upper);
    },
    take(value) {
      if (!(value >= 0 && value <= upper * (1 + slack)))
        throw new RangeError(`a drawn value must be between 0 and ${upper}, not ${value}`);
      if (draws >= cards) throw new RangeError(`only ${cards} cards can be drawn without replacement`);
      const next = sum + value;
      lost += sum >= value ? sum - next + value : value - next + sum;
      sum = next;
      draws += 1;
    },
  };
}

function checkHypothesis({ mean, upper, cards }: NullHypothesis): void {
  const fits = mean >= 0 && upper > 0 && mean <= upper && Number.isFinite(upper) && cards >= 1;
  if (!fits || (cards !== Infinity && !Number.isInteger(cards)))
    throw new RangeError(`no null hypothesis: mean ${mean}, upper ${upper}, cards ${cards}`);
}
