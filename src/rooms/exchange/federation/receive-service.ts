import { ok, refuse, type Result } from "../../../basics/result.ts";
import { narrower, type Tlp } from "@counterfoil/stix";
import type { Context, Input, Serves } from "../../../platform/contract/context.ts";
import { importBundle, type BundleFile } from "../bundles/contract.ts";
import {
  ReceivedId,
  type listReceived,
  type Peer,
  type readReceived,
  type ReceivedDetail,
  type receiveEnvelope,
} from "./contract.ts";
import { checkAddress, checkMarking, checkPolicy, checkTrust, classesIn } from "./envelope-rules.ts";
import { open, takeApart } from "./envelope.ts";
import * as stored from "./envelopes-store.ts";
import { sha256Hex, type InstanceKey } from "./instance-key.ts";
import type { Others } from "./others-contract.ts";
import type { Payload } from "./payload-contract.ts";
import { record } from "./service.ts";
import { takePeer } from "./store.ts";

export function receiveServices(own: InstanceKey, others: Others) {
  /** Whose key, then whether it is trusted now, then the signature, and only then what was signed. */
  const receive: Serves<typeof receiveEnvelope> = async (cx, { params, body }) => {
    if (!body.ok) return body;
    const envelope = takeApart(body.value);
    if (envelope === null) return refuse("envelope-not-readable");
    const peer = await takePeer(cx.tx, { keyId: envelope.keyId });
    if (peer === null) return refuse("peer-unknown");
    const trusted = checkTrust(peer);
    if (!trusted.ok) return trusted;
    const opened = open(envelope, peer.key.publicKey);
    if (!opened.ok) return opened;
    const payload = opened.value;
    const here = {
      keyId: own.key.keyId,
      election: params.election,
      space: cx.actor.space,
      nowMs: cx.nowMs,
    };
    const addressed = checkAddress(payload, here, peer);
    if (!addressed.ok) return addressed;
    if (await stored.cameBefore(cx.tx, peer.id, payload))
      return refuse("envelope-replayed", { number: payload.number, peer: peer.name });
    const classes = classesIn(payload.contents.bundle?.objects ?? [], payload.contents);
    const allowed = checkPolicy(peer, "receive", classes);
    if (!allowed.ok) return allowed;
    return await keep(cx, others, { params, peer, payload, classes, text: body.value });
  };

  return { receive, list, read };
}

const list: Serves<typeof listReceived> = async ({ tx }) => ok({ rows: await stored.allReceived(tx) });

const read: Serves<typeof readReceived> = async ({ tx }, { params }) => {
  const found = await stored.findReceived(tx, params.received);
  return found === null ? refuse("envelope-not-found") : ok(found);
};

interface Coming {
  readonly params: Input<typeof receiveEnvelope>["params"];
  readonly peer: Peer;
  readonly payload: Payload;
  readonly classes: ReceivedDetail["classes"];
  readonly text: string;
}

async function keep(cx: Context, others: Others, coming: Coming): ReturnType<Serves<typeof receiveEnvelope>> {
  const { peer, payload, classes, text } = coming;
  const taken = await bundleOf(cx, others, coming);
  if (!taken.ok) return taken;
  // Published methods are TLP:CLEAR. What was set aside counts, too: nobody knows how it is marked.
  const { playbooks, campaigns } = payload.contents;
  const tlp = [...playbooks, ...campaigns, ...campaigns.flatMap(({ incidents }) => incidents)]
    .map((each): Tlp => each.tlp)
    .reduce(narrower, taken.value?.tlp ?? "clear");
  const marked = checkMarking(tlp, peer);
  if (!marked.ok) return marked;
  const id = ReceivedId.parse(cx.dice.id("frc"));
  const row = {
    id,
    peer_id: peer.id,
    envelope_id: payload.id,
    number: payload.number,
    made_at_ms: Date.parse(payload.madeAt),
    received_at_ms: cx.nowMs,
    received_by: cx.actor.id,
    instance: payload.from.instance,
    tlp,
    classes,
    bundle_id: taken.value?.id ?? null,
    sha256: sha256Hex(text),
  };
  await stored.insertReceived(cx.tx, row, payload.contents);
  const { sha256, number, envelope_id: envelope, bundle_id: bundle } = row;
  record(
    cx,
    "federation.receive",
    id,
    `from ${peer.name}`,
    {
      peer: peer.id,
      keyId: peer.key.keyId,
      number,
      envelope,
      sha256,
      bundle,
      classes,
      methods: payload.contents.methods.length,
      playbooks: playbooks.length,
      campaigns: campaigns.length,
    },
    [peer.id],
  );
  return ok(await told(cx, id));
}

/** The bundles' own lenient import, with its repair report. */
async function bundleOf(
  cx: Context,
  { bundles }: Others,
  { params, peer, payload: { contents, number, from }, text }: Coming,
): Promise<Result<{ id: string; tlp: Tlp } | null, keyof typeof importBundle.refusals>> {
  if (contents.bundle === null) return ok(null);
  const file: BundleFile = {
    head: { id: contents.bundle.id, specVersion: null },
    other: null,
    texts: contents.bundle.objects.map((object) => JSON.stringify(object)),
    // The envelope's own: it was never here as a file that somebody took in by hand.
    sha256: sha256Hex(text),
    bytes: text.length,
  };
  const query = {
    name: `${from.instance} ${number}`.slice(0, 200),
    origin: "received" as const,
    sender: peer.name,
    unmarked: contents.unmarked,
  };
  const taken = await bundles.take(cx, { params, query, body: ok(file) });
  return taken.ok ? ok({ id: taken.value.bundle.id, tlp: taken.value.bundle.tlp }) : taken;
}

async function told(cx: Context, id: string): Promise<ReceivedDetail> {
  const found = await stored.findReceived(cx.tx, id);
  if (found === null) throw new Error("An envelope that was just taken cannot be read");
  return found;
}
