import { sql } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { PublicMethod } from "../methods/contract.ts";
import type { Received, ReceivedDetail, Sent, SharedPlaybook } from "./contract.ts";
import type { SharedCampaign } from "./campaign-contract.ts";
import {
  campaignOf,
  from,
  methodOf,
  playbookOf,
  receivedOf,
  sentOf,
  type ReceivedRow,
  type SentRow,
} from "./rows-store.ts";

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
  "playbooks",
  "campaigns",
  "left_out",
  "sha256",
  "delivered_at_ms",
  "receipt",
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
  const playbooks = await tx.many(
    from
      .selectFrom("federation_playbooks")
      .select(["place", "playbook", "adopted_as"])
      .where("received_id", "=", id)
      .orderBy("place"),
  );
  const campaigns = await tx.many(
    from
      .selectFrom("federation_campaigns")
      .select(["place", "campaign", "adopted_as"])
      .where("received_id", "=", id)
      .orderBy("place"),
  );
  return {
    ...receivedOf(row),
    methods: methods.map(methodOf),
    playbooks: playbooks.map(playbookOf),
    campaigns: campaigns.map(campaignOf),
  };
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
  parts: {
    readonly methods: readonly PublicMethod[];
    readonly playbooks: readonly SharedPlaybook[];
    readonly campaigns: readonly SharedCampaign[];
  },
): Promise<void> {
  await tx.run(from.insertInto("federation_received").values(row));
  const at = (place: number) => ({ received_id: row.id, place, adopted_as: null });
  const methods = parts.methods.map((method, place) => ({ ...at(place), method: JSON.stringify(method) }));
  if (methods.length > 0) await tx.run(from.insertInto("federation_methods").values(methods));
  const playbooks = parts.playbooks.map((playbook, place) => ({
    ...at(place),
    tlp: playbook.tlp,
    playbook: JSON.stringify(playbook),
  }));
  if (playbooks.length > 0) await tx.run(from.insertInto("federation_playbooks").values(playbooks));
  const campaigns = parts.campaigns.map((campaign, place) => ({
    ...at(place),
    tlp: campaign.tlp,
    campaign: JSON.stringify(campaign),
  }));
  if (campaigns.length > 0) await tx.run(from.insertInto("federation_campaigns").values(campaigns));
}

/** What was theirs is a draft of ours from now on. */
export async function keepAdopted(
  tx: Tx,
  table: "federation_methods" | "federation_playbooks" | "federation_campaigns",
  { receivedId, place }: { readonly receivedId: string; readonly place: number },
  draft: string,
): Promise<void> {
  await tx.run(
    from
      .updateTable(table)
      .set({ adopted_as: draft })
      .where("received_id", "=", receivedId)
      .where("place", "=", place)
      .where("adopted_as", "is", null),
  );
}

/** These say what a peer told: its marking binds them. */
export async function keepDrafts(tx: Tx, receivedId: string, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => ({ id, received_id: receivedId }));
  await tx.run(from.insertInto("federation_drafts").values(rows));
}

/** One at a time makes a draft of what came in an envelope. */
export async function takeParts(tx: Tx, receivedId: string): Promise<void> {
  await tx.run(from.selectNoFrom(sql`cf_lock_federation(${receivedId})`.as("locked")));
}

/** Did another mark this, because it came by an envelope or in a bundle from elsewhere, or rests on one that did? */
export async function isFromElsewhere(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(from.selectNoFrom(sql<boolean>`cf_marked_by_another(${id})`.as("elsewhere")));
  return row?.elsewhere ?? false;
}
