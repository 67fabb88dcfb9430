import { logLikelihoodRatio, type PairVotes } from "./rounds/round-measure.ts";

/**
 * BRAVO (Lindeman, Stark and Yates 2012) from counts: the risk, by the evidence as it stands, that the winner of a pair did not
 * win. `alphaFixed(share)` measures the same draw by draw and keeps the least.
 *
 * @param share the reported winner's share of the votes of the pair, from 1/2 (a tie, of which nothing can be said) to 1
 */
export function bravoRisk(votes: PairVotes, share: number): number {
  if (!(share >= 1 / 2 && share <= 1)) throw new RangeError(`a winner's share is at least 1/2, not ${share}`);
  return Math.min(1, Math.exp(-logLikelihoodRatio(votes, share)));
}
