import { isList, type Json } from "../basis/json-value.ts";
import { check } from "../check/check.ts";
import type { Finding } from "../check/check-rules.ts";
import type { ObjectType } from "../check/object-type.ts";
import { isRequired } from "./repair-form.ts";
import type { Draft } from "./repair.ts";

/** More broken values than this in one object are not repaired one by one. */
const passesMax = 32;

/**
 * The rest: what the strict check still finds. A value that can be read only one way is converted, another optional value is
 * taken out (and kept in the report). Returns the finding that cannot be repaired, if there is one, and the last findings.
 */
export function repairRest(
  draft: Draft,
  known: ObjectType,
): { readonly hopeless: Finding | null; readonly findings: readonly Finding[] } {
  for (let pass = 0; ; pass++) {
    const findings = check(draft.object);
    const broken = findings.find((finding) => finding.level === "must");
    if (!broken) return { hopeless: null, findings };
    if (pass >= passesMax || !(convert(draft, broken) || takeOut(draft, broken, known)))
      return { hopeless: broken, findings };
  }
}

function convert(draft: Draft, broken: Finding): boolean {
  const name = broken.property;
  const value = draft.object[name];
  if (broken.rule !== "value-type" || value === undefined) return false;
  for (const candidate of conversions(value)) {
    const trial = { ...draft.object, [name]: candidate };
    if (check(trial).some((finding) => finding.level === "must" && finding.property.startsWith(name)))
      continue;
    draft.set("value-converted", name, candidate, broken);
    return true;
  }
  return false;
}

function conversions(value: Json): Json[] {
  if (typeof value === "string") {
    const word = value.trim().toLowerCase();
    const yesNo = word === "true" || word === "false" ? [word === "true"] : [];
    const numbers = /^-?\d{1,15}(?:\.\d{1,15})?$/.test(word) ? [Number(word)] : [];
    return [...yesNo, ...numbers, [value]];
  }
  if (typeof value === "number" || typeof value === "boolean") return [String(value), [String(value)]];
  if (isList(value)) return value.length === 1 ? [value[0] as Json] : [];
  return [[value]];
}

function takeOut(draft: Draft, broken: Finding, known: ObjectType): boolean {
  const [, name = "", index] = /^([^.[]+)(?:\[(\d+)\])?/.exec(broken.property) ?? [];
  const value = draft.object[name];
  if (value === undefined) return false;
  if (isList(value) && index !== undefined && value.length > 1) {
    draft.note("value-removed", `${name}[${index}]`, value[Number(index)] ?? null, null, broken);
    draft.object[name] = value.filter((_, at) => at !== Number(index));
    return true;
  }
  if (isRequired(known, name)) return false;
  draft.remove("value-removed", name, broken);
  return true;
}
