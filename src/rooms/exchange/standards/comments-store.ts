import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Comment, Disposition } from "./contract.ts";
import { commentOf, type Tables } from "./rows-store.ts";
import { compareNumbers } from "./rules.ts";

const from = statements<Tables>();
export const commentsMax = 2_000;

const dispositions = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('number', d.number, 'decision', d.decision, 'why', d.why,
    'byPerson', d.by_person, 'byName', p.name, 'atMs', d.at_ms) order by d.number), '[]')
  from standard_dispositions d left join people p on p.id = d.by_person where d.comment_id = c.id)`;

const seen = () =>
  from
    .selectFrom("standard_comments as c")
    .leftJoin("people as q", "q.id", "c.by_person")
    .innerJoin("organisations as o", "o.id", "c.organisation_id")
    .select(["c.id", "c.version", "c.clause", "c.place", "c.kind", "c.comment", "c.proposal"])
    .select(["c.by_person", "c.at_ms", "q.name as by_name", "o.name as organisation_name"])
    .select(dispositions.as("dispositions"));

/** Every comment on a standard, those on the whole first, then in the order of its clauses, then as they came. */
export async function commentsOf(tx: Tx, standard: string): Promise<Comment[]> {
  const rows = await tx.many(
    seen().where("c.standard_id", "=", standard).orderBy("c.at_ms").orderBy("c.id").limit(commentsMax),
  );
  return rows
    .map(commentOf)
    .toSorted((one, other) =>
      one.clause === null || other.clause === null
        ? Number(one.clause !== null) - Number(other.clause !== null)
        : compareNumbers(one.clause, other.clause),
    );
}

export async function findComment(tx: Tx, standard: string, id: string): Promise<Comment | null> {
  const row = await tx.first(seen().where("c.standard_id", "=", standard).where("c.id", "=", id));
  return row && commentOf(row);
}

export async function roomForComments(tx: Tx, standard: string): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(
      sql<SqlBool>`(select count(*) from standard_comments where standard_id = ${standard}) < ${commentsMax}`.as(
        "room",
      ),
    ),
  );
  return row?.room === true;
}

export async function insertComment(
  tx: Tx,
  standard: string,
  comment: Pick<Comment, "id" | "version" | "clause" | "place" | "kind" | "comment" | "proposal">,
): Promise<void> {
  await tx.run(
    from.insertInto("standard_comments").values({
      ...comment,
      standard_id: standard,
      organisation_id: tx.actor.organisationId ?? "",
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
    }),
  );
}

export async function insertDisposition(
  tx: Tx,
  comment: string,
  { number, decision, why }: Pick<Disposition, "number" | "decision" | "why">,
): Promise<void> {
  await tx.run(
    from.insertInto("standard_dispositions").values({
      comment_id: comment,
      number,
      decision,
      why,
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
    }),
  );
}
