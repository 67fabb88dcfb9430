import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { CorrelationTables } from "./row-store.ts";

const from = statements<CorrelationTables>();
/** As many objects of a bundle as the database hands out at a time. */
export const objectsAtOnce = 2_000;
/** As many due members as the database names at a time. */
export const dueAtOnce = 500;
const rowsAtOnce = 1_000;

export interface DueMember {
  readonly id: string;
  readonly electionId: string;
  readonly space: string;
  /** When the change was made that is now to be read. */
  readonly changedAtMs: number;
}

export async function dueMembers(tx: Tx): Promise<DueMember[]> {
  const rows = await tx.many(
    from
      .selectFrom(
        sql<{
          id: string;
          space: string;
          election_id: string;
          changed_at_ms: number;
        }>`cf_correlation_due()`.as("d"),
      )
      .selectAll()
      .orderBy("id"),
  );
  return rows.map((row) => ({
    id: row.id,
    space: row.space,
    electionId: row.election_id,
    changedAtMs: row.changed_at_ms,
  }));
}

/** What these say beyond a place, each in the order of its places. */
export async function toldBy(
  tx: Tx,
  members: readonly string[],
  after: number,
): Promise<{ member: string; source: string; place: number; told: unknown }[]> {
  const told = sql<{ member: string; source: string; place: number; told: unknown }>`(
    select m.id as member, t.source_id as source, t.place, t.told
    from unnest(${members}::text[]) as m (id), lateral cf_correlation_told(m.id, ${after}::integer) t)`;
  return tx.many(
    from.selectFrom(told.as("t")).selectAll().orderBy("member").orderBy("place").orderBy("source"),
  );
}

export async function forgetValues(tx: Tx, members: readonly string[]): Promise<void> {
  await tx.run(from.deleteFrom("correlation_values").where("member_id", "in", members));
}

export async function addValues(
  tx: Tx,
  values: readonly {
    readonly kind: string;
    readonly text: string;
    readonly member: string;
    readonly source: string;
  }[],
): Promise<void> {
  const here = { space: tx.actor.space, election_id: tx.actor.electionId ?? "" };
  const rows = values.map(({ kind, text, member, source }) => ({
    ...here,
    kind,
    text,
    member_id: member,
    source_id: source,
  }));
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx.run(
      from
        .insertInto("correlation_values")
        .values(rows.slice(start, start + rowsAtOnce))
        .onConflict((twice) => twice.doNothing()),
    );
}

/** Each as of the change that was seen: a later one makes it due again, whatever its time. */
export async function markRead(tx: Tx, members: readonly DueMember[]): Promise<void> {
  const here = { space: tx.actor.space, election_id: tx.actor.electionId ?? "" };
  await tx.run(
    from
      .insertInto("correlation_members")
      .values(members.map(({ id, changedAtMs }) => ({ ...here, id, at_ms: changedAtMs })))
      .onConflict((again) => again.column("id").doUpdateSet({ at_ms: sql<number>`excluded.at_ms` })),
  );
}
