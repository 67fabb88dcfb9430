import type { Tx } from "../../../platform/storage/storage.ts";
import { from } from "./rows-store.ts";

export async function insertStatus(
  tx: Tx,
  status: { readonly id: string; readonly requestedAtUs: number; readonly resource: string },
): Promise<void> {
  await tx.run(
    from.insertInto("taxii_statuses").values({
      id: status.id,
      space: tx.actor.space,
      election_id: tx.actor.electionId ?? "",
      organisation_id: tx.actor.organisationId ?? "",
      requested_at_us: status.requestedAtUs,
      resource: status.resource,
    }),
  );
}

/** The status resource as it was answered, or null where the actor's organisation made no such request. */
export async function findStatus(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first(from.selectFrom("taxii_statuses").select("resource").where("id", "=", id));
  return row?.resource ?? null;
}

/** Statuses are kept for at least a day (TAXII 2.1, section 4.3); the duty of retention forgets them after a week. */
export async function forgetOldStatuses(tx: Tx): Promise<void> {
  const weekUs = 7 * 86_400_000_000;
  await tx.run(from.deleteFrom("taxii_statuses").where("requested_at_us", "<", tx.nowMs * 1000 - weekUs));
}
