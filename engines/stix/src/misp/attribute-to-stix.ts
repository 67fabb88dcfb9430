import { uuidFromContent } from "../basis/identifiers.ts";
import { canonicalText, textOf, type JsonObject } from "../basis/json-value.ts";
import { isValid } from "../check/check.ts";
import { quoted } from "../pattern/tokens.ts";
import { attributeTypes, partsOf, type AttributeType } from "./attribute-types.ts";
import { isYes, seenOf, timeOf, type MispNote } from "./misp-event.ts";

/** What an attribute has from its event: who made it, its time, and the markings of its tags. */
export type Surroundings = {
  readonly creator: string | null;
  readonly time: string;
  readonly markings: (attribute: JsonObject) => readonly string[];
};

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The UUID that something of MISP has, or one that its content makes. */
export function uuidOf(value: JsonObject, path: string, notes: MispNote[]): string {
  const uuid = textOf(value["uuid"]).toLowerCase();
  if (uuidForm.test(uuid)) return uuid;
  notes.push({ path, rule: "uuid-made" });
  return uuidFromContent(`${path} ${canonicalText(value)}`);
}

/**
 * A MISP attribute as STIX 2.1, as misp-stix has it: what was seen as observed data, what is to be looked for (`to_ids`, which holds
 * unless it is denied) as an indicator based on it, and any type that STIX has no form for as a custom object.
 */
export function attributeToStix(
  attribute: JsonObject,
  path: string,
  around: Surroundings,
  notes: MispNote[],
): readonly JsonObject[] {
  const type = textOf(attribute["type"]);
  const value = textOf(attribute["value"]);
  if (type === "" || value === "") {
    notes.push({ path, rule: type === "" ? "type-missing" : "value-missing" });
    return [];
  }
  const known = Object.hasOwn(attributeTypes, type) ? attributeTypes[type]! : null;
  const uuid = uuidOf(attribute, path, notes);
  const category = textOf(attribute["category"]) || known?.category || "Other";
  const common = commonOf(attribute, category, around);
  const parts = partsOf(type, value);
  const objects =
    known && isWhole(known, type, parts) ? standardForm(attribute, known, parts, uuid, category, common) : [];
  if (objects.length > 0 && objects.every(isValid)) return objects;
  notes.push({ path, rule: "kept-as-custom" });
  return [customAttribute(attribute, type, uuid, category, common)];
}

function standardForm(
  attribute: JsonObject,
  known: AttributeType,
  parts: readonly string[],
  uuid: string,
  category: string,
  common: JsonObject,
): readonly JsonObject[] {
  const data = attribute["type"] === "attachment" ? attachment(attribute, uuid) : null;
  const observables = data ?? known.observables?.(parts, uuid) ?? [];
  const seen =
    observables.length > 0 ? [observedData(attribute, uuid, observables, common), ...observables] : [];
  if (attribute["to_ids"] !== undefined && !isYes(attribute["to_ids"]) && seen.length > 0)
    return seen.map(versioned);
  const indicator = indicatorOf(attribute, known, parts, uuid, category, common);
  const link = seen.length > 0 ? [basedOn(uuid, common)] : [];
  return [...seen, indicator, ...link].map(versioned);
}

function isWhole(known: AttributeType, type: string, parts: readonly string[]): boolean {
  if (type.includes("|") && parts.some((part) => part === "")) return false;
  const ports = known.compared(parts).filter(([path]) => path.endsWith("_port"));
  return (
    ports.every(([, port]) => /^\d{1,5}$/.test(port)) &&
    (type !== "AS" || /^(?:AS)?\d{1,10}$/i.test(parts[0] ?? ""))
  );
}

function versioned(object: JsonObject): JsonObject {
  return { ...object, spec_version: "2.1" };
}

function commonOf(attribute: JsonObject, category: string, around: Surroundings): JsonObject {
  const time = timeOf(attribute["timestamp"]) ?? around.time;
  const markings = around.markings(attribute);
  return {
    ...(around.creator ? { created_by_ref: around.creator } : {}),
    created: time,
    modified: time,
    labels: [`misp:type="${textOf(attribute["type"])}"`, `misp:category="${category}"`],
    ...(markings.length > 0 ? { object_marking_refs: markings } : {}),
  };
}

