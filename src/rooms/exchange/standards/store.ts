import { z } from "zod";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Clause, VersionHead, Words, type StandardQuery } from "./contract.ts";
import { Languages, standardOf, type StandardRow, type Stored, type Tables } from "./rows-store.ts";

const from = statements<Tables>();

const commentCount = (undisposed: boolean) => sql<number>`(
  select count(*)::int from standard_comments c
  where c.standard_id = s.id
    and (not ${undisposed}::boolean or not exists (select from standard_dispositions d where d.comment_id = c.id)))`;

const heads = (tx: Tx) =>
  from
    .selectFrom("standards as s")
    .innerJoin("standard_versions as v", (join) =>
      join.onRef("v.standard_id", "=", "s.id").onRef("v.number", "=", "s.version"),
    )
    .innerJoin("organisations as o", "o.id", "s.organisation_id")
    .select(["s.id", "s.organisation_id", "s.tlp", "s.created_at_ms", "s.state", "s.second_person"])
    .select(["s.version", "s.published_version", "s.withdrawn_at_ms", "s.withdrawn_words"])
    .select(["v.titles", "o.name as organisation_name"])
    .select([commentCount(false).as("comments"), commentCount(true).as("undisposed")])
    .where("s.election_id", "=", tx.actor.electionId ?? "")
    .where("s.space", "=", tx.actor.space);

function wanted(tx: Tx, { state, undisposed, text }: Omit<StandardQuery, "cursor" | "limit">) {
  const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  const conditions = [
    sql<SqlBool>`s.election_id = ${tx.actor.electionId} and s.space = ${tx.actor.space}`,
    ...(state === undefined ? [] : [sql<SqlBool>`s.state = ${state}`]),
    ...(undisposed === undefined ? [] : [sql<SqlBool>`${commentCount(true)} > 0`]),
    ...words.map((word) => sql<SqlBool>`position(${word}::text in lower(v.titles::text)) > 0`),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Newest first; the cursor is the time and id of the last row of the page before. */
export async function standardsPage(
  tx: Tx,
  query: StandardQuery,
): Promise<{ rows: Stored[]; next: string | null; total: number }> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const matching = wanted(tx, query);
  const rows = await tx.many(
    heads(tx)
      .where(matching)
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(s.created_at_ms, s.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("s.created_at_ms", "desc")
      .orderBy("s.id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from.selectNoFrom(
      sql<number>`(select count(*)::int from standards s join standard_versions v on v.standard_id = s.id
        and v.number = s.version where ${matching})`.as("total"),
    ),
  );
  const last = rows[query.limit - 1];
  return {
    rows: rows.slice(0, query.limit).map(standardOf),
    next: rows.length > query.limit && last ? `${last.created_at_ms}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export async function findStandard(tx: Tx, id: string): Promise<Stored | null> {
  const row = await tx.first(heads(tx).where("s.id", "=", id));
  return row && standardOf(row);
}

/** One act on a standard at a time: a comment, its disposition, a version, a publication. */
export async function takeStandard(tx: Tx, id: string): Promise<Stored | null> {
  await tx.run(from.selectNoFrom(sql`cf_lock_standard(${id})`.as("taken")));
  return findStandard(tx, id);
}

export async function insertStandard(tx: Tx, id: string, secondPerson: boolean): Promise<void> {
  await tx.run(
    from.insertInto("standards").values({
      id,
      space: tx.actor.space,
      election_id: tx.actor.electionId ?? "",
      organisation_id: tx.actor.organisationId ?? "",
      tlp: "green",
      classification: 0,
      created_by: tx.actor.id,
      created_at_ms: tx.nowMs,
      state: "draft",
      second_person: secondPerson,
      version: 1,
      published_version: null,
      withdrawn_at_ms: null,
      withdrawn_words: null,
    }),
  );
}

type Change = Partial<
  Pick<StandardRow, "state" | "tlp" | "version" | "published_version" | "withdrawn_at_ms">
> & { readonly words?: Words };

export async function changeStandard(tx: Tx, id: string, { words, ...change }: Change): Promise<void> {
  const said = words && { withdrawn_words: JSON.stringify(words) };
  await tx.run(
    from
      .updateTable("standards")
      .set({ ...change, ...said })
      .where("id", "=", id),
  );
}

export interface Text {
  readonly titles: Words;
  readonly clauses: readonly Clause[];
}

export async function insertVersion(
  tx: Tx,
  id: string,
  number: number,
  { titles, clauses, why }: Text & { readonly why: string },
): Promise<void> {
  await tx.run(
    from.insertInto("standard_versions").values({
      standard_id: id,
      number,
      titles: JSON.stringify(titles),
      clauses: JSON.stringify(clauses),
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
      why,
    }),
  );
}

/** The text of a version, or null where there is none that the reader may see. */
export async function textOf(tx: Tx, id: string, number: number): Promise<Text | null> {
  const row = await tx.first(
    from
      .selectFrom("standard_versions")
      .select(["titles", "clauses"])
      .where("standard_id", "=", id)
      .where("number", "=", number),
  );
  return row && { titles: Words.parse(row.titles), clauses: z.array(Clause).parse(row.clauses) };
}

/** Oldest first, as far as the reader may see them, each with when it was published. */
export async function versionsOf(tx: Tx, id: string): Promise<VersionHead[]> {
  const rows = await tx.many(
    from
      .selectFrom("standard_versions as v")
      .leftJoin("people as p", "p.id", "v.by_person")
      .leftJoin("standard_publications as b", (join) =>
        join.onRef("b.standard_id", "=", "v.standard_id").onRef("b.version", "=", "v.number"),
      )
      .leftJoin("people as q", "q.id", "b.by_person")
      .select(["v.number", "v.by_person", "v.at_ms", "v.why", "p.name as by_name"])
      .select(["b.at_ms as published_at_ms", "q.name as published_by_name"])
      .where("v.standard_id", "=", id)
      .orderBy("v.number"),
  );
  return rows.map((row) =>
    VersionHead.parse({
      number: row.number,
      byPerson: row.by_person,
      byName: row.by_name,
      atMs: row.at_ms,
      why: row.why,
      publishedAtMs: row.published_at_ms,
      publishedByName: row.published_by_name,
    }),
  );
}

export async function insertPublication(tx: Tx, id: string, version: number): Promise<void> {
  await tx.run(
    from
      .insertInto("standard_publications")
      .values({ standard_id: id, version, by_person: tx.actor.id, at_ms: tx.nowMs }),
  );
}

export async function electionLanguages(tx: Tx): Promise<string[]> {
  const row = await tx.first(
    from
      .selectFrom("elections")
      .select("languages")
      .where("id", "=", tx.actor.electionId ?? ""),
  );
  return Languages.parse(row?.languages ?? []);
}
