import type { Ledger } from "@counterfoil/pollbook-log";
import { sha256Hex } from "../keys.ts";
import { frame, FRAME, jsonFrame } from "./frames.ts";
import { summaryBytes } from "./summary-frame.ts";

/** What there is to say of all that is known, the same for every link. */
export type Said = {
  readonly revision: number;
  readonly atMs: number;
  readonly knows: string;
  readonly devices: number;
  readonly summary: Buffer;
  readonly ping: Buffer;
  /** A ping that asks for the peer's summary, because not everything was passed on. */
  readonly ask: Buffer;
};

/** Among more devices than these something is always under way, and a summary is long. */
export const FEW_DEVICES = 50;
/** Among many, what was said so shortly before is good enough to be said again. */
const GOOD_FOR_MS = 500;

const last = new WeakMap<Ledger, Said>();

/** Worked out anew once more is known. `exactly`: whether it must hold at this very moment. */
export function saidOf({ ledger }: { readonly ledger: Ledger }, { exactly = false } = {}): Said {
  const revision = ledger.revision();
  const kept = last.get(ledger);
  if (kept !== undefined && (kept.revision === revision || (!exactly && isGoodEnough(kept)))) return kept;
  const summary = ledger.summary();
  const body = summaryBytes(summary);
  const knows = sha256Hex(body);
  const said = {
    revision,
    atMs: performance.now(),
    knows,
    devices: summary.devices.length,
    summary: frame(FRAME.summary, body),
    ping: jsonFrame(FRAME.ping, { knows }),
    ask: jsonFrame(FRAME.ping, { knows, ask: true }),
  };
  last.set(ledger, said);
  return said;
}

function isGoodEnough({ devices, atMs }: Said): boolean {
  return devices > FEW_DEVICES && performance.now() - atMs < GOOD_FOR_MS;
}
