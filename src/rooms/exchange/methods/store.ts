import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Version, type MethodId, type MethodQuery, type Words } from "./contract.ts";
import { methodOf, type MethodRow, type Stored, type Tables } from "./rows-store.ts";

const from = statements<Tables>();

/** The version that the reader sees is the last one that row security shows. */
const seen = () =>
  from
    .selectFrom("methods as m")
    .innerJoin("method_versions as v", "v.method_id", "m.id")
    .selectAll("m")
    .select(["v.number", "v.measured_since", "v.texts", "v.code"])
    .select([sql<string>`to_char(v.review_by, 'YYYY-MM-DD')`.as("review_by"), counts.as("counts")])
    .where(sql<SqlBool>`v.number = (select max(x.number) from method_versions x where x.method_id = m.id)`);

const counts = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('says', c.says, 'truth', c.truth, 'cases', c.cases)), '[]')
  from cf_method_counts(m.id) c where c.measured_since = v.measured_since)`;

function wanted(tx: Tx, query: Omit<MethodQuery, "cursor" | "limit">, today: string) {
  const { state, tested, overdue, code, text } = query;
  const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  const measured = sql<SqlBool>`exists (select from cf_method_counts(m.id) c where c.measured_since = v.measured_since)`;
  const conditions = [
    sql<SqlBool>`m.election_id = ${tx.actor.electionId} and m.space = ${tx.actor.space}`,
    ...(state === undefined ? [] : [sql<SqlBool>`m.state = ${state}`]),
    ...(tested === undefined ? [] : [tested === "tested" ? measured : sql<SqlBool>`not ${measured}`]),
    ...(overdue === undefined ? [] : [sql<SqlBool>`v.review_by < ${today}::date and m.state <> 'retired'`]),
    ...(code === undefined ? [] : [sql<SqlBool>`v.code = ${code}`]),
    ...words.map((word) => sql<SqlBool>`position(${word}::text in lower(v.texts::text)) > 0`),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Newest first; the cursor is the time and id of the last row of the page before. `today` in the election's time zone. */
export async function methodsPage(
  tx: Tx,
  query: MethodQuery,
  today: string,
): Promise<{ rows: Stored[]; next: string | null; total: number }> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const matching = wanted(tx, query, today);
  const rows = await tx.many(
    seen()
      .where(matching)
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(m.created_at_ms, m.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("m.created_at_ms", "desc")
      .orderBy("m.id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from.selectNoFrom(
      sql<number>`(select count(*)::int from methods m join method_versions v on v.method_id = m.id
        and v.number = (select max(x.number) from method_versions x where x.method_id = m.id) where ${matching})`.as(
        "total",
      ),
    ),
  );
  const last = rows[query.limit - 1];
  return {
    rows: rows.slice(0, query.limit).map(methodOf),
    next: rows.length > query.limit && last ? `${last.created_at_ms}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export async function findMethod(tx: Tx, id: string): Promise<Stored | null> {
  const row = await tx.first(
    seen()
      .where("m.id", "=", id)
      .where("m.election_id", "=", tx.actor.electionId ?? "")
      .where("m.space", "=", tx.actor.space),
  );
  return row && methodOf(row);
}

/** One act on a method of one's own organisation at a time; false where it is of others. */
export async function takeMethod(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("methods")
      .select("id")
      .where("id", "=", id)
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .forUpdate(),
  );
  return row !== null;
}

export async function insertMethod(tx: Tx, electionId: string, id: MethodId): Promise<void> {
  await tx.run(
    from.insertInto("methods").values({
      id,
      space: tx.actor.space,
      election_id: electionId,
      organisation_id: tx.actor.organisationId ?? "",
      tlp: "amber",
      classification: 0,
      created_by: tx.actor.id,
      created_at_ms: tx.nowMs,
      state: "draft",
      version: 1,
      published_version: null,
      published_by: null,
      published_at_ms: null,
      retired_at_ms: null,
      retired_words: null,
    }),
  );
}

type Change = Partial<
  Pick<
    MethodRow,
    "state" | "tlp" | "version" | "published_version" | "published_by" | "published_at_ms" | "retired_at_ms"
  >
> & { readonly words?: Words };

export async function changeMethod(tx: Tx, id: string, { words, ...change }: Change): Promise<void> {
  const said = words && { retired_words: JSON.stringify(words) };
  await tx.run(
    from
      .updateTable("methods")
      .set({ ...change, ...said })
      .where("id", "=", id),
  );
}

export async function insertVersion(
  tx: Tx,
  id: string,
  version: Pick<Version, "number" | "measuredSince" | "texts" | "code" | "reviewBy" | "why">,
): Promise<void> {
  await tx.run(
    from.insertInto("method_versions").values({
      method_id: id,
      number: version.number,
      measured_since: version.measuredSince,
      texts: JSON.stringify(version.texts),
      code: version.code,
      review_by: version.reviewBy,
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
      why: version.why,
    }),
  );
}

/** Oldest first, as far as the reader may see them. */
export async function versionsOf(tx: Tx, id: string): Promise<Version[]> {
  const rows = await tx.many(
    from
      .selectFrom("method_versions as v")
      .leftJoin("people as p", "p.id", "v.by_person")
      .select([
        "v.number",
        "v.measured_since",
        "v.texts",
        "v.code",
        "v.by_person",
        "v.at_ms",
        "v.why",
        "p.name",
      ])
      .select(sql<string>`to_char(v.review_by, 'YYYY-MM-DD')`.as("review_by"))
      .where("v.method_id", "=", id)
      .orderBy("v.number"),
  );
  return rows.map((row) =>
    Version.parse({
      number: row.number,
      measuredSince: row.measured_since,
      texts: row.texts,
      code: row.code,
      reviewBy: row.review_by,
      byPerson: row.by_person,
      byName: row.name,
      atMs: row.at_ms,
      why: row.why,
    }),
  );
}

/** Newest first, with the published version of each and the counts of that version; the cursor as in `methodsPage`. */
export async function publishedPage(
  tx: Tx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: Stored[]; next: string | null; total: number }> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const rows = await tx.many(
    published(tx)
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(m.created_at_ms, m.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("m.created_at_ms", "desc")
      .orderBy("m.id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("methods as m")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(
        sql<SqlBool>`m.published_version is not null and m.election_id = ${tx.actor.electionId} and m.space = ${tx.actor.space}`,
      ),
  );
  const last = rows[query.limit - 1];
  return {
    rows: rows.slice(0, query.limit).map(methodOf),
    next: rows.length > query.limit && last ? `${last.created_at_ms}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export async function findPublished(tx: Tx, id: string): Promise<Stored | null> {
  const row = await tx.first(published(tx).where("m.id", "=", id));
  return row && methodOf(row);
}

function published(tx: Tx) {
  return from
    .selectFrom("methods as m")
    .innerJoin("method_versions as v", (join) =>
      join.onRef("v.method_id", "=", "m.id").onRef("v.number", "=", "m.published_version"),
    )
    .selectAll("m")
    .select(["v.number", "v.measured_since", "v.texts", "v.code"])
    .select([sql<string>`to_char(v.review_by, 'YYYY-MM-DD')`.as("review_by"), counts.as("counts")])
    .where("m.election_id", "=", tx.actor.electionId ?? "")
    .where("m.space", "=", tx.actor.space);
}
