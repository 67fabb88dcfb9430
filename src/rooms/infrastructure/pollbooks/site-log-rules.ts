import type { Ledger, SignedEvent } from "@counterfoil/pollbook-log";
import { SITE_KINDS } from "./paper/site-rules.ts";

/** What is kept of each site beside the ledger, so that nobody need look through all events for it. */
export type SiteLog = {
  /** In any order, also what is held back until its log is whole. */
  readonly take: (event: SignedEvent) => void;
  /** When voters were served since then, by the clocks of the devices; what was undone or does not count is not among them. */
  readonly servedSince: (site: string, sinceMs: number) => readonly number[];
  /** Everything ever said about sites themselves, undone or not. */
  readonly ofSites: () => readonly SignedEvent[];
};

/** Older check-ins say nothing about the queue now. */
const SERVED_KEPT = 2_000;

export function siteLogOf(ledger: Pick<Ledger, "stands" | "siteOf">): SiteLog {
  const served = new Map<string, { readonly id: string; readonly atMs: number }[]>();
  const ofSites: SignedEvent[] = [];
  return {
    take: ({ id, atMs, fact, ...event }) => {
      if (SITE_KINDS.has(fact.kind)) ofSites.push({ id, atMs, fact, ...event });
      if (fact.kind !== "check-in") return;
      const here = served.get(fact.site) ?? [];
      here.push({ id, atMs });
      if (here.length > SERVED_KEPT) here.splice(0, SERVED_KEPT / 2);
      served.set(fact.site, here);
    },
    servedSince: (site, sinceMs) =>
      (served.get(site) ?? [])
        .filter(({ id, atMs }) => atMs > sinceMs && ledger.stands(id) && ledger.siteOf(id) === site)
        .map(({ atMs }) => atMs),
    ofSites: () => ofSites,
  };
}
