import { isList, textOf, type JsonObject } from "../basis/json-value.ts";
import { normativeTlp } from "../markings.ts";
import { commonProperties } from "./object-type.ts";
import { typeOf } from "./object-types.ts";

/** What an object lacks for partners who follow the interoperability profile; `expected` is the property, or the rule. */
export type InteropFinding = {
  readonly objectId: string;
  readonly property: string;
  readonly rule: "interop-property-missing" | "interop-several-tlp";
};

/** Beyond what STIX 2.1 requires, by type; each of them also needs `created_by_ref`. */
const required: Readonly<Record<string, string>> = {
  "attack-pattern": "external_references kill_chain_phases",
  campaign: "",
  "course-of-action": "",
  grouping: "",
  indicator: "name indicator_types",
  infrastructure: "infrastructure_types",
  "intrusion-set": "resource_level primary_motivation",
  location: "region",
  malware:
    "name malware_types first_seen last_seen architecture_execution_envs implementation_languages capabilities",
  "malware-analysis": "version submitted analysis_started analysis_ended result",
  note: "",
  "observed-data": "object_refs",
  opinion: "",
  relationship: "",
  report: "report_types",
  sighting: "first_seen last_seen count",
  "threat-actor": "threat_actor_types roles sophistication resource_level primary_motivation",
  tool: "tool_types",
  vulnerability: "external_references",
};

/**
 * The STIX 2.1 interoperability profile (OASIS, STIX/TAXII 2.1 Interoperability Test Document 1.0, and its schemas): the properties that
 * its personas may rely on, and at most one of the TLP markings. Says nothing of validity: ask `check` first. Types that the
 * profile does not name have nothing to lack.
 */
export function checkInteroperability(object: JsonObject): readonly InteropFinding[] {
  const type = textOf(object["type"]);
  const own = Object.hasOwn(required, type) ? `created_by_ref ${required[type]!}`.trim().split(" ") : [];
  const missing = own.filter((name) => object[name] === undefined);
  const markings = isList(object["object_marking_refs"]) ? object["object_marking_refs"].map(textOf) : [];
  const several = markings.filter((id) => normativeTlp.has(id)).length > 1;
  return [
    ...missing.map((property) => ({
      objectId: textOf(object["id"]),
      property,
      rule: "interop-property-missing" as const,
    })),
    ...(several
      ? [
          {
            objectId: textOf(object["id"]),
            property: "object_marking_refs",
            rule: "interop-several-tlp" as const,
          },
        ]
      : []),
  ];
}

/** True where STIX 2.1 gives the type a property of this name. */
export function isPropertyOf(type: string, property: string): boolean {
  const known = typeOf({ type });
  return Object.hasOwn(known.properties, property) || Object.hasOwn(commonProperties[known.family], property);
}
