import type { RankedBallots } from "./ranked-ballots.ts";

/**
 * All rankings as one prefix tree in preorder. Node `i` stands for the beginning of a ranking that ends with `candidate[i]`;
 * `total[i]` cards begin so; `end[i]` is the first node that is not below it. A tally among any set of candidates is one walk
 * that never goes below a candidate of the set.
 */
export type RankingTree = {
  readonly candidates: number;
  readonly size: number;
  readonly candidate: Uint16Array;
  readonly depth: Uint16Array;
  readonly total: Float64Array;
  readonly end: Uint32Array;
};

/** Needs the types sorted by ranking, as `rankedBallots` gives them. */
export function rankingTree({ candidates, types }: RankedBallots): RankingTree {
  const candidate: number[] = [];
  const depth: number[] = [];
  const total: number[] = [];
  const end: number[] = [];
  const open: number[] = [];
  const closeTo = (kept: number): void => {
    while (open.length > kept) end[open.pop() ?? 0] = candidate.length;
  };
  for (const { count, ranking } of types) {
    let shared = 0;
    while (shared < open.length && candidate[open[shared] ?? 0] === ranking[shared]) shared++;
    closeTo(shared);
    for (let rank = shared; rank < ranking.length; rank++) {
      open.push(candidate.length);
      candidate.push(ranking[rank] ?? 0);
      depth.push(rank);
      total.push(0);
      end.push(0);
    }
    for (const node of open) total[node] = (total[node] ?? 0) + count;
  }
  closeTo(0);
  return {
    candidates,
    size: candidate.length,
    candidate: Uint16Array.from(candidate),
    depth: Uint16Array.from(depth),
    total: Float64Array.from(total),
    end: Uint32Array.from(end),
  };
}

/** Cards that count for each candidate when only those with `continuing[c] = 1` are in the race; 0 for the others. */
export function tallyAmong(tree: RankingTree, continuing: Uint8Array): Float64Array {
  const tally = new Float64Array(tree.candidates);
  for (let node = 0; node < tree.size;) {
    const candidate = tree.candidate[node]!;
    if (continuing[candidate]) {
      tally[candidate]! += tree.total[node]!;
      node = tree.end[node]!;
    } else node++;
  }
  return tally;
}
