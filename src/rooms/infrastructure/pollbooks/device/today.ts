import type { FactKind, SignedEvent } from "@counterfoil/pollbook-log";
import { SITE_KINDS } from "../paper/site-rules.ts";
import type { Book } from "./book.ts";

/** What the screen counts and looks up beside the ledger: kept up with every event that is newly known. */
export type Today = {
  readonly isEnvelopeUsed: (envelope: string) => boolean;
  /** When voters were served at a site, by the clocks of its devices. */
  readonly servedAt: (site: string) => readonly number[];
  /** How many events of a kind this device has recorded and not undone. */
  readonly ownCount: (kind: FactKind) => number;
  /** This device's last events, the newest first. */
  readonly recent: () => readonly SignedEvent[];
  readonly nextTicket: () => string;
  /** Everything ever said about sites, undone or not. */
  readonly ofSites: () => readonly SignedEvent[];
};

const RECENT_KEPT = 50;
/** Older ones say nothing about the queue now. */
const SERVED_KEPT = 2_000;

export function todayOf(book: Book): Today {
  const state: State = {
    device: book.device,
    envelopes: new Set(),
    served: new Map(),
    own: new Map(),
    recent: [],
    tickets: 0,
    ofSites: [],
  };
  const nothing = { electionId: book.manifest.electionId, listVersion: book.version, devices: [] };
  const all = book.ledger.eventsMissingFor(nothing);
  if (all.ok) for (const event of all.value) take(state, event);
  book.onFresh((events) => {
    for (const event of events) take(state, event);
  });
  return {
    isEnvelopeUsed: (envelope) => state.envelopes.has(envelope),
    servedAt: (site) => state.served.get(site) ?? [],
    ownCount: (kind) => [...state.own.values()].filter((one) => one === kind).length,
    recent: () => state.recent,
    ofSites: () => state.ofSites,
    nextTicket: () => `${String(state.tickets + 1).padStart(5, "0")}-${book.device}`,
  };
}

type State = {
  readonly device: string;
  readonly envelopes: Set<string>;
  readonly served: Map<string, number[]>;
  readonly own: Map<string, FactKind>;
  readonly recent: SignedEvent[];
  tickets: number;
  readonly ofSites: SignedEvent[];
};

function take(state: State, event: SignedEvent): void {
  const { fact } = event;
  if (fact.kind === "provisional-issued") state.envelopes.add(fact.envelope);
  if (fact.kind === "check-in") {
    const served = state.served.get(fact.site) ?? [];
    served.push(event.atMs);
    if (served.length > SERVED_KEPT) served.splice(0, SERVED_KEPT / 2);
    state.served.set(fact.site, served);
  }
  if (SITE_KINDS.has(fact.kind)) state.ofSites.push(event);
  if (event.device !== state.device) return;
  if (fact.kind === "queue-joined") state.tickets++;
  if (fact.kind === "undo") state.own.delete(fact.event);
  else state.own.set(event.id, fact.kind);
  state.recent.unshift(event);
  state.recent.length = Math.min(state.recent.length, RECENT_KEPT);
}
