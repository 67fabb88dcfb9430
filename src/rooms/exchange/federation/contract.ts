import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import type { Result } from "../../../basics/result.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Day, ElectionId } from "../../../core/elections/contract.ts";
import { Purpose, shareRefusals } from "../../../core/sharing/contract.ts";
import { importBundle } from "../bundles/contract.ts";
import { CampaignId } from "../campaigns/contract.ts";
import { MethodId } from "../methods/contract.ts";
import { PlaybookId } from "../playbooks/contract.ts";
import {
  Key,
  Offer,
  Peer,
  PeerId,
  Policy,
  Received,
  ReceivedDetail,
  ReceivedId,
  Sent,
  SentId,
} from "./nouns-contract.ts";

export * from "./nouns-contract.ts";

export const envelopeBytesMax = 32 * 1024 * 1024;
export const envelopeObjectsMax = 20_000;
/** RFC 7515: three parts in base64url, with dots between them. */
export const envelopeMedia = "application/jose";

const inElection = z.object({ election: ElectionId });
const ofPeer = z.object({ election: ElectionId, peer: PeerId });
const why = z.string().trim().min(3).max(limits.lineCharactersMax);
const noPeer = { "peer-not-found": 404 } as const;

export const readOwnKey = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/key",
  allow: may["federation.key"],
  summary: "The key of this instance, to be pinned by others, with the fingerprint to compare",
  params: inElection,
  reply: Key.extend({ instance: z.string(), election: z.string() }),
  refusals: {},
});

export const listPeers = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/peers",
  allow: may["federation.list"],
  summary: "Other instances with which my organisation exchanges signed envelopes, and what may go which way",
  params: inElection,
  reply: z.object({ rows: z.array(Peer) }),
  refusals: {},
});

export const addPeer = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers",
  allow: may["federation.add"],
  summary: "Pin the key of another instance; nothing goes either way before its fingerprint was compared",
  params: inElection,
  body: Policy.extend({
    name: z.string().trim().min(1).max(limits.nameCharactersMax),
    /** PEM, or the 64 hexadecimal digits of the key. */
    publicKey: z.string().trim().min(40).max(1000),
  }),
  reply: Peer,
  refusals: { "key-unreadable": 422, "key-our-own": 422, "key-known": 409, "organisation-unknown": 422 },
});

export const confirmPeer = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers/{peer}/confirm",
  allow: may["federation.confirm"],
  summary: "Trust the key: its fingerprint was heard from the peer by another way than the key",
  params: ofPeer,
  body: z.object({
    /** As it was heard; spaces and capitals do not matter. */
    fingerprint: z.string().trim().min(1).max(200),
    /** How and from whom it was heard. */
    why,
  }),
  reply: Peer,
  refusals: { ...noPeer, "fingerprint-differs": 422, "confirmed-already": 409, "peer-revoked": 409 },
});

export const changePolicy = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers/{peer}/policy",
  allow: may["federation.policy"],
  summary: "Say anew what may go between us and a peer, with a reason",
  params: ofPeer,
  body: Policy.extend({ why }),
  reply: Peer,
  refusals: { ...noPeer, "peer-revoked": 409, "organisation-unknown": 422 },
});

export const revokePeer = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers/{peer}/revoke",
  allow: may["federation.revoke"],
  summary: "End the trust in a key at once and for good, also for what was signed before and arrives later",
  params: ofPeer,
  body: z.object({ why }),
  reply: Peer,
  refusals: { ...noPeer, "peer-revoked": 409 },
});

export const listOffers = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/peers/{peer}/offers",
  allow: may["federation.offers"],
  summary:
    "What may be chosen to go to this peer: incidents, bundles, published methods, playbooks in force and campaigns, newest first",
  params: ofPeer,
  reply: z.object({ rows: z.array(Offer) }),
  refusals: noPeer,
});

export const sendEnvelope = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/peers/{peer}/sent",
  allow: may["federation.send"],
  summary: "Write a signed envelope for a peer, as far as its policy and the agreements allow",
  params: ofPeer,
  body: z.object({
    /** Incidents, bundles, published methods, playbooks in force and campaigns, by their ids. */
    items: z
      .array(z.string().regex(/^(inc|bnd|mtd|ply|cmp)_[0-9a-z]{10,40}$/))
      .min(1)
      .max(200),
    /** With the evidence of the incidents, item by item under its own marking. */
    withEvidence: z.boolean().default(false),
    purpose: Purpose,
    why,
  }),
  reply: Sent,
  refusals: {
    ...shareRefusals,
    ...noPeer,
    "peer-unconfirmed": 409,
    "peer-revoked": 409,
    "direction-not-allowed": 403,
    "class-not-in-policy": 403,
    "marking-above-policy": 403,
    "amber-needs-agreement": 403,
    "green-stays-in-community": 403,
    "received-from-elsewhere": 403,
    "item-not-found": 404,
    "item-classified": 403,
    "nothing-to-send": 409,
    "objects-break-the-standard": 409,
    "envelope-too-large": 413,
  },
});

