import { typeOfIdentifier } from "../basis/identifiers.ts";
import { textOf, type JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";
import { domainObjects } from "./domain-objects.ts";
import { observableObjects } from "./observable-objects.ts";
import { notSuggested } from "./suggested-relationships.ts";
import { integer, list, observableReference, reference, text, timestamp, yesNo } from "./kinds.ts";
import type { ObjectType } from "./object-type.ts";

/** STIX Relationship Objects (STIX 2.1, section 5). */
export const relationshipObjects: Readonly<Record<string, ObjectType>> = {
  relationship: {
    family: "relationship",
    section: "5.1",
    required: ["relationship_type", "source_ref", "target_ref"],
    properties: {
      relationship_type: text,
      description: text,
      source_ref: reference(),
      target_ref: reference(),
      start_time: timestamp,
      stop_time: timestamp,
    },
    between: relationship,
  },
  sighting: {
    family: "relationship",
    section: "5.2",
    required: ["sighting_of_ref"],
    properties: {
      description: text,
      first_seen: timestamp,
      last_seen: timestamp,
      count: integer(0, 999_999_999),
      sighting_of_ref: reference(),
      observed_data_refs: list(reference("observed-data")),
      where_sighted_refs: list(observableReference("identity", "location")),
      summary: yesNo,
    },
  },
};

/** A relationship never starts or ends at one of these. */
const noEnd = new Set(["bundle", "marking-definition", "relationship", "sighting"]);

function relationship(object: JsonObject, report: Report): void {
  const name = object["relationship_type"];
  if (typeof name === "string" && !/^[a-z0-9-]+$/.test(name))
    report("relationship-type-name", "relationship_type");
  for (const end of ["source_ref", "target_ref"]) {
    const reference = object[end];
    if (typeof reference === "string" && noEnd.has(typeOfIdentifier(reference)))
      report("relationship-endpoint", end);
  }
  const [source, target] = [
    typeOfIdentifier(textOf(object["source_ref"])),
    typeOfIdentifier(textOf(object["target_ref"])),
  ];
  const odd =
    typeof name === "string" && isStandard(source) && isStandard(target)
      ? notSuggested(name, source, target)
      : null;
  if (odd) report("relationship-not-suggested", odd);
}

/** Of custom types the standard can suggest nothing. */
function isStandard(type: string): boolean {
  return Object.hasOwn(domainObjects, type) || Object.hasOwn(observableObjects, type);
}
