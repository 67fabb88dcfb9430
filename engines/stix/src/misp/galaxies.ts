import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { domainObjects } from "../check/domain-objects.ts";
import { labelsNamed } from "./labels.ts";
import { uuidOf } from "./attribute-to-stix.ts";
import { membersOf, type MispNote } from "./misp-event.ts";

/** Which type of STIX object a cluster is, by a word in its galaxy's type; the first that fits. */
const families: readonly (readonly [word: RegExp, type: string])[] = [
  [/course-of-action|countermeasure/, "course-of-action"],
  [/attack-pattern|technique|misinformation-pattern/, "attack-pattern"],
  [/vulnerability/, "vulnerability"],
  [/intrusion-set/, "intrusion-set"],
  [/threat-actor|actor-?types?|activity-group/, "threat-actor"],
  [/campaign/, "campaign"],
  [/malware|ransomware|banker|botnet|stealer|backdoor|^rat$|malpedia/, "malware"],
  [/tool/, "tool"],
];

/** The type of STIX object for a galaxy's type; a custom one where STIX has none. */
export function typeOfGalaxy(galaxyType: string): string {
  return families.find(([word]) => word.test(galaxyType))?.[1] ?? "x-misp-galaxy-cluster";
}

/** Keys of `meta` that are written in another form in STIX. */
const special = new Set([
  "synonyms",
  "refs",
  "external_id",
  "kill_chain",
  "aliases",
  "labels",
  "created",
  "modified",
]);

/**
 * The clusters of a galaxy as STIX objects, as misp-stix has them. What `meta` says and the type of object has no property for stays as
 * `x_misp_…`.
 */
export function galaxyToStix(
  galaxy: JsonObject,
  path: string,
  time: string,
  notes: MispNote[],
): readonly JsonObject[] {
  return membersOf(galaxy, "GalaxyCluster").map((cluster, index) => {
    const galaxyType = textOf(cluster["type"]) || textOf(galaxy["type"]);
    const type = typeOfGalaxy(galaxyType);
    const meta = isObject(cluster["meta"]) ? cluster["meta"] : {};
    const description = textOf(cluster["description"]);
    const references = referencesOf(type, meta);
    return {
      type,
      spec_version: "2.1",
      id: `${type}--${uuidOf(cluster, `${path}.GalaxyCluster[${index}]`, notes)}`,
      created: time,
      modified: time,
      name: nameOf(textOf(cluster["value"]), meta),
      ...(description === "" ? {} : { description }),
      ...(type === "malware" ? { is_family: false } : {}),
      ...propertiesOf(type, galaxyType, meta),
      labels: [`misp:galaxy-name="${textOf(galaxy["name"])}"`, `misp:galaxy-type="${galaxyType}"`],
      ...(references.length > 0 ? { external_references: references } : {}),
    };
  });
}

/** `Access Token Manipulation - T1134` is called by its name; the number is a reference. */
function nameOf(value: string, meta: JsonObject): string {
  const end = ` - ${textsOf(meta["external_id"])[0] ?? ""}`;
  return end.length > 3 && value.endsWith(end) ? value.slice(0, -end.length) : value;
}

function referencesOf(type: string, meta: JsonObject): JsonObject[] {
  const ids = [
    ...textsOf(meta["external_id"]),
    ...(type === "vulnerability" ? textsOf(meta["aliases"]) : []),
  ];
  return [
    ...ids.map((id) => ({ source_name: sourceOf(id), external_id: id })),
    ...textsOf(meta["refs"]).map((url) => ({ source_name: "url", url })),
  ];
}

function sourceOf(id: string): string {
  if (id.startsWith("CVE-")) return "cve";
  return id.startsWith("CAPEC-") ? "capec" : "mitre-attack";
}

