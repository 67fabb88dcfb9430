import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import { bindingsOf, once, type Binding, type Moments } from "./bindings.ts";
import { compileObservation, type ObservationTest } from "./match-observation.ts";
import { observedIn, type Observed } from "./observed.ts";
import type { Observation, Pattern } from "./tree.ts";

export type PatternMatch = {
  readonly matched: boolean;
  /** The ids of the observed data that together are the first match found; empty when nothing matches. */
  readonly by: readonly string[];
};

export type MatchRefusal = "regex-not-supported" | "pattern-too-complex";

/** How many combinations of observations are tried before the search is given up. */
const combinationsMax = 200_000;

/**
 * Does a pattern match what was observed (STIX 2.1, section 9; 2.0, part 5)? Takes bundles or lists of objects. An observation seen
 * several times (`number_observed`) can serve as often. Two observations are in a time window, or in an order, when moments
 * between their first and last time can be. A regular expression that would need to go back, and a search among too
 * many combinations, are refusals with their reason; neither costs unbounded time.
 */
export function matchPattern(
  pattern: Pattern,
  observations: readonly unknown[],
): Outcome<PatternMatch, MatchRefusal> {
  const observed = observedIn(observations);
  const tests = new Map<Observation, ObservationTest>();
  for (const one of observationsOf(pattern)) {
    const compiled = compileObservation(one.comparison);
    if (!compiled.ok) return refuse("regex-not-supported", { at: compiled.at, what: compiled.what });
    tests.set(one, compiled.holds);
  }
  const moments: Moments = {
    observed,
    matching: once((one) => indexesOf(observed, tests.get(one)!)),
    budget: { left: combinationsMax },
  };
  for (const binding of bindingsOf(pattern, moments))
    return ok({ matched: true, by: idsOf(binding, observed) });
  if (moments.budget.left <= 0) return refuse("pattern-too-complex", { combinations: combinationsMax });
  return ok({ matched: false, by: [] });
}

function observationsOf(pattern: Pattern): readonly Observation[] {
  if (pattern.kind === "observation") return [pattern];
  if (pattern.kind === "qualified") return observationsOf(pattern.of);
  return pattern.parts.flatMap(observationsOf);
}

function indexesOf(observed: readonly Observed[], holds: ObservationTest): readonly number[] {
  return observed.flatMap((one, index) => (holds(one) ? [index] : []));
}

function idsOf(binding: Binding, observed: readonly Observed[]): readonly string[] {
  return [...binding.keys()].map((index) => observed[index]!.id);
}
