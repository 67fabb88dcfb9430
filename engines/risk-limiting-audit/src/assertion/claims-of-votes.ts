import type { Contest, SocialChoice } from "../social-choice/contest.ts";
import type { ContestOutcome, VotesTally } from "../social-choice/reported-outcome.ts";
import { half, type Share } from "../social-choice/share.ts";
import type { Claim } from "./claim.ts";
import { claimsOfSeats } from "./claims-of-seats.ts";
import { above, below } from "./share-claims.ts";
import { unreachable } from "../unreachable.ts";

/** Claims that together say the outcome and nothing else. Needs the outcome that the tally gives. */
export function claimsOf(contest: Contest, tally: VotesTally, outcome: ContestOutcome): readonly Claim[] {
  const { candidates, choice } = contest;
  switch (outcome.kind) {
    case "winners":
      return winnersClaims(choice, candidates, outcome.winners);
    case "no-winner":
      return shareOf(choice).flatMap((share) => below(candidates, share));
    case "runoff":
      // Whoever advances has no majority. The others have none because someone has more votes than they.
      return [...below(outcome.advancing, half), ...moreVotes(candidates, outcome.advancing)];
    case "seats":
      return choice.kind === "seats" ? claimsOfSeats(contest, tally, choice, outcome.seats) : [];
    default:
      return unreachable(outcome);
  }
}

function winnersClaims(
  choice: SocialChoice,
  candidates: readonly string[],
  winners: readonly string[],
): readonly Claim[] {
  switch (choice.kind) {
    case "supermajority":
    case "majority-or-runoff":
      // At least half: there cannot be a second one.
      return shareOf(choice).flatMap((share) => above(winners, share));
    case "threshold":
      return [...above(winners, choice.share), ...below(without(candidates, winners), choice.share)];
    case "plurality":
    case "approval":
      return moreVotes(candidates, winners);
    case "instant-runoff":
    case "seats":
      return [];
    default:
      return unreachable(choice);
  }
}

function shareOf(choice: SocialChoice): readonly Share[] {
  if (choice.kind === "majority-or-runoff") return [half];
  return choice.kind === "supermajority" || choice.kind === "threshold" ? [choice.share] : [];
}

function moreVotes(candidates: readonly string[], winners: readonly string[]): readonly Claim[] {
  const losers = without(candidates, winners);
  return winners.flatMap((winner) => losers.map((loser) => ({ kind: "more-votes" as const, winner, loser })));
}

function without(candidates: readonly string[], some: readonly string[]): readonly string[] {
  return candidates.filter((one) => !some.includes(one));
}
