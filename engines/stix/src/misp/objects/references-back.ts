import { uuidFromContent } from "../../basis/identifiers.ts";
import { textOf, type JsonObject } from "../../basis/json-value.ts";
import { membersOf } from "../misp-event.ts";

/** How STIX writes the kind of a reference: small letters with hyphens between words (section 5.1). */
export function relationshipType(kind: string): string {
  return kind
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/**
 * Relationships between what became MISP objects and attributes, as references of the objects; one that an object has already is not
 * written again. `uuids`: what each STIX object became, by its id. Returns the objects and the ids of the relationships that they carry.
 */
export function withReferences(
  objects: readonly JsonObject[],
  relationships: readonly JsonObject[],
  uuids: ReadonlyMap<string, string>,
): { readonly objects: JsonObject[]; readonly carried: ReadonlySet<string> } {
  const byUuid = new Map(objects.map((one) => [textOf(one["uuid"]), one]));
  const carried = new Set<string>();
  for (const relationship of relationships) {
    const [source, target] = ["source_ref", "target_ref"].map(
      (end) => uuids.get(textOf(relationship[end])) ?? "",
    );
    const object = byUuid.get(source!);
    if (!object || target === "" || source === target) continue;
    carried.add(textOf(relationship["id"]));
    const kind = textOf(relationship["relationship_type"]);
    const before = membersOf(object, "ObjectReference");
    const isThere = before.some(
      (one) =>
        textOf(one["referenced_uuid"]).toLowerCase() === target &&
        relationshipType(textOf(one["relationship_type"])) === kind,
    );
    if (isThere) continue;
    const own = {
      uuid: uuidFromContent(`${source} ${kind} ${target}`),
      object_uuid: source!,
      referenced_uuid: target!,
      relationship_type: kind,
    };
    byUuid.set(source!, { ...object, ObjectReference: [...before, own] });
  }
  const same = (one: JsonObject): JsonObject => byUuid.get(textOf(one["uuid"])) ?? one;
  return { objects: objects.map(same), carried };
}
