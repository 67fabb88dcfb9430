import { decodeRecord } from "../event/decode-event.ts";
import type { EventRefusal, SignedEvent } from "../event/event.ts";
import { voterOf, type FactKind } from "../event/fact.ts";
import { inOrder, joined } from "../octets.ts";
import { fine, type Outcome } from "../outcome.ts";
import { canonicalState } from "./canonical-state.ts";
import { provenBeyond, type Chain } from "./chain.ts";
import { deviceStanding, deviceStandings, holderOf, type DeviceStanding } from "./device-standing.ts";
import type { Dispute } from "./disputes.ts";
import { missingFor, summaryOf, type Summary } from "./exchange.ts";
import { counts, fieldOf, type VoidReason } from "./facts.ts";
import { heldBy, heldReason, signerOf, type HeldReason, type Quarantined } from "./quarantine.ts";
import { waitingTickets, type Ticket } from "./queue.ts";
import { emptyReplica, place, settle, type LedgerContext, type Replica } from "./replica.ts";
import { countedOf, standingOf, type Act, type Counted, type VoterStanding } from "./standing.ts";
import { differingStyles } from "./styles.ts";

/** So many events that nobody vouches for are kept to be shown; the rest are only answered with their reason. */
export const QUARANTINE_MAX = 10_000;

/** What became of one record. `void` counts for nothing though it is in its place in its log. */
export type Added =
  | { readonly status: "accepted"; readonly event: string; readonly void: VoidReason | null }
  | { readonly status: "known"; readonly event: string }
  | { readonly status: "held"; readonly event: string; readonly why: HeldReason }
  | { readonly status: "refused"; readonly why: EventRefusal };

export type Ledger = {
  readonly add: (record: Uint8Array) => Added;
  /** As `add` for each, in any order, but with one signature check for a whole run of one log. */
  readonly addAll: (records: Iterable<Uint8Array>) => readonly Added[];
  readonly voter: (voter: string) => VoterStanding;
  /** Sorted by voter; decided ones among them. */
  readonly disputes: () => readonly Dispute[];
  readonly devices: () => readonly DeviceStanding[];
  /** One of them; null where nobody has named it. */
  readonly device: (device: string) => DeviceStanding | null;
  /** The device that is enrolled with this key (64 hexadecimal digits). */
  readonly holderOf: (publicKey: string) => string | null;
  readonly quarantine: () => readonly Quarantined[];
  /** Whose key made the signature of a quarantined event, where an enrolled device's did. */
  readonly signerOf: (event: string) => string | null;
  /** Events in their place that count for nothing, by id. */
  readonly voided: () => ReadonlyMap<string, VoidReason>;
  /** Ballots of another style than the one due. */
  readonly differingStyles: () => readonly Act[];
  readonly waiting: () => readonly Ticket[];
  /** Every event of these kinds that counts, as it stands after corrections; looks through all events. */
  readonly counted: (kinds: ReadonlySet<FactKind>) => readonly Counted[];
  readonly event: (id: string) => SignedEvent | null;
  /** Where an event happened, as it stands after corrections; null where the event has no site or is not known. */
  readonly siteOf: (event: string) => string | null;
  /** Whether an event is known, in its place, and neither void nor undone nor said after its device's retirement. */
  readonly stands: (event: string) => boolean;
  /** How many events are accepted. */
  readonly size: () => number;
  /** Grows whenever anything new is taken in, accepted or held: what was worked out before may be out of date. */
  readonly revision: () => number;
  readonly summary: () => Summary;
  readonly eventsMissingFor: (
    summary: Summary,
    limit?: number,
  ) => Outcome<readonly SignedEvent[], "other-election" | "other-list">;
  /** Their records. */
  readonly missingFor: (
    summary: Summary,
    limit?: number,
  ) => Outcome<readonly Uint8Array[], "other-election" | "other-list">;
  /** The same bytes wherever the same authentic events are known. */
  readonly canonicalState: () => Uint8Array;
};

/** Everything that one device or server knows of an election's pollbooks. */
export function ledgerOf(context: LedgerContext): Ledger {
  const replica = emptyReplica(context);
  const foreign = new Map<string, { readonly event: SignedEvent; readonly why: HeldReason }>();
  const unproven = new Set<string>();
  const found = new Map<string, readonly Dispute[]>();
  const shelves: Shelves = { replica, foreign, unproven, found, revision: 0 };
  const disputes = () => currentDisputes(shelves);
  return {
    add: (record) => addAll(shelves, copied([record]))[0]!,
    addAll: (records) => addAll(shelves, copied([...records])),
    voter: (voter) => standing(replica, voter),
    disputes,
    devices: () => deviceStandings(replica),
    device: (device) => deviceStanding(replica, device),
    holderOf: (publicKey) => holderOf(replica, publicKey),
    quarantine: () => quarantine(shelves),
    signerOf: (id) => {
      const event = eventOf(shelves, id);
      return event === null ? null : signerOf(replica, event);
    },
    voided: () => replica.facts.void,
    differingStyles: () => differingStyles(replica.facts),
    waiting: () => waitingTickets(replica.facts),
    counted: (kinds) => countedOf(replica.facts, kinds),
    event: (id) => eventOf(shelves, id),
    siteOf: (id) => {
      const event = eventOf(shelves, id);
      return event === null ? null : fieldOf(replica.facts, event, "site");
    },
    stands: (id) => {
      const event = replica.facts.events.get(id);
      return event !== undefined && counts(replica.facts, event);
    },
    size: () => replica.facts.events.size,
    revision: () => shelves.revision,
    summary: () => summaryOf(replica),
    eventsMissingFor: (summary, limit) => missingFor(replica, summary, limit),
    missingFor: (summary, limit) => {
      const events = missingFor(replica, summary, limit);
      return events.ok ? fine(events.value.map(({ record }) => record)) : events;
    },
    canonicalState: () => canonicalState(replica),
  };
}

