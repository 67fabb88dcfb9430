import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { CorrelationTables } from "./row-store.ts";

const from = statements<CorrelationTables>();
/** As many objects of a bundle as the database hands out at a time. */
export const objectsAtOnce = 2_000;
/** As many due changes as the database names at a time. */
export const dueAtOnce = 500;
const valuesAtOnce = 1_000;

/** A change that is still to be read; a member that changed twice is due twice. */
export interface DueChange {
  readonly turn: number;
  readonly id: string;
  readonly electionId: string;
  readonly space: string;
  readonly changedAtMs: number;
}

export async function dueChanges(tx: Tx): Promise<DueChange[]> {
  const due = sql<{
    turn: number;
    id: string;
    space: string;
    election_id: string;
    changed_at_ms: number;
  }>`cf_correlation_due()`;
  const rows = await tx.many(from.selectFrom(due.as("d")).selectAll().orderBy("turn"));
  return rows.map(({ election_id, changed_at_ms, ...row }) => ({
    ...row,
    electionId: election_id,
    changedAtMs: changed_at_ms,
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
  await tx.first(asked(sql`cf_correlation_forget(${members}::text[])`));
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
  for (let start = 0; start < values.length; start += valuesAtOnce) {
    const some = values.slice(start, start + valuesAtOnce);
    const column = (name: "kind" | "text" | "member" | "source") =>
      sql`${some.map((value) => value[name])}::text[]`;
    await tx.first(
      asked(
        sql`cf_correlation_add(${column("kind")}, ${column("text")}, ${column("member")}, ${column("source")})`,
      ),
    );
  }
}

/** Each as of the change that was seen: a later one is due by itself, whatever its time. */
export async function markRead(tx: Tx, changes: readonly DueChange[]): Promise<void> {
  const newest = new Map<string, number>();
  for (const { id, changedAtMs } of changes)
    newest.set(id, Math.max(changedAtMs, newest.get(id) ?? changedAtMs));
  const turns = changes.map(({ turn }) => turn);
  await tx.first(
    asked(
      sql`cf_correlation_read(${[...newest.keys()]}::text[], ${[...newest.values()]}::bigint[], ${turns}::bigint[])`,
    ),
  );
}

const asked = (call: ReturnType<typeof sql>) => from.selectNoFrom(sql`${call}`.as("done"));
