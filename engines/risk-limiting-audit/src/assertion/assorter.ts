import { isRankingClaim, type Claim, type RankingClaim } from "./claim.ts";
import { scoreOf, type Score } from "./score.ts";

/**
 * Gives every card a number from 0 to `upperBound` so that the claim is true exactly when the mean over all cards is above 1/2
 * (Stark 2020, "Sets of half-average nulls generate risk-limiting audits: SHANGRLA").
 */
export type Assorter = {
  readonly claim: Claim;
  readonly upperBound: number;
  /**
   * The value of a card's valid votes in the contest: candidate ids, for rankings most preferred first, each at most once. Without any
   * (blank, overvoted, contest not on the card) it is 1/2. See `validVotes`.
   */
  valueOf(votes: readonly string[]): number;
};

export function assorterOf(claim: Claim): Assorter {
  if (isRankingClaim(claim)) {
    return { claim, upperBound: 1, valueOf: (ranking) => rankingValue(claim, ranking) };
  }
  const score = scoreOf(claim);
  const scale = scaleOf(score);
  return {
    claim,
    upperBound: scale * score.highest + 1 / 2,
    valueOf: (votes) => (votes.length === 0 ? 1 / 2 : scale * cardScore(score, votes) + 1 / 2),
  };
}

/** Makes the lowest score the value 0 and a score of 0 the value 1/2. */
export function scaleOf(score: Score): number {
  return -1 / (2 * score.lowest);
}

function cardScore({ forCandidate, forValidCard }: Score, votes: readonly string[]): number {
  // A share is one of cards with a single vote: others are invalid there.
  if (forValidCard !== 0 && votes.length > 1) return 0;
  return votes.reduce((sum, candidate) => sum + (forCandidate.get(candidate) ?? 0), forValidCard);
}

function rankingValue(claim: RankingClaim, ranking: readonly string[]): number {
  const { winner, loser } = claim;
  if (claim.kind === "not-eliminated-next") {
    const top = ranking.find((one) => claim.continuing.includes(one));
    return top === winner ? 1 : top === loser ? 0 : 1 / 2;
  }
  if (ranking[0] === winner) return 1;
  const first = ranking.find((one) => one === winner || one === loser);
  return first === loser ? 0 : 1 / 2;
}
