import type { FactKind, SignedEvent } from "@counterfoil/pollbook-log";
import { siteLogOf, type SiteLog } from "../site-log-rules.ts";
import type { Book } from "./book.ts";

/** What the screen counts and looks up beside the ledger: kept up with every event that is newly known. */
export type Today = Omit<SiteLog, "take"> & {
  readonly isEnvelopeUsed: (envelope: string) => boolean;
  /** How many events of a kind this device has recorded and not undone. */
  readonly ownCount: (kind: FactKind) => number;
  /** This device's last events, the newest first. */
  readonly recent: () => readonly SignedEvent[];
  readonly nextTicket: () => string;
};

const RECENT_KEPT = 50;

export function todayOf(book: Book): Today {
  const state: State = {
    device: book.device,
    envelopes: new Set(),
    sites: siteLogOf(book.ledger),
    own: new Map(),
    recent: [],
    tickets: 0,
  };
  const nothing = { electionId: book.manifest.electionId, listVersion: book.version, devices: [] };
  const all = book.ledger.eventsMissingFor(nothing);
  if (all.ok) for (const event of all.value) take(state, event);
  book.onFresh((events) => {
    for (const event of events) take(state, event);
  });
  return {
    isEnvelopeUsed: (envelope) => state.envelopes.has(envelope),
    servedSince: state.sites.servedSince,
    ownCount: (kind) => [...state.own.values()].filter((one) => one === kind).length,
    recent: () => state.recent,
    ofSites: state.sites.ofSites,
    nextTicket: () => `${String(state.tickets + 1).padStart(5, "0")}-${book.device}`,
  };
}

type State = {
  readonly device: string;
  readonly envelopes: Set<string>;
  readonly sites: SiteLog;
  readonly own: Map<string, FactKind>;
  readonly recent: SignedEvent[];
  tickets: number;
};

function take(state: State, event: SignedEvent): void {
  const { fact } = event;
  if (fact.kind === "provisional-issued") state.envelopes.add(fact.envelope);
  state.sites.take(event);
  if (event.device !== state.device) return;
  if (fact.kind === "queue-joined") state.tickets++;
  if (fact.kind === "undo") state.own.delete(fact.event);
  else state.own.set(event.id, fact.kind);
  state.recent.unshift(event);
  state.recent.length = Math.min(state.recent.length, RECENT_KEPT);
}
