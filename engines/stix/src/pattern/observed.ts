import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { nanosecondsOf, readTimestamp } from "../basis/timestamps.ts";
import type { Path } from "./tree.ts";

/** What was seen once or more often, from a first to a last moment: an `observed-data` with its observables. */
export type Observed = {
  readonly id: string;
  readonly first: bigint;
  readonly last: bigint;
  /** How often it was seen: `number_observed`. */
  readonly count: number;
  readonly objects: readonly JsonObject[];
  /** The object that a reference names: an id, in the older version a key. */
  readonly resolve: (reference: string) => JsonObject | undefined;
};

/**
 * The observations in bundles or lists of objects, of STIX 2.1 (`object_refs`) and 2.0 (`objects`). Observed data without
 * readable times are left out: nothing can be said of when they were.
 */
export function observedIn(values: readonly unknown[]): readonly Observed[] {
  const loose = values.filter((value) => isObject(value) && value["type"] !== "bundle");
  const groups = [
    loose,
    ...values.map((value) =>
      isObject(value) && value["type"] === "bundle" && isList(value["objects"]) ? value["objects"] : [],
    ),
  ];
  return groups.flatMap((group) => {
    const objects = group.filter(isObject);
    const byId = new Map(objects.map((object) => [textOf(object["id"]), object]));
    return objects.flatMap((object) => (isObserved(object) ? observedOf(object, byId) : []));
  });
}

/** Told by its shape: before STIX 2.0 the same container had other names. */
function isObserved(object: JsonObject): boolean {
  return (
    object["first_observed"] !== undefined && (isObject(object["objects"]) || isList(object["object_refs"]))
  );
}

function observedOf(data: JsonObject, byId: ReadonlyMap<string, JsonObject>): Observed[] {
  const first = readTimestamp(textOf(data["first_observed"]));
  const last = readTimestamp(textOf(data["last_observed"]));
  if (!first || !last) return [];
  const inside = isObject(data["objects"]) ? data["objects"] : {};
  const references = isList(data["object_refs"]) ? data["object_refs"] : [];
  const own = Object.keys(inside).map((key) => inside[key] as Json);
  const count = data["number_observed"];
  return [
    {
      id: textOf(data["id"]),
      first: nanosecondsOf(first),
      last: nanosecondsOf(last),
      count: typeof count === "number" && Number.isInteger(count) && count > 0 ? count : 1,
      objects: [...own, ...references.map((reference) => byId.get(textOf(reference)))].filter(isObject),
      resolve: (reference) => {
        const key = Object.hasOwn(inside, reference) ? inside[reference] : undefined;
        return isObject(key) ? key : byId.get(reference);
      },
    },
  ];
}

/** Every value that a path leads to from an object, references followed. */
export function valuesAt(path: Path, object: JsonObject, observed: Observed): readonly Json[] {
  let here: readonly Json[] = [object];
  let byReference = false;
  for (const step of path.steps) {
    if ("index" in step) {
      here = here.flatMap((value) =>
        isList(value)
          ? step.index === "*"
            ? value
            : value.slice(step.index, step.index + 1 || undefined)
          : [],
      );
      if (step.index === "*") here = [...here];
      continue;
    }
    const { property } = step;
    here = here.flatMap((value) => {
      const from = byReference && typeof value === "string" ? observed.resolve(value) : value;
      return isObject(from) && Object.hasOwn(from, property) ? [from[property] as Json] : [];
    });
    byReference = /_refs?$/.test(property);
  }
  return here;
}
