import { isObject, type JsonObject } from "../basis/json-value.ts";
import { narrower, tlpMarking, tlpOfDefinition, tlpOfId, type Tlp } from "../markings.ts";
import { textOf } from "./repair.ts";

/** What the repair of one object may need to know of the others, gathered in one pass. */
export type Received = {
  readonly byId: ReadonlyMap<string, JsonObject>;
  readonly definitions: ReadonlyMap<string, JsonObject>;
  /** By marking id: the id that must stand in its place, so that no audience is widened. */
  readonly markingInstead: ReadonlyMap<string, string>;
  /** Relationships by the ids of both their ends. */
  readonly relationshipsOf: ReadonlyMap<string, readonly JsonObject[]>;
};

export function gather(objects: readonly unknown[]): Received {
  const byId = new Map<string, JsonObject>();
  const definitions = new Map<string, JsonObject>();
  const markingInstead = new Map<string, string>();
  const relationshipsOf = new Map<string, JsonObject[]>();
  for (const object of objects) {
    if (!isObject(object)) continue;
    const id = textOf(object["id"]);
    byId.set(id, object);
    if (object["type"] === "marking-definition") {
      definitions.set(id, object);
      const instead = replacementOf(id, object);
      if (instead) markingInstead.set(id, instead);
    }
    if (object["type"] === "relationship")
      for (const end of new Set([textOf(object["source_ref"]), textOf(object["target_ref"])]))
        if (relationshipsOf.get(end)?.push(object) === undefined) relationshipsOf.set(end, [object]);
  }
  return { byId, definitions, markingInstead, relationshipsOf };
}

/**
 * The marking to use instead of one that came with a TLP content which its id does not carry: when the content is narrower than
 * the fixed meaning of the id, or when the id has none. A TLP content that cannot be read counts as RED.
 */
function replacementOf(id: string, definition: JsonObject): string | null {
  const byId = tlpOfId(id);
  const level = tlpOfDefinition(definition);
  if (definition["definition_type"] !== "tlp" && !byId) return null;
  const content: Tlp = level ?? "red";
  if (byId && narrower(byId, content) === byId) return null;
  return textOf(tlpMarking(content)["id"]);
}
