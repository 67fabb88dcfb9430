import { canonicalText, isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { renamedIn } from "./upgrade-names.ts";

/** The markings of one observable: of the whole, and of parts of it. */
export type Markings = { readonly whole: readonly string[]; readonly parts: readonly JsonObject[] };

/**
 * Markings of an observation whose observables leave it: what marked the observation marks each of them, and what marked a part
 * of one goes with it, so that nobody may see more than before.
 */
export class ObservationMarkings {
  /** Granular markings that stay with the observation. */
  readonly left: readonly JsonObject[];
  readonly moved: boolean;
  readonly #whole: readonly string[];
  readonly #byKey = new Map<string, { whole: string[]; parts: JsonObject[] }>();

  constructor(observation: JsonObject, objects: JsonObject) {
    const references = observation["object_marking_refs"];
    this.#whole = isList(references) ? references.map(textOf) : [];
    for (const key of Object.keys(objects)) this.#byKey.set(key, { whole: [], parts: [] });
    const granular = observation["granular_markings"];
    this.left = (isList(granular) ? granular.filter(isObject) : []).flatMap((marking) => {
      const selectors = isList(marking["selectors"]) ? marking["selectors"].map(textOf) : [];
      const stays = selectors.filter((selector) => !this.#move(marking, selector, objects));
      return stays.length > 0 ? [{ ...marking, selectors: stays }] : [];
    });
    this.moved =
      this.#whole.length > 0 ||
      [...this.#byKey.values()].some((one) => one.whole.length + one.parts.length > 0);
  }

  of(key: string): Markings {
    const own = this.#byKey.get(key);
    return { whole: [...this.#whole, ...(own?.whole ?? [])], parts: own?.parts ?? [] };
  }

  #move(marking: JsonObject, selector: string, objects: JsonObject): boolean {
    if (selector !== "objects" && !selector.startsWith("objects.")) return false;
    const [, key, ...rest] = selector.split(".");
    for (const one of key === undefined ? this.#byKey.keys() : [key]) {
      const object = objects[one];
      const found = this.#byKey.get(one);
      if (!found || !isObject(object)) continue;
      const reference = marking["marking_ref"];
      const { selectors: _, ...what } = marking;
      if (rest.length > 0) {
        const [first = "", ...more] = rest;
        const names = [renamedIn(textOf(object["type"]), first), ...more];
        found.parts.push({ ...what, selectors: [names.join(".")] });
      } else if (typeof reference === "string") found.whole.push(reference);
      else found.parts.push({ ...what, selectors: ["type"] });
    }
    return true;
  }
}

/** The object with these markings, too; an observable that several observations share has those of all. */
export function marked(object: JsonObject, { whole, parts }: Markings): JsonObject {
  const wholes = union(object["object_marking_refs"], whole);
  const granular = union(object["granular_markings"], parts);
  return {
    ...object,
    ...(wholes.length > 0 ? { object_marking_refs: wholes } : {}),
    ...(granular.length > 0 ? { granular_markings: granular } : {}),
  };
}

function union(first: Json | undefined, second: readonly Json[]): Json[] {
  const all = [...(isList(first) ? first : []), ...second];
  return [...new Map(all.map((one) => [canonicalText(one), one])).values()];
}
