import { isObject, type JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";
import { countryCodes } from "./country-codes.ts";
import { killChainPhase } from "./formats.ts";
import {
  dictionary,
  float,
  integer,
  list,
  observableReference,
  oneOf,
  reference,
  text,
  timestamp,
  vocabulary,
  yesNo,
  type Kind,
} from "./kinds.ts";
import type { ObjectType } from "./object-type.ts";
import { checkPattern } from "./pattern-check.ts";
import { vocabularies as ov } from "./vocabularies.ts";

const texts = list(text);
const phases = list(killChainPhase);
const seen = { first_seen: timestamp, last_seen: timestamp };
const named = { name: text, description: text };

function domain(
  section: string,
  required: readonly string[],
  properties: Readonly<Record<string, Kind>>,
  between?: ObjectType["between"],
): ObjectType {
  return { family: "domain", section, required, properties, ...(between ? { between } : {}) };
}

const motivation = vocabulary(ov.attackMotivation);

/** STIX Domain Objects (STIX 2.1, section 4). */
export const domainObjects: Readonly<Record<string, ObjectType>> = {
  "attack-pattern": domain("4.1", ["name"], { ...named, aliases: texts, kill_chain_phases: phases }),
  campaign: domain("4.2", ["name"], { ...named, ...seen, aliases: texts, objective: text }),
  "course-of-action": domain("4.3", ["name"], named),
  grouping: domain("4.4", ["context", "object_refs"], {
    ...named,
    context: vocabulary(ov.groupingContext),
    object_refs: list(reference()),
  }),
  identity: domain("4.5", ["name"], {
    ...named,
    roles: texts,
    identity_class: vocabulary(ov.identityClass),
    sectors: list(vocabulary(ov.industrySector)),
    contact_information: text,
  }),
  incident: domain("4.6", ["name"], named),
  indicator: domain(
    "4.7",
    ["pattern", "pattern_type", "valid_from"],
    {
      ...named,
      indicator_types: list(vocabulary(ov.indicatorType)),
      pattern: text,
      pattern_type: vocabulary(ov.patternType),
      pattern_version: text,
      valid_from: timestamp,
      valid_until: timestamp,
      kill_chain_phases: phases,
    },
    (object, report) => {
      checkPattern(object, report);
      if (object["name"] === undefined || object["description"] === undefined)
        report("indicator-without-words", object["name"] === undefined ? "name" : "description");
    },
  ),
  infrastructure: domain("4.8", ["name"], {
    ...named,
    ...seen,
    infrastructure_types: list(vocabulary(ov.infrastructureType)),
    aliases: texts,
    kill_chain_phases: phases,
  }),
  "intrusion-set": domain("4.9", ["name"], {
    ...named,
    ...seen,
    aliases: texts,
    goals: texts,
    resource_level: vocabulary(ov.attackResourceLevel),
    primary_motivation: motivation,
    secondary_motivations: list(motivation),
  }),
  location: domain(
    "4.10",
    [],
    {
      ...named,
      latitude: float(-90, 90),
      longitude: float(-180, 180),
      precision: float(),
      region: vocabulary(ov.region),
      country: text,
      administrative_area: text,
      city: text,
      street_address: text,
      postal_code: text,
    },
    location,
  ),
  malware: domain(
    "4.11",
    ["is_family"],
    {
      ...named,
      ...seen,
      malware_types: list(vocabulary(ov.malwareType)),
      is_family: yesNo,
      aliases: texts,
      kill_chain_phases: phases,
      operating_system_refs: list(observableReference("software")),
      architecture_execution_envs: list(vocabulary(ov.processorArchitecture)),
      implementation_languages: list(vocabulary(ov.implementationLanguage)),
      capabilities: list(vocabulary(ov.malwareCapability)),
      sample_refs: list(observableReference("artifact", "file")),
    },
    (object, report) => {
      if (object["is_family"] === true && object["name"] === undefined) report("malware-family-name", "name");
    },
  ),
  "malware-analysis": domain(
    "4.12",
    ["product"],
    {
      product: text,
      version: text,
      host_vm_ref: observableReference("software"),
      operating_system_ref: observableReference("software"),
      installed_software_refs: list(observableReference("software")),
      configuration_version: text,
      modules: texts,
      analysis_engine_version: text,
      analysis_definition_version: text,
      submitted: timestamp,
      analysis_started: timestamp,
      analysis_ended: timestamp,
      result_name: text,
      result: vocabulary(ov.malwareResult),
      analysis_sco_refs: list(observableReference()),
      sample_ref: observableReference("artifact", "file", "network-traffic"),
    },
    (object, report) => {
      if (object["result"] === undefined && object["analysis_sco_refs"] === undefined)
        report("analysis-without-result", "result");
      if (typeof object["product"] === "string" && !/^[a-z0-9.]+(?:-[a-z0-9.]+)*$/.test(object["product"]))
        report("product-name", "product");
    },
  ),
  note: domain("4.13", ["content", "object_refs"], {
    abstract: text,
    content: text,
    authors: texts,
    object_refs: list(reference()),
  }),
  "observed-data": domain(
    "4.14",
    ["first_observed", "last_observed", "number_observed"],
    {
      first_observed: timestamp,
      last_observed: timestamp,
      number_observed: integer(1, 999_999_999),
      objects: dictionary(),
      object_refs: list(reference()),
    },
    observedData,
  ),
  opinion: domain("4.15", ["opinion", "object_refs"], {
    explanation: text,
    authors: texts,
    opinion: oneOf("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"),
    object_refs: list(reference()),
  }),
  report: domain("4.16", ["name", "published", "object_refs"], {
    ...named,
    report_types: list(vocabulary(ov.reportType)),
    published: timestamp,
    object_refs: list(reference()),
  }),
  "threat-actor": domain("4.17", ["name"], {
    ...named,
    ...seen,
    threat_actor_types: list(vocabulary(ov.threatActorType)),
    aliases: texts,
    roles: list(vocabulary(ov.threatActorRole)),
    goals: texts,
    sophistication: vocabulary(ov.threatActorSophistication),
    resource_level: vocabulary(ov.attackResourceLevel),
    primary_motivation: motivation,
    secondary_motivations: list(motivation),
    personal_motivations: list(motivation),
  }),
  tool: domain("4.18", ["name"], {
    ...named,
    tool_types: list(vocabulary(ov.toolType)),
    aliases: texts,
    kill_chain_phases: phases,
    tool_version: text,
  }),
  vulnerability: domain("4.19", ["name"], named),
};

function location(object: JsonObject, report: Report): void {
  const has = (name: string): boolean => object[name] !== undefined;
  const coordinates = has("latitude") && has("longitude");
  if (!has("region") && !has("country") && !coordinates) report("location-nowhere", "country");
  if (has("latitude") !== has("longitude"))
    report("coordinates-incomplete", has("latitude") ? "longitude" : "latitude");
  const country = object["country"];
  if (typeof country === "string" && !countryCodes.has(country.toUpperCase()))
    report("country-code", "country");
  if (has("precision") && !coordinates) report("coordinates-incomplete", "precision");
}

function observedData(object: JsonObject, report: Report): void {
  const { objects, object_refs: references } = object;
  if ((objects === undefined) === (references === undefined)) report("observation-content", "object_refs");
  if (Array.isArray(references))
    references.forEach((reference, index) => {
      const type = typeof reference === "string" ? reference.slice(0, reference.indexOf("--")) : "";
      if (Object.hasOwn(domainObjects, type)) report("reference-target", `object_refs[${index}]`);
    });
  if (objects !== undefined) report("observations-deprecated", "objects");
  if (isObject(objects))
    for (const key of Object.keys(objects)) {
      if (!/^(?:0|[1-9]\d*)$/.test(key)) report("observation-key", `objects.${key}`);
      if (!isObject(objects[key]) || typeof objects[key]["type"] !== "string")
        report("value-type", `objects.${key}`);
    }
}
