import type { DeviceStanding, Ledger, Quarantined, SignedEvent } from "@counterfoil/pollbook-log";
import { byCodeUnit } from "../../../basics/order.ts";
import type { DeviceNow, SiteNow } from "./live-contract.ts";
import type { Manifest } from "./package/definition-contract.ts";
import { siteNow } from "./paper/site-rules.ts";
import { queueNow, SERVED_WINDOW_MS } from "./queue-rules.ts";
import type { Tally } from "./tally-rules.ts";

/** A device says something every two seconds: after these many seconds without, it is stale, and then silent. */
export const FRESH_SECONDS = 30;
export const SILENT_SECONDS = 300;

/** Each device but the hub, the one that was not heard for longest first. */
export function devicesNow(
  standings: readonly DeviceStanding[],
  quarantine: readonly Quarantined[],
  heard: ReadonlyMap<string, number>,
  { hub, nowMs }: { readonly hub: string; readonly nowMs: number },
): readonly DeviceNow[] {
  const why = new Map(quarantine.map((one) => [one.device, one.why]));
  return standings
    .filter(({ device, publicKey }) => device !== hub && publicKey !== null)
    .map(({ device, site, head, stopped, retiredAfter }) => {
      const atMs = heard.get(device);
      const heardSecondsAgo = atMs === undefined ? null : Math.max(0, Math.floor((nowMs - atMs) / 1000));
      return {
        device,
        site: site ?? "",
        heardSecondsAgo,
        contact: contactOf(heardSecondsAgo),
        events: head,
        stopped: stopped === null ? null : (why.get(device) ?? "gap"),
        retired: retiredAfter !== null,
      };
    })
    .sort(
      (a, b) =>
        (b.heardSecondsAgo ?? Infinity) - (a.heardSecondsAgo ?? Infinity) || byCodeUnit(a.device, b.device),
    );
}

export function contactOf(secondsAgo: number | null): DeviceNow["contact"] {
  if (secondsAgo === null) return "never";
  if (secondsAgo <= FRESH_SECONDS) return "fresh";
  return secondsAgo <= SILENT_SECONDS ? "stale" : "silent";
}

/** Each site with its queue and the worst contact among its devices. */
export function sitesNow(
  manifest: Pick<Manifest, "sites" | "waitMinutesMax">,
  devices: readonly DeviceNow[],
  ledger: Pick<Ledger, "waiting" | "stands">,
  tally: Tally,
  nowMs: number,
): readonly SiteNow[] {
  const queue = new Map<string, number>();
  for (const { site } of ledger.waiting()) queue.set(site, (queue.get(site) ?? 0) + 1);
  const bySite = new Map<string, DeviceNow[]>();
  for (const one of devices) if (!one.retired) bySite.set(one.site, [...(bySite.get(one.site) ?? []), one]);
  const said = new Map<string, SignedEvent[]>();
  for (const event of tally.ofSites())
    if ("site" in event.fact) {
      const here = said.get(event.fact.site);
      if (here === undefined) said.set(event.fact.site, [event]);
      else here.push(event);
    }
  return manifest.sites.map(({ id, name, at }) => {
    const here = bySite.get(id) ?? [];
    const served = tally.servedSince(id, nowMs - SERVED_WINDOW_MS);
    const now = queueNow(queue.get(id) ?? 0, served, nowMs, manifest.waitMinutesMax);
    const { onPaper } = siteNow(said.get(id) ?? [], id, ledger);
    return {
      site: id,
      name,
      at: at ?? null,
      devices: here.length,
      checkedIn: tally.count("checked-in", id),
      ...now,
      onPaperSinceMs: onPaper.length === 0 ? null : Math.min(...onPaper.map(({ atMs }) => atMs)),
      contact: worst(here.map(({ contact }) => contact)),
    };
  });
}

function worst(contacts: readonly DeviceNow["contact"][]): SiteNow["contact"] {
  if (contacts.length === 0) return "none";
  return (["never", "silent", "stale"] as const).find((one) => contacts.includes(one)) ?? "fresh";
}
