import { isObject, textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { secondsOf } from "../misp-event.ts";
import { attributesOf, isSaid, slim } from "./details.ts";
import type { ObjectSurroundings } from "./object-to-stix.ts";

/** Members of an object that are kept under `x_misp_…`, by their name in MISP. */
const kept: Readonly<Record<string, string>> = {
  comment: "comment",
  ObjectReference: "references",
  distribution: "distribution",
  sharing_group_id: "sharing_group_id",
  template_uuid: "template_uuid",
  template_version: "template_version",
  first_seen: "first_seen",
  last_seen: "last_seen",
};

/** A MISP object that STIX has no form for, as misp-stix has it. */
export function customObject(object: JsonObject, around: Omit<ObjectSurroundings, "annotated">): JsonObject {
  const custom = Object.entries(kept).filter(([name]) => isSaid(object[name]) && object[name] !== "5");
  return {
    type: "x-misp-object",
    spec_version: "2.1",
    id: `x-misp-object--${around.uuid}`,
    ...(around.creator ? { created_by_ref: around.creator } : {}),
    created: around.time,
    modified: around.time,
    labels: [`misp:category="${textOf(object["meta-category"])}"`, `misp:name="${textOf(object["name"])}"`],
    ...(around.markings.length > 0 ? { object_marking_refs: around.markings } : {}),
    x_misp_attributes: attributesOf(object).map(slim),
    x_misp_meta_category: textOf(object["meta-category"]),
    x_misp_name: textOf(object["name"]),
    ...Object.fromEntries(custom.map(([name, as]) => [`x_misp_${as}`, object[name] as Json])),
  };
}

export function objectFromCustom(object: JsonObject): JsonObject {
  const id = textOf(object["id"]);
  const attributes = Array.isArray(object["x_misp_attributes"])
    ? object["x_misp_attributes"].filter(isObject)
    : [];
  const custom = Object.entries(kept).filter(([, as]) => object[`x_misp_${as}`] !== undefined);
  return {
    uuid: id.slice(id.indexOf("--") + 2),
    name: textOf(object["x_misp_name"]),
    "meta-category": textOf(object["x_misp_meta_category"]),
    timestamp: secondsOf(textOf(object["modified"])) ?? "0",
    ...Object.fromEntries(custom.map(([name, as]) => [name, object[`x_misp_${as}`] as Json])),
    Attribute: attributes,
  };
}
