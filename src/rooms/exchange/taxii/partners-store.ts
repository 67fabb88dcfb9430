import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { z } from "zod";
import type { Why } from "./envelope-rules.ts";
import { Partner, Run, type PartnerError } from "./partners-contract.ts";

export interface PartnerRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  created_by: string;
  created_at_ms: number;
  name: string;
  direction: string;
  root_url: string;
  remote_collection: string;
  private_network: boolean;
  user_name: string;
  secret_sealed: string;
  collection_id: string;
  partner_organisation_id: string | null;
  every_minutes: number;
  paused_at_ms: number | null;
  added_after: string | null;
  next_page: string | null;
  latest_added: string | null;
  sent_us: number;
  last_tried_at_ms: number | null;
  last_ok_at_ms: number | null;
  failures: number;
  next_at_ms: number;
  last_error: string | null;
}

interface RunRow {
  id: string;
  partner_id: string;
  started_at_ms: number;
  ended_at_ms: number | null;
  pages: number;
  received: number;
  added: number;
  refused: number;
  error: string | null;
}

interface RefusalRow {
  seq: number;
  partner_id: string;
  run_id: string;
  at_ms: number;
  stix_id: string;
  version: string | null;
  why: unknown;
  object: string;
}

const from = statements<{
  taxii_partners: PartnerRow;
  taxii_runs: RunRow;
  taxii_refusals: RefusalRow & { seq: never };
}>();

export async function allPartners(tx: Tx): Promise<PartnerRow[]> {
  return await tx.many(here(tx).selectAll().orderBy("name").orderBy("id"));
}

export async function findPartner(tx: Tx, id: string): Promise<PartnerRow | null> {
  return await tx.first(here(tx).selectAll().where("id", "=", id));
}

/** For the duty `partners` alone: whose turn has come, whatever the election. Nothing of an exercise reaches the outside. */
export async function partnersDue(tx: Tx): Promise<PartnerRow[]> {
  return await tx.many(
    from
      .selectFrom("taxii_partners")
      .selectAll()
      .where("paused_at_ms", "is", null)
      .where("space", "=", "live")
      .where("next_at_ms", "<=", tx.nowMs)
      .orderBy("next_at_ms")
      .limit(100),
  );
}

/** For the duty `partners` alone. */
export async function partnerForExchange(tx: Tx, id: string): Promise<PartnerRow | null> {
  return await tx.first(from.selectFrom("taxii_partners").selectAll().where("id", "=", id));
}

export async function insertPartner(tx: Tx, row: PartnerRow): Promise<void> {
  await tx.run(from.insertInto("taxii_partners").values(row));
}

export async function changePartner(tx: Tx, id: string, change: Partial<PartnerRow>): Promise<void> {
  await tx.run(from.updateTable("taxii_partners").set(change).where("id", "=", id));
}

export async function insertRun(
  tx: Tx,
  run: { readonly id: string; readonly partnerId: string },
): Promise<void> {
  const none = { ended_at_ms: null, pages: 0, received: 0, added: 0, refused: 0, error: null };
  await tx.run(
    from
      .insertInto("taxii_runs")
      .values({ id: run.id, partner_id: run.partnerId, started_at_ms: tx.nowMs, ...none }),
  );
}

export interface Exchanged {
  readonly received: number;
  readonly added: number;
  readonly refused: number;
}

/** One page more. */
export async function countPage(tx: Tx, run: string, { received, added, refused }: Exchanged): Promise<void> {
  await tx.run(
    from
      .updateTable("taxii_runs")
      .set({
        pages: sql<number>`pages + 1`,
        received: sql<number>`received + ${received}::int`,
        added: sql<number>`added + ${added}::int`,
        refused: sql<number>`refused + ${refused}::int`,
      })
      .where("id", "=", run),
  );
}

export async function endRun(tx: Tx, run: string, error: PartnerError | null): Promise<void> {
  await tx.run(from.updateTable("taxii_runs").set({ ended_at_ms: tx.nowMs, error }).where("id", "=", run));
}

