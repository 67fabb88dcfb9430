import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { ReceivedCampaign } from "./campaign-contract.ts";
import { PublicMethod } from "../methods/contract.ts";
import { PlaybookText } from "../playbooks/contract.ts";

export const PeerId = idOf("fpr");
export type PeerId = z.infer<typeof PeerId>;
export const SentId = idOf("fse");
export type SentId = z.infer<typeof SentId>;
export const ReceivedId = idOf("frc");
export type ReceivedId = z.infer<typeof ReceivedId>;

const count = z.number().int().nonnegative();
const moment = z.number().int().nonnegative();
export const KeyId = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits");

export const peerStates = ["unconfirmed", "trusted", "revoked"] as const;
export const PeerState = z.enum(peerStates);
export const directions = ["send", "receive", "both"] as const;
/** Classes of what goes between instances. `evidence` goes with its incident, `method` is what its owner has published. */
export const exchangeClasses = [
  "incident",
  "evidence",
  "indicator",
  "method",
  "playbook",
  "campaign",
] as const;
export const ExchangeClass = z.enum(exchangeClasses);
export type ExchangeClass = z.infer<typeof ExchangeClass>;
/** AMBER+STRICT and RED are handed on by a share inside one instance, never in an envelope. */
export const EnvelopeMarking = z.enum(["clear", "green", "amber"]);
export type EnvelopeMarking = z.infer<typeof EnvelopeMarking>;

/** What may go between us and a peer. */
export const Policy = z.object({
  /** The peer's election, as the peer names it. */
  theirElection: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** The peer as a party of agreements here. Without it nothing narrower than TLP:GREEN is sent. */
  peerOrganisationId: z.string().nullable().default(null),
  direction: z.enum(directions),
  classes: z.array(ExchangeClass).min(1).max(exchangeClasses.length),
  /** The narrowest marking that is sent or taken. */
  tlpMax: EnvelopeMarking,
});
export type Policy = z.infer<typeof Policy>;

/** A key as people hand it over and compare it. */
export const Key = z.object({
  /** 64 hexadecimal digits. */
  publicKey: KeyId,
  /** SHA-256, hex, of its SubjectPublicKeyInfo (DER). */
  keyId: KeyId,
  /** The first half of the key's id, in groups of four: to be read aloud. */
  fingerprint: z.string(),
  /** PEM, as standard tools read it. */
  pem: z.string(),
});
export type Key = z.infer<typeof Key>;

/** How a delivery to a peer's own address failed. */
export const DeliveryError = z.enum([
  "not-reachable",
  "too-slow",
  "private-address",
  "redirected",
  "not-authorised",
  "not-found-there",
  "busy",
  "too-long",
  "no-receipt",
  "refused-there",
  "failed-there",
]);
export type DeliveryError = z.infer<typeof DeliveryError>;

export const Peer = Policy.extend({
  id: PeerId,
  name: z.string(),
  state: PeerState,
  key: Key,
  createdAtMs: moment,
  confirmedAtMs: moment.nullable(),
  revoked: z.object({ atMs: moment, byPerson: z.string(), why: z.string() }).nullable(),
  sentNumber: count,
  /** Where the house delivers envelopes by itself; null: they go by hand. Never the token. */
  delivery: z
    .object({
      url: z.string(),
      privateNetwork: z.boolean(),
      nextAtMs: moment,
      /** Attempts that failed since the last that did not. */
      failures: count,
      lastError: DeliveryError.nullable(),
    })
    .nullable(),
  /** The highest number that came in, and those below it that did not. */
  receivedNumber: count,
  missingNumbers: z.array(count),
});
export type Peer = z.infer<typeof Peer>;

export const leftOutReasons = [
  "marking-above-policy",
  "classified",
  "received-from-elsewhere",
  "clause-refuses",
] as const;

export const Sent = z.object({
  id: SentId,
  number: count,
  madeAtMs: moment,
  madeBy: z.string(),
  why: z.string(),
  tlp: EnvelopeMarking,
  classes: z.array(ExchangeClass),
  objects: count,
  methods: count,
  playbooks: count,
  campaigns: count,
  /** `items`: which they were, by their ids here; empty for objects of a bundle. */
  leftOut: z.array(z.object({ why: z.enum(leftOutReasons), count, items: z.array(z.string()).default([]) })),
  sha256: z.string(),
  deliveredAtMs: moment.nullable(),
  /** What the peer calls it. */
  receipt: z.string().nullable(),
  fileName: z.string(),
});
export type Sent = z.infer<typeof Sent>;

/** A method as the peer published it: its measure is the peer's, counted there. */
export const ReceivedMethod = z.object({
  place: count,
  method: PublicMethod,
  adoptedAs: z.string().nullable(),
});

/** A playbook as it goes between instances: what is done, not how it fared or who wrote it. */
export const SharedPlaybook = z.strictObject({
  ...PlaybookText.omit({ reviewBy: true }).shape,
  tlp: EnvelopeMarking,
  /** The sender's count of its versions. */
  version: z.number().int().min(1),
});
export type SharedPlaybook = z.infer<typeof SharedPlaybook>;

export const ReceivedPlaybook = z.object({
  place: count,
  playbook: SharedPlaybook,
  adoptedAs: z.string().nullable(),
});

export const Received = z.object({
  id: ReceivedId,
  peerId: PeerId,
  peerName: z.string(),
  /** What the instance calls itself. */
  instance: z.string(),
  fingerprint: z.string(),
  envelopeId: z.string(),
  number: count,
  madeAtMs: moment,
  receivedAtMs: moment,
  receivedBy: z.string(),
  tlp: Tlp,
  classes: z.array(ExchangeClass),
  bundleId: z.string().nullable(),
  sha256: z.string(),
});
export type Received = z.infer<typeof Received>;

export const ReceivedDetail = Received.extend({
  methods: z.array(ReceivedMethod),
  playbooks: z.array(ReceivedPlaybook),
  campaigns: z.array(ReceivedCampaign),
});
export type ReceivedDetail = z.infer<typeof ReceivedDetail>;

/** What may be chosen for a peer, as far as this reader sees it. */
export const Offer = z.object({
  id: z.string(),
  class: z.enum(["incident", "indicator", "method", "playbook", "campaign"]),
  name: z.string(),
  tlp: Tlp,
});
export type Offer = z.infer<typeof Offer>;
