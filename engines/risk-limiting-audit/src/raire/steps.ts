import type { Difficulty } from "./difficulty.ts";
import { pairTallies, type AssertionTallies } from "./ranking-assertion.ts";
import type { RankingTree } from "./ranking-tree.ts";

/**
 * A step backwards through a count: the set C was left in the race, and before that also `candidate`, who went out. The least
 * difficult assertion against it depends on C and `candidate` alone, not on what happens within C.
 */
export type Step = {
  readonly candidate: number;
  /** Of the easiest not-eliminated-before assertion against the step. */
  readonly before: number;
  /** Of the easiest not-eliminated-next assertion against it; infinite also where `before` made it not worth counting. */
  readonly next: number;
  /** The opponent of that one: who has the fewest votes in C with `candidate` back in the race; -1 without one. */
  readonly opponent: number;
  /** Their votes. */
  readonly tallies: AssertionTallies;
};

export type Steps = {
  /** Difficulty of not-eliminated-before for each pair, at `winner * n + loser`. */
  readonly pairs: Float64Array;
  pairTallies(winner: number, loser: number): AssertionTallies;
  /** The steps from C, given as flags and as list, that no not-eliminated-before assertion of at most `threshold` rules out. */
  from(continuing: Uint8Array, members: readonly number[], threshold: number): readonly Step[];
};

/** One walk over the rankings finds the tallies of C with each other candidate back in the race. */
export function stepsOf(tree: RankingTree, difficulty: Difficulty): Steps {
  const n = tree.candidates;
  const { first, mentions } = pairTallies(tree);
  const pairs = pairDifficulties(first, mentions, difficulty);
  const walk = walker(tree);
  return {
    pairs,
    pairTallies: (winner, loser) => ({ winner: first[winner]!, loser: mentions[winner * n + loser]! }),
    from(continuing, members, threshold) {
      const candidates: { candidate: number; before: number }[] = [];
      for (let candidate = 0; candidate < n; candidate++) {
        if (continuing[candidate]) continue;
        const before = easiestPair(pairs, n, continuing, candidate);
        if (before > threshold) candidates.push({ candidate, before });
      }
      if (candidates.length === 0 || members.length === 0) {
        return candidates.map((one) => ({ ...one, next: Infinity, opponent: -1, tallies: noTallies }));
      }
      const { tally, back, taken } = walk(continuing);
      return candidates.map(({ candidate, before }) => {
        const opponent = weakest(tally, taken, candidate * n, members);
        const tallies = {
          winner: back[candidate]!,
          loser: tally[opponent]! - taken[candidate * n + opponent]!,
        };
        return { candidate, before, opponent, tallies, next: difficulty(tallies.winner, tallies.loser) };
      });
    },
  };
}

const noTallies: AssertionTallies = { winner: 0, loser: 0 };

function pairDifficulties(first: Float64Array, mentions: Float64Array, difficulty: Difficulty): Float64Array {
  const n = first.length;
  const pairs = new Float64Array(n * n).fill(Infinity);
  for (let winner = 0; winner < n; winner++) {
    for (let loser = 0; loser < n; loser++) {
      const at = winner * n + loser;
      if (winner !== loser) pairs[at] = difficulty(first[winner]!, mentions[at]!);
    }
  }
  return pairs;
}

/** `candidate` before someone of C, or someone already gone before `candidate`. */
function easiestPair(pairs: Float64Array, n: number, continuing: Uint8Array, candidate: number): number {
  let easiest = Infinity;
  for (let other = 0; other < n; other++) {
    const at = continuing[other] ? candidate * n + other : other * n + candidate;
    if (pairs[at]! < easiest) easiest = pairs[at]!;
  }
  return easiest;
}

function weakest(tally: Float64Array, taken: Float64Array, row: number, members: readonly number[]): number {
  let opponent = members[0]!;
  let fewest = Infinity;
  for (const member of members) {
    const votes = tally[member]! - taken[row + member]!;
    if (votes >= fewest) continue;
    fewest = votes;
    opponent = member;
  }
  return opponent;
}

/**
 * `tally[h]`: votes of h among C. `back[e]`: votes of e once back in the race with C; `taken[e * n + h]`: how many of them e
 * takes from h. The arrays are used again by the next walk.
 */
type Walk = (continuing: Uint8Array) => {
  readonly tally: Float64Array;
  readonly back: Float64Array;
  readonly taken: Float64Array;
};

function walker(tree: RankingTree): Walk {
  const n = tree.candidates;
  const { candidate, depth, total, end, size } = tree;
  const tally = new Float64Array(n);
  const back = new Float64Array(n);
  const taken = new Float64Array(n * n);
  const path = new Uint16Array(n);
  return (continuing) => {
    tally.fill(0);
    back.fill(0);
    taken.fill(0);
    for (let node = 0; node < size;) {
      const one = candidate[node]!;
      const cards = total[node]!;
      const rank = depth[node]!;
      if (continuing[one]) {
        tally[one]! += cards;
        for (let above = 0; above < rank; above++) taken[path[above]! * n + one]! += cards;
        node = end[node]!;
      } else {
        path[rank] = one;
        back[one]! += cards;
        node++;
      }
    }
    return { tally, back, taken };
  };
}
