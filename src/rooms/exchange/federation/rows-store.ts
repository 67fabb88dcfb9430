import type { z } from "zod";
import { statements } from "../../../platform/storage/statements.ts";
import { missingNumbers } from "./envelope-rules.ts";
import { Peer, Received, ReceivedMethod, ReceivedPlaybook, Sent, type PeerId } from "./contract.ts";
import { ReceivedCampaign } from "./campaign-contract.ts";
import { keyOf } from "./instance-key.ts";
import { fingerprintOf } from "./key-rules.ts";

export interface PeerRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  created_by: string;
  created_at_ms: number;
  name: string;
  public_key: string;
  key_id: string;
  state: string;
  confirmed_by: string | null;
  confirmed_at_ms: number | null;
  revoked_by: string | null;
  revoked_at_ms: number | null;
  revoked_why: string | null;
  their_election: string;
  peer_organisation_id: string | null;
  direction: string;
  classes: string[];
  tlp_max: string;
  sent_number: number;
  delivery_url: string | null;
  delivery_private: boolean;
  delivery_sealed: string | null;
  delivery_next_at_ms: number;
  delivery_failures: number;
  delivery_error: string | null;
}

export interface SentRow {
  id: string;
  peer_id: string;
  number: number;
  made_at_ms: number;
  made_by: string;
  why: string;
  purpose: string;
  tlp: string;
  classes: string[];
  objects: number;
  methods: number;
  playbooks: number;
  campaigns: number;
  left_out: unknown;
  sha256: string;
  envelope: string;
  delivered_at_ms: number | null;
  receipt: string | null;
}

export interface ReceivedRow {
  id: string;
  peer_id: string;
  envelope_id: string;
  number: number;
  made_at_ms: number;
  received_at_ms: number;
  received_by: string;
  instance: string;
  tlp: string;
  classes: string[];
  bundle_id: string | null;
  sha256: string;
}

interface MethodRow {
  received_id: string;
  place: number;
  method: unknown;
  adopted_as: string | null;
}

interface PlaybookRow {
  received_id: string;
  place: number;
  tlp: string;
  playbook: unknown;
  adopted_as: string | null;
}

interface CampaignRow {
  received_id: string;
  place: number;
  tlp: string;
  campaign: unknown;
  adopted_as: string | null;
}

export const from = statements<{
  federation_peers: PeerRow;
  federation_sent: SentRow;
  federation_received: ReceivedRow;
  federation_methods: MethodRow;
  federation_playbooks: PlaybookRow;
  federation_campaigns: CampaignRow;
  federation_drafts: { id: string; received_id: string };
  organisations: { id: string };
}>();

export function peerOf(row: PeerRow, arrived: readonly number[]): Peer {
  const { revoked_at_ms: atMs, revoked_by: byPerson, revoked_why: why } = row;
  return Peer.parse({
    id: row.id,
    name: row.name,
    state: row.state,
    key: keyOf(row.public_key),
    createdAtMs: row.created_at_ms,
    confirmedAtMs: row.confirmed_at_ms,
    revoked: atMs === null ? null : { atMs, byPerson, why },
    sentNumber: row.sent_number,
    delivery: deliveryOf(row),
    receivedNumber: arrived.reduce((a, b) => Math.max(a, b), 0),
    missingNumbers: missingNumbers(arrived),
    theirElection: row.their_election,
    peerOrganisationId: row.peer_organisation_id,
    direction: row.direction,
    classes: row.classes,
    tlpMax: row.tlp_max,
  });
}

function deliveryOf(row: PeerRow): unknown {
  if (row.delivery_url === null) return null;
  return {
    url: row.delivery_url,
    privateNetwork: row.delivery_private,
    nextAtMs: row.delivery_next_at_ms,
    failures: row.delivery_failures,
    lastError: row.delivery_error,
  };
}

export function sentOf(row: Omit<SentRow, "envelope" | "purpose" | "peer_id">): Sent {
  return Sent.parse({
    id: row.id,
    number: row.number,
    madeAtMs: row.made_at_ms,
    madeBy: row.made_by,
    why: row.why,
    tlp: row.tlp,
    classes: row.classes,
    objects: row.objects,
    methods: row.methods,
    playbooks: row.playbooks,
    campaigns: row.campaigns,
    leftOut: row.left_out,
    sha256: row.sha256,
    deliveredAtMs: row.delivered_at_ms,
    receipt: row.receipt,
    fileName: `${row.id}.jws`,
  });
}

export function receivedOf(
  row: ReceivedRow & { readonly peer_name: string; readonly key_id: string },
): Received {
  return Received.parse({
    id: row.id,
    peerId: row.peer_id as PeerId,
    peerName: row.peer_name,
    instance: row.instance,
    fingerprint: fingerprintOf(row.key_id),
    envelopeId: row.envelope_id,
    number: row.number,
    madeAtMs: row.made_at_ms,
    receivedAtMs: row.received_at_ms,
    receivedBy: row.received_by,
    tlp: row.tlp,
    classes: row.classes,
    bundleId: row.bundle_id,
    sha256: row.sha256,
  });
}

export function methodOf(row: Omit<MethodRow, "received_id">): z.infer<typeof ReceivedMethod> {
  return ReceivedMethod.parse({ place: row.place, method: row.method, adoptedAs: row.adopted_as });
}

export function playbookOf(
  row: Pick<PlaybookRow, "place" | "playbook" | "adopted_as">,
): z.infer<typeof ReceivedPlaybook> {
  return ReceivedPlaybook.parse({ place: row.place, playbook: row.playbook, adoptedAs: row.adopted_as });
}

export function campaignOf(
  row: Pick<CampaignRow, "place" | "campaign" | "adopted_as">,
): z.infer<typeof ReceivedCampaign> {
  return ReceivedCampaign.parse({ place: row.place, campaign: row.campaign, adoptedAs: row.adopted_as });
}
