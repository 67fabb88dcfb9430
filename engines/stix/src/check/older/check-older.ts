import { isIdentifier, typeOfIdentifier } from "../../basis/identifiers.ts";
import { isList, isObject, type Json, type JsonObject, textOf } from "../../basis/json-value.ts";
import { checkRules, type CheckRule, type Finding, type Report } from "../check-rules.ts";
import { checkTimes } from "../order-in-time.ts";
import { readPattern } from "../../pattern/read-pattern.ts";
import { observableObjects } from "../observable-objects.ts";
import { checkSelectors } from "../selectors.ts";
import { notSuggested } from "../suggested-relationships.ts";
import { checkObservations } from "./older-observables.ts";
import { olderCommon, olderObjects, type OlderType } from "./older-objects.ts";

/**
 * The strict check of an object or a bundle of STIX 2.0 (OASIS Committee Specification 01, 19 July 2017, parts 1 to 5). The rules
 * have the names of those of 2.1; the sections are those of 2.0. Never throws.
 */
export function checkOlder(value: unknown): readonly Finding[] {
  if (!isObject(value)) return [finding({}, "object-expected", "", "2.0 part 1, 5", "must")];
  if (value["type"] !== "bundle") return checkObject(value);
  const findings: Finding[] = [];
  const report: Report = (rule, property) => findings.push(finding(value, rule, property, "2.0 part 1, 5"));
  const id = value["id"];
  if (id === undefined) report("id-missing", "id");
  else if (typeof id !== "string" || !isIdentifier(id)) report("id-format", "id");
  else if (typeOfIdentifier(id) !== "bundle") report("id-of-another-type", "id");
  if (value["spec_version"] !== "2.0") report("spec-version", "spec_version");
  for (const name of Object.keys(value))
    if (!["type", "id", "spec_version", "objects"].includes(name)) report("custom-name", name);
  const objects = value["objects"];
  if (objects === undefined) return findings;
  if (!isList(objects) || objects.length === 0) report("bundle-members", "objects");
  const members = isList(objects) ? objects : [];
  const seen = new Set<string>();
  members.forEach((object, index) => {
    findings.push(...checkOlder(object));
    const version = isObject(object) ? `${textOf(object["id"])} ${textOf(object["modified"])}` : "";
    if (seen.has(version)) report("id-repeated", `objects[${index}]`);
    seen.add(version);
  });
  return findings;
}

function checkObject(object: JsonObject): readonly Finding[] {
  const findings: Finding[] = [];
  const type = typeof object["type"] === "string" ? object["type"] : "";
  const known: OlderType | undefined = Object.hasOwn(olderObjects, type) ? olderObjects[type] : undefined;
  const report: Report = (rule, property, own) =>
    findings.push(finding(object, rule, property, own ?? known?.section ?? "2.0 part 1, 7.2"));
  checkType(object, type, known, report);
  const required = [
    "id",
    "created",
    ...(type === "marking-definition" ? [] : ["modified"]),
    ...(known?.required ?? []),
  ];
  for (const name of required)
    if (object[name] === undefined) report(name === "id" ? "id-missing" : "required-missing", name);
  for (const name of Object.keys(object)) checkProperty(object[name] as Json, name, known, report);
  checkTimes(object, report);
  checkSelectors(object, report);
  known?.between?.(object, report);
  if (isObject(object["objects"]) && type === "observed-data") checkObservations(object["objects"], report);
  if (type === "indicator") checkPattern(object["pattern"], report);
  if (type === "relationship") checkRelationship(object, report);
  return findings;
}

function checkType(object: JsonObject, type: string, known: OlderType | undefined, report: Report): void {
  const id = object["id"];
  if (type === "") return report("type-missing", "type");
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(type) || type.length < 3 || type.length > 250)
    report("type-name", "type");
  if (!known) report("custom-name", "type");
  if (typeof id === "string" && isIdentifier(id) && typeOfIdentifier(id) !== type)
    report("id-of-another-type", "id");
}

/** Part 1, 3.6. */
const reserved = new Set(
  `confidence severity action usernames phone_numbers addresses first_seen_precision last_seen_precision
   valid_from_precision valid_until_precision`.split(/\s+/),
);

