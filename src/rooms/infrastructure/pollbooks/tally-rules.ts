import { voterOf, type Act, type Ledger, type SignedEvent } from "@counterfoil/pollbook-log";
import { siteLogOf, type SiteLog } from "./site-log-rules.ts";

/** What is counted beside the ledger, so that a screen need not look through a million events. */
export type Tally = Omit<SiteLog, "take"> & {
  /** Keeps up with what is newly known, in any order. */
  readonly take: (fresh: readonly SignedEvent[]) => void;
  /** How many; a voter counts once, however often devices say it. */
  readonly count: (what: What, of?: string) => number;
  /** Every `of` that has been counted under this head, with its number. */
  readonly counts: (what: What) => readonly (readonly [string, number])[];
  readonly voters: (flag: VoterFlag) => readonly string[];
  readonly acts: (mark: ActMark) => readonly Act[];
};

/**
 * Counted by site, but `channel` by channel, `hour` by its beginning (ms), `site-hour` by both (`siteHour`), `device` and `undone` by
 * device. Under "" stands the sum of all sites.
 */
export type What =
  | "checked-in"
  | "channel"
  | "hour"
  | "site-hour"
  | "issued"
  | "spoiled"
  | "provisional"
  | "postal"
  | "device"
  | "undone";
/** Voters whose events do not fit each other, though no two devices contradict. */
export type VoterFlag = "no-ballot" | "no-check-in" | "not-on-list" | "voted" | "unsettled";
export type ActMark = "style-mismatch" | "early-check-in";

export type TallyOptions = {
  readonly ledger: Ledger;
  /** The style that the list has for a voter; null where nobody has the number. */
  readonly styleOf: (voter: string) => string | null;
  readonly opensAtMs: number;
};

const HOUR_MS = 3_600_000;

/** A function of the set of events: each voter is counted anew from the voter's standing whenever an event may have changed it. */
export function tallyOf(options: TallyOptions): Tally {
  const state: State = {
    ...options,
    parts: new Map(),
    counts: new Map(),
    flags: new Map(),
    acts: new Map(),
    sites: siteLogOf(options.ledger),
    nameless: new Map(),
    counted: new Set(),
    held: new Set(),
  };
  return {
    take: (fresh) => take(state, fresh),
    count: (what, of = "") => state.counts.get(what)?.get(of) ?? 0,
    counts: (what) => [...(state.counts.get(what) ?? [])].filter(([, number]) => number > 0),
    voters: (flag) => [...(state.flags.get(flag) ?? [])],
    acts: (mark) => [...(state.acts.get(mark)?.values() ?? [])].flat(),
    servedSince: state.sites.servedSince,
    ofSites: state.sites.ofSites,
  };
}

export const siteHour = (site: string, fromMs: number): string => JSON.stringify([site, fromMs]);

/** What one voter adds to the sums. */
type Part = {
  readonly counts: readonly (readonly [What, string])[];
  readonly flags: readonly VoterFlag[];
  readonly acts: readonly (readonly [ActMark, readonly Act[]])[];
};

type State = TallyOptions & {
  readonly parts: Map<string, Part>;
  readonly counts: Map<What, Map<string, number>>;
  readonly flags: Map<VoterFlag, Set<string>>;
  readonly acts: Map<ActMark, Map<string, readonly Act[]>>;
  readonly sites: SiteLog;
  /** Site of every provisional envelope of a person on no list, by event, whether or not it counts. */
  readonly nameless: Map<string, string>;
  /** Those of them that are counted now. */
  counted: ReadonlySet<string>;
  held: Set<string>;
};

function take(state: State, fresh: readonly SignedEvent[]): void {
  const { ledger } = state;
  const touched = new Set<string>();
  for (const event of fresh) {
    for (const voter of votersTouched(state, event)) touched.add(voter);
    state.sites.take(event);
    const { id, fact } = event;
    if (fact.kind === "provisional-issued" && fact.voter === "") state.nameless.set(id, fact.site);
  }
  // What a gap, a fork or its healing has moved in or out of its place.
  const held = new Set(ledger.quarantine().map(({ event }) => event));
  const before = state.held;
  for (const id of [...held, ...state.held].filter((one) => held.has(one) !== state.held.has(one))) {
    const event = ledger.event(id);
    const voter = event === null ? null : voterTouched(ledger, event);
    if (voter !== null) touched.add(voter);
  }
  state.held = held;
  for (const voter of touched) recount(state, voter);
  const healed = held.size !== before.size || [...held].some((id) => !before.has(id));
  if (state.nameless.size > 0 && (healed || fresh.some(({ fact }) => MOVES_NAMELESS.has(fact.kind))))
    recountNameless(state);
}

/** What a device said after its retirement stops to count, however late the retirement is heard of. */
function votersTouched({ ledger, parts }: State, event: SignedEvent): Iterable<string> {
  if (event.fact.kind === "device-retired" || event.fact.kind === "device-sealed") return parts.keys();
  const voter = voterTouched(ledger, event);
  return voter === null ? [] : [voter];
}

