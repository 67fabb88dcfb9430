import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Reading, type Entry, type unitStates, type UnitRef } from "./contract.ts";
import type { Tables, UnitRow } from "./tables-store.ts";

interface EntryTables {
  audit_entries: {
    id: string;
    audit_id: string;
    contest: string;
    unit: string;
    board_id: string;
    person_id: string;
    reading: unknown;
    entered_at_ms: number;
    at_ms: number;
  };
}

const from = statements<Tables & EntryTables>();

/** A unit with every entry that this reader sees. */
export interface StoredUnit extends UnitRef {
  readonly place: number | null;
  readonly round: number | null;
  readonly bothIn: boolean;
  readonly entries: readonly { readonly personId: string; readonly reading: Reading }[];
  readonly settled: Reading | null;
  readonly settledBy: string | null;
  readonly settledHow: string | null;
}

const entriesOfUnit = sql`(select coalesce(jsonb_agg(jsonb_build_object('personId', e.person_id, 'reading', e.reading)
    order by e.person_id), '[]')
  from audit_entries e
  where e.audit_id = u.audit_id and e.contest = u.contest and e.unit = u.unit and e.board_id = u.board_id)`;

const inState = {
  "to-read": sql<SqlBool>`u.reading is null and not u.both_in and not exists (select from audit_entries e
    where e.audit_id = u.audit_id and e.contest = u.contest and e.unit = u.unit and e.person_id = cf_actor())`,
  waiting: sql<SqlBool>`u.reading is null and not u.both_in and exists (select from audit_entries e
    where e.audit_id = u.audit_id and e.contest = u.contest and e.unit = u.unit and e.person_id = cf_actor())`,
  disputed: sql<SqlBool>`u.reading is null and u.both_in`,
  settled: sql<SqlBool>`u.reading is not null`,
} as const satisfies Record<(typeof unitStates)[number], unknown>;

/** In the order of the store room; the cursor is contest and unit of the last row of the page before. */
export async function unitsPage(
  tx: Tx,
  boardId: string,
  wanted: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly state?: keyof typeof inState | undefined;
  },
): Promise<Page<StoredUnit>> {
  const chosen = from
    .selectFrom("audit_units as u")
    .where("u.board_id", "=", boardId)
    .$if(wanted.state !== undefined, (query) => query.where(inState[wanted.state ?? "settled"]));
  const after = cursorOf(wanted.cursor);
  const rows = await tx.many(
    chosen
      .selectAll("u")
      .select(entriesOfUnit.as("entries"))
      .$if(after !== null, (query) =>
        query.where(
          sql<SqlBool>`(u.contest, u.seq, coalesce(u.place, 0), u.unit) > (
            select w.contest, w.seq, coalesce(w.place, 0), w.unit from audit_units w
            where w.board_id = ${boardId} and w.contest = ${after?.[0] ?? ""} and w.unit = ${after?.[1] ?? ""})`,
        ),
      )
      .orderBy("u.contest")
      .orderBy("u.seq")
      .orderBy(sql`coalesce(u.place, 0)`)
      .orderBy("u.unit")
      .limit(wanted.limit + 1),
  );
  const counted = await tx.first(chosen.select(sql<number>`count(*)::integer`.as("total")));
  const last = rows[wanted.limit - 1];
  return {
    rows: rows.slice(0, wanted.limit).map(unitOf),
    next: rows.length > wanted.limit && last ? JSON.stringify([last.contest, last.unit]) : null,
    total: counted?.total ?? 0,
  };
}

/** These units of one board, with the entries that this reader sees. */
export async function unitsOfBoard(
  tx: Tx,
  boardId: string,
  wanted: readonly UnitRef[],
): Promise<StoredUnit[]> {
  const refs = JSON.stringify(wanted.map(({ contest, unit }) => ({ contest, unit })));
  const rows = await tx.many(
    from
      .selectFrom("audit_units as u")
      .selectAll("u")
      .select(entriesOfUnit.as("entries"))
      .where("u.board_id", "=", boardId)
      .where(
        sql<SqlBool>`(u.contest, u.unit) in (select w.contest, w.unit from jsonb_to_recordset(${refs}::jsonb) w(contest text, unit text))`,
      ),
  );
  return rows.map(unitOf);
}

/** Those of these entries that came in before, whoever asks again. */
export async function entriesKnown(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many(from.selectFrom("audit_entries").select("id").where("id", "in", ids));
  return new Set(rows.map((row) => row.id));
}

