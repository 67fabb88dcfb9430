import { fractionDigits, repairTimestamp, timestampFault } from "../basis/timestamps.ts";
import { preciseTimestamp, timestamp } from "../check/kinds.ts";
import { commonProperties, type ObjectType } from "../check/object-type.ts";
import { isOutOfOrder, timePairs, versionPair } from "../check/order-in-time.ts";
import { isRequired } from "./repair-form.ts";
import type { Draft, RepairRule } from "./repair.ts";

/** Times: in the form of section 2.16, both versions present, and in the order that the standard asks for. */
export function repairTimes(draft: Draft, known: ObjectType): void {
  for (const name of Object.keys(draft.object)) rewrite(draft, name, known);
  completeVersion(draft, known);
  if (isOutOfOrder(draft.object, versionPair))
    draft.set("modified-before-created", "modified", draft.object["created"] ?? null);
  const type = draft.object["type"];
  const pair = typeof type === "string" && Object.hasOwn(timePairs, type) ? timePairs[type] : undefined;
  if (!pair || !isOutOfOrder(draft.object, pair)) return;
  const rule = pair.rule as RepairRule;
  if (isRequired(known, pair.later)) draft.set(rule, pair.later, draft.object[pair.earlier] ?? null);
  else draft.remove(rule, pair.later);
}

function rewrite(draft: Draft, name: string, known: ObjectType): void {
  const kind = Object.hasOwn(known.properties, name)
    ? known.properties[name]
    : commonProperties[known.family][name];
  const value = draft.object[name];
  if ((kind !== timestamp && kind !== preciseTimestamp) || typeof value !== "string") return;
  const digits = kind === preciseTimestamp ? 3 : 0;
  if (timestampFault(value) === null && fractionDigits(value) >= digits) return;
  const repaired = repairTimestamp(value, digits);
  if (repaired !== null) draft.set("timestamp-rewritten", name, repaired);
}

/** One of the two times of versioning stands in for the other. With neither, nothing is made up. */
function completeVersion(draft: Draft, known: ObjectType): void {
  const { created, modified } = draft.object;
  const versions =
    known.family === "domain" || known.family === "relationship" || known.required.includes("modified");
  if (created === undefined && typeof modified === "string" && known.family !== "observable")
    draft.set("created-missing", "created", modified);
  else if (modified === undefined && typeof created === "string" && versions)
    draft.set("modified-missing", "modified", created);
}
