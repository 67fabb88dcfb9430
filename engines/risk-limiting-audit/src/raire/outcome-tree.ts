import type { RankingAssertion } from "./ranking-assertion.ts";
import { leftWith, stepRules, type Left } from "./step-rules.ts";

/**
 * The end of a count, last candidate last, and why it did not happen: the assertion (its index) that contradicts it, or each way it
 * could have come about. Neither where the tree was cut short, or where the assertions leave a count standing.
 */
export type OutcomeNode = {
  readonly lastOut: readonly number[];
  readonly ruledOutBy: number | null;
  readonly cameFrom: readonly OutcomeNode[];
};

export type OutcomeTree = {
  /** One for each candidate but the winner. */
  readonly otherWinners: readonly OutcomeNode[];
  /** More than the nodes allowed would have been needed. */
  readonly cutShort: boolean;
};

/** Which assertion kills which outcome, for people to read: at most `nodesMax` nodes. */
export function outcomeTree(
  candidates: number,
  winner: number,
  assertions: readonly RankingAssertion[],
  nodesMax = 2_000,
): OutcomeTree {
  const rules = stepRules(candidates, assertions);
  let nodes = 0;
  let cutShort = false;
  const grow = (left: Left, lastOut: readonly number[]): OutcomeNode[] => {
    const grown: OutcomeNode[] = [];
    for (let candidate = 0; candidate < candidates; candidate++) {
      if (left.flags[candidate] || (lastOut.length === 0 && candidate === winner)) continue;
      if (nodes >= nodesMax) {
        cutShort = true;
        break;
      }
      nodes++;
      const order = [candidate, ...lastOut];
      const rule = rules.contradicting(left, candidate);
      const cameFrom = rule < 0 ? grow(leftWith(rules.keys, left, candidate), order) : [];
      grown.push({ lastOut: order, ruledOutBy: rule < 0 ? null : rule, cameFrom });
    }
    return grown;
  };
  const otherWinners = grow({ flags: new Uint8Array(candidates), key: rules.keys.empty }, []);
  return { otherWinners, cutShort };
}
