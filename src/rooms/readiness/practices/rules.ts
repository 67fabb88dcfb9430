import type { Bilingual } from "../../../basics/text.ts";
import {
  areas,
  type Area,
  type LastResult,
  type Practice,
  type PracticeLine,
  type PracticeState,
  type Principle,
  type TestEvidence,
  type Way,
} from "./contract.ts";

/** A row of the list of practices. */
export interface Named {
  readonly id: string;
  readonly principles: readonly Principle[];
  readonly title: Bilingual;
}

/** Practices that a test's full name speaks of (groups and test joined): `W4.7 negative: …` is of W4.7. */
export function idsIn(testName: string): string[] {
  return [...new Set(testName.match(/\b(?:G\d{1,2}|W[1-6]\.\d{1,2}[abc]?)\b/g) ?? [])];
}

/** By the house's rule a test of what must be refused says `negative`. */
export function isNegative(testName: string): boolean {
  return /\bnegative\b/i.test(testName);
}

export function areaOf(id: string): Area {
  return areas[id.startsWith("G") ? 0 : Number(id[1])] ?? "goals";
}

/** Everything known of one practice, out of the tests that name it and the endpoints that are based on it. */
export function practiceFrom(named: Named, tests: readonly TestEvidence[], ways: readonly Way[]): Practice {
  return {
    id: named.id,
    area: areaOf(named.id),
    principles: [...named.principles],
    title: { ...named.title },
    state: stateFrom(tests, ways.length > 0),
    acceptance: tallyOf(tests.filter(({ negative }) => !negative)),
    negative: tallyOf(tests.filter(({ negative }) => negative)),
    slices: [...new Set(ways.map(({ slice }) => slice))],
    tests: [...tests],
    ways: [...ways],
  };
}

/**
 * Done is what has an acceptance and a negative test, both measured and passed, no test that fails, and a way that leads to it.
 * A test that was skipped, or has not run, proves nothing: of each kind at least one must have passed.
 */
export function stateFrom(
  tests: readonly Pick<TestEvidence, "negative" | "result">[],
  reachable: boolean,
): PracticeState {
  const some = (negative: boolean, result?: LastResult) =>
    tests.some((test) => test.negative === negative && (result === undefined || test.result === result));
  if (tests.some(({ result }) => result === "failed")) return "failing";
  if (tests.length === 0) return "no-test";
  if (!some(false)) return "no-acceptance";
  if (!some(true)) return "no-negative";
  if (!reachable) return "no-way";
  return some(false, "passed") && some(true, "passed") ? "done" : "not-measured";
}

export function fits(
  line: Pick<PracticeLine, "area" | "state"> & { readonly principles: readonly Principle[] },
  wanted: {
    readonly area?: Area | undefined;
    readonly state?: PracticeState | undefined;
    readonly principle?: Principle | undefined;
  },
): boolean {
  return (
    (wanted.area === undefined || line.area === wanted.area) &&
    (wanted.state === undefined || line.state === wanted.state) &&
    (wanted.principle === undefined || line.principles.includes(wanted.principle))
  );
}

function tallyOf(tests: readonly TestEvidence[]): PracticeLine["acceptance"] {
  return { passed: tests.filter(({ result }) => result === "passed").length, total: tests.length };
}
