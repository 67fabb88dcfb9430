import { ok, refuse, type Result } from "../../../basics/result.ts";
import { atMost, type Tlp } from "../../../core/sharing/tlp-rules.ts";
import { exchangeClasses, type ExchangeClass, type Peer, type Policy } from "./contract.ts";
import type { Payload, StixObject } from "./payload-contract.ts";

/** How far another instance's clock may be ahead. */
const aheadMsMax = 10 * 60_000;

export interface Here {
  readonly keyId: string;
  readonly election: string;
  readonly space: string;
  readonly nowMs: number;
}

/** Was it written to this instance, for this election, by the peer for the election that we agreed on? */
export function checkAddress(
  { to, from, space, madeAt }: Payload,
  here: Here,
  peer: Pick<Peer, "theirElection">,
): Result<
  null,
  "envelope-not-for-us" | "election-unknown" | "envelope-of-other-space" | "envelope-from-the-future"
> {
  if (to.keyId !== here.keyId) return refuse("envelope-not-for-us");
  if (to.election !== here.election) return refuse("election-unknown", { named: to.election });
  if (from.election !== peer.theirElection) return refuse("election-unknown", { named: from.election });
  if (space !== here.space) return refuse("envelope-of-other-space");
  if (Date.parse(madeAt) > here.nowMs + aheadMsMax) return refuse("envelope-from-the-future");
  return ok(null);
}

type PeerRefusal = "peer-unconfirmed" | "peer-revoked";

/** Only a trusted key signs or is written to, whenever the envelope was made. */
export function checkTrust({ state, name }: Pick<Peer, "state" | "name">): Result<null, PeerRefusal> {
  if (state === "trusted") return ok(null);
  return refuse(state === "revoked" ? "peer-revoked" : "peer-unconfirmed", { peer: name });
}

type PolicyRefusal = "direction-not-allowed" | "class-not-in-policy";

export function checkPolicy(
  { direction, classes, name }: Pick<Policy, "direction" | "classes"> & Pick<Peer, "name">,
  way: "send" | "receive",
  wanted: readonly ExchangeClass[],
): Result<null, PolicyRefusal> {
  if (direction !== "both" && direction !== way) return refuse("direction-not-allowed", { peer: name });
  const other = wanted.find((each) => !classes.includes(each));
  return other === undefined ? ok(null) : refuse("class-not-in-policy", { peer: name, kind: other });
}

export function checkMarking(
  tlp: Tlp,
  { tlpMax, name }: Pick<Policy, "tlpMax"> & Pick<Peer, "name">,
): Result<null, "marking-above-policy"> {
  if (atMost(tlp, tlpMax)) return ok(null);
  return refuse("marking-above-policy", {
    peer: name,
    tlp: tlp.toUpperCase(),
    tlpMax: tlpMax.toUpperCase(),
  });
}

/** Says nothing by itself: who, how marked, what belongs to what. */
const framework = new Set([
  "marking-definition",
  "identity",
  "extension-definition",
  "language-content",
  "relationship",
  "attack-pattern",
]);

/** What goes beside the STIX objects. */
export interface Beside {
  readonly methods: readonly unknown[];
  readonly playbooks: readonly unknown[];
  readonly campaigns: readonly { readonly incidents: readonly unknown[] }[];
}

/**
 * Which classes are in there, whatever the sender says: incidents, notes on incidents as evidence, everything else that says
 * something as indicators. Both sides ask this.
 */
export function classesIn(
  objects: readonly Readonly<Record<string, unknown>>[],
  beside: Beside,
): ExchangeClass[] {
  const found = new Set<ExchangeClass>(objects.flatMap(classOf));
  // What is nothing but framework was sent for its own sake.
  if (objects.length > 0 && found.size === 0) found.add("indicator");
  if (beside.methods.length > 0) found.add("method");
  if (beside.playbooks.length > 0) found.add("playbook");
  if (beside.campaigns.length > 0) found.add("campaign");
  if (beside.campaigns.some(({ incidents }) => incidents.length > 0)) found.add("incident");
  return exchangeClasses.filter((each) => found.has(each));
}

function classOf(object: StixObject): ExchangeClass[] {
  const { type, object_refs: about } = object;
  if (type === "incident") return ["incident"];
  const onIncident =
    Array.isArray(about) && about.some((ref) => typeof ref === "string" && ref.startsWith("incident--"));
  if (type === "note" && onIncident) return ["evidence"];
  return typeof type === "string" && framework.has(type) ? [] : ["indicator"];
}

/** Numbers below the highest that did not come: an envelope that was lost, or one that is still on its way. At most a hundred. */
export function missingNumbers(arrived: readonly number[]): number[] {
  const there = new Set(arrived);
  const missing: number[] = [];
  const highest = arrived.reduce((a, b) => Math.max(a, b), 0);
  for (let number = 1; number < highest && missing.length < 100; number += 1)
    if (!there.has(number)) missing.push(number);
  return missing;
}
