import { z } from "zod";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Batch, BatchOfJurisdiction } from "./card-rules.ts";
import type { KeptCensus } from "./check-rules.ts";
import type { Finding } from "./contract.ts";
import type { Tables } from "./tables-store.ts";

const from = statements<Tables>();
const rowsInOneStatement = 500;

export interface Place {
  readonly auditId: string;
  readonly code: string;
}

/** Records of one batch, a line each, in the order of its cards. */
export interface BatchRecords {
  readonly code: string;
  readonly seq: number;
  readonly lines: string;
}

/** The manifest of one jurisdiction instead of the one before; records that were put to the old one go with it. */
export async function replaceManifest(tx: Tx, place: Place, batches: readonly Batch[]): Promise<void> {
  await dropRecords(tx, place);
  await tx.run(
    from.deleteFrom("audit_batches").where("audit_id", "=", place.auditId).where("code", "=", place.code),
  );
  const rows = batches.map((batch, seq) => ({ seq, ...batch }));
  for (let start = 0; start < rows.length; start += rowsInOneStatement) {
    const part = JSON.stringify(rows.slice(start, start + rowsInOneStatement));
    await tx.run(
      from
        .insertInto("audit_batches")
        .columns(["audit_id", "code", "seq", "tabulator", "batch", "cards", "storage"])
        .expression(
          from
            .selectFrom(
              sql<Omit<BatchOfJurisdiction, "code">>`jsonb_to_recordset(${part}::jsonb)`.as<"b">(
                sql`b(seq integer, tabulator text, batch text, cards integer, storage text)`,
              ),
            )
            .select([
              sql<string>`${place.auditId}::text`.as("audit_id"),
              sql<string>`${place.code}::text`.as("code"),
            ])
            .select(["b.seq", "b.tabulator", "b.batch", "b.cards", "b.storage"]),
        ),
    );
  }
}

export async function replaceRecords(
  tx: Tx,
  place: Place,
  batches: readonly Omit<BatchRecords, "code">[],
  census: KeptCensus,
): Promise<void> {
  await dropRecords(tx, place);
  const common = { audit_id: place.auditId, code: place.code };
  for (let start = 0; start < batches.length; start += 50)
    await tx.run(
      from
        .insertInto("audit_records")
        .values(batches.slice(start, start + 50).map(({ seq, lines }) => ({ ...common, seq, lines }))),
    );
  await tx.run(from.insertInto("audit_censuses").values({ ...common, census: JSON.stringify(census) }));
}

/** The batches of a jurisdiction that have a record, by their number in its manifest. */
export async function recordedBatches(tx: Tx, { auditId, code }: Place): Promise<number[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_records")
      .select("seq")
      .where("audit_id", "=", auditId)
      .where("code", "=", code)
      .where("lines", "<>", ""),
  );
  return rows.map(({ seq }) => seq);
}

async function dropRecords(tx: Tx, { auditId, code }: Place): Promise<void> {
  for (const table of ["audit_records", "audit_censuses"] as const)
    await tx.run(from.deleteFrom(table).where("audit_id", "=", auditId).where("code", "=", code));
}

/** Batches of the jurisdictions that this reader sees, in the order of the whole manifest. */
export async function batchesOf(tx: Tx, auditId: string, code?: string): Promise<BatchOfJurisdiction[]> {
  return tx.many(
    from
      .selectFrom("audit_batches as b")
      .innerJoin("audit_jurisdictions as j", (on) =>
        on.onRef("j.audit_id", "=", "b.audit_id").onRef("j.code", "=", "b.code"),
      )
      .select(["b.code", "b.seq", "b.tabulator", "b.batch", "b.cards", "b.storage"])
      .where("b.audit_id", "=", auditId)
      .$if(code !== undefined, (query) => query.where("b.code", "=", code ?? ""))
      .orderBy("j.seq")
      .orderBy("b.seq"),
  );
}

/** Kept by ourselves in this shape; a column of JSON that the upload wrote. */
const Kept = z.custom<KeptCensus>((value) => typeof value === "object" && value !== null);

