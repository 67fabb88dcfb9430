import { textOf, type JsonObject } from "../../basis/json-value.ts";
import { referencesOf } from "../../references.ts";
import { isStandardType, typeOf } from "../../check/object-types.ts";
import { labelsNamed } from "../labels.ts";
import { formOf } from "./forms.ts";

/** Whether a domain object is the form of a MISP object: its labels say so, or its type is one that only MISP objects have. */
export function isTold(object: JsonObject): boolean {
  const type = textOf(object["type"]);
  const name = labelsNamed(object, "name");
  return name === null ? type === "malware-analysis" : formOf(name, type) !== null;
}

/** Observables with all that they refer to, each once. */
export function reachable(
  observables: readonly JsonObject[],
  byId: ReadonlyMap<string, JsonObject>,
): readonly JsonObject[] {
  const found = new Map(observables.map((one) => [textOf(one["id"]), one]));
  for (const one of found.values())
    for (const { target } of referencesOf(one)) {
      const other = byId.get(target);
      if (other && !found.has(target) && isObservable(other)) found.set(target, other);
    }
  return [...found.values()];
}

/** Observables that nothing has used, those that no other such one refers to first. */
export function byDependence(
  objects: readonly JsonObject[],
  used: ReadonlySet<string>,
): readonly JsonObject[] {
  const left = objects.filter((one) => isObservable(one) && !used.has(textOf(one["id"])));
  const within = new Set(left.flatMap((one) => referencesOf(one).map(({ target }) => target)));
  const isWithin = (one: JsonObject): boolean => within.has(textOf(one["id"]));
  return [...left.filter((one) => !isWithin(one)), ...left.filter(isWithin)];
}

function isObservable(object: JsonObject): boolean {
  return isStandardType(textOf(object["type"])) && typeOf(object)?.family === "observable";
}
