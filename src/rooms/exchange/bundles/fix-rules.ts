import {
  effectiveTlp,
  importObjects,
  jsonLimits,
  narrower,
  normativeTlp,
  readJson,
  type ImportedObject,
  type ImportReport,
  type JsonObject,
  type Tlp,
} from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { isObject, markingOf, textOf } from "./rules.ts";

/** What is known of the bundle that the object belongs to. */
export interface Around {
  readonly unmarked: Tlp;
  /** The narrowest marking of anything in the bundle. */
  readonly tlp: Tlp;
  /** The bundle's own marking definitions. */
  readonly definitions: readonly JsonObject[];
}

export interface Fixed {
  readonly one: ImportedObject;
  readonly report: ImportReport;
  readonly tlp: Tlp;
}

export interface Unusable {
  /** The rule that it still breaks, for the sentence in the reader's language. */
  readonly rule: string;
  readonly property: string;
  readonly line: number | null;
}

/**
 * An object that a person put right, as if it had come so. Its marking is the narrower of what it says now and what it said when it
 * came: putting right never widens an audience. A marking that is not known here counts as the bundle's narrowest.
 */
export function fixedObject(
  text: string,
  before: string,
  around: Around,
): Result<Fixed, "still-unusable"> & { readonly unusable?: Unusable } {
  const read = readJson(text, jsonLimits);
  if (!read.ok) {
    const line = Number(read.values["line"] ?? 1);
    return unusable({ rule: read.refusal, property: String(read.values["path"] ?? "$"), line });
  }
  const report = importObjects([...around.definitions, read.value]);
  const index = around.definitions.length;
  const bad = report.quarantined.find((one) => one.index === index);
  if (bad) return unusable({ rule: bad.reason, property: bad.property || named(bad.reason), line: null });
  const one = report.imported.find((each) => each.index === index);
  if (!one) return unusable({ rule: "id-format", property: "id", line: null });
  const now = markingNow(one.object, one.tlp, around);
  const came = readJson(before, jsonLimits);
  const then = came.ok && isObject(came.value) ? markingNow(came.value, null, around) : around.unmarked;
  return ok({ one, report, tlp: narrower(now, then) });
}

/** The property that a rule about a whole object speaks of. */
function named(rule: string): string {
  return rule.startsWith("id-") ? "id" : rule.startsWith("type-") ? "type" : "";
}

function unusable(told: Unusable): Result<Fixed, "still-unusable"> & { readonly unusable: Unusable } {
  return { ...refuse("still-unusable"), unusable: told };
}

function markingNow(object: JsonObject, tlp: Tlp | null, around: Around): Tlp {
  const definitions = new Map(around.definitions.map((one) => [textOf(one["id"]), one]));
  const refs = Array.isArray(object["object_marking_refs"]) ? object["object_marking_refs"] : [];
  const known = refs.every(
    (ref) => typeof ref === "string" && (normativeTlp.has(ref) || definitions.has(ref)),
  );
  const own = markingOf(object, tlp ?? effectiveTlp(object, definitions), around.unmarked);
  return known ? own : narrower(own, around.tlp);
}