function voterTouched(ledger: Ledger, { fact }: SignedEvent): string | null {
  if (fact.kind === "undo" || fact.kind === "correction") {
    const event = ledger.event(fact.event);
    return event === null ? null : voterOf(event.fact);
  }
  return voterOf(fact);
}

/** What a device said of people on no list counts as long as it stands, in whichever order an undo or a retirement was heard of. */
function recountNameless(state: State): void {
  const counted = new Set([...state.nameless.keys()].filter((id) => state.ledger.stands(id)));
  const change = (ids: Iterable<string>, by: number) => {
    for (const id of ids) {
      add(state, "provisional", state.nameless.get(id) ?? "", by);
      add(state, "provisional", "", by);
    }
  };
  change(state.counted, -1);
  change(counted, 1);
  state.counted = counted;
}

/** Kinds that can move an envelope of a person on no list in or out. */
const MOVES_NAMELESS: ReadonlySet<string> = new Set([
  "provisional-issued",
  "undo",
  "device-enrolled",
  "device-retired",
  "device-sealed",
  "device-handed-over",
]);

function recount(state: State, voter: string): void {
  const before = state.parts.get(voter);
  for (const [what, of] of before?.counts ?? []) add(state, what, of, -1);
  for (const flag of before?.flags ?? []) state.flags.get(flag)?.delete(voter);
  for (const [mark] of before?.acts ?? []) state.acts.get(mark)?.delete(voter);
  const part = partOf(state, voter);
  state.parts.set(voter, part);
  for (const [what, of] of part.counts) add(state, what, of, 1);
  for (const flag of part.flags) {
    if (!state.flags.has(flag)) state.flags.set(flag, new Set());
    state.flags.get(flag)!.add(voter);
  }
  for (const [mark, acts] of part.acts) {
    if (!state.acts.has(mark)) state.acts.set(mark, new Map());
    state.acts.get(mark)!.set(voter, acts);
  }
}

function add({ counts }: State, what: What, of: string, by: number): void {
  const under = counts.get(what) ?? new Map<string, number>();
  counts.set(what, under);
  under.set(of, (under.get(of) ?? 0) + by);
}

function partOf({ ledger, styleOf, opensAtMs }: State, voter: string): Part {
  const { checkIns, issues, spoiled, returns, provisional, undone, unsettled } = ledger.voter(voter);
  const counts: [What, string][] = [];
  const both = (what: What, site: string | null) => counts.push([what, site ?? ""], [what, ""]);
  const first = checkIns[0];
  if (first !== undefined) {
    const atMs = checkIns.reduce((least, one) => Math.min(least, one.atMs), first.atMs);
    both("checked-in", first.site);
    const fromMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
    counts.push(["channel", first.channel ?? ""], ["hour", String(fromMs)]);
    counts.push(["site-hour", siteHour(first.site ?? "", fromMs)]);
  }
  for (const one of checkIns) counts.push(["device", one.device]);
  for (const one of issues) if (one.channel !== "postal") both("issued", one.site);
  for (const one of spoiled) both("spoiled", siteOfIssue(ledger, one));
  for (const one of provisional) both("provisional", one.site);
  for (const one of undone) counts.push(["undone", one.device]);
  const postal = returns.some(({ kind }) => kind === "absentee-received");
  if (postal) counts.push(["postal", ""]);
  const due = styleOf(voter);
  const inPerson = issues.filter(({ channel }) => channel !== "postal");
  const flags: VoterFlag[] = [];
  if (checkIns.length > 0 && inPerson.length === 0 && provisional.length === 0) flags.push("no-ballot");
  if (inPerson.length > 0 && checkIns.length === 0) flags.push("no-check-in");
  if (due === null && checkIns.length + issues.length + returns.length > 0) flags.push("not-on-list");
  if (inPerson.length > 0 || postal || returns.length > 0) flags.push("voted");
  if (unsettled.length > 0) flags.push("unsettled");
  const wrong = issues.filter(
    ({ styleDue, styleGiven }) => styleDue !== styleGiven || (due !== null && styleDue !== due),
  );
  const early = checkIns.filter(({ channel, atMs }) => channel === "in-person" && atMs < opensAtMs);
  const acts: [ActMark, readonly Act[]][] = [];
  if (wrong.length > 0) acts.push(["style-mismatch", wrong]);
  if (early.length > 0) acts.push(["early-check-in", early]);
  return { counts, flags, acts };
}

/** A spoilt ballot belongs where it was issued. */
function siteOfIssue(ledger: Ledger, { event }: Act): string | null {
  const spoilt = ledger.event(event)?.fact;
  return spoilt?.kind === "ballot-spoiled" ? ledger.siteOf(spoilt.issue) : null;
}
