import type { Page } from "../../../platform/contract/page.ts";
import { sql, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { z } from "zod";
import { CollectionObject, type Collection } from "./contract.ts";
import { collectionOf, from } from "./rows-store.ts";

/** The collections of this election that the actor may see, by title. */
export async function allCollections(tx: Tx): Promise<Collection[]> {
  return (await tx.many(here(tx).selectAll().orderBy("title").orderBy("id"))).map(collectionOf);
}

/** By its id, or by its UUID in the addresses of TAXII. */
export async function findCollection(
  tx: Tx,
  by: { readonly id: string } | { readonly uuid: string },
): Promise<Collection | null> {
  const row = await tx.first(
    "id" in by
      ? here(tx).selectAll().where("id", "=", by.id)
      : here(tx).selectAll().where("uuid", "=", by.uuid),
  );
  return row && collectionOf(row);
}

export async function insertCollection(tx: Tx, collection: Collection): Promise<void> {
  await tx.run(
    from.insertInto("taxii_collections").values({
      id: collection.id,
      uuid: collection.uuid,
      space: tx.actor.space,
      election_id: tx.actor.electionId ?? "",
      organisation_id: collection.organisationId,
      tlp: collection.tlp,
      classification: 0,
      created_by: tx.actor.id,
      created_at_ms: collection.createdAtMs,
      title: collection.title,
      description: collection.description,
      unmarked_tlp: collection.unmarkedTlp,
      judged: collection.judged,
      readable: collection.readable,
      writable: collection.writable,
      media_types: collection.mediaTypes,
      closed_at_ms: collection.closedAtMs,
    }),
  );
}

export async function markClosed(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.run(
    from
      .updateTable("taxii_collections")
      .set({ closed_at_ms: tx.nowMs })
      .where("id", "=", id)
      .where("closed_at_ms", "is", null),
  );
  return rows > 0;
}

export interface Counted {
  readonly objects: number;
  readonly lastAddedAtMs: number | null;
}

/** How many versions of objects of each collection the actor may see, and when the last of them was added. */
export async function countsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Counted>> {
  const rows = await tx.many(
    from
      .selectFrom("taxii_objects")
      .select([
        "collection_id",
        sql<number>`count(*)::int`.as("objects"),
        sql<number>`max(added_us)`.as("last"),
      ])
      .where(sql<SqlBool>`collection_id = any(${ids}::text[])`)
      .groupBy("collection_id"),
  );
  return new Map(
    rows.map((row) => [
      row.collection_id,
      { objects: row.objects, lastAddedAtMs: Math.floor(row.last / 1000) },
    ]),
  );
}

/** Newest first; the cursor is the microsecond of the last row of the page before. */
export async function newestObjects(
  tx: Tx,
  collection: string,
  query: { readonly type?: string | undefined; readonly limit: number },
  beforeUs: number,
): Promise<Page<z.infer<typeof CollectionObject>>> {
  const ofIt = from
    .selectFrom("taxii_objects")
    .where("collection_id", "=", collection)
    .$if(query.type !== undefined, (all) => all.where("type", "=", query.type ?? ""));
  const rows = await tx.many(
    ofIt
      .select(["added_us", "stix_id", "type", "version", "spec_version", "tlp", "organisation_id"])
      .where("added_us", "<", beforeUs)
      .orderBy("added_us", "desc")
      .limit(query.limit + 1),
  );
  const total = await tx.first(ofIt.select(sql<number>`count(*)::int`.as("total")));
  const page = rows.slice(0, query.limit);
  return {
    rows: page.map((row) =>
      CollectionObject.parse({
        stixId: row.stix_id,
        type: row.type,
        version: row.version,
        specVersion: row.spec_version,
        tlp: row.tlp,
        organisationId: row.organisation_id,
        addedAtMs: Math.floor(row.added_us / 1000),
      }),
    ),
    next: rows.length > query.limit ? String(page.at(-1)?.added_us ?? 0) : null,
    total: total?.total ?? 0,
  };
}

function here(tx: Tx) {
  return from
    .selectFrom("taxii_collections")
    .where("election_id", "=", tx.actor.electionId ?? "")
    .where("space", "=", tx.actor.space);
}
