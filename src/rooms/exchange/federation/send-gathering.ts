import { narrower, type JsonObject } from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { checkPart } from "../../../core/sharing/service.ts";
import { atMost, type Tlp } from "../../../core/sharing/tlp-rules.ts";
import type { Context, Input } from "../../../platform/contract/context.ts";
import type { RefusalOf } from "../../../platform/contract/endpoint.ts";
import { BundleId } from "../bundles/contract.ts";
import { IncidentId, type Evidence, type Incident } from "../incidents/contract.ts";
import { MethodId, type PublicMethod } from "../methods/contract.ts";
import { PlaybookId } from "../playbooks/contract.ts";
import { EnvelopeMarking, type Peer, type Sent, type sendEnvelope, type SharedPlaybook } from "./contract.ts";
import { SharedIncident, type SharedCampaign } from "./campaign-contract.ts";
import { checkMarking } from "./envelope-rules.ts";
import { isFromElsewhere } from "./envelopes-store.ts";
import { incidentObjects, type Teller } from "./incident-stix-rules.ts";
import type { Others } from "./others-contract.ts";

export type SendRefusal = RefusalOf<typeof sendEnvelope>;
export type LeftOut = Sent["leftOut"][number];

/** What goes along of one item. */
export interface Gathered {
  readonly objects: readonly JsonObject[];
  readonly methods: readonly PublicMethod[];
  readonly playbooks: readonly SharedPlaybook[];
  readonly campaigns: readonly SharedCampaign[];
  /** Where the item is an incident: how it is told within a campaign. */
  readonly incident: SharedCampaign["incidents"][number] | null;
  /** The narrowest of it. */
  readonly tlp: Tlp;
  readonly leftOut: readonly LeftOut[];
}

export interface Sending extends Pick<Input<typeof sendEnvelope>, "params" | "body"> {
  readonly peer: Peer;
}

export type Gathering = Promise<Result<Gathered, SendRefusal>>;

/** The published edition: everyone may read it, so no agreement is asked. */
export async function method(cx: Context, { methods }: Others, { params }: Sending, item: string): Gathering {
  const of = { election: params.election, method: MethodId.parse(item) };
  const found = await methods.onePublished(cx, { params: of, query: {}, body: undefined });
  if (!found.ok) return refuse("item-not-found", { item });
  return ok({ ...nothing, methods: [found.value], tlp: "clear" });
}

/** A playbook that holds: what is to be done. Whether it is stale, how it was exercised and who wrote it stay at home. */
export async function playbook(
  cx: Context,
  { playbooks }: Others,
  sending: Sending,
  item: string,
): Gathering {
  const of = { election: sending.params.election, playbook: PlaybookId.parse(item) };
  const found = await playbooks.read(cx, { params: of, query: {}, body: undefined });
  if (!found.ok || !isInForce(found.value)) return refuse("item-not-found", { item });
  const { classification, tlp, organisationId, title, purpose, steps, techniques, version } = found.value;
  if (classification > 0) return refuse("item-classified", { item });
  const may = await mayGo(cx, sending, { id: item, tlp, organisationId });
  if (!may.ok) return may;
  const marked = EnvelopeMarking.parse(tlp);
  return ok({ ...nothing, playbooks: [{ title, purpose, steps, techniques, version, tlp: marked }], tlp });
}

/** `stale` is how this reader sees one in force. */
export function isInForce({ state }: { readonly state: string }): boolean {
  return state === "current" || state === "stale";
}

export const nothing = {
  objects: [],
  methods: [],
  playbooks: [],
  campaigns: [],
  incident: null,
  leftOut: [],
};

export async function incident(
  cx: Context,
  { incidents }: Others,
  sending: Sending,
  item: string,
  teller: Teller,
): Gathering {
  const of = { election: sending.params.election, incident: IncidentId.parse(item) };
  const found = await incidents.read(cx, { params: of, query: {}, body: undefined });
  if (!found.ok) return refuse("item-not-found", { item });
  const told = found.value;
  if (told.classification > 0) return refuse("item-classified", { item });
  const { tlp, organisationId } = told;
  const may = await mayGo(cx, sending, { id: item, tlp, organisationId });
  if (!may.ok) return may;
  const evidence: Evidence[] = [];
  const leftOut: LeftOut[] = [];
  for (const each of sending.body.withEvidence ? told.evidence : []) {
    const why = await whyNot(cx, sending, { ...each, organisationId });
    if (why === null) evidence.push(each);
    else leftOut.push({ why, count: 1, items: [each.id] });
  }
  return ok({
    ...nothing,
    objects: incidentObjects(told, evidence, teller),
    incident: toldOf(told, teller),
    tlp: evidence.map((each) => each.tlp).reduce(narrower, tlp),
    leftOut,
  });
}

