import {
  check,
  checkOlder,
  effectiveTlp,
  importObjects,
  narrower,
  normativeTlp,
  readJson,
  type Json,
  type JsonObject,
  type Tlp,
} from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Collection } from "./contract.ts";
import type { SpecVersion } from "./filter-rules.ts";
import { microsecondsOf } from "./time-rules.ts";

export type EnvelopeRefusal = "envelope-no-json" | "envelope-no-envelope" | "envelope-too-many";

export const envelopeObjectsMax = 10_000;
export const envelopeBytesMax = 10 * 1024 * 1024;

/** The objects of an envelope (TAXII 2.1, section 3.7), or the place where the text is none. */
export function readEnvelope(text: string): Result<readonly Json[], EnvelopeRefusal> {
  const read = readJson(text, {
    charactersMax: envelopeBytesMax,
    depthMax: 66,
    stringCharactersMax: 1024 * 1024,
    membersMax: 100_000,
  });
  if (!read.ok) {
    const { path, line, column, expected } = read.values;
    return refuse("envelope-no-json", {
      path: path ?? "$",
      line: line ?? 1,
      column: column ?? 1,
      expected: expected ?? "JSON",
    });
  }
  const objects = isObject(read.value) ? read.value["objects"] : undefined;
  if (!Array.isArray(objects) || objects.length === 0) return refuse("envelope-no-envelope");
  if (objects.length > envelopeObjectsMax)
    return refuse("envelope-too-many", { objectsMax: envelopeObjectsMax });
  return ok(objects as readonly Json[]);
}

/** One member of an envelope, judged: what will be kept, or why not. */
export type Judged = Admitted | Turned;

export interface Admitted {
  readonly kept: true;
  readonly id: string;
  readonly type: string;
  readonly specVersion: SpecVersion;
  /** As the object writes it; null where it has neither `modified` nor `created`. */
  readonly version: string | null;
  /** 0 where it has none. */
  readonly versionUs: number;
  readonly tlp: Exclude<Tlp, "red">;
  readonly body: string;
  /** How many repairs were made. */
  readonly repairs: number;
}

export interface Turned {
  readonly kept: false;
  readonly id: string;
  readonly version: string | null;
  readonly why: Why;
}

/** A rule of STIX, or a name of this slice's messages. */
export type Why =
  | { readonly rule: string; readonly property: string; readonly section: string }
  | {
      readonly message: "marking-red" | "marking-above-collection" | "object-no-id" | "spec-version-not-here";
      readonly tlp?: string;
    };

type Rules = Pick<Collection, "judged" | "unmarkedTlp" | "tlp" | "mediaTypes">;

/** Judges every object of an envelope for a collection, in order. `definitions` are markings that the collection holds already. */
export function judge(
  objects: readonly Json[],
  collection: Rules,
  definitions: ReadonlyMap<string, JsonObject>,
): Judged[] {
  const known = new Map(definitions);
  for (const each of objects)
    if (isObject(each) && each["type"] === "marking-definition" && typeof each["id"] === "string")
      known.set(each["id"], each);
  return objects.map((object) => judgeOne(object, collection, known));
}

/** The references to markings that neither the standard nor the envelope defines. */
export function unknownMarkings(objects: readonly Json[]): string[] {
  const inside = new Set(objects.map((each) => (isObject(each) ? each["id"] : undefined)));
  const wanted = new Set<string>();
  for (const each of objects) {
    const references = isObject(each) ? each["object_marking_refs"] : undefined;
    if (!Array.isArray(references)) continue;
    for (const one of references as readonly Json[])
      if (typeof one === "string" && !normativeTlp.has(one) && !inside.has(one) && wanted.size < 200)
        wanted.add(one);
  }
  return [...wanted];
}

function judgeOne(given: Json, rules: Rules, definitions: ReadonlyMap<string, JsonObject>): Judged {
  const id = isObject(given) && typeof given["id"] === "string" ? given["id"].slice(0, 300) : "";
  if (
    !isObject(given) ||
    !/^[a-z][a-z0-9-]*--[0-9a-fA-F-]{36}$/.test(id) ||
    typeof given["type"] !== "string"
  )
    return { kept: false, id, version: null, why: { message: "object-no-id" } };
  const admitted = admit(given, rules);
  if (!("object" in admitted)) return { kept: false, id, version: versionOf(given), why: admitted };
  const { object, repairs } = admitted;
  const version = versionOf(object);
  const turned = (why: Why): Turned => ({ kept: false, id, version, why });
  const specVersion = specVersionOf(object);
  if (!rules.mediaTypes.some((media) => media.endsWith(specVersion)))
    return turned({ message: "spec-version-not-here", tlp: specVersion });
  const tlp = markingOf(object, rules.unmarkedTlp, definitions);
  if (tlp === "red") return turned({ message: "marking-red" });
  if (narrower(tlp, rules.tlp) !== rules.tlp)
    return turned({ message: "marking-above-collection", tlp: `TLP:${tlp.toUpperCase()}` });
  const versionUs = version === null ? 0 : (microsecondsOf(version) ?? 0);
  const type = given["type"].slice(0, 250);
  return {
    kept: true,
    id,
    type,
    specVersion,
    version,
    versionUs,
    tlp,
    body: JSON.stringify(object),
    repairs,
  };
}

function admit(object: JsonObject, { judged }: Rules): { object: JsonObject; repairs: number } | Why {
  if (judged === "form") return { object, repairs: 0 };
  const findings = specVersionOf(object) === "2.0" ? checkOlder(object) : check(object);
  const broken = findings.find(({ level }) => level === "must");
  if (broken === undefined) return { object, repairs: 0 };
  if (judged === "strict") return { rule: broken.rule, property: broken.property, section: broken.section };
  const report = importObjects([object]);
  const [taken] = report.imported;
  if (taken !== undefined) return { object: taken.object, repairs: taken.repairs.length };
  const [aside] = report.quarantined;
  return {
    rule: aside?.reason ?? broken.rule,
    property: aside?.property ?? broken.property,
    section: aside?.section ?? broken.section,
  };
}

/** A marking that nobody here can read counts as the narrower of amber and what an unmarked object counts as. */
function markingOf(
  object: JsonObject,
  unmarked: Exclude<Tlp, "red">,
  definitions: ReadonlyMap<string, JsonObject>,
): Tlp {
  if (typeof object["id"] === "string" && normativeTlp.has(object["id"])) return "clear";
  const references = object["object_marking_refs"];
  const unread =
    Array.isArray(references) &&
    references.some((one) => typeof one === "string" && !normativeTlp.has(one) && !definitions.has(one));
  const said = effectiveTlp(object, definitions) ?? unmarked;
  return unread ? narrower(said, "amber") : said;
}

/** STIX 2.1, section 3.2: where an object states no version it is of 2.0, except an observable, which has no times. */
export function specVersionOf(object: JsonObject): SpecVersion {
  if (object["spec_version"] === "2.1") return "2.1";
  return object["spec_version"] === undefined &&
    object["created"] === undefined &&
    object["modified"] === undefined
    ? "2.1"
    : "2.0";
}

/** TAXII 2.1, section 3.4.1: `modified`, else `created`, else when it was added. */
function versionOf(object: JsonObject): string | null {
  for (const time of [object["modified"], object["created"]])
    if (typeof time === "string" && microsecondsOf(time) !== null) return time;
  return null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
