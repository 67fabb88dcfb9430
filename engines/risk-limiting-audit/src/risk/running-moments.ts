/** Mean and spread of a growing list of numbers (Welford 1962), without keeping the list. */
export type RunningMoments = {
  readonly count: number;
  readonly sum: number;
  readonly mean: number;
  /** Of the population: divided by the count. 0 while nothing was taken. */
  readonly variance: number;
  readonly deviation: number;
  readonly take: (value: number) => void;
};

export function runningMoments(): RunningMoments {
  return new Moments();
}

class Moments implements RunningMoments {
  count = 0;
  sum = 0;
  mean = 0;
  #squares = 0;

  get variance(): number {
    return this.count === 0 ? 0 : this.#squares / this.count;
  }

  get deviation(): number {
    return Math.sqrt(this.variance);
  }

  readonly take = (value: number): void => {
    this.count += 1;
    this.sum += value;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.#squares += before * (value - this.mean);
  };
}
