import { shareValue } from "../social-choice/share.ts";
import type { VoteClaim } from "./claim.ts";
import { unreachable } from "../unreachable.ts";

/**
 * A claim about votes as a sum over cards: it is true exactly when the scores of all cards add up to more than 0 (Blom et al. 2021,
 * "Assertion-based approaches to auditing complex elections", section 3: a linear assertion and its proto-assorter).
 */
export type Score = {
  /** Added for each candidate that has a vote of the card. */
  readonly forCandidate: ReadonlyMap<string, number>;
  /** Added for each card with exactly one vote, for whomever; 0 where the claim does not speak of shares. */
  readonly forValidCard: number;
  /** The least and the most that a card can score. */
  readonly lowest: number;
  readonly highest: number;
};

export function scoreOf(claim: VoteClaim): Score {
  switch (claim.kind) {
    case "more-votes":
      return score([claim.winner, 1], [claim.loser, -1]);
    case "above-share": {
      const share = shareValue(claim.share);
      const forCandidate = new Map([[claim.candidate, 1]]);
      return { forCandidate, forValidCard: -share, lowest: -share, highest: 1 - share };
    }
    case "below-share": {
      const share = shareValue(claim.share);
      const forCandidate = new Map([[claim.candidate, -1]]);
      return { forCandidate, forValidCard: share, lowest: share - 1, highest: share };
    }
    case "higher-quotient":
      return score([claim.winner, 1 / claim.winnerDivisor], [claim.loser, -1 / claim.loserDivisor]);
    case "larger-remainder": {
      const every = (1 - claim.seatsAhead) / claim.seats;
      const forCandidate = new Map(claim.lists.map((list) => [list, every]));
      forCandidate.set(claim.winner, every + 1);
      forCandidate.set(claim.loser, every - 1);
      return {
        forCandidate,
        forValidCard: 0,
        lowest: Math.min(0, ...forCandidate.values()),
        highest: Math.max(0, ...forCandidate.values()),
      };
    }
    default:
      return unreachable(claim);
  }
}

function score(winner: [string, number], loser: [string, number]): Score {
  return { forCandidate: new Map([winner, loser]), forValidCard: 0, lowest: loser[1], highest: winner[1] };
}
