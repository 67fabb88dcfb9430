import type { RankingAssertion } from "./ranking-assertion.ts";
import { leftWith, stepRules, type Left, type StepRules } from "./step-rules.ts";
import type { SetKey } from "./set-keys.ts";

/**
 * `ruled-out`: true assertions leave no winner but `winner`. `survives`: nothing contradicts this elimination order (first to leave
 * first), which makes someone else the winner. `undecided`: more than `setsMax` sets of candidates would have to be looked at.
 */
export type Completeness =
  | { readonly kind: "ruled-out" }
  | { readonly kind: "survives"; readonly eliminationOrder: readonly number[] }
  | { readonly kind: "undecided" };

/**
 * Whether assertions are enough. Knows nothing of ballots or of how they were found, so a verifier can trust it alone: walks
 * backwards from every other winner, looking at each set of candidates once, since what contradicts a step depends on nothing else.
 * Assertions must name candidates from 0 to `candidates - 1`; `winner`, `loser` and `continuing` as `RankingAssertion` says.
 */
export function survivingCount(
  candidates: number,
  winner: number,
  assertions: readonly RankingAssertion[],
  setsMax = 1_000_000,
): Completeness {
  const rules = stepRules(candidates, assertions);
  const nobody: Left = { flags: new Uint8Array(candidates), key: rules.keys.empty };
  const seen = new Set<SetKey>();
  const waiting: Way[] = possibleSteps(rules, nobody, candidates)
    .filter((candidate) => candidate !== winner)
    .map((candidate) => ({ candidate, before: null, left: leftWith(rules.keys, nobody, candidate) }));
  for (let way = waiting.pop(); way; way = waiting.pop()) {
    if (seen.has(way.left.key)) continue;
    if (seen.size >= setsMax) return { kind: "undecided" };
    seen.add(way.left.key);
    const order = orderOf(way);
    if (order.length === candidates) return { kind: "survives", eliminationOrder: order };
    for (const candidate of possibleSteps(rules, way.left, candidates)) {
      waiting.push({ candidate, before: way, left: leftWith(rules.keys, way.left, candidate) });
    }
  }
  return { kind: "ruled-out" };
}

type Way = { readonly candidate: number; readonly before: Way | null; readonly left: Left };

function possibleSteps(rules: StepRules, left: Left, candidates: number): number[] {
  const possible: number[] = [];
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (!left.flags[candidate] && rules.contradicting(left, candidate) < 0) possible.push(candidate);
  }
  return possible;
}

function orderOf(way: Way): readonly number[] {
  const order: number[] = [];
  for (let one: Way | null = way; one; one = one.before) order.push(one.candidate);
  return order;
}
