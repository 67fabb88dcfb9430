import type { Classification } from "../../platform/contract/actor.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { identityRow } from "./store.ts";

export interface Identity {
  readonly organisationId: string;
  readonly clearance: Classification;
  /** Valid now; `electionId` null: on the whole instance. */
  readonly grants: readonly { readonly role: string; readonly electionId: string | null }[];
}

/**
 * Who a signed-in person is at this moment: one statement, asked for every request as `systemActor("identify")`, so that a grant
 * that was revoked or has run out ends at once. Null where the person is unknown or has left.
 */
export async function identityOf(
  tx: Tx,
  personId: Parameters<typeof identityRow>[1],
): Promise<Identity | null> {
  const row = await identityRow(tx, personId);
  return row && { organisationId: row.organisation_id, clearance: row.clearance, grants: row.grants };
}