export async function insertEntries(
  tx: Tx,
  at: { readonly auditId: string; readonly boardId: string },
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.run(
    from.insertInto("audit_entries").values(
      entries.map(({ id, contest, unit, reading, enteredAtMs }) => ({
        id,
        audit_id: at.auditId,
        contest,
        unit,
        board_id: at.boardId,
        person_id: tx.actor.id,
        reading: JSON.stringify(reading),
        entered_at_ms: enteredAtMs,
        at_ms: tx.nowMs,
      })),
    ),
  );
}

/** Those of these units that both members have entered now. */
export async function pairUp(tx: Tx, boardId: string, units: readonly UnitRef[]): Promise<UnitRef[]> {
  if (units.length === 0) return [];
  const refs = JSON.stringify(units.map(({ contest, unit }) => ({ contest, unit })));
  return tx.many(
    from
      .selectFrom(
        sql<{ contest: string; unit: string }>`cf_audit_pair_up(${boardId}, ${refs}::jsonb)`.as("p"),
      )
      .selectAll(),
  );
}

export async function settle(
  tx: Tx,
  auditId: string,
  units: readonly (UnitRef & { readonly reading: Reading })[],
  how: string | null,
): Promise<void> {
  const by = how === null ? null : tx.actor.id;
  await tx.runAll(
    units.map(({ contest, unit, reading }) =>
      from
        .updateTable("audit_units")
        .set({ reading: JSON.stringify(reading), settled_at_ms: tx.nowMs, settled_by: by, settled_how: how })
        .where("audit_id", "=", auditId)
        .where("contest", "=", contest)
        .where("unit", "=", unit),
    ),
  );
}

/** Units of a jurisdiction that no board reads, or that this board has not finished. */
export async function unitsToDeal(
  tx: Tx,
  auditId: string,
  code: string,
  board: string | null,
): Promise<UnitRef[]> {
  return tx.many(
    from
      .selectFrom("audit_units")
      .select(["contest", "unit"])
      .where("audit_id", "=", auditId)
      .where("code", "=", code)
      .where("board_id", board === null ? "is" : "=", board)
      .where("both_in", "=", false)
      .orderBy("contest")
      .orderBy("seq")
      .orderBy(sql`coalesce(place, 0)`),
  );
}

/** What was read of cards (contest empty) or counted of batches, and what is not settled yet. */
export async function settledUnits(
  tx: Tx,
  auditId: string,
  contest: string,
): Promise<
  { readonly unit: string; readonly code: string; readonly draws: number; readonly reading: Reading | null }[]
> {
  const rows = await tx.many(
    from
      .selectFrom("audit_units as u")
      .innerJoin("audit_jurisdictions as j", (on) =>
        on.onRef("j.audit_id", "=", "u.audit_id").onRef("j.code", "=", "u.code"),
      )
      .select(["u.unit", "u.code", "u.reading", "u.draws"])
      .where("u.audit_id", "=", auditId)
      .where("u.contest", "=", contest)
      .orderBy("j.seq")
      .orderBy("u.seq")
      .orderBy(sql`coalesce(u.place, 0)`),
  );
  return rows.map(({ unit, code, reading, draws }) => ({
    unit,
    code,
    draws: draws.length,
    reading: reading === null ? null : Reading.parse(reading),
  }));
}

export async function progressOf(tx: Tx, auditId: string) {
  const rows = await tx.many(
    from
      .selectFrom(
        sql<{
          code: string;
          contest: string;
          units: number;
          settled: number;
          disputed: number;
        }>`cf_audit_progress(${auditId})`.as("p"),
      )
      .selectAll()
      .orderBy("p.contest")
      .orderBy("p.code"),
  );
  return rows.map(({ code, ...rest }) => ({ jurisdiction: code, ...rest }));
}

function cursorOf(cursor: string | undefined): [string, string] | null {
  if (cursor === undefined) return null;
  try {
    const read = JSON.parse(cursor) as unknown;
    return Array.isArray(read) ? [String(read[0]), String(read[1])] : null;
  } catch {
    return null;
  }
}

function unitOf(row: UnitRow & { readonly entries: unknown }): StoredUnit {
  return {
    contest: row.contest,
    unit: row.unit,
    place: row.place,
    round: row.round,
    bothIn: row.both_in,
    entries: (row.entries as { personId: string; reading: unknown }[]).map(({ personId, reading }) => ({
      personId,
      reading: Reading.parse(reading),
    })),
    settled: row.reading === null ? null : Reading.parse(row.reading),
    settledBy: row.settled_by,
    settledHow: row.settled_how,
  };
}
