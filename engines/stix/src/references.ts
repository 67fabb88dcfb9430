import { isList, isObject, type Json, type JsonObject } from "./basis/json-value.ts";

export type Reference = { readonly property: string; readonly target: string };

/** Every reference an object makes (`…_ref`, `…_refs`, also inside lists and dictionaries), with where it stands. */
export function referencesOf(object: JsonObject): readonly Reference[] {
  const found: Reference[] = [];
  for (const name of Object.keys(object)) collect(object[name] as Json, name, name, found);
  return found;
}

function collect(value: Json, name: string, property: string, found: Reference[]): void {
  if (typeof value === "string") {
    if (name.endsWith("_ref")) found.push({ property, target: value });
    return;
  }
  if (isList(value))
    value.forEach((element, index) => {
      const place = `${property}[${index}]`;
      if (typeof element === "string" && name.endsWith("_refs"))
        found.push({ property: place, target: element });
      else if (typeof element === "object") collect(element, name, place, found);
    });
  else if (isObject(value))
    for (const key of Object.keys(value)) collect(value[key] as Json, key, `${property}.${key}`, found);
}
