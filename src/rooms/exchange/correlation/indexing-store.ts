import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { CorrelationTables } from "./row-store.ts";

const from = statements<CorrelationTables>();
/** As many objects of a bundle as the database hands out at a time. */
export const objectsAtOnce = 2_000;
const rowsAtOnce = 1_000;

export async function dueMembers(tx: Tx): Promise<{ id: string; electionId: string; space: string }[]> {
  const rows = await tx.many(
    from
      .selectFrom(sql<{ id: string; space: string; election_id: string }>`cf_correlation_due()`.as("d"))
      .selectAll()
      .orderBy("id"),
  );
  return rows.map(({ id, space, election_id: electionId }) => ({ id, space, electionId }));
}

export async function toldBy(
  tx: Tx,
  member: string,
  after: number,
): Promise<{ source: string; place: number; told: unknown }[]> {
  const told = sql<{
    source_id: string;
    place: number;
    told: unknown;
  }>`cf_correlation_told(${member}::text, ${after}::integer)`;
  const rows = await tx.many(from.selectFrom(told.as("t")).selectAll().orderBy("place").orderBy("source_id"));
  return rows.map(({ source_id: source, place, told: words }) => ({ source, place, told: words }));
}

export async function forgetValues(tx: Tx, member: string): Promise<void> {
  await tx.run(from.deleteFrom("correlation_values").where("member_id", "=", member));
}

export async function addValues(
  tx: Tx,
  member: string,
  values: readonly { readonly kind: string; readonly text: string; readonly source: string }[],
): Promise<void> {
  const here = { space: tx.actor.space, election_id: tx.actor.electionId ?? "", member_id: member };
  const rows = values.map(({ kind, text, source }) => ({ ...here, kind, text, source_id: source }));
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await tx.run(
      from
        .insertInto("correlation_values")
        .values(rows.slice(start, start + rowsAtOnce))
        .onConflict((twice) => twice.doNothing()),
    );
}

export async function markRead(tx: Tx, member: string): Promise<void> {
  const row = { id: member, space: tx.actor.space, election_id: tx.actor.electionId ?? "", at_ms: tx.nowMs };
  await tx.run(
    from
      .insertInto("correlation_members")
      .values(row)
      .onConflict((again) => again.column("id").doUpdateSet({ at_ms: tx.nowMs })),
  );
}