function observedData(
  attribute: JsonObject,
  uuid: string,
  observables: readonly JsonObject[],
  common: JsonObject,
): JsonObject {
  const time = textOf(common["modified"]).replace(".000Z", "Z");
  const rewritten = observables.some((one) => isRewritten(one, textOf(attribute["value"])));
  const first = seenOf(attribute["first_seen"]) ?? time;
  const last = seenOf(attribute["last_seen"]) ?? time;
  return {
    type: "observed-data",
    id: `observed-data--${uuid}`,
    ...common,
    first_observed: first <= last ? first : last,
    last_observed: last,
    number_observed: 1,
    ...(rewritten ? { x_misp_value: textOf(attribute["value"]) } : {}),
    object_refs: observables.map((one) => textOf(one["id"])),
  };
}

/** An observable names the hive of the registry in full, and a number of an autonomous system without letters. */
function isRewritten({ key, number }: JsonObject, value: string): boolean {
  return (
    (key !== undefined && !value.startsWith(textOf(key))) ||
    (typeof number === "number" && String(number) !== value)
  );
}

function indicatorOf(
  attribute: JsonObject,
  known: AttributeType,
  parts: readonly string[],
  uuid: string,
  category: string,
  common: JsonObject,
): JsonObject {
  const comment = textOf(attribute["comment"]);
  const data = attribute["type"] === "attachment" ? textOf(attribute["data"]) : "";
  const content = data === "" ? [] : [["file:content_ref.payload_bin", data] as const];
  const compared = [...known.compared(parts), ...content].map(
    ([path, value]) => `${path} = ${quoted(value)}`,
  );
  return {
    type: "indicator",
    id: `indicator--${uuid}`,
    ...common,
    ...(comment === "" ? {} : { description: comment }),
    pattern: known.language ? textOf(attribute["value"]) : `[${compared.join(" AND ")}]`,
    pattern_type: known.language ?? "stix",
    ...(known.language ? {} : { pattern_version: "2.1" }),
    valid_from: textOf(common["modified"]).replace(".000Z", "Z"),
    kill_chain_phases: [{ kill_chain_name: "misp-category", phase_name: category }],
  };
}

function basedOn(uuid: string, common: JsonObject): JsonObject {
  const [source, target] = [`indicator--${uuid}`, `observed-data--${uuid}`];
  const { created = null, modified = null, object_marking_refs: markings } = common;
  return {
    type: "relationship",
    id: `relationship--${uuidFromContent(`${source} based-on ${target}`)}`,
    created,
    modified,
    ...(markings === undefined ? {} : { object_marking_refs: markings }),
    relationship_type: "based-on",
    source_ref: source,
    target_ref: target,
  };
}

function attachment(attribute: JsonObject, uuid: string): readonly JsonObject[] | null {
  const data = textOf(attribute["data"]);
  if (data === "") return null;
  const id = `artifact--${uuid}`;
  return [
    { type: "file", id: `file--${uuid}`, name: textOf(attribute["value"]), content_ref: id },
    { type: "artifact", id, payload_bin: data },
  ];
}

function customAttribute(
  attribute: JsonObject,
  type: string,
  uuid: string,
  category: string,
  common: JsonObject,
): JsonObject {
  const name = `x-misp-object-${type
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")}`;
  const labels = Array.isArray(common["labels"]) ? common["labels"] : [];
  const comment = textOf(attribute["comment"]);
  return versioned({
    type: name,
    id: `${name}--${uuid}`,
    ...common,
    labels: isYes(attribute["to_ids"]) ? [...labels, 'misp:to_ids="True"'] : labels,
    x_misp_category: category,
    ...(comment === "" ? {} : { x_misp_comment: comment }),
    x_misp_value: textOf(attribute["value"]),
    ...(typeof attribute["data"] === "string" ? { x_misp_data: attribute["data"] } : {}),
  });
}
