import { createHash } from "node:crypto";
import { exportBundle as writeBundle, narrower, type JsonObject, type Tlp } from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { textIn } from "../../../basics/text.ts";
import { uuidOf } from "../../../basics/uuid.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { PublicMethod } from "../methods/contract.ts";
import {
  EnvelopeMarking,
  envelopeBytesMax,
  envelopeObjectsMax,
  exchangeClasses,
  leftOutReasons,
  SentId,
  type downloadSent,
  type ExchangeClass,
  type listOffers,
  type listSent,
  type Offer,
  type Peer,
  type sendEnvelope,
  type SharedPlaybook,
} from "./contract.ts";
import { checkPolicy, checkTrust, classesIn } from "./envelope-rules.ts";
import { writeEnvelope } from "./envelope.ts";
import * as stored from "./envelopes-store.ts";
import { sha256Hex, type InstanceKey } from "./instance-key.ts";
import type { SharedCampaign } from "./campaign-contract.ts";
import { gatherer } from "./gatherer.ts";
import type { Others } from "./others-contract.ts";
import type { Contents } from "./payload-contract.ts";
import { isInForce, type LeftOut, type Sending, type SendRefusal } from "./send-gathering.ts";
import { record } from "./service.ts";
import { changePeer, findPeer, takePeer } from "./store.ts";

export function sendServices(own: InstanceKey, others: Others) {
  const gather = gatherer(others, { name: own.name, uuidFor: (words) => uuidFor(own, words) });

  const send: Serves<typeof sendEnvelope> = async (cx, { params, body }) => {
    const peer = await takePeer(cx.tx, { id: params.peer });
    if (peer === null) return refuse("peer-not-found");
    const trusted = checkTrust(peer);
    if (!trusted.ok) return trusted;
    const asked = checkPolicy(peer, "send", classesAsked(body));
    if (!asked.ok) return asked;
    const gathered = await all(cx, { params, body, peer });
    if (!gathered.ok) return gathered;
    const { contents, classes, leftOut } = gathered.value;
    // A bundle may hold more than its name says: incidents, or evidence on them.
    const within = checkPolicy(peer, "send", classes);
    if (!within.ok) return within;
    const number = peer.sentNumber + 1;
    const envelope = writeEnvelope(
      {
        id: uuidOf(cx.dice.bytes(16)),
        number,
        madeAt: new Date(cx.nowMs).toISOString(),
        space: cx.actor.space,
        from: { instance: own.name, election: params.election },
        to: { keyId: peer.key.keyId, election: peer.theirElection },
        contents,
      },
      own,
    );
    if (envelope.length > envelopeBytesMax)
      return refuse("envelope-too-large", { bytesMax: envelopeBytesMax });
    return ok(await keep(cx, { peer, body, contents, classes, leftOut, number, envelope }));
  };

  const all = async (
    cx: Context,
    sending: Sending,
  ): Promise<
    Result<{ contents: Contents; classes: ExchangeClass[]; leftOut: readonly LeftOut[] }, SendRefusal>
  > => {
    const objects = new Map<string, JsonObject>();
    const methods: PublicMethod[] = [];
    const playbooks: SharedPlaybook[] = [];
    const campaigns: SharedCampaign[] = [];
    const leftOut: LeftOut[] = [];
    let tlp: Tlp = "clear";
    for (const item of new Set(sending.body.items)) {
      const one = await gather(cx, sending, item);
      if (!one.ok) return one;
      for (const each of one.value.objects) objects.set(JSON.stringify([each["id"], each["modified"]]), each);
      methods.push(...one.value.methods);
      playbooks.push(...one.value.playbooks);
      campaigns.push(...one.value.campaigns);
      leftOut.push(...one.value.leftOut);
      tlp = narrower(tlp, one.value.tlp);
    }
    if (objects.size > envelopeObjectsMax)
      return refuse("envelope-too-large", { bytesMax: envelopeBytesMax });
    const bundle = objects.size === 0 ? null : bundleOf([...objects.values()]);
    if (bundle !== null && !bundle.ok) return bundle;
    const contents = { unmarked: tlp, bundle: bundle?.value ?? null, methods, playbooks, campaigns };
    return ok({ contents, classes: classesIn(contents.bundle?.objects ?? [], contents), leftOut });
  };

  return { send, sent, download, offers: offersOf(others) };
}

const sent: Serves<typeof listSent> = async ({ tx }, { params }) =>
  (await findPeer(tx, params.peer)) === null
    ? refuse("peer-not-found")
    : ok({ rows: await stored.sentTo(tx, params.peer) });

const download: Serves<typeof downloadSent> = async ({ tx }, { params }) => {
  if ((await findPeer(tx, params.peer)) === null) return refuse("peer-not-found");
  const envelope = await stored.envelopeOf(tx, params.peer, params.sent);
  return envelope === null ? refuse("envelope-not-found") : ok(envelope);
};

const offeredMax = 100;

