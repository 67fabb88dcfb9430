import { fine, type Outcome } from "../outcome.ts";
import type { DifficultyRule } from "../raire/difficulty.ts";
import { findAssertions, type RaireRefusal } from "../raire/find-assertions.ts";
import type { RankingAssertion } from "../raire/ranking-assertion.ts";
import type { Contest } from "../social-choice/contest.ts";
import { numberedBallots, type RankingTally } from "../social-choice/ranking-winner.ts";
import type { ContestOutcome } from "../social-choice/reported-outcome.ts";
import type { Claim } from "./claim.ts";

export type RankingOptions = {
  /** What the hardest assertion shall have least of; one over the margin unless told. */
  readonly difficulty?: DifficultyRule;
  readonly setsMax?: number;
};

/** RAIRE's assertions by candidate ids. */
export function claimsOfRankings(
  contest: Contest,
  tally: RankingTally,
  outcome: ContestOutcome,
  { difficulty, setsMax }: RankingOptions,
): Outcome<readonly Claim[], RaireRefusal> {
  const winner = outcome.kind === "winners" ? contest.candidates.indexOf(outcome.winners[0] ?? "") : -1;
  const rule = difficulty ?? { kind: "one-on-margin", cards: contest.cards };
  const solved = findAssertions(numberedBallots(contest, tally), rule, {
    winner,
    ...(setsMax !== undefined && { setsMax }),
  });
  if (!solved.ok) return solved;
  return fine(solved.value.assertions.map(({ assertion }) => namedClaim(contest.candidates, assertion)));
}

function namedClaim(candidates: readonly string[], assertion: RankingAssertion): Claim {
  const name = (index: number): string => candidates[index] ?? "";
  const pair = { winner: name(assertion.winner), loser: name(assertion.loser) };
  return assertion.kind === "not-eliminated-before"
    ? { kind: assertion.kind, ...pair }
    : { kind: assertion.kind, ...pair, continuing: assertion.continuing.map(name) };
}
