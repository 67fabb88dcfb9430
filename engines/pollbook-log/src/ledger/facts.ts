import type { SignedEvent } from "../event/event.ts";
import { HUB_ONLY, UNDOABLE, voterOf, type Correctable, type FactOf } from "../event/fact.ts";

/** Why an event that is in its place in its log counts for nothing. */
export type VoidReason =
  | "only-the-hub-says-this"
  | "names-no-event-of-this-device"
  | "cannot-be-undone"
  | "already-undone"
  | "has-no-such-field"
  | "after-seal"
  | "second-person-missing"
  | "device-already-enrolled"
  | "device-unknown"
  | "hub-cannot-be-retired";

export type DeviceEntry = {
  readonly site: string;
  readonly publicKey: string;
  readonly enrolledBy: string;
};

/** What the accepted events say, indexed. Everything else is worked out from here when asked. */
export type Facts = {
  readonly hub: string;
  readonly events: Map<string, SignedEvent>;
  readonly voters: Map<string, SignedEvent[]>;
  readonly void: Map<string, VoidReason>;
  /** Undone event -> the undo. */
  readonly undone: Map<string, SignedEvent>;
  /** Corrected event -> its corrections in the order of the log. */
  readonly corrections: Map<string, SignedEvent[]>;
  readonly devices: Map<string, DeviceEntry>;
  /** Device -> the last event that counts. */
  readonly retired: Map<string, number>;
  readonly sealed: Map<string, string>;
  readonly custodians: Map<string, string>;
  readonly queue: SignedEvent[];
};

export function noFacts(hub: string): Facts {
  return {
    hub,
    events: new Map(),
    voters: new Map(),
    void: new Map(),
    undone: new Map(),
    corrections: new Map(),
    devices: new Map(),
    retired: new Map(),
    sealed: new Map(),
    custodians: new Map(),
    queue: [],
  };
}

/** Takes in the next event of a device's log. */
export function takeIn(facts: Facts, event: SignedEvent): void {
  const reason = voidReason(facts, event);
  facts.events.set(event.id, event);
  if (reason !== null) facts.void.set(event.id, reason);
  const voter = voterOf(event.fact);
  if (voter !== null) push(facts.voters, voter, event);
  if (reason === null) apply(facts, event);
}

/** Whether it is said in its place, and neither undone nor said after the device's retirement. */
export function counts(facts: Facts, event: SignedEvent): boolean {
  if (facts.void.has(event.id) || isAfterRetirement(facts, event)) return false;
  const undo = facts.undone.get(event.id);
  return undo === undefined || isAfterRetirement(facts, undo);
}

export function isAfterRetirement(facts: Facts, event: SignedEvent): boolean {
  const lastSeq = facts.retired.get(event.device);
  return lastSeq !== undefined && event.seq > lastSeq;
}

/** The event's field as it was last corrected; null where the event has no such field. */
export function fieldOf(facts: Facts, event: SignedEvent, field: Correctable): string | null {
  const corrected = facts.corrections
    .get(event.id)
    ?.filter((one) => (one.fact as FactOf<"correction">).field === field && !isAfterRetirement(facts, one))
    .at(-1);
  return corrected ? (corrected.fact as FactOf<"correction">).value : saidField(event, field);
}

function saidField({ fact }: SignedEvent, field: Correctable): string | null {
  const said: Readonly<Record<string, unknown>> = { ...fact };
  const value = said[field];
  return typeof value === "string" ? value : null;
}

/** What a decision says. */
export function decisionIn(event: SignedEvent): FactOf<"decision"> {
  return event.fact as FactOf<"decision">;
}

/** From the device's own log alone, up to this event: so the answer is the same whatever arrived first. */
function voidReason(facts: Facts, event: SignedEvent): VoidReason | null {
  const { fact, device } = event;
  const isHub = device === facts.hub;
  if (HUB_ONLY.has(fact.kind) && !isHub) return "only-the-hub-says-this";
  const opens = fact.kind === "device-handed-over" || HUB_ONLY.has(fact.kind);
  if (facts.sealed.has(device) && !opens) return "after-seal";
  if (fact.kind === "undo") return undoVoid(facts, event, fact);
  if (fact.kind === "correction") return correctionVoid(facts, event, fact);
  if ("secondPerson" in fact && fact.secondPerson === event.actor) return "second-person-missing";
  if (fact.kind === "device-enrolled") {
    return fact.device === facts.hub || facts.devices.has(fact.device) ? "device-already-enrolled" : null;
  }
  if (fact.kind !== "device-retired") return null;
  if (fact.device === facts.hub) return "hub-cannot-be-retired";
  return facts.devices.has(fact.device) ? null : "device-unknown";
}

function correctionVoid(
  facts: Facts,
  event: SignedEvent,
  { event: id, field }: FactOf<"correction">,
): VoidReason | null {
  const target = ownEvent(facts, event, id);
  if (target === null) return "names-no-event-of-this-device";
  return saidField(target, field) === null ? "has-no-such-field" : null;
}

function undoVoid(facts: Facts, event: SignedEvent, { event: id }: FactOf<"undo">): VoidReason | null {
  const target = ownEvent(facts, event, id);
  if (target === null) return "names-no-event-of-this-device";
  if (!UNDOABLE.has(target.fact.kind) || facts.void.has(id)) return "cannot-be-undone";
  return facts.undone.has(id) ? "already-undone" : null;
}

function ownEvent(facts: Facts, event: SignedEvent, id: string): SignedEvent | null {
  const target = facts.events.get(id);
  return target?.device === event.device ? target : null;
}

function apply(facts: Facts, event: SignedEvent): void {
  const { fact, device } = event;
  if (fact.kind === "undo") facts.undone.set(fact.event, event);
  if (fact.kind === "correction") push(facts.corrections, fact.event, event);
  if (fact.kind === "queue-joined" || fact.kind === "queue-left") facts.queue.push(event);
  if (fact.kind === "device-enrolled") {
    facts.devices.set(fact.device, { site: fact.site, publicKey: fact.publicKey, enrolledBy: event.id });
  }
  if (fact.kind === "device-retired") {
    facts.retired.set(fact.device, Math.min(fact.lastSeq, facts.retired.get(fact.device) ?? Infinity));
  }
  if (fact.kind === "device-sealed") facts.sealed.set(device, fact.seal);
  if (fact.kind === "device-handed-over") {
    facts.sealed.delete(device);
    facts.custodians.set(device, fact.to);
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
