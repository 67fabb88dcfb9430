import { z } from "zod";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { systemActor, type Actor } from "../../../platform/contract/actor.ts";
import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import { enqueue, jobKind } from "../../../platform/jobs/kind.ts";
import type { JobRunner } from "../../../platform/jobs/runner.ts";
import { waitMinutes } from "../../../platform/outside/address-rules.ts";
import { askOutside, retryAfter, type OutsideServer } from "../../../platform/outside/ask-outside.ts";
import type { Storage, Tx } from "../../../platform/storage/storage.ts";
import { envelopeMedia } from "./contract.ts";
import * as stored from "./delivery-store.ts";
import type { DeliveryError } from "./nouns-contract.ts";
import type { PeerRow } from "./rows-store.ts";
import { changePeer, takePeer } from "./store.ts";

/** Delivers what waits for one peer. It has no second attempt of its own: how long to wait after a failure is the peer's row's. */
export const deliverTo = jobKind({
  name: "federation.deliver",
  payload: z.object({ peer: z.string() }),
  outside: true,
  attemptsMax: 1,
  limitMs: 300_000,
  duty: "federation",
});
const turn = jobKind({ name: "federation.turn", payload: z.object({}), outside: false, duty: "federation" });

export interface DeliverySetting {
  readonly storage: Storage;
  readonly seal: ReplySeal;
}

/** Once a minute: for which peers something waits whose turn has come. */
export function defineDeliveryJobs(runner: JobRunner, setting: DeliverySetting): void {
  runner.define(turn, () =>
    Promise.resolve(async (tx: Tx) => {
      for (const { id, delivery_next_at_ms: at } of await stored.peersDue(tx))
        await enqueue(tx, deliverTo, { peer: id }, { id: `federation.deliver@${id}@${at}@${tx.nowMs}` });
    }),
  );
  runner.define(deliverTo, async ({ payload, signal }) => deliver(setting, payload.peer, signal));
  runner.every(turn, 60_000, {});
}

/** Under which name the token of a peer is sealed. */
export function sealedName(peer: string): Parameters<ReplySeal["seal"]>[0] {
  return { actorId: peer, key: "federation delivery" };
}

const envelopesMax = 200;

/**
 * One envelope after the other, in their order, each marked as taken before the next goes. Whether the peer is still trusted is looked
 * at before each: a revoked key stops at once.
 */
export async function deliver(setting: DeliverySetting, peerId: string, signal: AbortSignal): Promise<void> {
  for (let gone = 0; gone < envelopesMax && !signal.aborted; gone++) {
    const waiting = await nextFor(setting, peerId);
    if (waiting === null) return;
    const { row, actor, envelope } = waiting;
    const server = serverOf(setting, row);
    const taken = server === null ? refuse("not-authorised") : await post(server, row, envelope.text, signal);
    const goesOn = await setting.storage.inTransaction(actor, (tx) => keep(tx, row, envelope.id, taken));
    if (!goesOn) return;
  }
}

interface Waiting {
  readonly row: PeerRow;
  readonly actor: Actor;
  readonly envelope: stored.WaitingEnvelope;
}

async function nextFor({ storage }: DeliverySetting, peerId: string): Promise<Waiting | null> {
  const row = await storage.inTransaction(
    systemActor("federation"),
    (tx) => stored.peerForDelivery(tx, peerId),
    { readOnly: true },
  );
  if (row === null) return null;
  const actor = actorOf(row);
  const envelope = await storage.inTransaction(actor, (tx) => stored.firstWaiting(tx, peerId), {
    readOnly: true,
  });
  return envelope === null ? null : { row, actor, envelope };
}

/** The delivery acts as a machine of the organisation, for its coordinators. */
function actorOf(row: PeerRow): Actor {
  return {
    kind: "machine",
    id: row.id,
    organisationId: row.organisation_id,
    roles: ["coordinator"],
    role: "coordinator",
    clearance: 0,
    electionId: row.election_id,
    space: "live",
  };
}

/** Null where the token was sealed under another secret of the server, or damaged: it is entered anew. */
function serverOf({ seal }: DeliverySetting, row: PeerRow): OutsideServer | null {
  if (row.delivery_url === null || row.delivery_sealed === null) return null;
  const token = seal.open(sealedName(row.id), row.delivery_sealed);
  if (token === null) return null;
  const { delivery_url: rootUrl, delivery_private: privateNetwork } = row;
  return { rootUrl, privateNetwork, authorization: `Bearer ${token}` };
}

/** What the peer calls the envelope that it took; null where it had it before. */
type Taken = Result<string | null, DeliveryError>;

async function post(server: OutsideServer, row: PeerRow, text: string, signal: AbortSignal): Promise<Taken> {
  const path = `api/elections/${encodeURIComponent(row.their_election)}/federation/received`;
  const asked = { path, accept: "application/json", post: { media: envelopeMedia, text } };
  const reply = await askOutside(server, asked, signal);
  if (!reply.ok) return reply;
  const { status, headers, bytes } = reply.value;
  const said = Said.safeParse(jsonOf(bytes));
  if (status === 200 && said.success && said.data.id !== undefined) return ok(said.data.id);
  if (said.success && said.data.code === "envelope-replayed") return ok(null);
  return refuse(errorOf(status), retryAfter(headers["retry-after"]));
}

const Said = z.object({ id: z.string().max(100).optional(), code: z.string().optional() });

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}

function errorOf(status: number): DeliveryError {
  if (status === 401) return "not-authorised";
  if (status === 404) return "not-found-there";
  if (status === 429 || status === 503) return "busy";
  if (status >= 500) return "failed-there";
  return status < 300 ? "no-receipt" : "refused-there";
}

/** True where the next may go. */
async function keep(tx: Tx, row: PeerRow, envelope: string, taken: Taken): Promise<boolean> {
  // Where the key was revoked meanwhile, what arrived did arrive, and nothing more goes.
  const peer = await takePeer(tx, { id: row.id });
  const isTrusted = peer?.state === "trusted";
  if (!taken.ok) {
    if (!isTrusted) return false;
    const failures = row.delivery_failures + 1;
    const askedMs = Number(taken.values?.["retryAfterSeconds"] ?? 0) * 1000;
    await changePeer(tx, row.id, {
      delivery_failures: failures,
      delivery_error: taken.refusal,
      delivery_next_at_ms: tx.nowMs + Math.max(waitMinutes(1, failures) * 60_000, askedMs),
    });
    return false;
  }
  await stored.markDelivered(tx, envelope, taken.value);
  const fine = { delivery_failures: 0, delivery_error: null, delivery_next_at_ms: tx.nowMs };
  if (isTrusted) await changePeer(tx, row.id, fine);
  tx.journal({
    atMs: tx.nowMs,
    actor: actorOf(row),
    action: "federation.deliver",
    subject: envelope,
    about: [row.id],
    why: "delivered to the peer's own address",
    electionId: row.election_id,
    organisationId: row.organisation_id,
    tlp: "amber",
    classification: 0,
    body: { receipt: taken.value },
  });
  return isTrusted;
}
