import type { FactKind, Ledger, SignedEvent } from "@counterfoil/pollbook-log";

/** Facts about a site and not about a voter. */
export const SITE_KINDS: ReadonlySet<FactKind> = new Set<FactKind>([
  "paper-begun",
  "sheet-counted",
  "paper-ended",
  "site-closed",
]);

/** How a site works now. Two devices that each said that it works on paper are both ended by whoever knows of both. */
export type SiteNow = {
  readonly onPaper: readonly SignedEvent[];
  readonly closed: SignedEvent | null;
  /** What was said of each sheet; more than one where devices differ. */
  readonly sheets: ReadonlyMap<string, readonly SignedEvent[]>;
  readonly ended: readonly SignedEvent[];
};

export function siteNow(
  events: readonly SignedEvent[],
  site: string,
  { stands }: Pick<Ledger, "stands">,
): SiteNow {
  const here = events.filter(({ id, fact }) => "site" in fact && fact.site === site && stands(id));
  const ended = here.filter(({ fact }) => fact.kind === "paper-ended");
  const over = new Set(ended.flatMap(({ fact }) => (fact.kind === "paper-ended" ? fact.begun : [])));
  const sheets = new Map<string, SignedEvent[]>();
  for (const event of here)
    if (event.fact.kind === "sheet-counted")
      sheets.set(event.fact.sheet, [...(sheets.get(event.fact.sheet) ?? []), event]);
  return {
    onPaper: here.filter(({ id, fact }) => fact.kind === "paper-begun" && !over.has(id)),
    closed: here.find(({ fact }) => fact.kind === "site-closed") ?? null,
    sheets,
    ended,
  };
}
