import { randomUUID } from "node:crypto";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  CollectionId,
  type closeCollection,
  type Collection,
  type CollectionLine,
  type listCollectionObjects,
  type listCollections,
  type openCollection,
} from "./contract.ts";
import { stixMedia } from "./media-type-rules.ts";
import { decideClose, decideOpen, microsecondBefore } from "./rules.ts";
import {
  allCollections,
  countsOf,
  findCollection,
  insertCollection,
  markClosed,
  newestObjects,
} from "./store.ts";

/** `origin`: where this instance stands, so that the address of a collection is whole. */
export function collectionServices(origin: string) {
  const lineOf = async (cx: Context, collections: readonly Collection[]): Promise<CollectionLine[]> => {
    const counts = await countsOf(
      cx.tx,
      collections.map(({ id }) => id),
    );
    return collections.map((each) => ({
      ...each,
      objects: counts.get(each.id)?.objects ?? 0,
      lastAddedAtMs: counts.get(each.id)?.lastAddedAtMs ?? null,
      address: `${origin}/taxii2/${cx.actor.electionId ?? ""}/collections/${each.uuid}/`,
    }));
  };
  const told = async (cx: Context, id: string): Promise<CollectionLine> => {
    const collection = await findCollection(cx.tx, { id });
    const [line] = collection === null ? [] : await lineOf(cx, [collection]);
    if (line === undefined) throw new Error("A collection that was just written cannot be read");
    return line;
  };

  const list: Serves<typeof listCollections> = async (cx) =>
    ok({ rows: await lineOf(cx, await allCollections(cx.tx)) });

  const open: Serves<typeof openCollection> = async (cx, { body }) => {
    if (cx.actor.organisationId === null) return refuse("no-organisation");
    const decided = decideOpen(body);
    if (!decided.ok) return decided;
    const collection: Collection = {
      ...body,
      id: CollectionId.parse(cx.dice.id("tax")),
      uuid: randomUUID(),
      organisationId: cx.actor.organisationId,
      readable: true,
      mediaTypes: [stixMedia["2.1"]],
      createdAtMs: cx.nowMs,
      closedAtMs: null,
    };
    await insertCollection(cx.tx, collection);
    record(cx, "collections.open", collection, `opened: ${collection.title}`);
    return ok(await told(cx, collection.id));
  };

  const close: Serves<typeof closeCollection> = async (cx, { params, body }) => {
    const collection = await findCollection(cx.tx, { id: params.collection });
    if (collection === null) return refuse("collection-not-found");
    const decided = decideClose(collection, cx.actor.organisationId);
    if (!decided.ok) return decided;
    if (!(await markClosed(cx.tx, collection.id))) return refuse("collection-closed");
    record(cx, "collections.close", collection, body.why);
    return ok(await told(cx, collection.id));
  };

  const objects: Serves<typeof listCollectionObjects> = async ({ tx }, { params, query }) => {
    const beforeUs = microsecondBefore(query.cursor);
    if (beforeUs === null) return refuse("cursor-unreadable");
    const collection = await findCollection(tx, { id: params.collection });
    return collection === null
      ? refuse("collection-not-found")
      : ok(await newestObjects(tx, collection.id, query, beforeUs));
  };

  return { list, open, close, objects };
}

function record(cx: Context, action: string, collection: Collection, why: string): void {
  const { id, organisationId, tlp, uuid, unmarkedTlp, judged, writable } = collection;
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: id,
    why,
    electionId: cx.actor.electionId,
    organisationId,
    tlp,
    classification: 0,
    body: { uuid, unmarkedTlp, judged, writable },
  });
}
