import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Audit, Jurisdiction, type AuditState, type HandedIn, type JurisdictionSetUp } from "./contract.ts";
import type { AuditRow, JurisdictionRow, Tables } from "./tables-store.ts";

const from = statements<Tables>();

export interface WantedAudits {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: AuditState | undefined;
}

/** Newest first; the cursor is the id of the last audit of the page before. */
export async function auditsPage(tx: Tx, wanted: WantedAudits): Promise<Page<Audit>> {
  const chosen = from
    .selectFrom("audits as a")
    .where("a.election_id", "=", tx.actor.electionId ?? "")
    .where("a.space", "=", tx.actor.space)
    .$if(wanted.state !== undefined, (query) => query.where("a.state", "=", wanted.state ?? ""));
  const rows = await tx.many(
    chosen
      .selectAll("a")
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<SqlBool>`(a.set_up_at_ms, a.id) < (select p.set_up_at_ms, p.id from audits p where p.id = ${wanted.cursor})`,
        ),
      )
      .orderBy("a.set_up_at_ms", "desc")
      .orderBy("a.id", "desc")
      .limit(wanted.limit + 1),
  );
  const counted = await tx.first(chosen.select(sql<number>`count(*)::integer`.as("total")));
  const page = rows.slice(0, wanted.limit).map(auditOf);
  return {
    rows: page,
    next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  };
}

export async function findAudit(tx: Tx, id: string): Promise<Audit | null> {
  const row = await tx.first(
    from
      .selectFrom("audits")
      .selectAll()
      .where("id", "=", id)
      .where("election_id", "=", tx.actor.electionId ?? ""),
  );
  return row && auditOf(row);
}

/** One act on an audit at a time: the audit as it is once nobody else acts on it. */
export async function takeAudit(tx: Tx, id: string): Promise<Audit | null> {
  await tx.run(from.selectNoFrom(sql`cf_lock_audit(${id})`.as("locked")));
  return findAudit(tx, id);
}

export async function insertAudit(
  tx: Tx,
  audit: Audit,
  jurisdictions: readonly JurisdictionSetUp[],
): Promise<void> {
  await tx.run(
    from.insertInto("audits").values({
      id: audit.id,
      space: tx.actor.space,
      election_id: tx.actor.electionId ?? "",
      organisation_id: audit.organisationId,
      classification: 0,
      created_by: tx.actor.id,
      set_up_at_ms: audit.setUpAtMs,
      ...changing(audit),
    }),
  );
  await tx.runAll(
    jurisdictions.map(({ code, name, organisationId }, seq) =>
      from.insertInto("audit_jurisdictions").values({
        audit_id: audit.id,
        code,
        seq,
        name,
        organisation_id: organisationId,
        manifest: null,
        records: null,
        pools: null,
      }),
    ),
  );
}

/** The audit as it now is, whole. */
export async function saveAudit(tx: Tx, audit: Audit): Promise<void> {
  await tx.run(from.updateTable("audits").set(changing(audit)).where("id", "=", audit.id));
}

/** Jurisdictions that this reader sees, in their order. */
export async function jurisdictionsOf(tx: Tx, auditId: string): Promise<Jurisdiction[]> {
  const rows = await tx.many(
    from.selectFrom("audit_jurisdictions").selectAll().where("audit_id", "=", auditId).orderBy("seq"),
  );
  return rows.map(jurisdictionOf);
}

export async function handIn(
  tx: Tx,
  at: { readonly auditId: string; readonly code: string },
  files: {
    readonly manifest: HandedIn;
    readonly records: HandedIn | null;
    readonly pools: HandedIn | null;
  },
): Promise<void> {
  await tx.run(
    from
      .updateTable("audit_jurisdictions")
      .set({
        manifest: JSON.stringify(files.manifest),
        records: files.records && JSON.stringify(files.records),
        pools: files.pools && JSON.stringify(files.pools),
      })
      .where("audit_id", "=", at.auditId)
      .where("code", "=", at.code),
  );
}

/** Those of these organisations that take part in the election now. */
export async function takingPart(tx: Tx, organisationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many(
    from
      .selectFrom("participations")
      .select("organisation_id")
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("organisation_id", "in", organisationIds)
      .where("from_ms", "<=", tx.nowMs)
      .where((is) => is.or([is("to_ms", "is", null), is("to_ms", ">", tx.nowMs)])),
  );
  return new Set(rows.map((row) => row.organisation_id));
}

function changing(audit: Audit) {
  return {
    tlp: audit.committedAtMs === null ? "green" : "clear",
    title: audit.title,
    state: audit.state,
    design: JSON.stringify(audit.design),
    contests: JSON.stringify(audit.contests),
    paper_trail: audit.paperTrail && JSON.stringify(audit.paperTrail),
    committed_at_ms: audit.committedAtMs,
    commitment: audit.commitment,
    cards: audit.cards,
    ceremony: audit.ceremony,
    seed: audit.seed,
    seeded_at_ms: audit.seededAtMs,
    concluded_at_ms: audit.concludedAtMs,
    withdrawn_because: audit.withdrawnBecause,
  };
}

function auditOf(row: AuditRow): Audit {
  return Audit.parse({
    id: row.id,
    title: row.title,
    state: row.state,
    organisationId: row.organisation_id,
    design: row.design,
    contests: row.contests,
    paperTrail: row.paper_trail,
    setUpAtMs: row.set_up_at_ms,
    committedAtMs: row.committed_at_ms,
    commitment: row.commitment,
    cards: row.cards,
    seed: row.seed,
    seededAtMs: row.seeded_at_ms,
    ceremony: row.ceremony,
    concludedAtMs: row.concluded_at_ms,
    withdrawnBecause: row.withdrawn_because,
  });
}

function jurisdictionOf(row: JurisdictionRow): Jurisdiction {
  return Jurisdiction.parse({
    code: row.code,
    name: row.name,
    organisationId: row.organisation_id,
    manifest: row.manifest,
    records: row.records,
    pools: row.pools,
  });
}
