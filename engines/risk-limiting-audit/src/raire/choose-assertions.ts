import { memberFlags, type AssertionTallies, type RankingAssertion } from "./ranking-assertion.ts";
import type { OpenSet } from "./search.ts";
import { smallCover } from "./small-cover.ts";
import type { Steps } from "./steps.ts";

export type CountedAssertion = { readonly assertion: RankingAssertion; readonly tallies: AssertionTallies };

/**
 * Few assertions, none harder than `difficulty`, that rule out every step which leads out of the open sets. A
 * not-eliminated-next assertion rules out one step only, so it is taken just where nothing else will do; the
 * not-eliminated-before assertions are a small cover of the other steps.
 */
export function chooseAssertions(
  n: number,
  winner: number,
  steps: Steps,
  open: readonly OpenSet[],
  difficulty: number,
): readonly CountedAssertion[] {
  const { pairs } = steps;
  const needed: (readonly number[])[] = [];
  const next: CountedAssertion[] = [];
  for (const set of open) {
    const flags = memberFlags(n, set.members);
    for (let candidate = 0; candidate < n; candidate++) {
      if (flags[candidate] || (set.members.length === 0 && candidate === winner)) continue;
      const options = pairsAgainst(pairs, n, flags, candidate, difficulty);
      if (options.length > 0) needed.push(options);
      else next.push(...nextAssertion(set, candidate, difficulty));
    }
  }
  const before = smallCover(needed, n * n, (pair) => pairs[pair]!);
  return [
    ...before.map((pair) => beforeAssertion(steps, Math.floor(pair / n), pair % n)),
    ...next.sort((one, other) => byContinuing(one.assertion, other.assertion)),
  ];
}

function beforeAssertion(steps: Steps, winner: number, loser: number): CountedAssertion {
  const tallies = steps.pairTallies(winner, loser);
  return { assertion: { kind: "not-eliminated-before", winner, loser }, tallies };
}

function pairsAgainst(
  pairs: Float64Array,
  n: number,
  flags: Uint8Array,
  candidate: number,
  difficulty: number,
): number[] {
  const options: number[] = [];
  for (let other = 0; other < n; other++) {
    const pair = flags[other] ? candidate * n + other : other * n + candidate;
    if (pairs[pair]! <= difficulty) options.push(pair);
  }
  return options;
}

/** None where the step is as hard as an open set: then it leads to one. */
function nextAssertion(set: OpenSet, candidate: number, difficulty: number): CountedAssertion[] {
  const step = set.steps.find((one) => one.candidate === candidate);
  if (!step || step.next > difficulty) return [];
  const continuing = [...set.members, candidate].sort((one, other) => one - other);
  return [
    {
      assertion: { kind: "not-eliminated-next", winner: candidate, loser: step.opponent, continuing },
      tallies: step.tallies,
    },
  ];
}

function byContinuing(one: RankingAssertion, other: RankingAssertion): number {
  const [a, b] = [one, other].map((it) => (it.kind === "not-eliminated-next" ? it.continuing : []));
  const size = (a?.length ?? 0) - (b?.length ?? 0);
  if (size !== 0) return size;
  const at = a?.findIndex((member, index) => member !== b?.[index]) ?? -1;
  return at < 0 ? one.winner - other.winner : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}
