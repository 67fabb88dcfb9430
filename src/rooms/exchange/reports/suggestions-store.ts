import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Posting } from "./suggestion-rules.ts";

const from = statements<{ report_keys: { report_id: string } }>();

export async function postingsOf(tx: Tx, reportId: string): Promise<Posting[]> {
  return tx.many(
    from
      .selectFrom(
        sql<{ key: string; count: number; newest: string[] }>`cf_report_postings(${reportId})`.as("p"),
      )
      .selectAll(),
  );
}

/** How many reports there are, counted up to 10,000: against it a key is rare or common. */
export async function reportsInAll(tx: Tx): Promise<number> {
  const row = await tx.first(from.selectNoFrom(sql<number>`cf_reports_total()`.as("total")));
  return row?.total ?? 0;
}
