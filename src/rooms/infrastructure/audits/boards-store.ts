import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Board, Sitting, type BoardId } from "./contract.ts";
import type { Tables } from "./tables-store.ts";

interface BoardTables {
  audit_boards: {
    id: string;
    audit_id: string;
    code: string;
    organisation_id: string;
    name: string;
    made_by: string;
    made_at_ms: number;
  };
  audit_board_members: { board_id: string; audit_id: string; person_id: string };
  audit_sittings: {
    board_id: string;
    person_id: string;
    affiliation: string;
    signed_in_at_ms: number;
    signed_out_at_ms: number | null;
  };
  people: { id: string; name: string };
}

const from = statements<Tables & BoardTables>();

/** Boards that this reader sees, in the order of their jurisdictions and names. */
export async function boardsOf(
  tx: Tx,
  auditId: string,
  only: { readonly id?: string; readonly code?: string } = {},
): Promise<Board[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_boards as b")
      .select(["b.id", "b.code", "b.name"])
      .select(
        sql`(select coalesce(jsonb_agg(jsonb_build_object('personId', m.person_id, 'name', p.name) order by m.person_id), '[]')
          from audit_board_members m join people p on p.id = m.person_id where m.board_id = b.id)`.as(
          "members",
        ),
      )
      .select(
        sql`(select coalesce(jsonb_agg(jsonb_build_object('personId', s.person_id, 'affiliation', s.affiliation,
          'signedInAtMs', s.signed_in_at_ms, 'signedOutAtMs', s.signed_out_at_ms) order by s.signed_in_at_ms, s.person_id), '[]')
          from audit_sittings s where s.board_id = b.id)`.as("sittings"),
      )
      .select(
        sql`(select jsonb_build_object('units', count(*), 'settled', count(u.reading),
          'disputed', count(*) filter (where u.both_in and u.reading is null)) from audit_units u where u.board_id = b.id)`.as(
          "counts",
        ),
      )
      .where("b.audit_id", "=", auditId)
      .$if(only.id !== undefined, (query) => query.where("b.id", "=", only.id ?? ""))
      .$if(only.code !== undefined, (query) => query.where("b.code", "=", only.code ?? ""))
      .orderBy("b.code")
      .orderBy(sql`b.name collate "C"`),
  );
  return rows.map(({ id, code, name, members, sittings, counts }) =>
    Board.parse({ id, jurisdiction: code, name, members, sittings, ...(counts as object) }),
  );
}

/** Those of these people who hold the role of an audit board in this organisation now. */
export async function readersAmong(tx: Tx, people: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many(
    from
      .selectFrom("people")
      .select("id")
      .where("id", "in", people)
      .where(sql<boolean>`cf_audit_reads_paper(id)`),
  );
  return new Set(rows.map((row) => row.id));
}

/** Everyone of this organisation who holds the role of an audit board now, by name. */
export function readersHere(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.many(
    from
      .selectFrom("people")
      .select(["id", "name"])
      .where(sql<boolean>`cf_audit_reads_paper(id)`)
      .orderBy("name")
      .orderBy("id"),
  );
}

/** Those of these people who sit on another board of the audit. */
export async function seated(tx: Tx, auditId: string, people: readonly string[]): Promise<string[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_board_members")
      .select("person_id")
      .where("audit_id", "=", auditId)
      .where("person_id", "in", people),
  );
  return rows.map((row) => row.person_id);
}

export async function insertBoard(
  tx: Tx,
  board: { readonly id: BoardId; readonly auditId: string; readonly code: string; readonly name: string },
  members: readonly string[],
): Promise<void> {
  await tx.run(
    from.insertInto("audit_boards").values({
      id: board.id,
      audit_id: board.auditId,
      code: board.code,
      organisation_id: tx.actor.organisationId ?? "",
      name: board.name,
      made_by: tx.actor.id,
      made_at_ms: tx.nowMs,
    }),
  );
  for (const person of members)
    await tx.run(
      from
        .insertInto("audit_board_members")
        .values({ board_id: board.id, audit_id: board.auditId, person_id: person }),
    );
}

export async function beginSitting(tx: Tx, boardId: string, affiliation: string): Promise<void> {
  const sitting = Sitting.parse({
    personId: tx.actor.id,
    affiliation,
    signedInAtMs: tx.nowMs,
    signedOutAtMs: null,
  });
  await tx.run(
    from.insertInto("audit_sittings").values({
      board_id: boardId,
      person_id: sitting.personId,
      affiliation: sitting.affiliation,
      signed_in_at_ms: sitting.signedInAtMs,
      signed_out_at_ms: null,
    }),
  );
}

export async function endSitting(tx: Tx, boardId: string): Promise<void> {
  await tx.run(
    from
      .updateTable("audit_sittings")
      .set({ signed_out_at_ms: tx.nowMs })
      .where("board_id", "=", boardId)
      .where("person_id", "=", tx.actor.id)
      .where("signed_out_at_ms", "is", null),
  );
}

/** Gives units to boards; what both have entered stays. Returns how many were dealt. */
export async function deal(
  tx: Tx,
  auditId: string,
  code: string,
  units: readonly { readonly contest: string; readonly unit: string; readonly board: string }[],
): Promise<number> {
  if (units.length === 0) return 0;
  const row = await tx.first(
    from.selectNoFrom(
      sql<number>`cf_audit_deal(${auditId}, ${code}, ${JSON.stringify(units)}::jsonb)`.as("dealt"),
    ),
  );
  return row?.dealt ?? 0;
}
