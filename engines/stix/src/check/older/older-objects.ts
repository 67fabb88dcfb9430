import { isObject, type JsonObject } from "../../basis/json-value.ts";
import type { Report } from "../check-rules.ts";
import { externalReference, granularMarking, killChainPhase } from "../formats.ts";
import {
  dictionary,
  integer,
  list,
  preciseTimestamp,
  reference,
  text,
  timestamp,
  vocabulary,
  yesNo,
  type Kind,
} from "../kinds.ts";
import { markingDefinition } from "../meta-objects.ts";
import { vocabularies as ov } from "../vocabularies.ts";

/** What STIX 2.0 says of one type of object. */
export type OlderType = {
  readonly section: string;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Kind>>;
  readonly between?: (object: JsonObject, report: Report) => void;
};

/** Common properties (STIX 2.0, part 1, 3.1). */
export const olderCommon: Readonly<Record<string, Kind>> = {
  type: text,
  id: reference(),
  created_by_ref: reference(),
  created: preciseTimestamp,
  modified: preciseTimestamp,
  revoked: yesNo,
  labels: list(text),
  external_references: list(externalReference),
  object_marking_refs: list(reference("marking-definition")),
  granular_markings: list(granularMarking),
};

const texts = list(text);
const phases = list(killChainPhase);
const named = { name: text, description: text };
const motivation = vocabulary(ov.attackMotivation);
const labels = (words: ReadonlySet<string>): Record<string, Kind> => ({ labels: list(vocabulary(words)) });

function part2(
  section: string,
  required: readonly string[],
  properties: OlderType["properties"],
  between?: OlderType["between"],
): OlderType {
  return { section: `2.0 part 2, ${section}`, required, properties, ...(between ? { between } : {}) };
}

/** Objects and relationships of STIX 2.0 (part 2), and the marking definition (part 1, 4.1). */
export const olderObjects: Readonly<Record<string, OlderType>> = {
  "attack-pattern": part2("2.1", ["name"], { ...named, kill_chain_phases: phases }),
  campaign: part2("2.2", ["name"], {
    ...named,
    aliases: texts,
    first_seen: timestamp,
    last_seen: timestamp,
    objective: text,
  }),
  "course-of-action": part2("2.3", ["name"], named),
  identity: part2("2.4", ["name", "identity_class"], {
    ...named,
    identity_class: vocabulary(ov.identityClass),
    sectors: list(vocabulary(ov.industrySector)),
    contact_information: text,
  }),
  indicator: part2("2.5", ["labels", "pattern", "valid_from"], {
    ...named,
    ...labels(ov.indicatorType),
    pattern: text,
    valid_from: timestamp,
    valid_until: timestamp,
    kill_chain_phases: phases,
  }),
  "intrusion-set": part2("2.6", ["name"], {
    ...named,
    aliases: texts,
    first_seen: timestamp,
    last_seen: timestamp,
    goals: texts,
    resource_level: vocabulary(ov.attackResourceLevel),
    primary_motivation: motivation,
    secondary_motivations: list(motivation),
  }),
  malware: part2("2.7", ["labels", "name"], {
    ...named,
    ...labels(ov.malwareType),
    kill_chain_phases: phases,
  }),
  "observed-data": part2("2.8", ["first_observed", "last_observed", "number_observed", "objects"], {
    first_observed: timestamp,
    last_observed: timestamp,
    number_observed: integer(1, 999_999_999),
    objects: dictionary(),
  }),
  report: part2("2.9", ["labels", "name", "published", "object_refs"], {
    ...named,
    ...labels(ov.reportType),
    published: timestamp,
    object_refs: list(reference()),
  }),
  "threat-actor": part2("2.10", ["labels", "name"], {
    ...named,
    ...labels(ov.threatActorType),
    aliases: texts,
    roles: list(vocabulary(ov.threatActorRole)),
    goals: texts,
    sophistication: vocabulary(ov.threatActorSophistication),
    resource_level: vocabulary(ov.attackResourceLevel),
    primary_motivation: motivation,
    secondary_motivations: list(motivation),
    personal_motivations: list(motivation),
  }),
  tool: part2("2.11", ["labels", "name"], {
    ...named,
    ...labels(ov.toolType),
    kill_chain_phases: phases,
    tool_version: text,
  }),
  vulnerability: part2("2.12", ["name"], named),
  relationship: part2("3.1", ["relationship_type", "source_ref", "target_ref"], {
    relationship_type: text,
    description: text,
    source_ref: reference(),
    target_ref: reference(),
  }),
  sighting: part2("3.2", ["sighting_of_ref"], {
    first_seen: timestamp,
    last_seen: timestamp,
    count: integer(0, 999_999_999),
    sighting_of_ref: reference(),
    observed_data_refs: list(reference("observed-data")),
    where_sighted_refs: list(reference("identity")),
    summary: yesNo,
  }),
  "marking-definition": {
    section: "2.0 part 1, 4.1",
    required: ["definition_type", "definition"],
    properties: { definition_type: text, definition: definition },
    between: (object, report) => {
      if (object["definition"] !== undefined && object["definition_type"] !== undefined)
        markingDefinition(object, report);
    },
  },
};

function definition(value: unknown, property: string, report: Report): void {
  if (!isObject(value)) report("value-type", property);
}
