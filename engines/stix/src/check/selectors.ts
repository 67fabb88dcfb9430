import { isList, isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";

/** Selectors of granular markings name something that the object has (STIX 2.1, section 7.2.3.1). */
export function checkSelectors(object: JsonObject, report: Report): void {
  const markings = object["granular_markings"];
  if (!isList(markings)) return;
  markings.forEach((marking, place) => {
    const selectors = isObject(marking) ? marking["selectors"] : undefined;
    if (!isList(selectors)) return;
    selectors.forEach((selector, index) => {
      if (typeof selector === "string" && !selects(object, selector))
        report("selector", `granular_markings[${place}].selectors[${index}]`);
    });
  });
}

/** Steps are properties, or indexes of lists in brackets: `external_references.[0].url`. */
function selects(object: JsonObject, selector: string): boolean {
  let here: Json | undefined = object;
  for (const step of selector.split(".")) {
    const index = /^\[(\d{1,9})\]$/.exec(step)?.[1];
    if (index !== undefined) here = isList(here) ? here[Number(index)] : undefined;
    else here = isObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
    if (here === undefined) return false;
  }
  return true;
}
