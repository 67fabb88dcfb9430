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
  let count = 0;
  let sum = 0;
  let mean = 0;
  let squares = 0;
  return {
    get count() {
      return count;
    },
    get sum() {
      return sum;
    },
    get mean() {
      return mean;
    },
    get variance() {
      return count === 0 ? 0 : squares / count;
    },
    get deviation() {
      return count === 0 ? 0 : Math.sqrt(squares / count);
    },
    take(value) {
      count += 1;
      sum += value;
      const before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
    },
  };
}
