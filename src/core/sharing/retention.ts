import type { Tx } from "../../platform/storage/storage.ts";
import { purge, purgeJournalBodies, type Tombstone } from "./retention-store.ts";

/**
 * The duty `retention`: deletes every item whose retention has ended, leaves a tombstone with the hash of what it was, and tells
 * the journal. To be run as `systemActor("retention")`, for all elections and both spaces at once.
 */
export async function purgeExpired(tx: Tx, nowMs: number): Promise<Tombstone[]> {
  const stones = await purge(tx);
  if (stones.length === 0) return [];
  await purgeJournalBodies(
    tx,
    stones.map((stone) => stone.subject_id),
  );
  for (const stone of stones) {
    tx.journal({
      atMs: nowMs,
      actor: { ...tx.actor, electionId: stone.election_id, space: stone.space },
      action: "retention.purge",
      subject: stone.subject_id,
      ...(stone.agreement_id !== null && { about: [stone.agreement_id] }),
      why:
        stone.agreement_id === null
          ? "retention has ended"
          : `retention under clause ${stone.clause ?? ""} of ${stone.agreement_id} has ended`,
      electionId: stone.election_id,
      organisationId: stone.organisation_id,
      tlp: stone.tlp,
      classification: stone.classification,
      body: { class: stone.class, contentSha256: stone.content_sha256, clause: stone.clause },
    });
  }
  return stones;
}