export async function censusesOf(tx: Tx, auditId: string): Promise<{ code: string; census: KeptCensus }[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_censuses as c")
      .innerJoin("audit_jurisdictions as j", (on) =>
        on.onRef("j.audit_id", "=", "c.audit_id").onRef("j.code", "=", "c.code"),
      )
      .select(["c.code", "c.census"])
      .where("c.audit_id", "=", auditId)
      .orderBy("j.seq"),
  );
  return rows.map(({ code, census }) => ({ code, census: Kept.parse(census) }));
}

/** A place among the batches of the whole manifest: that of the jurisdiction, and the batch's in it. */
export interface BatchPlace {
  readonly j: number;
  readonly seq: number;
}
export const beforeTheFirst: BatchPlace = { j: -1, seq: -1 };

/** The records of the next hundred batches. */
export function recordsAfter(
  tx: Tx,
  auditId: string,
  after: BatchPlace,
): Promise<(BatchRecords & BatchPlace)[]> {
  return tx.many(
    from
      .selectFrom("audit_records as r")
      .innerJoin("audit_jurisdictions as j", (on) =>
        on.onRef("j.audit_id", "=", "r.audit_id").onRef("j.code", "=", "r.code"),
      )
      .select(["r.code", "r.seq", "r.lines", "j.seq as j"])
      .where("r.audit_id", "=", auditId)
      .where(sql<boolean>`(j.seq, r.seq) > (${after.j}::integer, ${after.seq}::integer)`)
      .orderBy("j.seq")
      .orderBy("r.seq")
      .limit(100),
  );
}

/** Every batch's records in the order of the whole manifest, some at a time. */
export async function* recordsInOrder(tx: Tx, auditId: string): AsyncGenerator<BatchRecords> {
  for (let after = beforeTheFirst; ;) {
    const rows = await recordsAfter(tx, auditId, after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

export async function rewriteRecords(
  tx: Tx,
  auditId: string,
  { code, seq, lines }: BatchRecords,
): Promise<void> {
  await tx.run(
    from
      .updateTable("audit_records")
      .set({ lines })
      .where("audit_id", "=", auditId)
      .where("code", "=", code)
      .where("seq", "=", seq),
  );
}

/** The records of these batches only. */
export async function recordsOfBatches(
  tx: Tx,
  auditId: string,
  batches: readonly { readonly code: string; readonly seq: number }[],
): Promise<BatchRecords[]> {
  const wanted = JSON.stringify(batches.map(({ code, seq }) => ({ code, seq })));
  return tx.many(
    from
      .selectFrom("audit_records as r")
      .select(["r.code", "r.seq", "r.lines"])
      .where("r.audit_id", "=", auditId)
      .where(
        sql<boolean>`(r.code, r.seq) in (select w.code, w.seq from jsonb_to_recordset(${wanted}::jsonb) w(code text, seq integer))`,
      ),
  );
}

export type Acknowledged = NonNullable<Finding["acknowledged"]>;

export async function acknowledgementsOf(tx: Tx, auditId: string): Promise<Map<string, Acknowledged>> {
  const rows = await tx.many(
    from.selectFrom("audit_acknowledgements").selectAll().where("audit_id", "=", auditId),
  );
  return new Map(
    rows.map(({ key, why, by_person, at_ms }) => [key, { why, byPerson: by_person, atMs: at_ms }]),
  );
}

export async function acknowledge(
  tx: Tx,
  auditId: string,
  keys: readonly string[],
  why: string,
): Promise<void> {
  for (let start = 0; start < keys.length; start += rowsInOneStatement)
    await tx.run(
      from
        .insertInto("audit_acknowledgements")
        .values(
          keys.slice(start, start + rowsInOneStatement).map((key) => ({
            audit_id: auditId,
            key,
            why,
            by_person: tx.actor.id,
            at_ms: tx.nowMs,
          })),
        )
        .onConflict((conflict) => conflict.doNothing()),
    );
}
