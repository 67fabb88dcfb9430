import { uuidFromContent } from "../../basis/identifiers.ts";
import { isObject, textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { labelsNamed } from "../labels.ts";
import { secondsOf, type MispNote } from "../misp-event.ts";
import { usualCategory } from "./attribute-values.ts";
import { isOfWhole } from "./attributes-read.ts";
import { withDetails } from "./details.ts";
import { readObjects, uuidOf, type ReadObject, type Told } from "./form-read.ts";

/** The MISP objects that STIX says, whole; null where it says none. */
export function objectsFromStix(
  told: Told,
  notes: MispNote[],
): { readonly objects: JsonObject[]; readonly used: ReadonlySet<string> } | null {
  const carrier = told.objects[0];
  const listed = carrier?.["x_misp_object_included"];
  const known = Array.isArray(listed) ? listed.filter(isObject) : [];
  const isOurs = Array.isArray(carrier?.["x_misp_object_attributes"]);
  const read = readObjects({ ...told, ...(isOurs ? { ownValues: valuesBeside(told, known.length) } : {}) });
  if (!read) return null;
  const { carrier: first, objects } = read;
  for (const { at, owner } of read.unread)
    notes.push({ path: `${owner === "0" ? textOf(first["id"]) : owner}.${at}`, rule: "not-carried" });
  const uuids = objects.map((one, index) => textOf(known[index - 1]?.["uuid"]) || one.uuid);
  return {
    objects: objects.map((one, index) => {
      const own = index === 0 ? first : (known[index - 1] ?? {});
      const within =
        index === 0
          ? linksTo(objects, uuids)
          : index === 1 && one.form.name === "pe"
            ? linksTo(objects.slice(1), uuids.slice(1))
            : [];
      return wholeObject(one, uuids[index]!, own, first, within);
    }),
    used: new Set([
      ...read.used,
      ...told.objects
        .map((one) => textOf(one["id"]))
        .filter((id) => /^(?:observed-data|indicator)--/.test(id)),
    ]),
  };
}

/** Of the values of a key those that stand in no object of their own. */
function valuesBeside({ objects }: Told, others: number): number {
  const key = objects.find((one) => one["type"] === "windows-registry-key");
  return Array.isArray(key?.["values"]) ? key["values"].length - others : 0;
}

/** References from the first object to those that stand directly in its form. */
function linksTo(objects: readonly ReadObject[], uuids: readonly string[]): (readonly [string, string])[] {
  const [, second] = objects;
  const direct = second?.form.name === "pe" ? [second] : objects.slice(1);
  return direct.map((one) => [one.relation ?? "includes", uuids[objects.indexOf(one)]!] as const);
}

function wholeObject(
  read: ReadObject,
  uuid: string,
  own: JsonObject,
  carrier: JsonObject,
  within: readonly (readonly [string, string])[],
): JsonObject {
  const isObservable = !("modified" in carrier);
  const seen = isObservable ? null : secondsOf(textOf(carrier["modified"]));
  const category = labelsNamed(carrier, "meta-category");
  const isFirst = own === carrier;
  const kept = Object.fromEntries(
    Object.entries(own)
      .filter(([name]) => isOfWhole(name) && !/_(?:attributes|included|references)$/.test(name))
      .map(([name, value]) => [name.slice("x_misp_object_".length), value]),
  );
  const made = [...within, ...read.references].map(([relation, other]) => ({
    uuid: uuidFromContent(`${uuid} ${relation} ${other}`),
    object_uuid: uuid,
    referenced_uuid: other,
    relationship_type: relation,
  }));
  const references: Json = own["x_misp_object_references"] ?? made;
  return {
    uuid,
    name: read.form.name,
    "meta-category": own["meta-category"] ?? (isFirst ? category : null) ?? read.form.metaCategory,
    ...(own["timestamp"] !== undefined
      ? { timestamp: own["timestamp"] }
      : seen === null
        ? {}
        : { timestamp: seen }),
    ...(isFirst ? seenBy(carrier) : {}),
    ...kept,
    ...(Array.isArray(references) && references.length > 0 ? { ObjectReference: references } : {}),
    Attribute: withDetails(read.attributes, own["x_misp_object_attributes"]).map((one) => named(one, uuid)),
  };
}

/** An attribute that nothing gives a UUID has one of what it says. */
function named(attribute: JsonObject, object: string): JsonObject {
  if (attribute["uuid"] !== undefined) return attribute;
  const said = `${object} ${textOf(attribute["object_relation"])} ${textOf(attribute["value"])}`;
  return { uuid: uuidFromContent(said), ...attribute };
}

/** When others observed it, and in which of their observations. */
function seenBy(carrier: JsonObject): JsonObject {
  if (carrier["type"] !== "observed-data") return {};
  const [first, last] = [textOf(carrier["first_observed"]), textOf(carrier["last_observed"])];
  const zoned = (time: string): string => time.replace(/Z$/, "+00:00");
  return {
    ...(labelsNamed(carrier, "name") === null
      ? { comment: `Observed Data ID: ${textOf(carrier["id"])}` }
      : {}),
    ...(first === last || carrier["x_misp_object_attributes"] !== undefined
      ? {}
      : { first_seen: zoned(first), last_seen: zoned(last) }),
  };
}

/** An indicator whose pattern no template and no attribute can say, with its pattern as it is. */
export function patternObject(indicator: JsonObject): JsonObject {
  const uuid = uuidOf(indicator);
  const name = textOf(indicator["name"]);
  const said = [
    ["stix2-pattern", "stix2-pattern", textOf(indicator["pattern"])],
    ["version", "text", textOf(indicator["pattern_version"])],
    ["comment", "comment", textOf(indicator["description"])],
  ] as const;
  const seconds = secondsOf(textOf(indicator["modified"]));
  return {
    uuid,
    name: "stix2-pattern",
    "meta-category": "stix2-pattern",
    ...(seconds === null ? {} : { timestamp: seconds }),
    ...(name === "" ? {} : { comment: name }),
    Attribute: said
      .filter(([, , value]) => value !== "")
      .map(([relation, type, value]) => ({
        uuid: uuidFromContent(`${uuid} ${relation} ${value}`),
        object_relation: relation,
        type,
        value,
        category: usualCategory(type),
        to_ids: type === "stix2-pattern",
      })),
  };
}