export const listSent = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/peers/{peer}/sent",
  allow: may["federation.sent"],
  summary: "Envelopes that were written for a peer, newest first",
  params: ofPeer,
  reply: z.object({ rows: z.array(Sent) }),
  refusals: noPeer,
});

export const downloadSent = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/peers/{peer}/sent/{sent}",
  allow: may["federation.download"],
  summary: "One envelope as a file (JWS, RFC 7515, compact), to be handed to the peer by any way",
  params: ofPeer.extend({ sent: SentId }),
  media: envelopeMedia,
  fileName: ({ params }) => `${params.sent}.jws`,
  reply: z.string(),
  refusals: { ...noPeer, "envelope-not-found": 404 },
});

const envelopeRefusals = {
  "envelope-too-large": 413,
  "envelope-cut-off": 400,
  "envelope-not-readable": 422,
  "peer-unknown": 403,
  "peer-unconfirmed": 403,
  "peer-revoked": 403,
  "signature-wrong": 422,
  "envelope-not-for-us": 422,
  "election-unknown": 422,
  "envelope-of-other-space": 422,
  "envelope-from-the-future": 422,
  "contents-changed": 422,
  "envelope-replayed": 409,
  "direction-not-allowed": 403,
  "class-not-in-policy": 403,
  "marking-above-policy": 403,
} as const;

export const receiveEnvelope = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/received",
  allow: may["federation.receive"],
  summary:
    "Take in a signed envelope of a peer: verified before anything in it is read, taken whole or not at all",
  params: inElection,
  body: z.custom<Result<string, "envelope-too-large" | "envelope-cut-off" | "envelope-not-readable">>(),
  upload: envelopeMedia,
  bodyBytesMax: envelopeBytesMax,
  perMinuteMax: 60,
  reply: ReceivedDetail,
  refusals: { ...importBundle.refusals, ...envelopeRefusals },
});

export const listReceived = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/received",
  allow: may["federation.received"],
  summary: "Envelopes that came from peers, newest first",
  params: inElection,
  reply: z.object({ rows: z.array(Received) }),
  refusals: {},
});

export const readReceived = endpoint({
  method: "GET",
  path: "/api/elections/{election}/federation/received/{received}",
  allow: may["federation.received"],
  summary: "One envelope as it was verified, with the methods, playbooks and campaigns that came in it",
  params: inElection.extend({ received: ReceivedId }),
  reply: ReceivedDetail,
  refusals: { "envelope-not-found": 404 },
});

export const adoptMethod = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/received/{received}/methods/{place}/adopt",
  allow: may["federation.adopt"],
  summary: "Make a draft of our own library from a peer's method; it is untested here until we label cases",
  params: inElection.extend({ received: ReceivedId, place: z.coerce.number().int().min(0).max(1000) }),
  body: z.object({ reviewBy: Day, why }),
  reply: z.object({ id: MethodId }),
  refusals: {
    "envelope-not-found": 404,
    "method-not-found": 404,
    "adopted-already": 409,
    "language-unknown": 422,
    "code-unknown": 422,
    "review-in-past": 422,
  },
});

export const draftPlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/received/{received}/playbooks/{place}/adopt",
  allow: may["federation.adopt"],
  summary:
    "Make a draft of our own from a peer's playbook, under the peer's marking; it holds once we adopt it",
  params: inElection.extend({ received: ReceivedId, place: z.coerce.number().int().min(0).max(1000) }),
  body: z.object({ reviewBy: Day, why }),
  reply: z.object({ id: PlaybookId }),
  refusals: {
    "envelope-not-found": 404,
    "playbook-not-found": 404,
    "above-clearance": 403,
    "adopted-already": 409,
    "code-unknown": 422,
    "review-in-past": 422,
  },
});

export const draftCampaign = endpoint({
  method: "POST",
  path: "/api/elections/{election}/federation/received/{received}/campaigns/{place}/adopt",
  allow: may["federation.adopt"],
  summary:
    "Make a campaign of our own from a peer's, with its incidents and links, each under the peer's marking",
  params: inElection.extend({ received: ReceivedId, place: z.coerce.number().int().min(0).max(1000) }),
  body: z.object({ why }),
  reply: z.object({ id: CampaignId }),
  refusals: {
    "envelope-not-found": 404,
    "campaign-not-found": 404,
    "adopted-already": 409,
    "period-backwards": 422,
    "personal-data": 422,
  },
});
