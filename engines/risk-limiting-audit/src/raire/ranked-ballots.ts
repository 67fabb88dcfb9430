import { fine, refused, type Outcome } from "../outcome.ts";

/** `count` cards with the same ranking: candidate numbers from 0, most preferred first, each at most once, possibly none. */
export type BallotType = { readonly count: number; readonly ranking: readonly number[] };

/** An instant-runoff contest as a tally of rankings: everything that assertions depend on. */
export type RankedBallots = {
  readonly candidates: number;
  readonly types: readonly BallotType[];
};

export type BallotsRefusal = "invalid-candidates" | "invalid-ballot";

/** More candidates than any ballot paper has ever held; bounds memory, which grows with the square. */
export const candidatesMax = 500;

/**
 * The same ballots with equal rankings added up, in the order of their rankings, or the first thing wrong with them: values
 * `candidates`, or `row` (from 0) and `expected`.
 */
export function rankedBallots(
  candidates: number,
  types: readonly BallotType[],
): Outcome<RankedBallots, BallotsRefusal> {
  if (!Number.isInteger(candidates) || candidates < 1 || candidates > candidatesMax) {
    return refused("invalid-candidates", { candidates, max: candidatesMax });
  }
  for (const [row, type] of types.entries()) {
    const expected = expectation(candidates, type);
    if (expected !== null) return refused("invalid-ballot", { row, expected });
  }
  return fine({ candidates, types: addedUp(types) });
}

function expectation(candidates: number, { count, ranking }: BallotType): string | null {
  if (!Number.isSafeInteger(count) || count < 0) return "a whole number of cards";
  if (ranking.some((one) => !Number.isInteger(one) || one < 0 || one >= candidates)) {
    return `candidate numbers from 0 to ${candidates - 1}`;
  }
  return new Set(ranking).size < ranking.length ? "each candidate at most once" : null;
}

function addedUp(types: readonly BallotType[]): readonly BallotType[] {
  const sorted = types
    .filter((type) => type.count > 0)
    .sort((one, other) => compareRankings(one.ranking, other.ranking));
  const sums: { count: number; ranking: readonly number[] }[] = [];
  for (const { count, ranking } of sorted) {
    const last = sums.at(-1);
    if (last && compareRankings(last.ranking, ranking) === 0) last.count += count;
    else sums.push({ count, ranking });
  }
  return sums;
}

function compareRankings(one: readonly number[], other: readonly number[]): number {
  const length = Math.min(one.length, other.length);
  for (let rank = 0; rank < length; rank++) {
    const difference = (one[rank] ?? 0) - (other[rank] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
