import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Kind } from "./contract.ts";
import type { Tables } from "./tables-store.ts";

const from = statements<Tables>();

/** What the panel decided of a case, how it is called and why, as far as the actor may see it. */
export async function decisionOf(
  tx: Tx,
  caseId: string,
): Promise<{ outcome: string; title: string; because: string } | null> {
  return await tx.first(
    from
      .selectFrom("panel_decisions")
      .select(["outcome", "title", "because"])
      .where("case_id", "=", caseId)
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space),
  );
}

/** Somebody has drafted, or told, what was decided of this case. */
export async function isTold(tx: Tx, caseId: string): Promise<boolean> {
  const row = await tx.first(from.selectNoFrom(sql<boolean>`cf_case_is_told(${caseId})`.as("told")));
  return row?.told ?? false;
}

/** Decisions to tell that the actor sees and for which there is no notice or bulletin yet. */
export async function undrafted(
  tx: Tx,
): Promise<{ caseId: string; kind: Kind; title: string; because: string; decidedAtMs: number }[]> {
  const rows = await tx.many(
    from
      .selectFrom("panel_decisions as d")
      .select(["d.case_id", "d.outcome", "d.title", "d.because", "d.decided_at_ms"])
      .where("d.election_id", "=", tx.actor.electionId ?? "")
      .where("d.space", "=", tx.actor.space)
      .where("d.outcome", "in", ["notice", "bulletin"])
      .where(sql<SqlBool>`not cf_case_is_told(d.case_id)`)
      .orderBy("d.decided_at_ms")
      .limit(100),
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    kind: row.outcome as Kind,
    title: row.title,
    because: row.because,
    decidedAtMs: row.decided_at_ms,
  }));
}

export async function victimsUntold(tx: Tx, noticeId: string): Promise<number> {
  const row = await tx.first(
    from.selectNoFrom(sql<number>`coalesce(cf_notice_victims_untold(${noticeId}), 0)`.as("n")),
  );
  return row?.n ?? 0;
}

export async function namesWithoutConsent(
  tx: Tx,
  noticeId: string,
  texts: readonly string[],
): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(
      sql<boolean>`coalesce(cf_notice_names_without_consent(${noticeId}, ${[...texts]}::text[]), false)`.as(
        "named",
      ),
    ),
  );
  return row?.named ?? false;
}

export async function languagesOf(tx: Tx, electionId: string): Promise<string[]> {
  const row = await tx.first(from.selectFrom("elections").select("languages").where("id", "=", electionId));
  return row?.languages ?? [];
}

/** Names of these organisations, by id. */
export async function organisationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many(from.selectFrom("organisations").select(["id", "name"]).where("id", "in", ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Organisations in whose care those affected are. */
export async function carersOf(tx: Tx, noticeId: string): Promise<string[]> {
  const rows = await tx.many(
    from
      .selectFrom(sql<{ id: string }>`cf_notice_carers(${noticeId})`.as<"c">(sql`c(id)`))
      .select(sql<string>`c.id`.as("id")),
  );
  return rows.map((row) => row.id);
}

/** Names and descriptions that stand in a version or in what is public, and may not. */
export async function namesToRedact(tx: Tx, noticeId: string): Promise<string[]> {
  const rows = await tx.many(
    from
      .selectFrom(sql<{ name: string }>`cf_notice_names_to_redact(${noticeId})`.as<"r">(sql`r(name)`))
      .select(sql<string>`r.name`.as("name"))
      .orderBy(sql`r.name`),
  );
  return rows.map((row) => row.name);
}

/** Case contacts see what is to be told, so that those affected hear it first. */
export async function shareWithTellers(
  tx: Tx,
  electionId: string,
  noticeId: string,
  newId: () => string,
): Promise<void> {
  const tellers = await tx.many(
    from
      .selectFrom(sql<{ id: string }>`cf_notice_tellers()`.as<"t">(sql`t(id)`))
      .select(sql<string>`t.id`.as("id")),
  );
  const shared = await tx.many(
    from
      .selectFrom("shares")
      .select("to_organisation_id")
      .where("subject_id", "=", noticeId)
      .where("revoked_at_ms", "is", null),
  );
  const has = new Set([tx.actor.organisationId, ...shared.map((each) => each.to_organisation_id)]);
  const rows = tellers
    .filter(({ id }) => !has.has(id))
    .map(({ id }) => ({
      id: newId(),
      space: tx.actor.space,
      election_id: electionId,
      subject_id: noticeId,
      from_organisation_id: tx.actor.organisationId ?? "",
      to_organisation_id: id,
      to_person_id: null,
      purpose: "respond",
      tlp: "amber",
      shared_by: tx.actor.id,
      shared_at_ms: tx.nowMs,
      revoked_at_ms: null,
    }));
  if (rows.length > 0) await tx.run(from.insertInto("shares").values(rows));
}

/** The bodies of earlier acts on it leave the journal, whose chain stays whole. */
export async function forgetEarlierBodies(tx: Tx, noticeId: string): Promise<void> {
  await tx.first(from.selectNoFrom(sql`cf_forget_notice(${noticeId})`.as("forgotten")));
}
