import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";

const from = statements<{ incident_summaries: { state: string; election_id: string; space: string } }>();

/** How many incidents that this reader sees are not closed. */
export async function countOpenIncidents(tx: Tx): Promise<number> {
  const row = await tx.first(
    from
      .selectFrom("incident_summaries")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("state", "<>", "closed")
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space),
  );
  return row?.count ?? 0;
}
