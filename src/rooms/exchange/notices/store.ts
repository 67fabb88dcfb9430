import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import {
  Notice,
  Telling,
  Version,
  type Kind,
  type NoticeId,
  type NoticeTexts,
  type State,
} from "./contract.ts";
import type { NoticeRow, Tables } from "./tables-store.ts";

const from = statements<Tables>();

type Listed = NoticeRow & { texts: unknown; approver: string | null };

const listed = () =>
  from
    .selectFrom("notices as n")
    .selectAll("n")
    .select((each) =>
      each.selectFrom("people as p").select("p.name").whereRef("p.id", "=", "n.approved_by").as("approver"),
    )
    // Whoever may not read the versions reads what is public; while that is away, those who wrote it still see which it is.
    .select(
      sql`coalesce(
        nullif((select p.texts from notice_publications p where p.notice_id = n.id order by p.number desc limit 1), '{}'::jsonb),
        (select v.texts from notice_versions v where v.notice_id = n.id and v.number = n.version)
      )`.as("texts"),
    );

export interface NoticeQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: State | undefined;
  readonly kind?: Kind | undefined;
}

/** Newest first; the cursor is the time and id of the last row of the page before. */
export async function noticesPage(tx: Tx, query: NoticeQuery) {
  const conditions = [
    sql<SqlBool>`n.election_id = ${tx.actor.electionId} and n.space = ${tx.actor.space}`,
    ...(query.state === undefined ? [] : [sql<SqlBool>`n.state = ${query.state}`]),
    ...(query.kind === undefined ? [] : [sql<SqlBool>`n.kind = ${query.kind}`]),
  ];
  const wanted = sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
  const [ms, id] = query.cursor?.split(".") ?? [];
  const rows = await tx.many(
    listed()
      .where(wanted)
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(n.created_at_ms, n.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("n.created_at_ms", "desc")
      .orderBy("n.id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("notices as n")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(wanted),
  );
  const last = rows[query.limit - 1];
  return {
    rows: rows.slice(0, query.limit).map(noticeOf),
    next: rows.length > query.limit && last ? `${last.created_at_ms}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export interface StoredNotice extends Notice {
  readonly correctionVersion: number | null;
  readonly concerned: readonly string[];
  readonly overrideWhy: string | null;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedSha256: string | null;
}

export async function findNotice(tx: Tx, id: string): Promise<StoredNotice | null> {
  const row = await tx.first(
    listed()
      .where("n.id", "=", id)
      .where("n.election_id", "=", tx.actor.electionId ?? ""),
  );
  return row && storedOf(row);
}

/** One act on a notice of one's own organisation at a time; false where it is of others. */
export async function lockNotice(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(from.selectFrom("notices").select("id").where("id", "=", id).forUpdate());
  return row !== null;
}

export async function insertNotice(
  tx: Tx,
  electionId: string,
  made: { id: NoticeId; kind: Kind; caseId: string; concerned: readonly string[] },
): Promise<void> {
  await tx.run(
    from.insertInto("notices").values({
      id: made.id,
      space: tx.actor.space,
      election_id: electionId,
      organisation_id: tx.actor.organisationId ?? "",
      tlp: "amber",
      classification: 0,
      created_by: tx.actor.id,
      created_at_ms: tx.nowMs,
      kind: made.kind,
      case_id: made.caseId,
      state: "draft",
      version: 1,
      correction_version: null,
      concerned: [...made.concerned],
      override_why: null,
      approved_by: null,
      approved_at_ms: null,
      approved_sha256: null,
      published_at_ms: null,
      corrected_at_ms: null,
      withdrawn_at_ms: null,
    }),
  );
}

export type Change = Partial<
  Pick<
    NoticeRow,
    | "state"
    | "tlp"
    | "version"
    | "correction_version"
    | "concerned"
    | "override_why"
    | "approved_by"
    | "approved_at_ms"
    | "approved_sha256"
    | "published_at_ms"
    | "corrected_at_ms"
    | "withdrawn_at_ms"
  >
>;

export async function changeNotice(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.run(from.updateTable("notices").set(change).where("id", "=", id));
}

/** Oldest first, as far as the reader may see them. */
export async function versionsOf(tx: Tx, id: string): Promise<Version[]> {
  const rows = await tx.many(
    from
      .selectFrom("notice_versions as v")
      .leftJoin("people as p", "p.id", "v.by_person")
      .selectAll("v")
      .select("p.name")
      .where("v.notice_id", "=", id)
      .orderBy("v.number"),
  );
  return rows.map((row) =>
    Version.parse({
      number: row.number,
      texts: row.texts,
      sha256: row.sha256,
      byPerson: row.by_person,
      byName: row.name,
      atMs: row.at_ms,
      why: row.why,
      wrong: row.wrong,
      overrideWhy: row.override_why,
    }),
  );
}

export async function insertVersion(
  tx: Tx,
  id: string,
  version: Pick<Version, "number" | "texts" | "sha256" | "why" | "wrong"> &
    Partial<Pick<Version, "overrideWhy">>,
): Promise<void> {
  const { number, texts, sha256, why, wrong, overrideWhy = null } = version;
  await tx.run(
    from.insertInto("notice_versions").values({
      notice_id: id,
      number,
      texts: JSON.stringify(texts),
      sha256,
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
      why,
      wrong: wrong && JSON.stringify(wrong),
      override_why: overrideWhy,
    }),
  );
}

/** For a redaction only: the fingerprint stays that of what was written. */
export async function rewriteVersion(
  tx: Tx,
  id: string,
  number: number,
  { texts, wrong }: Pick<Version, "texts" | "wrong">,
): Promise<void> {
  await tx.run(
    from
      .updateTable("notice_versions")
      .set({ texts: JSON.stringify(texts), wrong: wrong && JSON.stringify(wrong) })
      .where("notice_id", "=", id)
      .where("number", "=", number),
  );
}

/** Oldest first: of the text that stands; once it is public, of every text that was told before. */
export async function tellingsOf(tx: Tx, id: string): Promise<Telling[]> {
  const rows = await tx.many(
    from
      .selectFrom("notice_tellings as t")
      .innerJoin("notices as n", "n.id", "t.notice_id")
      .selectAll("t")
      .where("n.id", "=", id)
      .where(
        sql<SqlBool>`(n.published_at_ms is not null or t.sha256 = (
          select v.sha256 from notice_versions v where v.notice_id = n.id and v.number = n.version))`,
      )
      .orderBy("t.at_ms"),
  );
  return rows.map((row) =>
    Telling.parse({
      step: row.step,
      organisationId: row.organisation_id,
      toldAtMs: row.told_at_ms,
      how: row.how,
      byPerson: row.by_person,
      atMs: row.at_ms,
      sha256: row.sha256,
    }),
  );
}

export async function insertTelling(tx: Tx, id: string, telling: Telling): Promise<void> {
  await tx.run(
    from.insertInto("notice_tellings").values({
      notice_id: id,
      step: telling.step,
      organisation_id: telling.organisationId,
      told_at_ms: telling.toldAtMs,
      how: telling.how,
      by_person: telling.byPerson,
      at_ms: telling.atMs,
      sha256: telling.sha256,
    }),
  );
}

function noticeOf(row: Listed): Notice {
  const texts = row.texts as NoticeTexts | null;
  return Notice.parse({
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    state: row.state,
    headline: Object.fromEntries(
      Object.entries(texts ?? {}).map(([language, text]) => [language, text.headline]),
    ),
    tlp: row.tlp,
    organisationId: row.organisation_id,
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    version: row.version,
    correctionWaits: row.correction_version !== null,
    approvedAtMs: row.approved_at_ms,
    publishedAtMs: row.published_at_ms,
    correctedAtMs: row.corrected_at_ms,
    withdrawnAtMs: row.withdrawn_at_ms,
  });
}

function storedOf(row: Listed): StoredNotice {
  return {
    ...noticeOf(row),
    correctionVersion: row.correction_version,
    concerned: row.concerned,
    overrideWhy: row.override_why,
    approvedBy: row.approved_by,
    approvedByName: row.approver,
    approvedSha256: row.approved_sha256,
  };
}