type Shelves = {
  readonly replica: Replica;
  readonly foreign: Map<string, { readonly event: SignedEvent; readonly why: HeldReason }>;
  readonly unproven: Set<string>;
  readonly found: Map<string, readonly Dispute[]>;
  revision: number;
};

function addAll(shelves: Shelves, records: readonly Uint8Array[]): readonly Added[] {
  const { replica } = shelves;
  const fresh = new Map<string, SignedEvent>();
  const taken = records.map((record) => takeRecord(shelves, record, fresh));
  if (taken.some((one) => typeof one === "string" || one.status === "held")) shelves.revision++;
  settle(replica, place(replica, [...fresh.values()]));
  return taken.map((one) => (typeof one === "string" ? outcomeOf(shelves, fresh.get(one)!) : one));
}

/** The caller may use its bytes again. In one piece: a hundred thousand buffers of their own are slow. */
function copied(records: readonly Uint8Array[]): readonly Uint8Array[] {
  const whole = joined(records);
  let at = 0;
  return records.map((record) => whole.subarray(at, (at += record.length)));
}

/** The id of a new event of this election, or what there is to say at once. */
function takeRecord(shelves: Shelves, record: Uint8Array, fresh: Map<string, SignedEvent>): string | Added {
  const { context } = shelves.replica;
  const decoded = decodeRecord(context.sha256, record);
  if (!decoded.ok) return { status: "refused", why: decoded.refusal };
  const event = decoded.value;
  if (fresh.has(event.id) || eventOf(shelves, event.id) !== null) return { status: "known", event: event.id };
  const why = foreignReason(shelves, event);
  if (why !== null) {
    if (shelves.foreign.size < QUARANTINE_MAX) shelves.foreign.set(event.id, { event, why });
    return { status: "held", event: event.id, why };
  }
  fresh.set(event.id, event);
  return event.id;
}

function foreignReason({ replica: { context } }: Shelves, event: SignedEvent): HeldReason | null {
  if (event.electionId !== context.electionId) return "other-election";
  return event.listVersion === context.listVersion ? null : "other-list";
}

function outcomeOf(shelves: Shelves, { id, device }: SignedEvent): Added {
  const { facts, chains } = shelves.replica;
  if (facts.events.has(id)) return { status: "accepted", event: id, void: facts.void.get(id) ?? null };
  const chain = chains.get(device)!;
  const why = heldReason(chain, chain.beyond.get(id)!);
  if (why === "signature-invalid" || why === "device-unknown") keepUnproven(shelves, id);
  return { status: "held", event: id, why };
}

/** Noise must not fill the memory: what nobody vouches for is let go once there is too much of it. */
function keepUnproven({ replica, unproven }: Shelves, id: string): void {
  unproven.add(id);
  if (unproven.size <= QUARANTINE_MAX) return;
  for (const old of unproven) if (isProven(replica, old)) unproven.delete(old);
  if (unproven.size <= QUARANTINE_MAX) return;
  unproven.delete(id);
  for (const chain of replica.chains.values()) {
    const held = chain.beyond.get(id);
    if (held === undefined) continue;
    chain.beyond.delete(id);
    chain.unchecked = chain.unchecked.filter((one) => one !== held);
    chain.bySeq.set(
      held.event.seq,
      (chain.bySeq.get(held.event.seq) ?? []).filter((one) => one !== held),
    );
  }
}

function isProven({ facts, chains }: Replica, id: string): boolean {
  if (facts.events.has(id)) return true;
  for (const chain of chains.values()) if (chain.beyond.get(id)?.proven && chain.key !== null) return true;
  return false;
}

function eventOf({ replica, foreign }: Shelves, id: string): SignedEvent | null {
  const accepted = replica.facts.events.get(id) ?? foreign.get(id)?.event;
  if (accepted !== undefined) return accepted;
  for (const chain of replica.chains.values()) {
    if (chain.beyond.size === 0) continue;
    const held = chain.beyond.get(id);
    if (held !== undefined) return held.event;
  }
  return null;
}

/** Mostly none of thousands. */
function beyondHeads({ chains }: Replica): readonly Chain[] {
  const some: Chain[] = [];
  for (const chain of chains.values()) if (chain.beyond.size > 0) some.push(chain);
  return some;
}

function standing(replica: Replica, voter: string): VoterStanding {
  const held = beyondHeads(replica).flatMap(provenBeyond);
  return standingOf(
    replica.facts,
    voter,
    held.filter((event) => voterOf(event.fact) === voter),
  );
}

function currentDisputes({ replica, found }: Shelves): readonly Dispute[] {
  for (const voter of replica.touched) {
    const few = (replica.facts.voters.get(voter)?.length ?? 0) < 2;
    const disputes = few ? [] : standingOf(replica.facts, voter, []).disputes;
    if (disputes.length === 0) found.delete(voter);
    else found.set(voter, disputes);
  }
  replica.touched.clear();
  return [...found.keys()].sort(inOrder).flatMap((voter) => found.get(voter)!);
}

function quarantine({ replica, foreign }: Shelves): readonly Quarantined[] {
  const strangers = [...foreign.values()].map(({ event, why }) => ({
    event: event.id,
    device: event.device,
    seq: event.seq,
    why,
    stopsAt: null,
  }));
  return [...beyondHeads(replica).flatMap(heldBy), ...strangers].sort(
    (a, b) => inOrder(a.device, b.device) || a.seq - b.seq || inOrder(a.event, b.event),
  );
}
