import { fine, refused, type Outcome } from "../outcome.ts";
import type { DifficultyRule } from "./difficulty.ts";
import {
  findAssertions,
  type RaireOptions,
  type RaireRefusal,
  type RaireSolution,
} from "./find-assertions.ts";
import type { BallotType } from "./ranked-ballots.ts";
import { unreachable } from "../unreachable.ts";

/** A problem in the JSON of raire-rs and raire-java, read: `metadata` is anything and comes back with the solution. */
export type RaireProblem = {
  readonly metadata: unknown;
  readonly candidates: number;
  readonly types: readonly BallotType[];
  readonly winner?: number;
  readonly rule: DifficultyRule;
};

/** Values `field` and `expected`. */
export type RaireProblemRefusal = "invalid-raire-problem";

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads `{ metadata, num_candidates, votes: [{ n, prefs }], winner?, audit: { type, total_auditable_ballots, confidence?,
 * error_inflation_factor? } }`. Types: OneOnMargin, OneOnMarginSq, BRAVO and MACRO; their `confidence` is the risk limit. Limits on
 * time are not read: see `RaireOptions.setsMax`.
 */
export function readRaireProblem(json: unknown): Outcome<RaireProblem, RaireProblemRefusal> {
  if (!isMembers(json)) return wrong("", "an object");
  const { num_candidates: candidates, winner, votes } = json;
  if (!isCount(candidates)) return wrong("num_candidates", "a whole number");
  if (winner !== undefined && winner !== null && !isCount(winner))
    return wrong("winner", "a candidate number");
  const types = readVotes(votes);
  if (!types.ok) return types;
  const rule = readRule(json["audit"]);
  if (!rule.ok) return rule;
  return fine({
    metadata: json["metadata"] ?? null,
    candidates,
    types: types.value,
    rule: rule.value,
    ...(isCount(winner) && { winner }),
  });
}

function readVotes(votes: unknown): Outcome<readonly BallotType[], RaireProblemRefusal> {
  if (!Array.isArray(votes)) return wrong("votes", "a list");
  const types: BallotType[] = [];
  for (const [index, vote] of (votes as readonly unknown[]).entries()) {
    if (!isMembers(vote) || !isCount(vote["n"])) return wrong(`votes[${index}].n`, "a whole number");
    const ranking = vote["prefs"];
    if (!Array.isArray(ranking) || !ranking.every(isCount)) {
      return wrong(`votes[${index}].prefs`, "a list of candidate numbers");
    }
    types.push({ count: vote["n"], ranking });
  }
  return fine(types);
}

function readRule(audit: unknown): Outcome<DifficultyRule, RaireProblemRefusal> {
  if (!isMembers(audit)) return wrong("audit", "an object");
  const cards = audit["total_auditable_ballots"];
  const riskLimit = audit["confidence"];
  const gamma = audit["error_inflation_factor"];
  if (!isCount(cards)) return wrong("audit.total_auditable_ballots", "a whole number");
  switch (audit["type"]) {
    case "OneOnMargin":
      return fine({ kind: "one-on-margin", cards });
    case "OneOnMarginSq":
      return fine({ kind: "one-on-margin-squared", cards });
    case "BRAVO":
      if (!isShare(riskLimit)) return wrong("audit.confidence", "a number between 0 and 1");
      return fine({ kind: "bravo", cards, riskLimit });
    case "MACRO":
      if (!isShare(riskLimit)) return wrong("audit.confidence", "a number between 0 and 1");
      if (typeof gamma !== "number" || !(gamma >= 1))
        return wrong("audit.error_inflation_factor", "1 or more");
      return fine({ kind: "macro", cards, riskLimit, gamma });
    default:
      return wrong("audit.type", "OneOnMargin, OneOnMarginSq, BRAVO or MACRO");
  }
}

/** The problem solved and written as `{ metadata, solution: { Ok } }` or `{ metadata, solution: { Err } }`, as raire-rs does. */
export function answerRaireProblem(problem: RaireProblem, options: RaireOptions = {}): Members {
  const solved = findAssertions({ candidates: problem.candidates, types: problem.types }, problem.rule, {
    ...options,
    ...(problem.winner !== undefined && { winner: problem.winner }),
  });
  const solution = solved.ok
    ? { Ok: solutionJson(solved.value, problem.candidates) }
    : { Err: errorJson(solved.refusal, solved.values ?? {}) };
  return { metadata: problem.metadata, solution };
}

function solutionJson(solution: RaireSolution, candidates: number): Members {
  return {
    assertions: solution.assertions.map(({ assertion, margin, difficulty }) => ({
      assertion: {
        type: assertion.kind === "not-eliminated-before" ? "NEB" : "NEN",
        winner: assertion.winner,
        loser: assertion.loser,
        ...(assertion.kind === "not-eliminated-next" && { continuing: assertion.continuing }),
      },
      margin,
      difficulty,
    })),
    difficulty: solution.difficulty,
    margin: Number.isFinite(solution.margin) ? solution.margin : null,
    winner: solution.winner,
    num_candidates: candidates,
  };
}

function errorJson(refusal: RaireRefusal, values: Readonly<Record<string, string | number>>): unknown {
  const numbers = (text: string | number | undefined): number[] => String(text).split(" ").map(Number);
  switch (refusal) {
    case "invalid-candidates":
      return values["winner"] === undefined ? "InvalidNumberOfCandidates" : "InvalidCandidateNumber";
    case "invalid-ballot":
      return "InvalidCandidateNumber";
    case "tied-winners":
      return { TiedWinners: numbers(values["winners"]) };
    case "wrong-winner":
      return { WrongWinner: numbers(values["winner"]) };
    case "work-limit-reached":
      return { TimeoutFindingAssertions: values["atMost"] };
    default:
      return unreachable(refusal);
  }
}

function wrong(field: string, expected: string): ReturnType<typeof refused<RaireProblemRefusal>> {
  return refused("invalid-raire-problem", { field, expected });
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value < 1;
}
