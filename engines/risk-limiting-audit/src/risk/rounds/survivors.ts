import { logBinomial, logBinomialTail } from "../../probability/binomial.ts";
import { logSum } from "../../probability/log-sum.ts";

/**
 * Where the audits stand that no round has stopped: the distribution of the winner's votes so far, at the reported share and at
 * a tie.
 */
export type Survivors = {
  /** ln of Pr[at least `winners` after a next round of `size` ballots], at the reported share over that at a tie. */
  readonly logTailRatio: (winners: number, size: number) => number;
  /** A round of `size` ballots ended; it stopped the audits with `leastWinners` or more. */
  readonly after: (size: number, leastWinners: number | null) => void;
};

/** Chances from `from` votes on; what is left out is below 1e-30 of the whole. */
type Distribution = { readonly from: number; readonly chances: Float64Array };

export function survivors(share: number): Survivors {
  let reported: Distribution = { from: 0, chances: Float64Array.of(1) };
  let tied: Distribution = reported;
  let tails = tailsOf(share, 0, 1);
  return {
    logTailRatio(winners, size) {
      const count = Math.max(reported.chances.length, tied.chances.length);
      if (tails.size !== size || tails.few !== count < 2) tails = tailsOf(share, size, count);
      return logTail(reported, winners, tails.reported) - logTail(tied, winners, tails.tied);
    },
    after(size, leastWinners) {
      reported = convolve(reported, size, share, leastWinners);
      tied = convolve(tied, size, 1 / 2, leastWinners);
      tails = tailsOf(share, 0, 1);
    },
  };
}

type Tail = (k: number) => number;

/** The tails of the next round alone: computed one by one while only one count is alive, else tabled. */
function tailsOf(
  share: number,
  size: number,
  alive: number,
): { readonly size: number; readonly few: boolean; readonly reported: Tail; readonly tied: Tail } {
  const tailAt = (p: number): Tail => {
    if (alive < 2) return (k) => logBinomialTail(k, size, p);
    const table = tailTable(size, p);
    return (k) => (k <= 0 ? 0 : k > size ? -Infinity : (table[k] ?? NaN));
  };
  return { size, few: alive < 2, reported: tailAt(share), tied: tailAt(1 / 2) };
}

/** ln Pr[K >= k] for every k from 0 to n, summed from the far end. */
function tailTable(n: number, p: number): Float64Array {
  const table = new Float64Array(n + 1);
  let tail = -Infinity;
  for (let k = n; k >= 0; k--) {
    const term = logBinomial(k, n, p);
    const gap = term - tail;
    if (gap > 700 || tail === -Infinity) tail = term;
    else if (gap > -50) tail += Math.log1p(Math.exp(gap));
    table[k] = Math.min(0, tail);
  }
  return table;
}

function logTail({ from, chances }: Distribution, winners: number, tail: Tail): number {
  const terms: number[] = [];
  for (let i = 0; i < chances.length; i++) {
    const chance = chances[i] ?? 0;
    if (chance > 0) terms.push(Math.log(chance) + tail(winners - from - i));
  }
  return logSum(terms);
}

/** Adds a round to a distribution and cuts off what the round stopped. */
function convolve(before: Distribution, size: number, p: number, leastWinners: number | null): Distribution {
  const round = binomialWindow(size, p);
  const from = before.from + round.from;
  const length = Math.max(1, before.chances.length + round.chances.length - 1);
  const kept = leastWinners === null ? length : Math.max(0, Math.min(length, leastWinners - from));
  const chances = new Float64Array(kept);
  for (let i = 0; i < before.chances.length; i++) {
    const chance = before.chances[i] ?? 0;
    const end = Math.min(round.chances.length, kept - i);
    for (let j = 0; j < end; j++) chances[i + j] = (chances[i + j] ?? 0) + chance * (round.chances[j] ?? 0);
  }
  return trimmed({ from, chances });
}

/** Around the mean, out to where the chances no longer matter even to a far tail. */
function binomialWindow(size: number, p: number): Distribution {
  const reach = Math.ceil(38 * Math.sqrt(size * p * (1 - p))) + 30;
  const from = Math.max(0, Math.floor(size * p) - reach);
  const to = Math.min(size, Math.ceil(size * p) + reach);
  const chances = Float64Array.from({ length: to - from + 1 }, (_, i) =>
    Math.exp(logBinomial(from + i, size, p)),
  );
  return { from, chances };
}

function trimmed({ from, chances }: Distribution): Distribution {
  let first = 0;
  while (first < chances.length - 1 && (chances[first] ?? 0) < 1e-30) first += 1;
  return { from: from + first, chances: chances.slice(first) };
}
