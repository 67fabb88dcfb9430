import type { Tally } from "../social-choice/tally.ts";
import { assorterOf, scaleOf } from "./assorter.ts";
import { isRankingClaim, type Claim, type VoteClaim } from "./claim.ts";
import { scoreOf } from "./score.ts";

/**
 * The assorter's margin, 2 × mean − 1, over `cards` cards of which the tally holds the valid votes; every other card (blank, without
 * the contest, reported missing) counts 1/2. From the tally alone: works for a contest, for a pool of cards (ONEAudit), and with more
 * cards than the contest has for a margin that is diluted by them.
 */
export function assorterMargin(claim: Claim, tally: Tally, cards: number): number {
  if (isRankingClaim(claim) !== (tally.kind === "rankings"))
    throw new TypeError(`no ${tally.kind} for ${claim.kind}`);
  if (tally.kind === "votes") return scoreMargin(claim as VoteClaim, tally) / cards;
  const assorter = assorterOf(claim);
  const ahead = tally.rankings.reduce(
    (sum, { count, ranking }) => sum + count * (2 * assorter.valueOf(ranking) - 1),
    0,
  );
  return ahead / cards;
}

export function assorterMean(claim: Claim, tally: Tally, cards: number): number {
  return (1 + assorterMargin(claim, tally, cards)) / 2;
}

function scoreMargin(claim: VoteClaim, { votes, validCards }: Extract<Tally, { kind: "votes" }>): number {
  const score = scoreOf(claim);
  let total = score.forValidCard * validCards;
  for (const [candidate, weight] of score.forCandidate) total += weight * (votes[candidate] ?? 0);
  return 2 * scaleOf(score) * total;
}
