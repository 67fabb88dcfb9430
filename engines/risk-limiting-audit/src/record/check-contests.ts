import { assertionsOf, measuredClaim } from "../assertion/assertion.ts";
import { isRankingClaim, type RankingClaim } from "../assertion/claim.ts";
import type { RankingAssertion } from "../raire/ranking-assertion.ts";
import { survivingCount } from "../raire/surviving-count.ts";
import { outcomeOf, sameOutcome, type OutcomeRefusal } from "../social-choice/reported-outcome.ts";
import { differs } from "./check-files.ts";
import { inOrder } from "./json-in-order.ts";
import type { Difference, RecordedContest } from "./record.ts";

/**
 * The reported outcome is the one that the reported votes give, and the claims are enough to make it right. For plain votes there is only
 * one set of claims; for rankings any set will do whose claims are true of them and rule out every other winner.
 */
export function wrongContest(recorded: RecordedContest, cards: number): Difference | null {
  const { contest, tally, reported, claims } = recorded;
  const wrong = (where: string, said: unknown, right: unknown): Difference =>
    differs("contests.json", `${contest.id} ${where}`, said, right);
  if (contest.cards > cards) return wrong("cards", contest.cards, `at most the ${cards} of the manifest`);
  const outcome = outcomeOf(contest, tally);
  if (!(recorded.riskLimit > 0 && recorded.riskLimit < 1)) {
    return wrong("riskLimit", recorded.riskLimit, "between 0 and 1");
  }
  if (!outcome.ok) return wrongUndecided(recorded, outcome.refusal, wrong);
  if (reported.kind === "undecided" || !sameOutcome(outcome.value, reported))
    return wrong("reported", reported, outcome.value);
  if (contest.choice.kind === "instant-runoff") return wrongRankingClaims(recorded, wrong);
  const assertions = assertionsOf(contest, tally, reported);
  const right = assertions.ok ? assertions.value.map((one) => one.claim) : [];
  const at = firstOther(claims, right);
  return at < 0 ? null : wrong(`claim ${at + 1}`, claims[at], right[at]);
}

/** A tie and the like has no claims; but votes that cannot be are no tie. */
function wrongUndecided(
  { reported, claims }: RecordedContest,
  reason: OutcomeRefusal,
  wrong: (where: string, said: unknown, right: unknown) => Difference,
): Difference | null {
  if (!ties.includes(reason)) return wrong("tally", reason, "an outcome");
  const right = { kind: "undecided", reason };
  if (inOrder(reported) !== inOrder(right)) return wrong("reported", reported, right);
  return claims.length === 0 ? null : wrong("claim 1", claims[0], undefined);
}

const ties: readonly OutcomeRefusal[] = [
  "tied-winners",
  "on-the-threshold",
  "tied-seats",
  "no-list-takes-part",
];

function wrongRankingClaims(
  { contest, tally, reported, claims }: RecordedContest,
  wrong: (where: string, said: unknown, right: unknown) => Difference,
): Difference | null {
  const untrue = claims.findIndex(
    (claim) => !isRankingClaim(claim) || measuredClaim(contest, tally, claim).margin <= 0,
  );
  if (untrue >= 0) return wrong(`claim ${untrue + 1}`, claims[untrue], "true of the reported rankings");
  const number = (candidate: string): number => contest.candidates.indexOf(candidate);
  const plain = (claims as readonly RankingClaim[]).map((claim): RankingAssertion => {
    const pair = { winner: number(claim.winner), loser: number(claim.loser) };
    return claim.kind === "not-eliminated-before"
      ? { kind: claim.kind, ...pair }
      : { kind: claim.kind, ...pair, continuing: claim.continuing.map(number) };
  });
  const winner = reported.kind === "winners" ? number(reported.winners[0] ?? "") : -1;
  const left = survivingCount(contest.candidates.length, winner, plain);
  return left.kind === "ruled-out" ? null : wrong("claims", left, { kind: "ruled-out" });
}

function firstOther(one: readonly unknown[], other: readonly unknown[]): number {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) if (inOrder(one[at]) !== inOrder(other[at])) return at;
  return -1;
}
