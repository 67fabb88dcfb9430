import { isList, isObject, type Json } from "../basis/json-value.ts";
import { commonRequired, type ObjectType } from "../check/object-type.ts";
import type { Draft } from "./repair.ts";

/** Repairs of form that every object gets: nothing empty, names that STIX allows, the version of the standard. */
export function repairForm(draft: Draft, known: ObjectType): void {
  for (const name of Object.keys(draft.object)) {
    removeEmpty(draft, name, known);
    rename(draft, name);
  }
  const version = draft.object["spec_version"];
  const required = commonRequired[known.family].includes("spec_version");
  if (version === undefined ? required : version !== "2.1") draft.set("spec-version", "spec_version", "2.1");
}

export function isRequired(known: ObjectType, name: string): boolean {
  return (
    name === "type" ||
    name === "id" ||
    commonRequired[known.family].includes(name) ||
    known.required.includes(name)
  );
}

function removeEmpty(draft: Draft, name: string, known: ObjectType): void {
  const before = draft.object[name] as Json;
  if (before === null) return draft.remove("null-value", name);
  if (before === "" && !isRequired(known, name)) return draft.remove("empty-value", name);
  if (typeof before !== "object") return;
  const after = withoutEmpty(before);
  if (after === undefined) draft.remove("empty-value", name);
  else if (after !== before) draft.set("empty-value", name, after);
}

/** The value without nulls, empty lists and empty objects inside it; undefined when nothing is left; itself when unchanged. */
function withoutEmpty(value: Json): Json | undefined {
  if (value === null) return undefined;
  if (isList(value)) {
    const kept = value.map(withoutEmpty);
    if (value.length === 0 || kept.every((element) => element === undefined)) return undefined;
    return kept.every((element, index) => element === value[index])
      ? value
      : kept.filter((element) => element !== undefined);
  }
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const kept = names.flatMap((name) => {
    const inner = withoutEmpty(value[name] as Json);
    return inner === undefined ? [] : [[name, inner] as const];
  });
  if (kept.length === 0) return undefined;
  return kept.length === names.length && kept.every(([name, inner]) => inner === value[name])
    ? value
    : Object.fromEntries(kept);
}

const reserved = new Set(["severity", "username", "phone_number", "action"]);

function rename(draft: Draft, name: string): void {
  const value = draft.object[name];
  if (value === undefined || name === "id") return;
  if (reserved.has(name)) return move(draft, "property-reserved", name, `x_${name}`, value);
  if (/^[a-z][a-z0-9_]{2,249}$/.test(name)) return;
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "_")
    .slice(0, 240);
  move(draft, "property-name", name, /^[a-z][a-z0-9_]{2,}$/.test(plain) ? plain : `x_${plain}_`, value);
}

function move(
  draft: Draft,
  rule: "property-reserved" | "property-name",
  from: string,
  to: string,
  value: Json,
): void {
  let free = to;
  for (let index = 2; draft.object[free] !== undefined; index++) free = `${to}_${index}`;
  draft.note(rule, from, { [from]: value }, { [free]: value });
  delete draft.object[from];
  draft.object[free] = value;
}
