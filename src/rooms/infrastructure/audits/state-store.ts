import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { AuditState } from "./contract.ts";

const from = statements<{ audits: { state: AuditState; election_id: string; space: string } }>();

/** How many audits that this reader sees are in one of these states. */
export async function countAudits(tx: Tx, states: readonly AuditState[]): Promise<number> {
  const row = await tx.first(
    from
      .selectFrom("audits")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("state", "in", states)
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space),
  );
  return row?.count ?? 0;
}
