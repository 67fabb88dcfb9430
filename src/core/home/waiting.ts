import { assert } from "../../basics/assert.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import type { Waiting } from "./contract.ts";
import { finish, put } from "./store.ts";

/**
 * From now on this waits for its addressee, in the transaction's election and space. Told again, it keeps the time since when
 * it waits. Any slice may call it; the caller need not be able to see the row.
 */
export async function wait(tx: Tx, waiting: Waiting): Promise<void> {
  assert(tx.actor.electionId !== null, "what waits belongs to an election");
  // TLP:RED is for named persons only, and so is the news that it waits.
  assert(waiting.tlp !== "red" || "personId" in waiting.for, "TLP:RED waits for a person");
  await put(tx, waiting);
}

/** It waits no more: one kind or (kind null) everything about the subject, for everyone or for one organisation. */
export async function done(
  tx: Tx,
  what: {
    readonly subject: string;
    readonly kind: string | null;
    readonly organisationId?: string;
  },
): Promise<void> {
  await finish(tx, what);
}
