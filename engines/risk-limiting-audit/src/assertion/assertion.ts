import { fine, refused, type Outcome } from "../outcome.ts";
import type { RaireRefusal } from "../raire/find-assertions.ts";
import {
  outcomeOf,
  sameOutcome,
  type ContestOutcome,
  type OutcomeRefusal,
} from "../social-choice/reported-outcome.ts";
import type { Contest } from "../social-choice/contest.ts";
import type { Tally } from "../social-choice/tally.ts";
import { assorterOf } from "./assorter.ts";
import type { Claim } from "./claim.ts";
import { claimsOf } from "./claims-of-votes.ts";
import { claimsOfRankings, type RankingOptions } from "./claims-of-rankings.ts";
import { assorterMargin } from "./margin.ts";
import { unreachable } from "../unreachable.ts";

/** A claim with what the reported votes say of it, over the N cards of the contest. */
export type Assertion = {
  readonly contest: string;
  readonly claim: Claim;
  /** The largest value of a card; the smallest is 0. */
  readonly upperBound: number;
  /** Mean of the assorter as reported; above 1/2. */
  readonly reportedMean: number;
  /** 2 × mean − 1. */
  readonly margin: number;
};

export type AssertionRefusal = OutcomeRefusal | RaireRefusal;

/**
 * The assertions whose truth makes the reported outcome right; together they exclude every other. None where nobody could lose
 * (as many places as candidates). Refused: what `outcomeOf` refuses, and a reported outcome that is not the one its own votes give
 * (`wrong-winner`).
 */
export function assertionsOf(
  contest: Contest,
  tally: Tally,
  reported: ContestOutcome,
  options: RankingOptions = {},
): Outcome<readonly Assertion[], AssertionRefusal> {
  const outcome = outcomeOf(contest, tally);
  if (!outcome.ok) return outcome;
  if (!sameOutcome(outcome.value, reported)) {
    return refused("wrong-winner", { reported: said(reported), winner: said(outcome.value) });
  }
  const claims =
    tally.kind === "rankings"
      ? claimsOfRankings(contest, tally, outcome.value, options)
      : fine(claimsOf(contest, tally, outcome.value));
  return claims.ok ? fine(claims.value.map((claim) => measuredClaim(contest, tally, claim))) : claims;
}

/** One claim with what the tally says of it; a claim that is not true there has a margin of 0 or less. */
export function measuredClaim(contest: Contest, tally: Tally, claim: Claim): Assertion {
  const margin = assorterMargin(claim, tally, contest.cards);
  const { upperBound } = assorterOf(claim);
  return { contest: contest.id, claim, upperBound, reportedMean: (1 + margin) / 2, margin };
}

/**
 * The margin when cards are drawn from `population` cards although only N of them hold the contest: without card styles all cards of
 * the jurisdiction.
 */
export function dilutedMargin(contest: Contest, assertion: Assertion, population: number): number {
  return (assertion.margin * contest.cards) / population;
}

function said(outcome: ContestOutcome): string {
  switch (outcome.kind) {
    case "winners":
      return outcome.winners.join(", ");
    case "runoff":
      return outcome.advancing.join(", ");
    case "no-winner":
      return "–";
    case "seats":
      return Object.entries(outcome.seats)
        .filter(([, seats]) => seats > 0)
        .map(([list, seats]) => `${list} ${seats}`)
        .join(", ");
    default:
      return unreachable(outcome);
  }
}