function checkProperty(value: Json, name: string, known: OlderType | undefined, report: Report): void {
  const table = known && Object.hasOwn(known.properties, name) ? known.properties : olderCommon;
  if (Object.hasOwn(table, name)) return table[name]!(value, name, report);
  if (reserved.has(name)) return report("property-reserved", name);
  if (!/^[a-z0-9_]{3,250}$/.test(name)) return report("property-name", name);
  if (isList(value) && value.length === 0) report("list-empty", name);
  if (value === null) report("value-type", name);
  if (!/^x_.+_.+$/.test(name)) report("custom-name", name);
}

function checkPattern(pattern: Json | undefined, report: Report): void {
  if (typeof pattern !== "string") return;
  const reading = readPattern(pattern);
  if (!reading.ok) return report("pattern-syntax", "pattern");
  for (const path of reading.paths) {
    if (!Object.hasOwn(observableObjects, path.type) && !/^x-.+-.+$/.test(path.type))
      return report("pattern-custom-type", "pattern");
    if (!/^[a-zA-Z0-9_-]{3,250}$/.test(path.property) && path.property !== "id")
      return report("pattern-property-name", "pattern");
  }
}

const noEnd = new Set(["bundle", "marking-definition", "relationship", "sighting"]);

function checkRelationship(object: JsonObject, report: Report): void {
  const types = ["source_ref", "target_ref"].map((end) => typeOfIdentifier(textOf(object[end])));
  types.forEach((type, index) => {
    if (noEnd.has(type)) report("relationship-endpoint", index === 0 ? "source_ref" : "target_ref");
  });
  const [source = "", target = ""] = types;
  const name = object["relationship_type"];
  if (typeof name !== "string") return;
  if (!/^[a-z0-9-]+$/.test(name)) report("relationship-type-name", "relationship_type");
  const odd = types.every((type) => Object.hasOwn(olderObjects, type))
    ? notSuggested(name, source, target)
    : null;
  if (odd) report("relationship-not-suggested", odd);
}

/** Rules whose section is not that of the object's own type. */
const sections: Readonly<Partial<Record<CheckRule, string>>> = {
  "type-missing": "2.0 part 1, 3.1",
  "type-name": "2.0 part 1, 3.1",
  "id-missing": "2.0 part 1, 3.1",
  "id-format": "2.0 part 1, 2.5",
  "id-of-another-type": "2.0 part 1, 2.5",
  "id-repeated": "2.0 part 1, 3.4",
  "timestamp-format": "2.0 part 1, 2.11",
  "timestamp-calendar": "2.0 part 1, 2.11",
  "timestamp-precision": "2.0 part 1, 3.1",
  "modified-before-created": "2.0 part 1, 3.4",
  "list-empty": "2.0 part 1, 2.8",
  "property-reserved": "2.0 part 1, 3.6",
  "property-name": "2.0 part 1, 7.1",
  "custom-name": "2.0 part 1, 7",
  "external-reference-empty": "2.0 part 1, 2.2",
  "external-reference-identifier": "2.0 part 1, 2.2",
  "kill-chain-name": "2.0 part 1, 2.7",
  "granular-marking": "2.0 part 1, 4.3",
  selector: "2.0 part 1, 4.3",
  "marking-of-itself": "2.0 part 1, 4.1",
  "tlp-definition": "2.0 part 1, 4.1.4",
  "hash-length": "2.0 part 1, 2.4",
  "hash-algorithm": "2.0 part 1, 2.4",
  "observation-key": "2.0 part 3, 2",
  "observation-reference": "2.0 part 3, 2",
  "pattern-syntax": "2.0 part 5, 4",
  "pattern-property-name": "2.0 part 5, 4",
  "pattern-custom-type": "2.0 part 3, 5",
};

function finding(
  value: JsonObject,
  rule: CheckRule,
  property: string,
  section: string,
  level: "must" | "should" = checkRules[rule][1],
): Finding {
  const read = (name: string): string => (typeof value[name] === "string" ? value[name] : "");
  return {
    objectId: read("id"),
    type: read("type"),
    property,
    rule,
    section: sections[rule] ?? section,
    level,
  };
}
