import type { Claim } from "../assertion/claim.ts";
import type { RecordedContest } from "./record.ts";

/** The pair of a claim that one has more votes than the other, with the winner's share of the pair as reported. */
export function claimedPair(
  { tally }: RecordedContest,
  claim: Claim,
): { readonly winner: string; readonly loser: string; readonly share: number } {
  if (claim.kind !== "more-votes" || tally.kind !== "votes")
    throw new TypeError(`${claim.kind} is no claim of a pair`);
  const { winner, loser } = claim;
  const won = tally.votes[winner] ?? 0;
  return { winner, loser, share: won / (won + (tally.votes[loser] ?? 0)) };
}
