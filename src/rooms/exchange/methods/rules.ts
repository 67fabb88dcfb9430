import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Answer, Measure, Outcome, Share, State } from "./contract.ts";

export type Act = "revise" | "publish" | "retire";

/** Which act leads from which state to which; docs/states/methods.md draws the same table. */
export const moves: readonly { readonly from: State; readonly act: Act; readonly to: State }[] = [
  { from: "draft", act: "revise", to: "draft" },
  { from: "draft", act: "publish", to: "published" },
  { from: "draft", act: "retire", to: "retired" },
  { from: "published", act: "revise", to: "published" },
  { from: "published", act: "publish", to: "published" },
  { from: "published", act: "retire", to: "retired" },
];

/** Where a method stands; all that decides what may happen to it. */
export interface Standing {
  readonly state: State;
  readonly version: number;
  readonly publishedVersion: number | null;
  /** Who wrote which version. */
  readonly authors: readonly { readonly number: number; readonly by: string }[];
}

export function stateAfter(from: State, act: Act): State | null {
  return moves.find((move) => move.from === from && move.act === act)?.to ?? null;
}

export function revise(
  now: Standing,
  read: { readonly version: number },
): Result<State, "retired-already" | "changed-meanwhile"> {
  const state = stateAfter(now.state, "revise");
  if (state === null) return refuse("retired-already");
  return read.version === now.version ? ok(state) : refuse("changed-meanwhile");
}

/** By somebody who wrote nothing of what is not yet public: each sentence that everyone reads was read by two. */
export function publish(
  now: Standing,
  read: { readonly version: number; readonly by: string; readonly languagesMissing: readonly string[] },
): Result<
  State,
  "retired-already" | "nothing-to-publish" | "own-work" | "changed-meanwhile" | "language-missing"
> {
  const state = stateAfter(now.state, "publish");
  if (state === null) return refuse("retired-already");
  if (now.publishedVersion === now.version) return refuse("nothing-to-publish");
  if (unpublished(now).some(({ by }) => by === read.by)) return refuse("own-work");
  if (read.version !== now.version) return refuse("changed-meanwhile");
  if (read.languagesMissing.length > 0)
    return refuse("language-missing", { languages: read.languagesMissing.join(", ") });
  return ok(state);
}

/** One person may: what misleads must not wait for a second. */
export function retire(now: Standing): Result<State, "retired-already"> {
  const state = stateAfter(now.state, "retire");
  return state === null ? refuse("retired-already") : ok(state);
}

/** The versions that nobody but those who write has read. */
export function unpublished({ publishedVersion, authors }: Standing): Standing["authors"] {
  return authors.filter(({ number }) => number > (publishedVersion ?? 0));
}

/** The day of review itself is still in time. Days are ISO 8601 dates in the election's time zone, compared as text. */
export function reviewOverdue(reviewBy: string, today: string): boolean {
  return reviewBy < today;
}

export function outcomeOf({ says, truth }: { readonly says: Answer; readonly truth: Answer }): Outcome {
  return says === "positive"
    ? truth === "positive"
      ? "true-positive"
      : "false-positive"
    : truth === "positive"
      ? "false-negative"
      : "true-negative";
}

export interface Counted {
  readonly says: Answer;
  readonly truth: Answer;
  readonly cases: number;
}

/** Precision, recall and false-positive rate of labelled cases, each with its counts and interval. */
export function measureOf(counted: readonly Counted[]): Measure {
  const of = (outcome: Outcome): number =>
    counted.filter((each) => outcomeOf(each) === outcome).reduce((sum, { cases }) => sum + cases, 0);
  const truePositives = of("true-positive");
  const falsePositives = of("false-positive");
  const falseNegatives = of("false-negative");
  const trueNegatives = of("true-negative");
  const cases = truePositives + falsePositives + falseNegatives + trueNegatives;
  return {
    tested: cases > 0,
    cases,
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
    precision: shareOf(truePositives, truePositives + falsePositives),
    recall: shareOf(truePositives, truePositives + falseNegatives),
    falsePositiveRate: shareOf(falsePositives, falsePositives + trueNegatives),
  };
}

/** A proportion with its Wilson interval at 95 %; nothing is said of none. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, value: null, low: null, high: null };
  return { count, of, value: count / of, ...wilson(count, of) };
}

/** The 0.975 quantile of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The score interval of a proportion at 95 %, without continuity correction (E. B. Wilson, JASA 22, 1927, p. 209; method 3 of
 * R. G. Newcombe, Statistics in Medicine 17, 1998, p. 857).
 * @param count cases that have it, 0 to `of`; @param of all cases, at least 1
 */
export function wilson(count: number, of: number): { readonly low: number; readonly high: number } {
  const share = count / of;
  const square = z * z;
  const middle = 2 * of * share + square;
  const half = z * Math.sqrt(square + 4 * of * share * (1 - share));
  const whole = 2 * (of + square);
  // Where none or all have it the interval ends there; rounding would leave it a hair beside.
  return {
    low: count === 0 ? 0 : (middle - half) / whole,
    high: count === of ? 1 : (middle + half) / whole,
  };
}

/** The languages of the election that a text lacks. */
export function missingLanguages(texts: object, languages: readonly string[]): string[] {
  return languages.filter((language) => !Object.hasOwn(texts, language));
}

/** The languages of a text that the election does not have. */
export function foreignLanguages(texts: object, languages: readonly string[]): string[] {
  return Object.keys(texts).filter((language) => !languages.includes(language));
}