function offersOf({ incidents, bundles, methods, playbooks, campaigns }: Others): Serves<typeof listOffers> {
  return async (cx, { params }) => {
    if ((await findPeer(cx.tx, params.peer)) === null) return refuse("peer-not-found");
    const asked = { params: { election: params.election }, query: { limit: offeredMax }, body: undefined };
    const opened = await incidents.list(cx, asked);
    const taken = await bundles.list(cx, asked);
    const published = await methods.published(cx, asked);
    const practised = await playbooks.list(cx, asked);
    const cases = await campaigns.list(cx, asked);
    const rows: Offer[] = [
      ...(opened.ok ? opened.value.rows : [])
        .filter(({ classification }) => classification === 0)
        .map(({ id, title, tlp }): Offer => ({ id, class: "incident", name: title, tlp })),
      ...(taken.ok ? taken.value.rows : []).map(({ id, name, tlp }): Offer => ({
        id,
        class: "indicator",
        name,
        tlp,
      })),
      ...(published.ok ? published.value.rows : []).map(({ id, texts }): Offer => ({
        id,
        class: "method",
        name: nameIn(texts, cx.language),
        tlp: "clear",
      })),
      ...(practised.ok ? practised.value.rows : [])
        .filter((one) => one.classification === 0 && isInForce(one))
        .map(({ id, title, tlp }): Offer => ({ id, class: "playbook", name: title, tlp })),
      ...(cases.ok ? cases.value.rows : [])
        .filter(({ classification }) => classification === 0)
        .map(({ id, title, tlp }): Offer => ({ id, class: "campaign", name: title, tlp })),
    ];
    return ok({ rows });
  };
}

function nameIn(texts: PublicMethod["texts"], language: string): string {
  return textIn(Object.fromEntries(Object.entries(texts).map(([code, { name }]) => [code, name])), language)
    .text;
}

function classesAsked({ items, withEvidence }: Sending["body"]): ExchangeClass[] {
  const asked = new Set<ExchangeClass>(items.map((item) => classOfItem[item.slice(0, 3)] ?? "indicator"));
  if (withEvidence && asked.has("incident")) asked.add("evidence");
  return exchangeClasses.filter((each) => asked.has(each));
}

const classOfItem: Readonly<Record<string, ExchangeClass>> = {
  inc: "incident",
  mtd: "method",
  ply: "playbook",
  cmp: "campaign",
};

/** Strict: a bundle with a MUST finding is not written. */
function bundleOf(
  objects: readonly JsonObject[],
): Result<NonNullable<Contents["bundle"]>, "nothing-to-send" | "objects-break-the-standard"> {
  const written = writeBundle(objects);
  if (!written.ok)
    return written.refusal === "nothing-to-export"
      ? refuse("nothing-to-send")
      : refuse(written.refusal, written.values);
  return ok(JSON.parse(written.value.text) as NonNullable<Contents["bundle"]>);
}

interface Written {
  readonly peer: Peer;
  readonly body: Sending["body"];
  readonly contents: Contents;
  readonly classes: ExchangeClass[];
  readonly leftOut: readonly LeftOut[];
  readonly number: number;
  readonly envelope: string;
}

async function keep(cx: Context, written: Written) {
  const { peer, body, contents, classes, number, envelope } = written;
  await changePeer(cx.tx, peer.id, { sent_number: number });
  const id = SentId.parse(cx.dice.id("fse"));
  const sha256 = sha256Hex(envelope);
  const counts = {
    objects: contents.bundle?.objects.length ?? 0,
    methods: contents.methods.length,
    playbooks: contents.playbooks.length,
    campaigns: contents.campaigns.length,
  };
  const kept = await stored.insertSent(cx.tx, {
    id,
    peer_id: peer.id,
    number,
    made_at_ms: cx.nowMs,
    made_by: cx.actor.id,
    why: body.why,
    purpose: body.purpose,
    tlp: EnvelopeMarking.parse(contents.unmarked),
    classes,
    ...counts,
    left_out: countsOf(written.leftOut),
    sha256,
    envelope,
    delivered_at_ms: null,
    receipt: null,
  });
  const { items, purpose } = body;
  record(
    cx,
    "federation.send",
    id,
    body.why,
    {
      peer: peer.id,
      number,
      sha256,
      purpose,
      items,
      classes,
      ...counts,
    },
    [peer.id],
  );
  return kept;
}

function countsOf(leftOut: readonly LeftOut[]): LeftOut[] {
  return leftOutReasons
    .map((why) => {
      const those = leftOut.filter((one) => one.why === why);
      const items = [...new Set(those.flatMap((one) => one.items))];
      return { why, count: those.reduce((sum, { count }) => sum + count, 0), items };
    })
    .filter(({ count }) => count > 0);
}

/** The same thing of this instance has the same id in every envelope. */
function uuidFor({ key }: InstanceKey, words: string): string {
  return uuidOf(createHash("sha256").update(`${key.keyId}\n${words}`).digest());
}
