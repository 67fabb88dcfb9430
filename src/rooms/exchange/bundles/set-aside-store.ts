import type { JsonObject } from "@counterfoil/stix";
import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { BundleObject, Marking, type SetAside } from "./contract.ts";
import { objectOf, type Tables } from "./row-store.ts";
import { pageOfRows } from "./store.ts";

export type SetAsideKept = Omit<SetAside, "sentence"> & { readonly reason: string | null };

const from = statements<Tables>();

/** One act at a time puts something right in a bundle. */
export async function takeBundle(tx: Tx, bundle: string): Promise<void> {
  await tx.many(from.selectNoFrom(sql`cf_lock_bundle(${bundle}::text)::text`.as("lock")));
}

export async function setAsidePage(
  tx: Tx,
  bundle: string,
  query: { readonly limit: number },
  after: number,
): Promise<Page<SetAsideKept>> {
  const rows = await tx.many(
    withFix(bundle)
      .where("a.place", ">", after)
      .orderBy("a.place")
      .limit(query.limit + 1),
  );
  const total = await tx.first(
    from
      .selectFrom("bundle_set_aside")
      .select(sql<number>`count(*)::int`.as("total"))
      .where("bundle_id", "=", bundle),
  );
  return pageOfRows(rows, query.limit, (row) => row.place, setAsideOf, total?.total ?? 0);
}

export async function setAsideAt(tx: Tx, bundle: string, place: number): Promise<SetAsideKept | null> {
  const row = await tx.first(withFix(bundle).where("a.place", "=", place));
  return row === null ? null : setAsideOf(row);
}

function withFix(bundle: string) {
  return from
    .selectFrom("bundle_set_aside as a")
    .leftJoin("bundle_fixes as f", (join) =>
      join.onRef("f.bundle_id", "=", "a.bundle_id").onRef("f.place", "=", "a.place"),
    )
    .selectAll("a")
    .select(["f.object_id", "f.at_ms", "f.by_person", "f.why"])
    .where("a.bundle_id", "=", bundle);
}

type Row = Tables["bundle_set_aside"] & {
  readonly object_id: string | null;
  readonly at_ms: number | null;
  readonly by_person: string | null;
  readonly why: string | null;
};

function setAsideOf(row: Row): SetAsideKept {
  const fixed = {
    object: row.object_id as NonNullable<SetAside["fixed"]>["object"],
    atMs: row.at_ms ?? 0,
    byPerson: row.by_person ?? "",
    why: row.why ?? "",
  };
  return {
    place: row.place,
    kind: row.kind as SetAside["kind"],
    stixId: row.stix_id,
    type: row.type,
    reason: row.reason,
    property: row.property,
    section: row.section,
    sameAs: row.same_as,
    text: row.text,
    fixed: row.object_id === null ? null : fixed,
  };
}

/** How the bundle and what it does not mark is marked, and the marking definitions that it brought along. */
export async function markingsOf(tx: Tx, bundle: string) {
  const row = await tx.first(
    from.selectFrom("bundles").select(["tlp", "unmarked_tlp"]).where("id", "=", bundle),
  );
  const definitions = await tx.many(
    from
      .selectFrom("bundle_objects")
      .select("object")
      .where("bundle_id", "=", bundle)
      .where("type", "=", "marking-definition")
      .orderBy("place")
      .limit(1000),
  );
  return {
    tlp: Marking.parse(row?.tlp),
    unmarked: Marking.parse(row?.unmarked_tlp),
    definitions: definitions.map(({ object }) => object as JsonObject),
  };
}

/** Does the bundle hold an object of this id and version? */
export async function holds(tx: Tx, bundle: string, id: string, modified: string | null): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("bundle_objects")
      .select("id")
      .where("bundle_id", "=", bundle)
      .where("stix_id", "=", id)
      .where(sql<boolean>`modified is not distinct from ${modified}::text`)
      .limit(1),
  );
  return row !== null;
}

export async function objectById(tx: Tx, id: string): Promise<BundleObject> {
  const row = await tx.first(from.selectFrom("bundle_objects").selectAll().where("id", "=", id));
  if (row === null) throw new Error("An object that was just taken cannot be read");
  return objectOf(row);
}
