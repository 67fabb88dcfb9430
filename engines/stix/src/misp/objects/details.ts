import { canonicalText, isObject, textOf, type Json, type JsonObject } from "../../basis/json-value.ts";

/**
 * What a MISP attribute of an object says beyond its STIX form: its UUID, that it is looked for, its comment, a spelling that STIX does not
 * keep. One for each attribute, in their order, named by the relation that the form is read as; one with `absent` says that the form
 * reads as an attribute that was not there.
 */
export type Detail = JsonObject;

export function attributesOf(object: JsonObject): readonly JsonObject[] {
  return Array.isArray(object["Attribute"]) ? object["Attribute"].filter(isObject) : [];
}

/** What belongs to the database of the sender, or is carried elsewhere. */
const dropped = new Set(["id", "event_id", "object_id", "sharing_group_id", "ShadowAttribute", "Galaxy"]);
const always = new Set(["type", "object_relation", "value"]);

/** An attribute of an object without what belongs to the database of its sender. */
export function slim(attribute: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(attribute).filter(
      ([name, value]) => always.has(name) || (!dropped.has(name) && isSaid(value)),
    ),
  );
}

export function isSaid(value: Json | undefined): value is Json {
  return (
    value !== undefined &&
    value !== null &&
    value !== "" &&
    value !== "0" &&
    !(Array.isArray(value) && value.length === 0)
  );
}

/** What must stand beside a form that reads as `read`, so that the attributes come back as they were. */
export function detailsOf(attributes: readonly JsonObject[], read: readonly JsonObject[]): Detail[] {
  const left = [...read];
  const relations = new Set(attributes.map((one) => textOf(one["object_relation"])));
  const take = (fits: (one: JsonObject) => boolean): JsonObject | null => {
    const at = left.findIndex(fits);
    return at === -1 ? null : left.splice(at, 1)[0]!;
  };
  const details = attributes.map((attribute): Detail => {
    const own = slim(attribute);
    const relation = textOf(own["object_relation"]);
    const same = take((one) => one["object_relation"] === relation);
    if (same) return { object_relation: relation, ...beyond(own, same) };
    const other = take(
      (one) => one["value"] === own["value"] && !relations.has(textOf(one["object_relation"])),
    );
    return other
      ? { ...beyond(own, other), object_relation: relation, read_as: other["object_relation"]! }
      : own;
  });
  return [...details, ...left.map((one) => ({ object_relation: one["object_relation"]!, absent: true }))];
}

/** A comment is always told, because the one that readers make ("Indicator ID") is nobody's. */
function beyond(own: JsonObject, read: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(own).filter(
      ([name, value]) =>
        name !== "object_relation" &&
        (name === "comment" ||
          read[name] === undefined ||
          canonicalText(read[name]) !== canonicalText(value)),
    ),
  );
}

/** The attributes that a form and its details say together. What others changed in the form since counts. */
export function withDetails(read: readonly JsonObject[], details: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(details)) return read;
  const left = [...read];
  const whole = details.filter(isObject).flatMap((detail): JsonObject[] => {
    const { read_as: other, absent, ...rest } = detail;
    const relation = other ?? rest["object_relation"];
    const at = left.findIndex((one) => one["object_relation"] === relation);
    const found = at === -1 ? null : left.splice(at, 1)[0]!;
    if (absent === true) return [];
    if (found) {
      const { comment: _, ...plain } = found;
      return [{ ...plain, ...rest }];
    }
    return rest["value"] === undefined ? [] : [rest];
  });
  return [...whole, ...left];
}