function propertiesOf(type: string, galaxyType: string, meta: JsonObject): JsonObject {
  const known = Object.hasOwn(domainObjects, type) ? domainObjects[type]!.properties : {};
  const aliases = [
    ...textsOf(meta["synonyms"]),
    ...(type === "vulnerability" ? [] : textsOf(meta["aliases"])),
  ];
  const phases = textsOf(meta["kill_chain"]).map((phase) => {
    const parts = phase.split(":");
    return { kill_chain_name: parts[0] ?? "", phase_name: parts.at(-1) ?? "" };
  });
  const types = `${type.replaceAll("-", "_")}_types`;
  const properties: Record<string, Json> = {};
  if (aliases.length > 0)
    properties[Object.hasOwn(known, "aliases") ? "aliases" : "x_misp_synonyms"] = aliases;
  if (phases.length > 0)
    properties[Object.hasOwn(known, "kill_chain_phases") ? "kill_chain_phases" : "x_misp_kill_chain"] =
      phases;
  if (meta["labels"] !== undefined)
    properties[Object.hasOwn(known, types) ? types : "x_misp_labels"] = meta["labels"];
  for (const key of Object.keys(meta)) {
    if (special.has(key)) continue;
    const name = Object.hasOwn(known, key) && galaxyType.startsWith("stix-") ? key : `x_misp_${key}`;
    properties[name] = meta[key] as Json;
  }
  return properties;
}

/**
 * The galaxy that a STIX object stands for, with one cluster: by the labels that misp-stix writes, else as a cluster of the
 * galaxy of its STIX type. Icon and description of the galaxy are those of the receiver's own collection, so they are not made here.
 */
export function galaxyFromStix(object: JsonObject): JsonObject {
  const type = textOf(object["type"]);
  const ours = labelsNamed(object, "galaxy-type");
  const galaxyType = ours ?? `stix-2.1-${type}`;
  const title = type
    .split("-")
    .map((word) => (word === "of" ? word : word.charAt(0).toUpperCase() + word.slice(1)));
  const name = labelsNamed(object, "galaxy-name") ?? `STIX 2.1 ${title.join(" ")}`;
  const meta = metaOf(object, ours !== null);
  const id = textOf(object["id"]);
  const number = textsOf(meta["external_id"])[0];
  const value = textOf(object["name"]);
  return {
    name,
    type: galaxyType,
    GalaxyCluster: [
      {
        uuid: id.slice(id.indexOf("--") + 2),
        type: galaxyType,
        value: ours?.startsWith("mitre-") && number ? `${value} - ${number}` : value,
        description: textOf(object["description"]),
        meta,
      },
    ],
  };
}

const carried = new Set([
  ..."type spec_version id created modified created_by_ref name description labels external_references aliases".split(
    " ",
  ),
  ..."kill_chain_phases object_marking_refs granular_markings revoked lang confidence extensions".split(" "),
]);

function metaOf(object: JsonObject, ours: boolean): JsonObject {
  const meta: Record<string, Json> = {};
  if (!ours) {
    meta["created"] = textOf(object["created"]).replace(".000Z", "Z");
    meta["modified"] = textOf(object["modified"]).replace(".000Z", "Z");
  }
  for (const name of Object.keys(object)) {
    if (name === "is_family" && object[name] === false) continue;
    if (!carried.has(name)) meta[name.replace(/^x_misp_/, "")] = object[name] as Json;
  }
  if (object["aliases"] !== undefined) meta["synonyms"] = object["aliases"];
  const references = Array.isArray(object["external_references"])
    ? (object["external_references"] as Json[]).filter(isObject)
    : [];
  const urls = references.map((one) => textOf(one["url"])).filter((url) => url !== "");
  const ids = references.map((one) => textOf(one["external_id"])).filter((id) => id !== "");
  if (urls.length > 0) meta["refs"] = urls;
  if (ids.length > 0) meta["external_id"] = ids.length === 1 ? ids[0]! : ids;
  const phases = Array.isArray(object["kill_chain_phases"])
    ? (object["kill_chain_phases"] as Json[]).filter(isObject)
    : [];
  if (phases.length > 0)
    meta["kill_chain"] = phases.map(
      (one) => `${textOf(one["kill_chain_name"])}:${textOf(one["phase_name"])}`,
    );
  return meta;
}

function textsOf(value: Json | undefined): string[] {
  if (typeof value === "string") return [value];
  return isList(value) ? value.filter((one) => typeof one === "string") : [];
}
