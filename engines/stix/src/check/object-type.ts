import type { JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";
import { externalReference, granularMarking, language } from "./formats.ts";
import {
  dictionary,
  integer,
  list,
  oneOf,
  preciseTimestamp,
  reference,
  text,
  yesNo,
  type Kind,
  type Shape,
} from "./kinds.ts";

export type Family = "domain" | "relationship" | "observable" | "meta";

/** What STIX 2.1 says of one type of object: its section, its own properties, and what holds between them. */
export type ObjectType = Shape & {
  readonly family: Family;
  readonly section: string;
  readonly between?: (object: JsonObject, report: Report) => void;
};

const versioned: Readonly<Record<string, Kind>> = {
  type: text,
  id: reference(),
  spec_version: oneOf("2.1"),
  created_by_ref: reference(),
  created: preciseTimestamp,
  modified: preciseTimestamp,
  revoked: yesNo,
  labels: list(text),
  confidence: integer(0, 100),
  lang: language,
  external_references: list(externalReference),
  object_marking_refs: list(reference("marking-definition")),
  granular_markings: list(granularMarking),
  extensions: dictionary(),
};

const observable: Readonly<Record<string, Kind>> = {
  type: text,
  id: reference(),
  spec_version: oneOf("2.1"),
  object_marking_refs: list(reference("marking-definition")),
  granular_markings: list(granularMarking),
  defanged: yesNo,
  extensions: dictionary(),
};

/** The common properties of each family (section 3.2). */
export const commonProperties: Readonly<Record<Family, Readonly<Record<string, Kind>>>> = {
  domain: versioned,
  relationship: versioned,
  meta: versioned,
  observable,
};

/** Required in every object of a family; `marking-definition` has no `modified`. */
export const commonRequired: Readonly<Record<Family, readonly string[]>> = {
  domain: ["spec_version", "created", "modified"],
  relationship: ["spec_version", "created", "modified"],
  meta: ["spec_version", "created"],
  observable: [],
};
