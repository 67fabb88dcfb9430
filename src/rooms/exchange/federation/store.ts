import type { Tx } from "../../../platform/storage/storage.ts";
import type { Peer } from "./contract.ts";
import { from, peerOf, type PeerRow } from "./rows-store.ts";

const inUse = (tx: Tx) =>
  from
    .selectFrom("federation_peers")
    .where("election_id", "=", tx.actor.electionId ?? "")
    .where("space", "=", tx.actor.space);

export async function allPeers(tx: Tx): Promise<Peer[]> {
  const rows = await tx.many(inUse(tx).selectAll().orderBy("name").orderBy("id"));
  const arrived = await arrivedFrom(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => peerOf(row, arrived.get(row.id) ?? []));
}

export async function findPeer(tx: Tx, id: string): Promise<Peer | null> {
  const row = await tx.first(inUse(tx).selectAll().where("id", "=", id));
  return row && peerOf(row, (await arrivedFrom(tx, [id])).get(id) ?? []);
}

/** The peer for an act: one act at a time, so that a revocation and an envelope that comes in take turns. */
export async function takePeer(
  tx: Tx,
  by: { readonly id: string } | { readonly keyId: string },
): Promise<Peer | null> {
  const row = await tx.first(
    inUse(tx)
      .selectAll()
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .where("id" in by ? "id" : "key_id", "=", "id" in by ? by.id : by.keyId)
      .forUpdate(),
  );
  return row && peerOf(row, (await arrivedFrom(tx, [row.id])).get(row.id) ?? []);
}

export async function insertPeer(tx: Tx, row: PeerRow): Promise<void> {
  await tx.run(from.insertInto("federation_peers").values(row));
}

export async function changePeer(tx: Tx, id: string, change: Partial<PeerRow>): Promise<void> {
  await tx.run(from.updateTable("federation_peers").set(change).where("id", "=", id));
}

export async function organisationExists(tx: Tx, id: string): Promise<boolean> {
  return (await tx.first(from.selectFrom("organisations").select("id").where("id", "=", id))) !== null;
}

async function arrivedFrom(tx: Tx, peers: readonly string[]): Promise<Map<string, number[]>> {
  const arrived = new Map<string, number[]>();
  if (peers.length === 0) return arrived;
  const rows = await tx.many(
    from
      .selectFrom("federation_received")
      .select(["peer_id", "number"])
      .where("peer_id", "in", [...peers]),
  );
  for (const { peer_id, number } of rows) arrived.set(peer_id, [...(arrived.get(peer_id) ?? []), number]);
  return arrived;
}
