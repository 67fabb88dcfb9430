import type { JsonObject } from "@counterfoil/stix";
import { sql, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Collection } from "./contract.ts";
import type { Admitted } from "./envelope-rules.ts";
import type { Filter } from "./filter-rules.ts";
import { from } from "./rows-store.ts";

export interface Found {
  readonly addedUs: number;
  readonly id: string;
  readonly version: string | null;
  readonly specVersion: "2.0" | "2.1";
  /** JSON of the object; empty where only the manifest was asked for. */
  readonly body: string;
}

/**
 * What of a collection fits the filter and this reader, in the order in which it was added, one more than `limit` where there is
 * more. Which version of an object is its first or last is asked among the versions that this reader may see.
 */
export async function objectsAfter(
  tx: Tx,
  of: { readonly id: string } | { readonly uuid: string },
  filter: Filter,
  page: {
    readonly afterUs: number;
    readonly limit: number;
    readonly withBodies: boolean;
    /** Read in a transaction that does nothing else: how it is planned is told for the whole of it. */
    readonly alone?: boolean;
    /** Without what this organisation added itself. */
    readonly notOf?: string;
  },
): Promise<Found[]> {
  const { ids, types, specVersions } = filter;
  const collection = "id" in of ? sql<string>`${of.id}` : idOf(tx, of.uuid);
  const [, rows] = await Promise.all([
    page.alone === true ? alwaysByIndex(tx) : null,
    tx.many(
      from
        .selectFrom("taxii_objects as o")
        .select(["o.added_us", "o.stix_id", "o.version", "o.spec_version"])
        .select(page.withBodies ? "o.body" : sql<string>`''`.as("body"))
        .where("o.collection_id", "=", collection)
        .where("o.added_us", ">", Math.max(page.afterUs, filter.addedAfterUs ?? -1))
        .$if(page.notOf !== undefined, (all) => all.where("o.organisation_id", "<>", page.notOf ?? ""))
        .$if(ids !== null, (all) => all.where(sql<SqlBool>`o.stix_id = any(${ids}::text[])`))
        .$if(types !== null, (all) => all.where(sql<SqlBool>`o.type = any(${types}::text[])`))
        .$if(specVersions !== null, (all) =>
          all.where(sql<SqlBool>`o.spec_version = any(${specVersions}::text[])`),
        )
        .where(versionsOf(filter))
        .orderBy("o.added_us")
        .limit(page.limit + 1),
    ),
  ]);
  return rows.map((row) => ({
    addedUs: row.added_us,
    id: row.stix_id,
    version: row.version,
    specVersion: row.spec_version === "2.0" ? "2.0" : "2.1",
    body: row.body,
  }));
}

/** The collection of a UUID, as `findCollection` finds it, inside a statement. */
function idOf({ actor }: Tx, uuid: string) {
  const here = sql`c.election_id = ${actor.electionId ?? ""} and c.space = ${actor.space}`;
  return sql<string>`(select c.id from taxii_collections c where c.uuid = ${uuid} and ${here})`;
}

/**
 * Without this, a table that has grown since its statistics were taken is read whole and sorted for each page (measured: 895 ms for
 * a page of 1,000 of 100,000; 12 ms by the primary key). With it one plan serves every filter, and is not made anew for each request,
 * which took longer than the reading.
 */
async function alwaysByIndex(tx: Tx): Promise<void> {
  const off = sql`set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)`;
  const one = sql<number>`num_nulls(${off}, set_config('plan_cache_mode', 'force_generic_plan', true))`;
  await tx.run(from.selectNoFrom(one.as("set")));
}

