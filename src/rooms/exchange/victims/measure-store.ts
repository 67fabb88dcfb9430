import type { z } from "zod";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Count, Lane } from "./contract.ts";

const from = statements<{ victims: { id: string } }>();

export async function lanes(tx: Tx): Promise<z.infer<typeof Lane>[]> {
  const rows = await tx.many(
    from.selectFrom(sql<Record<string, string | number | null>>`cf_victim_measure()`.as("m")).selectAll(),
  );
  return rows.map((row) =>
    Lane.parse({
      lane: row["lane"],
      registered: row["registered"],
      due: row["due"],
      toldInTime: row["told_in_time"],
      told: row["told"],
      acknowledged: row["acknowledged"],
      unreachable: row["unreachable"],
      overdue: row["overdue"],
      medianHoursToTell: row["median_ms"] === null ? null : Number(row["median_ms"]) / 3_600_000,
    }),
  );
}

export async function counts(tx: Tx, incident: string) {
  const rows = await tx.many(
    from
      .selectFrom(
        sql<{ outcome: string; told: boolean; victims: number | null; cell_min: number }>`cf_victim_counts(
          ${incident})`.as("c"),
      )
      .select(["outcome", "told", "victims", "cell_min"]),
  );
  return rows.map((row) =>
    Count.parse({ outcome: row.outcome, told: row.told, victims: row.victims, cellMin: row.cell_min }),
  );
}
