import {
  assertionsOf,
  choiceRefusalMessages,
  measureOf,
  type Assertion,
  type AssertionRefusal,
  type Contest,
  type RecordedContest,
  type Tally as EngineTally,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { AuditedContest, ContestSetUp, Design, MeasureSettings } from "./contract.ts";

/** The contest as the engine and the public record have it. */
export function engineContest({ id, candidates, choice, cards }: ContestSetUp): Contest {
  return { id, candidates, choice, cards };
}

/** The announced tally; null where only the records tell it. */
export function announcedTally(contest: ContestSetUp): Result<EngineTally | null, "tally-incomplete"> {
  const { announced, choice } = contest;
  if (announced.kind === "of-records") return ok(null);
  if (announced.kind === "rankings") return ok(announced);
  const oneVote = !["plurality", "approval"].includes(choice.kind) || votesFor(contest) === 1;
  const sum = Object.values(announced.votes).reduce((all, one) => all + one, 0);
  const validCards = announced.validCards ?? (oneVote ? sum : null);
  return validCards === null
    ? refuse("tally-incomplete", { contest: contest.id })
    : ok({ kind: "votes", votes: announced.votes, validCards });
}

function votesFor({ choice, candidates }: ContestSetUp): number {
  return choice.kind === "plurality" ? choice.votesAllowed : candidates.length;
}

type NotAuditable = "contest-twice" | "contest-not-auditable" | "tally-incomplete" | "records-needed";

/**
 * Can these contests be audited as announced? Their own votes must give their outcome, without a tie, or there is nothing to confirm.
 * Of those whose tally the records will give, only the description is judged yet.
 */
export function checkContests(
  contests: readonly ContestSetUp[],
  style: Design["style"],
  language: "en" | "fr",
): Result<null, NotAuditable> {
  const ids = contests.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) return refuse("contest-twice", { contest: twice });
  for (const contest of contests) {
    const tally = announcedTally(contest);
    if (
      style === "comparison" &&
      contest.announced.kind === "votes" &&
      contest.announced.validCards === undefined
    )
      continue;
    if (!tally.ok) return tally;
    if (tally.value === null) {
      if (style === "polling" || style === "strata") return refuse("records-needed", { contest: contest.id });
      continue;
    }
    const assertions = contestAssertions(contest, tally.value, language);
    if (!assertions.ok) return assertions;
  }
  return ok(null);
}

/** The assertions of one contest with this tally; the refusal says in the reader's language why there are none. */
export function contestAssertions(
  contest: ContestSetUp,
  tally: EngineTally,
  language: "en" | "fr",
): Result<readonly Assertion[], "contest-not-auditable"> {
  const found = assertionsOf(engineContest(contest), tally, contest.reported);
  return found.ok
    ? ok(found.value)
    : refuse("contest-not-auditable", { contest: contest.id, why: why(found, language) });
}

function why(
  refused: {
    readonly refusal: AssertionRefusal;
    readonly values?: Readonly<Record<string, string | number>>;
  },
  language: "en" | "fr",
): string {
  const sentence = choiceRefusalMessages[refused.refusal][language];
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(refused.values?.[name] ?? "–"));
}

const usualMeasure: Readonly<Record<Design["style"], MeasureSettings>> = {
  comparison: { kind: "kaplan-markov", padding: 0.1 },
  polling: { kind: "alpha-shrink-truncate", eta: 0.55, d: 100 },
  // The measure of MACRO (Stark 2009).
  "batch-comparison": { kind: "kaplan-wald", padding: 0 },
  // Until the commitment: then the stake follows from the margins (`strata-rules.ts`).
  strata: { kind: "union-corners", stake: 0.4 },
};

/** The measure of a design, or the house's choice: robust against a few errors (comparison), adaptive (polling). */
export function measureFor(
  style: Design["style"],
  given: MeasureSettings | undefined,
): Result<MeasureSettings, "measure-invalid"> {
  const measure = given ?? usualMeasure[style];
  const isOfStrata = measure.kind === "union-corners";
  if (isOfStrata !== (style === "strata")) return refuse("measure-invalid");
  return isOfStrata || measureOf(measure) !== null ? ok(measure) : refuse("measure-invalid");
}

/** A contest as it stands in the public record. */
export function recordedContest(one: AuditedContest): RecordedContest {
  return {
    contest: engineContest(one),
    tally: one.tally ?? { kind: "votes", votes: {}, validCards: 0 },
    reported: one.reported,
    riskLimit: one.riskLimit,
    claims: one.claims ?? [],
  };
}