/** First STIX's own version is chosen, then the object's (TAXII 2.1, section 3.4.1). */
function versionsOf({ versions, specVersions }: Filter) {
  const { all, first, last, exactUs } = versions;
  const among =
    specVersions === null
      ? sql`o.collection_id = n.collection_id and o.stix_id = n.stix_id`
      : sql`o.collection_id = n.collection_id and o.stix_id = n.stix_id and n.spec_version = any(${specVersions}::text[])`;
  const newerStix = specVersions === null ? sql`n.spec_version desc,` : sql``;
  // A sub-select for each row, never a join: it is one look into the index, however large the collection.
  const chosen = (order: typeof newerStix) =>
    sql<SqlBool>`o.added_us = (select n.added_us from taxii_objects n where ${among} order by ${newerStix} ${order} limit 1)`;
  const latestStix =
    specVersions === null
      ? sql<SqlBool>`o.spec_version = (select n.spec_version from taxii_objects n where ${among} order by n.spec_version desc limit 1)`
      : sql<SqlBool>`true`;
  const any = [
    ...(all ? [latestStix] : []),
    ...(first ? [chosen(sql`n.version_us, n.added_us`)] : []),
    ...(last ? [chosen(sql`n.version_us desc, n.added_us`)] : []),
    ...(exactUs.length > 0
      ? [
          sql<SqlBool>`(o.version_us = any(${exactUs}::bigint[]) or o.version_us = 0 and o.added_us = any(${exactUs}::bigint[])) and ${latestStix}`,
        ]
      : []),
  ];
  return any.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(any, sql` or `)})`;
}

/** Is there anything of this object that the actor may see? */
export async function isThere(tx: Tx, collection: string, stixId: string): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("taxii_objects")
      .select("added_us")
      .where("collection_id", "=", collection)
      .where("stix_id", "=", stixId)
      .limit(1),
  );
  return row !== null;
}

/** Takes the collection's turn until the commit: the first moment, in microseconds, at which something may be added. */
export async function takeTurn(tx: Tx, collection: string): Promise<number> {
  const row = await tx.first(from.selectNoFrom(sql<number>`cf_taxii_turn(${collection}::text)`.as("us")));
  if (row === null) throw new Error("A function of the database gave no row");
  return row.us;
}

/** Marking definitions of the collection that the actor may see, by id. */
export async function markingDefinitions(
  tx: Tx,
  collection: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JsonObject>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many(
    from
      .selectFrom("taxii_objects")
      .select(["stix_id", "body"])
      .where("collection_id", "=", collection)
      .where(sql<SqlBool>`stix_id = any(${ids}::text[])`)
      .where("type", "=", "marking-definition"),
  );
  return new Map(rows.map((row) => [row.stix_id, JSON.parse(row.body) as JsonObject]));
}

export type Adding = Admitted & { readonly addedUs: number };

/**
 * All in one statement; the moments are the turn's. Gives the moments of those that are new: a version that the actor's own
 * organisation has there already changes nothing.
 */
export async function insertObjects(
  tx: Tx,
  collection: Pick<Collection, "id" | "organisationId">,
  adding: readonly Adding[],
): Promise<ReadonlySet<number>> {
  if (adding.length === 0) return new Set();
  const { space, electionId, organisationId, id } = tx.actor;
  const each = <T>(value: (one: Adding) => T): T[] => adding.map(value);
  const columns = sql`unnest(
    ${each((one) => one.addedUs)}::bigint[], ${each((one) => one.id)}::text[], ${each((one) => one.type)}::text[],
    ${each((one) => one.versionUs)}::bigint[], ${each((one) => one.version)}::text[], ${each((one) => one.specVersion)}::text[],
    ${each((one) => one.tlp)}::text[], ${each((one) => one.body)}::text[])`;
  const rows = await tx.many(
    from
      .insertInto("taxii_objects")
      .columns([
        "collection_id",
        "owner_id",
        "space",
        "election_id",
        "organisation_id",
        "created_by",
        "classification",
        "added_us",
        "stix_id",
        "type",
        "version_us",
        "version",
        "spec_version",
        "tlp",
        "body",
      ])
      .expression(
        from
          .selectFrom(
            columns.as<"a">(sql`a(added_us, stix_id, type, version_us, version, spec_version, tlp, body)`),
          )
          .select([
            sql<string>`${collection.id}::text`.as("collection_id"),
            sql<string>`${collection.organisationId}::text`.as("owner_id"),
            sql<string>`${space}::text`.as("space"),
            sql<string>`${electionId ?? ""}::text`.as("election_id"),
            sql<string>`${organisationId ?? ""}::text`.as("organisation_id"),
            sql<string>`${id}::text`.as("created_by"),
            sql<number>`0`.as("classification"),
            sql<number>`a.added_us`.as("added_us"),
            sql<string>`a.stix_id`.as("stix_id"),
            sql<string>`a.type`.as("type"),
            sql<number>`a.version_us`.as("version_us"),
            sql<string | null>`a.version`.as("version"),
            sql<string>`a.spec_version`.as("spec_version"),
            sql<string>`a.tlp`.as("tlp"),
            sql<string>`a.body`.as("body"),
          ]),
      )
      .onConflict((on) =>
        on.columns(["collection_id", "stix_id", "spec_version", "version_us", "organisation_id"]).doNothing(),
      )
      .returning("added_us"),
  );
  return new Set(rows.map((row) => row.added_us));
}
/** Deletes what fits and what the actor may withdraw. Gives the ids and versions of what is gone. */
export async function withdrawObjects(
  tx: Tx,
  collection: string,
  addedUs: readonly number[],
): Promise<number> {
  return await tx.run(
    from
      .deleteFrom("taxii_objects")
      .where("collection_id", "=", collection)
      .where(sql<SqlBool>`added_us = any(${addedUs}::bigint[])`),
  );
}
