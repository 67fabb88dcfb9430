import { isList, textOf, type JsonObject } from "../basis/json-value.ts";

/** What a label of the form `misp:name="…"` says; null where the object has none. */
export function labelsNamed(object: JsonObject, name: string): string | null {
  const labels = isList(object["labels"]) ? object["labels"].map(textOf) : [];
  const start = `misp:${name}="`;
  const label = labels.find((one) => one.startsWith(start) && one.endsWith('"'));
  return label === undefined ? null : label.slice(start.length, -1);
}
