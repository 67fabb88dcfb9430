import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { PackageState } from "./package-contract.ts";

const from = statements<{ pollbook_packages: { state: PackageState; election_id: string; space: string } }>();

/** How many packages that this reader sees are in a state. */
export async function countPackages(tx: Tx, state: PackageState): Promise<number> {
  const row = await tx.first(
    from
      .selectFrom("pollbook_packages")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("state", "=", state)
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space),
  );
  return row?.count ?? 0;
}
