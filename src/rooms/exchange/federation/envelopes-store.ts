import { sql } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { PublicMethod } from "../methods/contract.ts";
import type { Received, ReceivedDetail, Sent } from "./contract.ts";
import { from, methodOf, receivedOf, sentOf, type ReceivedRow, type SentRow } from "./rows-store.ts";

const rowsMax = 200;

const sentColumns = [
  "id",
  "number",
  "made_at_ms",
  "made_by",
  "why",
  "tlp",
  "classes",
  "objects",
  "methods",
  "left_out",
  "sha256",
] as const;

export async function sentTo(tx: Tx, peer: string): Promise<Sent[]> {
  const rows = await tx.many(
    from
      .selectFrom("federation_sent")
      .select(sentColumns)
      .where("peer_id", "=", peer)
      .orderBy("number", "desc")
      .limit(rowsMax),
  );
  return rows.map(sentOf);
}

export async function envelopeOf(tx: Tx, peer: string, id: string): Promise<string | null> {
  const row = await tx.first(
    from.selectFrom("federation_sent").select("envelope").where("peer_id", "=", peer).where("id", "=", id),
  );
  return row?.envelope ?? null;
}

export async function insertSent(tx: Tx, row: SentRow): Promise<Sent> {
  await tx.run(from.insertInto("federation_sent").values({ ...row, left_out: JSON.stringify(row.left_out) }));
  return sentOf(row);
}

const received = () =>
  from
    .selectFrom("federation_received as r")
    .innerJoin("federation_peers as p", "p.id", "r.peer_id")
    .selectAll("r")
    .select(["p.name as peer_name", "p.key_id"]);

export async function allReceived(tx: Tx): Promise<Received[]> {
  const rows = await tx.many(
    received()
      .where("p.election_id", "=", tx.actor.electionId ?? "")
      .where("p.space", "=", tx.actor.space)
      .orderBy("r.received_at_ms", "desc")
      .orderBy("r.id")
      .limit(rowsMax),
  );
  return rows.map(receivedOf);
}

export async function findReceived(tx: Tx, id: string): Promise<ReceivedDetail | null> {
  const row = await tx.first(received().where("r.id", "=", id));
  if (row === null) return null;
  const methods = await tx.many(
    from
      .selectFrom("federation_methods")
      .select(["place", "method", "adopted_as"])
      .where("received_id", "=", id)
      .orderBy("place"),
  );
  return { ...receivedOf(row), methods: methods.map(methodOf) };
}

/** Has this envelope, or another under its number, come before? */
export async function cameBefore(
  tx: Tx,
  peer: string,
  envelope: { readonly id: string; readonly number: number },
): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("federation_received")
      .select("id")
      .where("peer_id", "=", peer)
      .where((on) => on.or([on("envelope_id", "=", envelope.id), on("number", "=", envelope.number)])),
  );
  return row !== null;
}

export async function insertReceived(
  tx: Tx,
  row: ReceivedRow,
  methods: readonly PublicMethod[],
): Promise<void> {
  await tx.run(from.insertInto("federation_received").values(row));
  if (methods.length === 0) return;
  const rows = methods.map((method, place) => ({
    received_id: row.id,
    place,
    method: JSON.stringify(method),
    adopted_as: null,
  }));
  await tx.run(from.insertInto("federation_methods").values(rows));
}

/** A method of theirs is a draft of ours from now on. */
export async function keepAdopted(tx: Tx, receivedId: string, place: number, method: string): Promise<void> {
  await tx.run(
    from
      .updateTable("federation_methods")
      .set({ adopted_as: method })
      .where("received_id", "=", receivedId)
      .where("place", "=", place)
      .where("adopted_as", "is", null),
  );
}

/** One at a time makes a draft of a peer's methods. */
export async function takeMethods(tx: Tx, receivedId: string): Promise<void> {
  await tx.run(from.selectNoFrom(sql`cf_lock_federation(${receivedId})`.as("locked")));
}

/** Did another mark this, because it came by an envelope or in a bundle from elsewhere, or rests on one that did? */
export async function isFromElsewhere(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(from.selectNoFrom(sql<boolean>`cf_marked_by_another(${id})`.as("elsewhere")));
  return row?.elsewhere ?? false;
}
