import type { FactOf, Ledger } from "@counterfoil/pollbook-log";
import type { Difference } from "./close-contract.ts";
import { disputedVoters } from "./desk-rules.ts";
import type { DeviceNow } from "./live-contract.ts";
import { differencesOf as siteDifferences, totalsBySite } from "./paper/totals-rules.ts";
import type { Tally, VoterFlag } from "./tally-rules.ts";

const VOTERS_NAMED = 20;

export type Reconciling = {
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly sites: readonly { readonly id: string }[];
  readonly devices: readonly DeviceNow[];
  readonly heard: ReadonlyMap<string, number>;
  readonly closesAtMs: number;
  /** Of officials, by the key of what they explain. */
  readonly explanations: ReadonlyMap<string, { readonly why: string; readonly by: string }>;
};

/**
 * Everything that must agree before an election's pollbooks are closed and does not: each site's evening (paper, box, envelopes), each
 * log to its end, each voter's events. A key holds the numbers: an explanation is of these numbers, and others need another.
 */
export function reconcile(now: Reconciling): readonly Difference[] {
  const found = [...sites(now), ...logs(now), ...voters(now)];
  return found.map((one) => ({ ...one, explained: one.explained ?? now.explanations.get(one.key) ?? null }));
}

/** What blocks closing. */
export function unexplained(differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ explained }) => explained === null);
}

/** What each site counted in its evening; the last that was said counts. */
export function siteClosings(ledger: Ledger): ReadonlyMap<string, FactOf<"site-closed"> & { by: string }> {
  return new Map(
    ledger.counted(new Set(["site-closed"])).map(({ event }) => {
      const fact = event.fact as FactOf<"site-closed">;
      return [fact.site, { ...fact, by: event.actor }];
    }),
  );
}

function sites({ ledger, tally, sites: all, devices }: Reconciling): Difference[] {
  const closings = siteClosings(ledger);
  const totals = totalsBySite(ledger);
  return all.flatMap(({ id }) => {
    const closed = closings.get(id);
    if (closed !== undefined) {
      const explained = closed.explanation === "" ? null : { why: closed.explanation, by: closed.by };
      return siteDifferences(totals(id), closed).map(({ kind, counted, recorded, sheet }) =>
        difference({ kind, site: id, sheet, counted, recorded, explained }),
      );
    }
    const worked = devices.some(({ site }) => site === id) || tally.count("checked-in", id) > 0;
    return worked
      ? [difference({ kind: "site-not-closed", site: id, recorded: tally.count("checked-in", id) })]
      : [];
  });
}

function logs({ ledger, devices, heard, closesAtMs }: Reconciling): Difference[] {
  const held = new Map<string, number>();
  for (const { device } of ledger.quarantine()) held.set(device, (held.get(device) ?? 0) + 1);
  const siteOf = (device: string) => devices.find((one) => one.device === device)?.site ?? "";
  return [
    ...[...held].map(([device, recorded]) =>
      difference({ kind: "log-not-whole", device, site: siteOf(device), recorded }),
    ),
    ...devices
      .filter(({ device, retired }) => !retired && (heard.get(device) ?? 0) < closesAtMs)
      .map(({ device, site, events }) =>
        difference({ kind: "device-not-heard-since-closing", device, site, recorded: events }),
      ),
  ];
}

function voters({ ledger, tally }: Reconciling): Difference[] {
  const disputed = disputedVoters({ ledger, tally }).flatMap(({ voter, isOpen }) => (isOpen ? [voter] : []));
  const wrong = [...new Set(tally.acts("style-mismatch").map(({ event }) => voterOf(ledger, event)))];
  const of = (flag: VoterFlag) => tally.voters(flag);
  return [
    ...about("dispute-open", disputed),
    ...about("checked-in-without-ballot", of("no-ballot")),
    ...about("ballot-without-check-in", of("no-check-in")),
    ...about("not-on-list", of("not-on-list")),
    ...about("style-differs", wrong),
  ];
}

function voterOf(ledger: Ledger, event: string): string {
  const fact = ledger.event(event)?.fact;
  return fact !== undefined && "voter" in fact ? fact.voter : "";
}

function about(kind: Difference["kind"], all: readonly string[]): Difference[] {
  if (all.length === 0) return [];
  return [difference({ kind, recorded: all.length, voters: [...all].sort().slice(0, VOTERS_NAMED) })];
}

function difference(of: Pick<Difference, "kind"> & Partial<Difference>): Difference {
  const whole = {
    site: "",
    device: "",
    sheet: "",
    counted: 0,
    recorded: 0,
    voters: [],
    explained: null,
    ...of,
  };
  const { kind, site, device, sheet, counted, recorded } = whole;
  return { ...whole, key: JSON.stringify([kind, site, device, sheet, counted, recorded]) };
}
