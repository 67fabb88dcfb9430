import { textOf, type JsonObject } from "../../basis/json-value.ts";
import { membersOf } from "../misp-event.ts";
import { attributesOf } from "./details.ts";
import { formOf } from "./forms.ts";
import type { Included } from "./object-draft.ts";

/** The objects of an event that stand in the form of another one, by the UUID of that one. */
export function includedIn(object: JsonObject, byUuid: ReadonlyMap<string, JsonObject>): readonly Included[] {
  const name = textOf(object["name"]);
  const referred = (from: JsonObject, wanted: string): JsonObject[] =>
    [...new Set(membersOf(from, "ObjectReference").map((one) => textOf(one["referenced_uuid"])))].flatMap(
      (uuid) => {
        const found = byUuid.get(uuid);
        return found && found !== from && found["name"] === wanted ? [found] : [];
      },
    );
  const within = (one: JsonObject, index: number): Included => ({
    object: one,
    form: formOf(textOf(one["name"]))!,
    index,
    attributes: attributesOf(one),
  });
  if (name === "pe") return referred(object, "pe-section").map(within);
  if (name === "file") {
    const [found] = referred(object, "pe");
    return found ? [within(found, 0), ...referred(found, "pe-section").map(within)] : [];
  }
  if (name !== "registry-key") return [];
  const own = ownValuesOf(object);
  return referred(object, "registry-key-value").map((one, index) => within(one, own + index));
}

/** How many values a key of the registry has of its own, before those of objects that it contains. */
export function ownValuesOf(object: JsonObject): number {
  if (object["name"] !== "registry-key") return 0;
  const counts = ["data", "data-type", "name"].map(
    (relation) => attributesOf(object).filter((one) => one["object_relation"] === relation).length,
  );
  return Math.max(...counts);
}
