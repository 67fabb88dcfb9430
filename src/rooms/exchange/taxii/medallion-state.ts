import type { JsonObject } from "@counterfoil/stix";
import { z } from "zod";
import type { Tx } from "../../../platform/storage/storage.ts";
import { CollectionId, type Collection } from "./contract.ts";
import { specVersionOf } from "./envelope-rules.ts";
import { insertObjects, type Adding } from "./objects-store.ts";
import { insertStatus } from "./status-store.ts";
import { insertCollection } from "./store.ts";
import { microsecondsOf } from "./time-rules.ts";

const Entry = z.object({
  id: z.string(),
  date_added: z.string(),
  version: z.string(),
  media_type: z.string(),
});

const StateCollection = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable().default(null),
  can_read: z.boolean(),
  can_write: z.boolean(),
  media_types: z.array(z.string()),
  objects: z.array(z.looseObject({ id: z.string(), type: z.string() })).default([]),
  manifest: z.array(Entry).default([]),
});

const StateRoot = z.object({
  information: z.looseObject({}),
  status: z.array(z.looseObject({ id: z.string(), request_timestamp: z.string() })).default([]),
  collections: z.array(StateCollection).default([]),
});

/** The state of a TAXII server as the OASIS server keeps it in a file: API roots by name, beside what discovery says. */
const State = z.object({ "/discovery": z.looseObject({}) }).catchall(z.unknown());

export interface MedallionState {
  readonly discovery: object;
  readonly roots: ReadonlyMap<string, z.infer<typeof StateRoot>>;
}

/** Reads such a file; a `ZodError` names the place that is not as expected. */
export function readMedallionState(text: string): MedallionState {
  const { "/discovery": discovery, ...roots } = State.parse(JSON.parse(text));
  const named = Object.entries(roots).map(([name, root]): [string, z.infer<typeof StateRoot>] => [
    name,
    StateRoot.parse(root),
  ]);
  return { discovery, roots: new Map(named) };
}

/** Writes one API root of the state into the election of the actor, as the actor's organisation's own. */
export async function writeMedallionRoot(
  tx: Tx,
  root: z.infer<typeof StateRoot>,
  collectionId: () => string,
): Promise<void> {
  for (const each of root.collections) {
    const collection: Collection = {
      id: CollectionId.parse(collectionId()),
      uuid: each.id,
      title: each.title,
      description: each.description,
      organisationId: tx.actor.organisationId ?? "",
      tlp: "amber+strict",
      unmarkedTlp: "clear",
      judged: "form",
      readable: each.can_read,
      writable: each.can_write,
      mediaTypes: [...new Set([...each.media_types, "application/stix+json;version=2.0"])],
      createdAtMs: tx.nowMs,
      closedAtMs: each.can_write ? null : tx.nowMs,
    };
    await insertCollection(tx, collection);
    await insertObjects(tx, collection, addingOf(each));
  }
  for (const status of root.status)
    await insertStatus(tx, {
      id: status.id,
      requestedAtUs: microsecondsOf(status.request_timestamp) ?? 0,
      resource: JSON.stringify(status),
    });
}

/** Each entry of the manifest with its object; where two say the same moment, the second is a microsecond later. */
function addingOf({ objects, manifest }: z.infer<typeof StateCollection>): Adding[] {
  let lastUs = -1;
  return manifest.flatMap((entry): Adding[] => {
    const object = objects.find((one) => one.id === entry.id && versionOf(one) === entry.version) as
      (JsonObject & { id: string; type: string }) | undefined;
    if (object === undefined) return [];
    lastUs = Math.max(microsecondsOf(entry.date_added) ?? 0, lastUs + 1);
    return [
      {
        kept: true,
        id: entry.id,
        type: object.type,
        specVersion: specVersionOf(object),
        version: entry.version,
        versionUs: microsecondsOf(entry.version) ?? 0,
        tlp: "clear",
        body: JSON.stringify(object),
        repairs: 0,
        addedUs: lastUs,
      },
    ];
  });
}

function versionOf(object: Readonly<Record<string, unknown>>): unknown {
  return object["modified"] ?? object["created"];
}
