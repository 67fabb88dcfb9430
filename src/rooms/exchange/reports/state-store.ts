import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { ReportLine } from "./contract.ts";

const from = statements<{ reports: { state: ReportLine["state"]; election_id: string; space: string } }>();

/** How many reports that this reader sees are in a state. */
export async function countReports(tx: Tx, state: ReportLine["state"]): Promise<number> {
  const row = await tx.first(
    from
      .selectFrom("reports")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("state", "=", state)
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space),
  );
  return row?.count ?? 0;
}
