import type { JsonObject } from "../basis/json-value.ts";
import { compileTest, type ValueTest } from "./compare-values.ts";
import { valuesAt, type Observed } from "./observed.ts";
import type { Comparison, Exists, Test } from "./tree.ts";

/** Does one observation satisfy what stands in brackets? */
export type ObservationTest = (observed: Observed) => boolean;

export type CompiledObservation =
  | { readonly ok: true; readonly holds: ObservationTest }
  | { readonly ok: false; readonly at: number; readonly what: string };

/** For every type that was asked for, the objects of the observation that satisfy it; null: not satisfied. */
type Found = ReadonlyMap<string, ReadonlySet<JsonObject>> | null;
type Finder = (observed: Observed) => Found;

/**
 * The comparison of an observation expression (STIX 2.1, section 9.5), made ready to be asked of many. Comparisons of the same type
 * of object joined by AND are satisfied by one and the same object.
 */
export function compileObservation(comparison: Comparison): CompiledObservation {
  const refusals: { at: number; what: string }[] = [];
  const finder = finderOf(comparison, refusals);
  const refused = refusals[0];
  return refused ? { ok: false, ...refused } : { ok: true, holds: (observed) => finder(observed) !== null };
}

function finderOf(comparison: Comparison, refusals: { at: number; what: string }[]): Finder {
  if (comparison.kind === "exists") return whereExists(comparison);
  if (comparison.kind === "test") {
    const compiled = compileTest(comparison);
    if (compiled.ok) return whereValue(comparison, compiled.holds);
    refusals.push({ at: compiled.at, what: compiled.what });
    return () => null;
  }
  const parts = comparison.parts.map((part) => finderOf(part, refusals));
  if (comparison.kind === "all")
    return (observed) =>
      parts.reduce<Found>((found, part) => (found === null ? null : both(found, part(observed))), new Map());
  return (observed) => parts.map((part) => part(observed)).reduce(either, null);
}

function whereExists({ path, negated }: Exists): Finder {
  return (observed) =>
    objectsWhere(observed, path.type, (object) => valuesAt(path, object, observed).length > 0 !== negated);
}

function whereValue({ path }: Test, holds: ValueTest): Finder {
  return (observed) =>
    objectsWhere(observed, path.type, (object) => valuesAt(path, object, observed).some(holds));
}

function objectsWhere(observed: Observed, type: string, test: (object: JsonObject) => boolean): Found {
  const objects = observed.objects.filter((object) => object["type"] === type && test(object));
  return objects.length > 0 ? new Map([[type, new Set(objects)]]) : null;
}

function both(first: ReadonlyMap<string, ReadonlySet<JsonObject>>, second: Found): Found {
  if (second === null) return null;
  const found = new Map(first);
  for (const [type, objects] of second) {
    const before = found.get(type);
    const common = before ? new Set([...before].filter((object) => objects.has(object))) : objects;
    if (common.size === 0) return null;
    found.set(type, common);
  }
  return found;
}

function either(first: Found, second: Found): Found {
  if (first === null || second === null) return first ?? second;
  const found = new Map(first);
  for (const [type, objects] of second) found.set(type, new Set([...(found.get(type) ?? []), ...objects]));
  return found;
}
