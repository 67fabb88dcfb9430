import type { Act, Ledger } from "@counterfoil/pollbook-log";
import { byCodeUnit as inOrder } from "../../../basics/order.ts";
import type { Anomaly } from "./desk-contract.ts";
import type { Tally } from "./tally-rules.ts";

/** Fewer events taken back by one device are the slips of a day. */
export const UNDONE_MIN = 10;
/** So many of a device's check-ins taken back are more than slips. */
export const UNDONE_SHARE = 0.2;
const EVENTS_SHOWN = 20;

type Found = Omit<Anomaly, "reportId">;

/**
 * What is not as an honest day would leave it, one line a kind and device. A gap is none: it heals. None of it says who did it or
 * why; a clock that is set wrong makes early check-ins, too.
 */
export function anomaliesOf(ledger: Ledger, tally: Tally): readonly Found[] {
  const sites = new Map(ledger.devices().map(({ device, site }) => [device, site]));
  const siteOf = (device: string) => sites.get(device) ?? null;
  return [
    ...forging(ledger, siteOf),
    ...massUndo(tally, siteOf),
    ...marked("style-mismatch", tally.acts("style-mismatch"), siteOf),
    ...marked("early-check-in", tally.acts("early-check-in"), siteOf),
  ];
}

const FORGED = ["fork", "broken-link", "signature-invalid"];

function forging(ledger: Ledger, siteOf: (device: string) => string | null): Found[] {
  const found = new Map<string, Found>();
  for (const { event, device, why } of ledger.quarantine()) {
    if (!FORGED.includes(why)) continue;
    const signer = why === "signature-invalid" ? ledger.signerOf(event) : device;
    const key = JSON.stringify(["device-forging", device, why, signer]);
    const one = found.get(key);
    const events = [...(one?.events ?? []), event].slice(0, EVENTS_SHOWN);
    const count = (one?.count ?? 0) + 1;
    found.set(key, { key, kind: "device-forging", device, site: siteOf(device), count, events, why, signer });
  }
  return [...found.values()];
}

function massUndo(tally: Tally, siteOf: (device: string) => string | null): Found[] {
  return tally
    .counts("undone")
    .filter(([device, undone]) => {
      const all = undone + tally.count("device", device);
      return undone >= UNDONE_MIN && undone >= UNDONE_SHARE * all;
    })
    .map(([device, count]) => ({ ...line("mass-undo", device, siteOf(device)), count, events: [] }));
}

function marked(
  kind: "style-mismatch" | "early-check-in",
  acts: readonly Act[],
  siteOf: (device: string) => string | null,
): Found[] {
  return [...new Set(acts.map(({ device }) => device))].sort(inOrder).map((device) => {
    const of = acts.filter((act) => act.device === device);
    const events = of.slice(0, EVENTS_SHOWN).map(({ event }) => event);
    return { ...line(kind, device, siteOf(device)), count: of.length, events };
  });
}

function line(kind: Found["kind"], device: string, site: string | null) {
  return { key: JSON.stringify([kind, device]), kind, device, site, why: null, signer: null };
}
