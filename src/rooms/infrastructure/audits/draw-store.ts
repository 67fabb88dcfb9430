import { z } from "zod";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { RecordFile, Round, SeedPart } from "./contract.ts";
import type { SeedPartRow, Tables, UnitRow } from "./tables-store.ts";

const from = statements<Tables>();

export interface FileMade {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Null for the records: their lines lie batch by batch. */
  readonly body: string | null;
}

export async function insertFiles(
  tx: Tx,
  auditId: string,
  committed: boolean,
  files: readonly FileMade[],
): Promise<void> {
  await tx.runAll(
    files.map((file) => from.insertInto("audit_files").values({ audit_id: auditId, committed, ...file })),
  );
}

/** What a ballot or batch was reported to say: nobody who reads paper may know it before. */
const withheldFiles = ["records.ndjson", "batches.ndjson"];

/** Names and hashes; the body of the records is published with the conclusion. */
export async function filesOf(tx: Tx, auditId: string, concluded: boolean): Promise<RecordFile[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_files")
      .select(["name", "sha256", "bytes", "committed"])
      .where("audit_id", "=", auditId)
      .orderBy(sql`name collate "C"`),
  );
  return rows.map((row) =>
    RecordFile.parse({ ...row, published: concluded || !withheldFiles.includes(row.name) }),
  );
}

export async function fileBody(tx: Tx, auditId: string, name: string): Promise<string | null> {
  const row = await tx.first(
    from.selectFrom("audit_files").select("body").where("audit_id", "=", auditId).where("name", "=", name),
  );
  return row?.body ?? null;
}

export async function seedPartsOf(tx: Tx, auditId: string, ceremony: number): Promise<SeedPart[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_seed_parts")
      .selectAll()
      .where("audit_id", "=", auditId)
      .where("ceremony", "=", ceremony)
      .orderBy("seq"),
  );
  return rows.map(seedPartOf);
}

export async function insertSeedPart(
  tx: Tx,
  at: { readonly auditId: string; readonly ceremony: number; readonly seq: number },
  part: { readonly name: string; readonly commitment: string },
): Promise<void> {
  await tx.run(
    from.insertInto("audit_seed_parts").values({
      audit_id: at.auditId,
      ceremony: at.ceremony,
      seq: at.seq,
      ...part,
      committed_at_ms: tx.nowMs,
      rolls: null,
      salt: null,
      revealed_at_ms: null,
    }),
  );
}

export async function revealSeedPart(
  tx: Tx,
  at: { readonly auditId: string; readonly ceremony: number },
  { name, rolls, salt }: { readonly name: string; readonly rolls: string; readonly salt: string },
): Promise<void> {
  await tx.run(
    from
      .updateTable("audit_seed_parts")
      .set({ rolls, salt, revealed_at_ms: tx.nowMs })
      .where("audit_id", "=", at.auditId)
      .where("ceremony", "=", at.ceremony)
      .where("name", "=", name),
  );
}

/** A round with the ids of its cards, in the order of the draw. */
export interface DrawnRound extends Round {
  readonly cards: readonly string[];
}

const Cards = z.array(z.string());

export async function roundsOf(tx: Tx, auditId: string): Promise<DrawnRound[]> {
  const rows = await tx.many(
    from.selectFrom("audit_rounds").selectAll().where("audit_id", "=", auditId).orderBy("number"),
  );
  let drawsSoFar = 0;
  return rows.map((row) => {
    const cards = Cards.parse(row.cards);
    drawsSoFar += cards.length;
    const round = Round.parse({
      number: row.number,
      draws: cards.length,
      drawsSoFar,
      drawnAtMs: row.drawn_at_ms,
      measuredAtMs: row.measured_at_ms,
      risk: row.risk,
      sizes: row.sizes,
    });
    return { ...round, cards };
  });
}

export async function insertRound(
  tx: Tx,
  auditId: string,
  number: number,
  { cards, sizes }: { readonly cards: readonly string[]; readonly sizes: Round["sizes"] },
): Promise<void> {
  await tx.run(
    from.insertInto("audit_rounds").values({
      audit_id: auditId,
      number,
      cards: JSON.stringify(cards),
      sizes: sizes && JSON.stringify(sizes),
      drawn_at_ms: tx.nowMs,
      measured_at_ms: null,
      risk: null,
    }),
  );
}

export async function measuredAt(
  tx: Tx,
  auditId: string,
  number: number,
  risk: Readonly<Record<string, readonly number[]>>,
): Promise<void> {
  await tx.run(
    from
      .updateTable("audit_rounds")
      .set({ measured_at_ms: tx.nowMs, risk: JSON.stringify(risk) })
      .where("audit_id", "=", auditId)
      .where("number", "=", number),
  );
}

/** What people will read: a drawn card, or a batch of a contest that is counted in full. */
export type NewUnit = Pick<
  UnitRow,
  "contest" | "unit" | "code" | "organisation_id" | "seq" | "place" | "round" | "draws"
>;

export async function insertUnits(tx: Tx, auditId: string, units: readonly NewUnit[]): Promise<void> {
  const empty = {
    audit_id: auditId,
    board_id: null,
    both_in: false,
    reading: null,
    settled_at_ms: null,
    settled_by: null,
    settled_how: null,
  };
  for (let start = 0; start < units.length; start += 500)
    await tx.run(
      from
        .insertInto("audit_units")
        .values(units.slice(start, start + 500).map((unit) => ({ ...empty, ...unit }))),
    );
}

/** Ids of cards that were drawn in an earlier round: they are fetched and read once. */
export async function cardsDrawn(tx: Tx, auditId: string): Promise<Set<string>> {
  const rows = await tx.many(
    from.selectFrom("audit_units").select("unit").where("audit_id", "=", auditId).where("contest", "=", ""),
  );
  return new Set(rows.map((row) => row.unit));
}

export async function unitsOfRound(tx: Tx, auditId: string, code: string, round: number): Promise<UnitRow[]> {
  return tx.many(
    from
      .selectFrom("audit_units")
      .selectAll()
      .where("audit_id", "=", auditId)
      .where("code", "=", code)
      .where("round", "=", round)
      .where("contest", "=", "")
      .orderBy("seq")
      .orderBy("place"),
  );
}

function seedPartOf(row: SeedPartRow): SeedPart {
  return SeedPart.parse({
    name: row.name,
    commitment: row.commitment,
    committedAtMs: row.committed_at_ms,
    rolls: row.rolls,
    salt: row.salt,
    revealedAtMs: row.revealed_at_ms,
  });
}
