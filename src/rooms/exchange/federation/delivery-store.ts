import { sql, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { from, type PeerRow } from "./rows-store.ts";

/** Trusted, with an address, and sent to. Nothing of an exercise reaches the outside. */
const reachable = () =>
  from
    .selectFrom("federation_peers")
    .selectAll()
    .where("state", "=", "trusted")
    .where("space", "=", "live")
    .where("direction", "in", ["send", "both"])
    .where("delivery_url", "is not", null);

/** For the duty `federation` alone: for whom something waits whose turn has come, whatever the election. */
export async function peersDue(tx: Tx): Promise<PeerRow[]> {
  return await tx.many(
    reachable()
      .where("delivery_next_at_ms", "<=", tx.nowMs)
      .where(
        sql<SqlBool>`exists (select from federation_sent s where s.peer_id = federation_peers.id and s.delivered_at_ms is null)`,
      )
      .orderBy("delivery_next_at_ms")
      .limit(100),
  );
}

/** For the duty `federation` alone. */
export async function peerForDelivery(tx: Tx, id: string): Promise<PeerRow | null> {
  return await tx.first(reachable().where("id", "=", id));
}

export interface WaitingEnvelope {
  readonly id: string;
  readonly text: string;
}

export async function firstWaiting(tx: Tx, peer: string): Promise<WaitingEnvelope | null> {
  return await tx.first(
    from
      .selectFrom("federation_sent")
      .select(["id", "envelope as text"])
      .where("peer_id", "=", peer)
      .where("delivered_at_ms", "is", null)
      .orderBy("number")
      .limit(1),
  );
}

export async function markDelivered(tx: Tx, id: string, receipt: string | null): Promise<void> {
  await tx.run(
    from
      .updateTable("federation_sent")
      .set({ delivered_at_ms: tx.nowMs, receipt })
      .where("id", "=", id)
      .where("delivered_at_ms", "is", null),
  );
}
