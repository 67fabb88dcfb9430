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
  return new Remaining(hypothesis);
}

/** A class, since numbers that change in a closure are allocated anew at each change: a simulation has millions of draws. */
class Remaining implements RemainingMean {
  draws = 0;
  readonly #null: number;
  readonly #total: number;
  readonly #upper: number;
  readonly #cards: number;
  #sum = 0;
  #lost = 0;

  constructor({ mean, upper, cards }: NullHypothesis) {
    this.#null = mean;
    this.#total = cards * mean;
    this.#upper = upper;
    this.#cards = cards;
  }

  get mean(): number {
    if (this.#cards === Infinity) return this.#null;
    return (this.#total - this.#sum - this.#lost) / (this.#cards - this.draws);
  }

  get sum(): number {
    return this.#sum + this.#lost;
  }

  get impossible(): boolean {
    if (this.#cards === Infinity) return this.#null === 0 && this.#sum > 0;
    return this.#sum + this.#lost - this.#total > slack * Math.max(this.#total, this.#upper);
  }

  take(value: number): void {
    if (!(value >= 0 && value <= this.#upper * (1 + slack)))
      throw new RangeError(`a drawn value must be between 0 and ${this.#upper}, not ${value}`);
    if (this.draws >= this.#cards)
      throw new RangeError(`only ${this.#cards} cards can be drawn without replacement`);
    const next = this.#sum + value;
    this.#lost += this.#sum >= value ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
    this.draws += 1;
  }
}

function checkHypothesis({ mean, upper, cards }: NullHypothesis): void {
  const fits = mean >= 0 && upper > 0 && mean <= upper && Number.isFinite(upper) && cards >= 1;
  if (!fits || (cards !== Infinity && !Number.isInteger(cards)))
    throw new RangeError(`no null hypothesis: mean ${mean}, upper ${upper}, cards ${cards}`);
}
