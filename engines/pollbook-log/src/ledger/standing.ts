import type { SignedEvent } from "../event/event.ts";
import { voterOf, type Channel, type FactKind } from "../event/fact.ts";
import { inOrder } from "../octets.ts";
import { disputesOf, type Dispute } from "./disputes.ts";
import { counts, decisionIn, fieldOf, isAfterRetirement, type Facts } from "./facts.ts";

/** One event about a voter, as it is shown to a person: which device, where, when by that device's clock, by whom. */
export type Act = {
  readonly event: string;
  readonly device: string;
  readonly seq: number;
  readonly atMs: number;
  readonly actor: string;
  readonly kind: FactKind;
  /** Corrections are in it already; null where the fact has none. */
  readonly site: string | null;
  readonly channel: Channel | null;
  readonly styleDue: string | null;
  readonly styleGiven: string | null;
  /** What an adjudicator decided of it, if anything. */
  readonly decided: "upheld" | "set-aside" | null;
};

/** All that is known about one voter. Acts are sorted by device and number, never by a clock. */
export type VoterStanding = {
  readonly voter: string;
  readonly checkIns: readonly Act[];
  /** Ballots out: issued and not returned as spoilt. */
  readonly issues: readonly Act[];
  readonly spoiled: readonly Act[];
  /** Ballots cast, and postal ballots received. */
  readonly returns: readonly Act[];
  readonly provisional: readonly Act[];
  readonly undone: readonly Act[];
  /** Authentic events about the voter that do not count, because of a gap, a fork, a seal or a retirement. No one may pass over them. */
  readonly unsettled: readonly Act[];
  readonly decisions: readonly Act[];
  readonly disputes: readonly Dispute[];
};

/** Worked out anew from the voter's few events: a function of the set. `held` are authentic events beyond their logs' heads. */
export function standingOf(facts: Facts, voter: string, held: readonly SignedEvent[]): VoterStanding {
  const events = (facts.voters.get(voter) ?? []).toSorted(byDeviceAndSeq);
  const decisions = events.filter((event) => event.fact.kind === "decision" && counts(facts, event));
  const act = (event: SignedEvent) => actOf(facts, event, decisions);
  const live = withoutRepeatedMarks(events.filter((event) => counts(facts, event)));
  const ofKind = (...kinds: FactKind[]) => live.filter((event) => kinds.includes(event.fact.kind)).map(act);
  const spoilt = new Set(live.map(({ fact }) => (fact.kind === "ballot-spoiled" ? fact.issue : "")));
  const all = {
    checkIns: ofKind("check-in", "paper-mark"),
    issues: ofKind("ballot-issued", "paper-mark").filter((one) => !spoilt.has(one.event)),
    returns: ofKind("ballot-cast", "absentee-received"),
  };
  const stands = (one: Act) => one.decided !== "set-aside";
  return {
    voter,
    checkIns: all.checkIns.filter(stands),
    issues: all.issues.filter(stands),
    spoiled: ofKind("ballot-spoiled"),
    returns: all.returns.filter(stands),
    provisional: ofKind("provisional-issued"),
    undone: events.filter((event) => facts.undone.has(event.id) && !counts(facts, event)).map(act),
    unsettled: [...events.filter((event) => isOutOfTime(facts, event)), ...held.toSorted(byDeviceAndSeq)]
      .map(act)
      .filter((one) => one.decided === null),
    decisions: decisions.map(act),
    disputes: disputesOf(voter, all, decisions),
  };
}

/** An event that counts, and the same as it stands after corrections. */
export type Counted = { readonly event: SignedEvent; readonly act: Act };

/** All events of these kinds that count, sorted by device and number; a line of a sheet keyed in twice for one voter once. */
export function countedOf(facts: Facts, kinds: ReadonlySet<FactKind>): readonly Counted[] {
  const marks = new Set<string>();
  return [...facts.events.values()]
    .filter((event) => kinds.has(event.fact.kind) && counts(facts, event))
    .sort(byDeviceAndSeq)
    .filter(({ fact }) => {
      if (fact.kind !== "paper-mark") return true;
      const mark = `${fact.line} ${fact.site}\n${fact.sheet}\n${fact.voter}`;
      return !marks.has(mark) && marks.add(mark);
    })
    .map((event) => ({ event, act: actOf(facts, event, decisionsOf(facts, event)) }));
}

function decisionsOf(facts: Facts, { fact }: SignedEvent): readonly SignedEvent[] {
  const voter = voterOf(fact);
  const events = voter === null ? [] : (facts.voters.get(voter) ?? []);
  if (events.length < 2) return [];
  return events.filter((one) => one.fact.kind === "decision" && counts(facts, one)).sort(byDeviceAndSeq);
}

function isOutOfTime(facts: Facts, event: SignedEvent): boolean {
  return facts.void.get(event.id) === "after-seal" || isAfterRetirement(facts, event);
}

export function actOf(facts: Facts, event: SignedEvent, decisions: readonly SignedEvent[]): Act {
  const last = decisions.filter((one) => decisionIn(one).considered.includes(event.id)).at(-1);
  const upheld = last === undefined ? null : decisionIn(last).upheld.includes(event.id);
  return {
    event: event.id,
    device: event.device,
    seq: event.seq,
    atMs: event.atMs,
    actor: event.actor,
    kind: event.fact.kind,
    site: fieldOf(facts, event, "site"),
    channel: "channel" in event.fact ? event.fact.channel : null,
    styleDue: fieldOf(facts, event, "styleDue"),
    styleGiven: fieldOf(facts, event, "styleGiven"),
    decided: upheld === null ? null : upheld ? "upheld" : "set-aside",
  };
}

/** One line of one sheet keyed in at two devices is one mark. */
function withoutRepeatedMarks(events: readonly SignedEvent[]): readonly SignedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ fact }) => {
    if (fact.kind !== "paper-mark") return true;
    const line = `${fact.line} ${fact.site}\n${fact.sheet}`;
    return !seen.has(line) && seen.add(line);
  });
}

export function byDeviceAndSeq(a: SignedEvent, b: SignedEvent): number {
  return inOrder(a.device, b.device) || a.seq - b.seq || inOrder(a.id, b.id);
}
