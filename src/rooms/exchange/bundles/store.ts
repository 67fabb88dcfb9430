import type { ImportedObject, JsonObject } from "@counterfoil/stix";
import { repairRules, type RepairRule } from "@counterfoil/stix";
import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Bundle, BundleLine, type BundleObject, Marking, type Repair } from "./contract.ts";
import { objectOf, type BundleRow, type RepairRow, type Tables } from "./row-store.ts";

type KeptNote = Omit<Bundle["notes"][number], "sentence">;

const from = statements<Tables>();
const counted = sql<number>`count(*)::int`;

/** Two imports of one file wait for one another: the second finds the first. */
export async function waitForSameFile(tx: Tx, sha256: string): Promise<void> {
  await tx.many(
    from.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${sha256}::text, 22))::text`.as("lock")),
  );
}

/** A bundle of this file that the actor's own organisation took in here before, as far as the actor may see it. */
export async function bundleOfFile(tx: Tx, sha256: string): Promise<string | null> {
  const row = await tx.first(
    here(tx)
      .select("id")
      .where("sha256", "=", sha256)
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .orderBy("imported_at_ms")
      .limit(1),
  );
  return row?.id ?? null;
}

export async function bundlesPage(
  tx: Tx,
  query: { readonly text?: string | undefined; readonly limit: number },
  after: { readonly ms: number; readonly id: string },
): Promise<Page<BundleLine>> {
  const text = query.text?.trim().toLowerCase() ?? "";
  const matching =
    text === "" ? sql<SqlBool>`true` : sql<SqlBool>`position(${text}::text in lower(name)) > 0`;
  const rows = await tx.many(
    here(tx)
      .selectAll()
      .where(matching)
      .where(sql<SqlBool>`(imported_at_ms, id) < (${after.ms}::bigint, ${after.id}::text)`)
      .orderBy("imported_at_ms", "desc")
      .orderBy("id", "desc")
      .limit(query.limit + 1),
  );
  const total = await tx.first(here(tx).select(counted.as("total")).where(matching));
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(lineOf),
    next: rows.length > query.limit && last ? `${last.imported_at_ms}.${last.id}` : null,
    total: total?.total ?? 0,
  };
}

export async function lineOfBundle(tx: Tx, id: string): Promise<BundleLine | null> {
  const row = await tx.first(here(tx).selectAll().where("id", "=", id));
  return row && lineOf(row);
}

export async function findBundle(
  tx: Tx,
  id: string,
  say: {
    readonly repair: (rule: string) => string;
    readonly rule: (rule: string, property: string) => string;
    readonly change: (rule: string) => string;
  },
): Promise<Bundle | null> {
  const row = await tx.first(here(tx).selectAll().where("id", "=", id));
  if (row === null) return null;
  const ofIt = from.selectFrom("bundle_objects").where("bundle_id", "=", id);
  const types = await tx.many(
    ofIt
      .select(["type", counted.as("count")])
      .groupBy("type")
      .orderBy("type"),
  );
  const markings = await tx.many(
    ofIt
      .select(["tlp", counted.as("count")])
      .groupBy("tlp")
      .orderBy("tlp"),
  );
  const byRule = Object.entries(row.repairs_by_rule as Record<string, number>);
  const changes = Object.entries(row.changes_by_rule as Record<string, number>);
  const fixes = from.selectFrom("bundle_fixes").select(counted.as("count")).where("bundle_id", "=", id);
  return Bundle.parse({
    ...lineOf(row),
    format: row.format,
    stixId: row.stix_id,
    specVersion: row.spec_version,
    sha256: row.sha256,
    bytes: row.bytes,
    unmarkedAs: row.unmarked_tlp,
    idsNotRandom: row.ids_not_random,
    repairsByRule: byRule.map(([rule, count]) => ({
      rule,
      sentence: say.repair(rule),
      section: repairRules[rule as RepairRule] ?? "",
      count,
    })),
    changesByRule: changes.map(([rule, count]) => ({ rule, sentence: say.change(rule), count })),
    events: row.events,
    fixed: (await tx.first(fixes))?.count ?? 0,
    notes: (row.notes as KeptNote[]).map((note) => ({
      ...note,
      sentence: say.rule(note.rule, note.property),
    })),
    dangling: row.dangling,
    danglingFirst: row.dangling_first,
    types,
    markings,
  });
}

const repairWords = sql`stix_id || ' ' || property || ' ' || before::text || ' ' || after::text`;

export type RepairKept = Omit<Repair, "sentence">;

export async function repairsPage(
  tx: Tx,
  bundle: string,
  query: {
    readonly rule?: string | undefined;
    readonly text?: string | undefined;
    readonly limit: number;
  },
  after: number,
): Promise<Page<RepairKept>> {
  const text = query.text?.trim().toLowerCase() ?? "";
  const ofIt = from
    .selectFrom("bundle_repairs")
    .where("bundle_id", "=", bundle)
    .$if(query.rule !== undefined, (all) => all.where("rule", "=", query.rule ?? ""))
    .$if(text !== "", (all) => all.where(sql<SqlBool>`position(${text}::text in lower(${repairWords})) > 0`));
  const rows = await tx.many(
    ofIt
      .selectAll()
      .where("number", ">", after)
      .orderBy("number")
      .limit(query.limit + 1),
  );
  const total = await tx.first(ofIt.select(counted.as("total")));
  return pageOfRows(rows, query.limit, (row) => row.number, repairOf, total?.total ?? 0);
}

export async function objectsPage(
  tx: Tx,
  bundle: string,
  query: {
    readonly type?: string | undefined;
    readonly text?: string | undefined;
    readonly stixId?: string | undefined;
    readonly limit: number;
  },
  after: number,
): Promise<Page<BundleObject>> {
  const text = query.text?.trim().toLowerCase() ?? "";
  const ofIt = from
    .selectFrom("bundle_objects")
    .where("bundle_id", "=", bundle)
    .$if(query.type !== undefined, (all) => all.where("type", "=", query.type ?? ""))
    .$if(query.stixId !== undefined, (all) => all.where("stix_id", "=", query.stixId ?? ""))
    .$if(text !== "", (all) =>
      all.where(sql<SqlBool>`position(${text}::text in lower(name || ' ' || object::text)) > 0`),
    );
  const rows = await tx.many(
    ofIt
      .selectAll()
      .where("place", ">", after)
      .orderBy("place")
      .limit(query.limit + 1),
  );
  const total = await tx.first(ofIt.select(counted.as("total")));
  return pageOfRows(rows, query.limit, (row) => row.place, objectOf, total?.total ?? 0);
}

/** Every object of the bundle that the actor may see, as the engine takes them. */
export async function allObjects(tx: Tx, bundle: string): Promise<ImportedObject[]> {
  const rows = await tx.many(
    from
      .selectFrom("bundle_objects")
      .select(["place", "object", "tlp", "custom"])
      .where("bundle_id", "=", bundle)
      .orderBy("place"),
  );
  return rows.map((row) => ({
    index: row.place,
    object: row.object as JsonObject,
    repairs: [],
    tlp: Marking.parse(row.tlp),
    custom: row.custom,
  }));
}

function here(tx: Tx) {
  return from
    .selectFrom("bundles")
    .where("election_id", "=", tx.actor.electionId ?? "")
    .where("space", "=", tx.actor.space);
}

/** A page of rows in the order of a number of theirs. */
export function pageOfRows<Row, Out>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => number,
  out: (row: Row) => Out,
  total: number,
): Page<Out> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page.map(out), next: rows.length > limit && last ? String(place(last)) : null, total };
}

function lineOf(row: BundleRow): BundleLine {
  const byRule = Object.values(row.repairs_by_rule as Record<string, number>);
  return BundleLine.parse({
    id: row.id,
    name: row.name,
    tlp: row.tlp,
    organisation: row.organisation_id,
    origin: row.origin,
    sender: row.source_name,
    importedAtMs: row.imported_at_ms,
    importedBy: row.created_by,
    received: row.received,
    imported: row.imported,
    quarantined: row.quarantined,
    identical: row.identical,
    conflicting: row.conflicting,
    repairs: byRule.reduce((sum, count) => sum + count, 0),
  });
}

function repairOf(row: RepairRow): RepairKept {
  return {
    object: row.object_id as Repair["object"],
    stixId: row.stix_id,
    type: row.type,
    property: row.property,
    rule: row.rule,
    because: row.because,
    section: row.section,
    before: shortened(row.before),
    after: shortened(row.after),
  };
}

function shortened(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const json = JSON.stringify(value);
  return json.length > 500 ? `${json.slice(0, 499)}…` : json;
}
