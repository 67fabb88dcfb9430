import { tallyAmong, type RankingTree } from "./ranking-tree.ts";

/**
 * What an audit can confirm about rankings (Blom, Stuckey and Teague 2019, arXiv 1903.08804, sections 3.1 and 3.2).
 *
 * - `not-eliminated-before` (NEB): the first preferences of `winner` outnumber the cards that mention `loser` and do not prefer
 *   `winner` to it. So `winner` is never eliminated before `loser`.
 * - `not-eliminated-next` (NEN): when exactly `continuing` are in the race, `winner` has more votes than `loser`. So `winner` is
 *   not the next to go.
 */
export type RankingAssertion =
  | { readonly kind: "not-eliminated-before"; readonly winner: number; readonly loser: number }
  | {
      readonly kind: "not-eliminated-next";
      readonly winner: number;
      readonly loser: number;
      /** Ascending; holds both. */
      readonly continuing: readonly number[];
    };

/** Cards for the one and for the other; the assertion is true when `winner > loser`. */
export type AssertionTallies = { readonly winner: number; readonly loser: number };

/** Counted from the ballots alone, for assertions of any origin. */
export function talliesOf(tree: RankingTree, assertion: RankingAssertion): AssertionTallies {
  const { winner, loser } = assertion;
  if (assertion.kind === "not-eliminated-next") {
    const tally = tallyAmong(tree, memberFlags(tree.candidates, assertion.continuing));
    return { winner: tally[winner]!, loser: tally[loser]! };
  }
  const everyone = new Uint8Array(tree.candidates).fill(1);
  const only = memberFlags(tree.candidates, [winner, loser]);
  return { winner: tallyAmong(tree, everyone)[winner]!, loser: tallyAmong(tree, only)[loser]! };
}

export function memberFlags(candidates: number, members: Iterable<number>): Uint8Array {
  const flags = new Uint8Array(candidates);
  for (const member of members) flags[member] = 1;
  return flags;
}

/** For all pairs at once: `mentions[w * n + l]` cards mention l and do not prefer w to it. */
export function pairTallies(tree: RankingTree): { first: Float64Array; mentions: Float64Array } {
  const n = tree.candidates;
  const first = new Float64Array(n);
  const mentions = new Float64Array(n * n);
  const path = new Uint16Array(n);
  for (let node = 0; node < tree.size; node++) {
    const candidate = tree.candidate[node]!;
    const depth = tree.depth[node]!;
    const total = tree.total[node]!;
    path[depth] = candidate;
    if (depth === 0) first[candidate]! += total;
    for (let winner = 0; winner < n; winner++) mentions[winner * n + candidate]! += total;
    for (let rank = 0; rank < depth; rank++) mentions[path[rank]! * n + candidate]! -= total;
  }
  return { first, mentions };
}