/** Ours, or in the partner's own words. */
export type Reason = Why | { readonly said: string };

export interface Refused {
  readonly stixId: string;
  readonly version: string | null;
  readonly why: Reason;
  readonly object: string;
}

export async function insertRefusals(
  tx: Tx,
  of: { readonly partner: string; readonly run: string },
  refused: readonly Refused[],
): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map((one) => ({
    partner_id: of.partner,
    run_id: of.run,
    at_ms: tx.nowMs,
    stix_id: one.stixId,
    version: one.version,
    why: JSON.stringify(one.why),
    object: one.object.slice(0, objectCharactersMax),
  }));
  for (let start = 0; start < rows.length; start += 250)
    await tx.run(from.insertInto("taxii_refusals").values(rows.slice(start, start + 250)));
}

const objectCharactersMax = 20_000;

export async function totalsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { added: number; refused: number }>> {
  const rows = await tx.many(
    from
      .selectFrom("taxii_runs")
      .select([
        "partner_id",
        sql<number>`sum(added)::int`.as("added"),
        sql<number>`sum(refused)::int`.as("refused"),
      ])
      .where(sql<SqlBool>`partner_id = any(${ids}::text[])`)
      .groupBy("partner_id"),
  );
  return new Map(rows.map(({ partner_id, added, refused }) => [partner_id, { added, refused }]));
}

export async function lastRuns(tx: Tx, partner: string): Promise<Run[]> {
  const rows = await tx.many(
    from
      .selectFrom("taxii_runs")
      .selectAll()
      .where("partner_id", "=", partner)
      .orderBy("started_at_ms", "desc")
      .orderBy("id", "desc")
      .limit(50),
  );
  return rows.map((row) =>
    Run.parse({
      startedAtMs: row.started_at_ms,
      endedAtMs: row.ended_at_ms,
      pages: row.pages,
      received: row.received,
      added: row.added,
      refused: row.refused,
      error: row.error,
    }),
  );
}

export type RefusalKept = Refused & { readonly atMs: number };

export async function refusalsPage(
  tx: Tx,
  partner: string,
  limit: number,
  beforeSeq: number,
): Promise<Page<RefusalKept>> {
  const ofIt = from.selectFrom("taxii_refusals").where("partner_id", "=", partner);
  const rows = await tx.many(
    ofIt
      .selectAll()
      .where(sql<SqlBool>`seq < ${beforeSeq}::bigint`)
      .orderBy("seq", "desc")
      .limit(limit + 1),
  );
  const total = await tx.first(ofIt.select(sql<number>`count(*)::int`.as("total")));
  const page = rows.slice(0, limit);
  return {
    rows: page.map((row) => ({
      atMs: row.at_ms,
      stixId: row.stix_id,
      version: row.version,
      why: row.why as Reason,
      object: row.object,
    })),
    next: rows.length > limit ? String(page.at(-1)?.seq ?? 0) : null,
    total: total?.total ?? 0,
  };
}

export function partnerOf(row: PartnerRow): z.infer<typeof Partner> {
  return Partner.parse({
    id: row.id,
    name: row.name,
    direction: row.direction,
    rootUrl: row.root_url,
    remoteCollection: row.remote_collection,
    privateNetwork: row.private_network,
    userName: row.user_name,
    collectionId: row.collection_id,
    partnerOrganisationId: row.partner_organisation_id,
    everyMinutes: row.every_minutes,
    pausedAtMs: row.paused_at_ms,
    lastTriedAtMs: row.last_tried_at_ms,
    lastOkAtMs: row.last_ok_at_ms,
    failures: row.failures,
    nextAtMs: row.next_at_ms,
    lastError: row.last_error,
  });
}

function here(tx: Tx) {
  return from
    .selectFrom("taxii_partners")
    .where("election_id", "=", tx.actor.electionId ?? "")
    .where("space", "=", tx.actor.space);
}