/** Evidence stays behind item by item; the incident goes all the same. */
async function whyNot(cx: Context, sending: Sending, item: Evidence & Part): Promise<LeftOut["why"] | null> {
  if (item.classification > 0) return "classified";
  const may = await mayGo(cx, sending, item);
  return may.ok ? null : reasonOf(may.refusal);
}

/** Why a part stayed behind, as the sender is told. */
export function reasonOf(refusal: SendRefusal): LeftOut["why"] {
  if (refusal === "received-from-elsewhere") return refusal;
  if (refusal === "item-classified") return "classified";
  const byMarking = ["marking-above-policy", "amber-needs-agreement", "green-stays-in-community"];
  return byMarking.includes(refusal) ? "marking-above-policy" : "clause-refuses";
}

/** What was done, by what and to whom; not what it rests on here. */
function toldOf(told: Incident, { uuidFor }: Teller): SharedCampaign["incidents"][number] {
  const { title, summary, phase, aims, beneficiary, tlp, activities } = told;
  const said = activities.map(
    ({ id: _, version: _v, sinceMs: _s, byPerson: _p, sources: _o, ...one }) => one,
  );
  const stixId = `incident--${uuidFor(told.id)}`;
  return SharedIncident.parse({ title, summary, phase, aims, beneficiary, tlp, stixId, activities: said });
}

/** The bundles' own export, strict; objects above the policy's marking stay behind and are counted. */
export async function bundle(cx: Context, { bundles }: Others, sending: Sending, item: string): Gathering {
  const { params, peer } = sending;
  const of = { election: params.election, bundle: BundleId.parse(item) };
  const found = await bundles.read(cx, { params: of, query: {}, body: undefined });
  if (!found.ok) return refuse("item-not-found", { item });
  const { tlp: whole, markings, organisation: organisationId } = found.value;
  const tlp = atMost(whole, peer.tlpMax) ? whole : peer.tlpMax;
  const may = await mayGo(cx, sending, { id: item, tlp, organisationId });
  if (!may.ok) return may;
  const sent = await bundles.write(cx, item, peer.tlpMax);
  if (!sent.ok && sent.refusal === "objects-break-the-standard") return refuse(sent.refusal, sent.values);
  if (!sent.ok) return refuse("nothing-to-send", { peer: peer.name });
  const { objects } = JSON.parse(sent.value) as { readonly objects: JsonObject[] };
  const behind = markings
    .filter((one) => !atMost(one.tlp, peer.tlpMax))
    .reduce((sum, one) => sum + one.count, 0);
  const leftOut: LeftOut[] = behind === 0 ? [] : [{ why: "marking-above-policy", count: behind, items: [] }];
  return ok({ ...nothing, objects, tlp, leftOut });
}

/** What is to go, as it is marked where it goes along. */
interface Part {
  readonly id: string;
  readonly tlp: Tlp;
  readonly organisationId: string;
}

/** First the policy, then what another marked, then the clauses of the agreements. */
export async function mayGo(
  cx: Context,
  { params, peer, body }: Sending,
  { id: item, tlp, organisationId }: Part,
): Promise<Result<null, SendRefusal>> {
  const within = checkMarking(tlp, peer);
  if (!within.ok) return within;
  if (tlp !== "clear" && tlp !== "green" && (await isFromElsewhere(cx.tx, item)))
    return refuse("received-from-elsewhere", { item, tlp: tlp.toUpperCase() });
  const to = peer.peerOrganisationId;
  if (to === null) {
    if (tlp === "amber") return refuse("amber-needs-agreement", { peer: peer.name });
    // The source chooses its audience; who received GREEN keeps it in the community.
    const isSource = organisationId === cx.actor.organisationId && !(await isFromElsewhere(cx.tx, item));
    return tlp === "clear" || isSource
      ? ok(null)
      : refuse("green-stays-in-community", { item, peer: peer.name });
  }
  const judged = await checkPart(
    cx,
    {
      params: { election: params.election },
      body: { subjectId: item, toOrganisationId: to, toPersonId: null, purpose: body.purpose },
    },
    tlp,
  );
  return judged.ok || judged.refusal === "shared-already" ? ok(null) : judged;
}
