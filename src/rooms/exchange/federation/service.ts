import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  exchangeClasses,
  PeerId,
  type addPeer,
  type changePolicy,
  type confirmPeer,
  type listPeers,
  type Peer,
  type Policy,
  type readOwnKey,
  type revokePeer,
} from "./contract.ts";
import { keyOf, readPublicKey, type InstanceKey } from "./instance-key.ts";
import { isFingerprint } from "./key-rules.ts";
import * as stored from "./store.ts";

export function peerServices(own: InstanceKey) {
  const key: Serves<typeof readOwnKey> = (_cx, { params }) =>
    Promise.resolve(ok({ ...own.key, instance: own.name, election: params.election }));

  const add: Serves<typeof addPeer> = async (cx, { body }) => {
    const publicKey = readPublicKey(body.publicKey);
    if (publicKey === null) return refuse("key-unreadable");
    if (publicKey === own.key.publicKey) return refuse("key-our-own");
    const { keyId } = keyOf(publicKey);
    const known = (await stored.allPeers(cx.tx)).find((peer) => peer.key.keyId === keyId);
    if (known !== undefined) return refuse("key-known", { peer: known.name });
    const written = await writable(cx, body);
    if (!written.ok) return written;
    const id = PeerId.parse(cx.dice.id("fpr"));
    await stored.insertPeer(cx.tx, {
      id,
      space: cx.actor.space,
      election_id: cx.actor.electionId ?? "",
      organisation_id: cx.actor.organisationId ?? "",
      created_by: cx.actor.id,
      created_at_ms: cx.nowMs,
      name: body.name,
      public_key: publicKey,
      key_id: keyId,
      state: "unconfirmed",
      confirmed_by: null,
      confirmed_at_ms: null,
      revoked_by: null,
      revoked_at_ms: null,
      revoked_why: null,
      sent_number: 0,
      delivery_url: null,
      delivery_private: false,
      delivery_sealed: null,
      delivery_next_at_ms: cx.nowMs,
      delivery_failures: 0,
      delivery_error: null,
      ...columnsOf(body),
    });
    record(cx, "federation.add", id, `pinned: ${body.name}`, { keyId, ...policyOf(body) });
    return ok(await told(cx, id));
  };

  return { key, add, list, confirm, policy, revoke };
}

const list: Serves<typeof listPeers> = async ({ tx }) => ok({ rows: await stored.allPeers(tx) });

const confirm: Serves<typeof confirmPeer> = async (cx, { params, body }) => {
  const held = await hold(cx, params.peer);
  if (!held.ok) return held;
  if (held.value.state === "trusted") return refuse("confirmed-already");
  if (!isFingerprint(body.fingerprint, held.value.key.keyId)) return refuse("fingerprint-differs");
  await stored.changePeer(cx.tx, params.peer, {
    state: "trusted",
    confirmed_by: cx.actor.id,
    confirmed_at_ms: cx.nowMs,
  });
  record(cx, "federation.confirm", params.peer, body.why, { keyId: held.value.key.keyId });
  return ok(await told(cx, params.peer));
};

const policy: Serves<typeof changePolicy> = async (cx, { params, body }) => {
  const held = await hold(cx, params.peer);
  if (!held.ok) return held;
  const written = await writable(cx, body);
  if (!written.ok) return written;
  await stored.changePeer(cx.tx, params.peer, columnsOf(body));
  record(cx, "federation.policy", params.peer, body.why, policyOf(body));
  return ok(await told(cx, params.peer));
};

const revoke: Serves<typeof revokePeer> = async (cx, { params, body }) => {
  const held = await hold(cx, params.peer);
  if (!held.ok) return held;
  await stored.changePeer(cx.tx, params.peer, {
    state: "revoked",
    revoked_by: cx.actor.id,
    revoked_at_ms: cx.nowMs,
    revoked_why: body.why,
  });
  record(cx, "federation.revoke", params.peer, body.why, { keyId: held.value.key.keyId });
  return ok(await told(cx, params.peer));
};

export async function hold(
  cx: Context,
  id: string,
): Promise<Result<Peer, "peer-not-found" | "peer-revoked">> {
  const peer = await stored.takePeer(cx.tx, { id });
  if (peer === null) return refuse("peer-not-found");
  return peer.state === "revoked" ? refuse("peer-revoked", { peer: peer.name }) : ok(peer);
}

async function writable(
  { tx }: Context,
  { peerOrganisationId: id }: Policy,
): Promise<Result<null, "organisation-unknown">> {
  return id === null || (await stored.organisationExists(tx, id)) ? ok(null) : refuse("organisation-unknown");
}

function policyOf({ theirElection, peerOrganisationId, direction, classes, tlpMax }: Policy): Policy {
  return {
    theirElection,
    peerOrganisationId,
    direction,
    classes: exchangeClasses.filter((each) => classes.includes(each)),
    tlpMax,
  };
}

function columnsOf(body: Policy) {
  const { theirElection, peerOrganisationId, direction, classes, tlpMax } = policyOf(body);
  return {
    their_election: theirElection,
    peer_organisation_id: peerOrganisationId,
    direction,
    classes,
    tlp_max: tlpMax,
  };
}

export async function told(cx: Context, id: string): Promise<Peer> {
  const peer = await stored.findPeer(cx.tx, id);
  if (peer === null) throw new Error("A peer that was just written cannot be read");
  return peer;
}

export function record(
  cx: Context,
  action: `federation.${string}`,
  subject: string,
  why: string,
  body: object,
  about: readonly string[] = [],
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject,
    about,
    why,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: "amber",
    classification: 0,
    body,
  });
}
