import { signedParts } from "../event/decode-event.ts";
import type { SignedEvent } from "../event/event.ts";
import { fromHex, inOrder } from "../octets.ts";
import type { Chain, Held } from "./chain.ts";
import type { Replica } from "./replica.ts";

/** Why an event is held and counts for nothing yet. */
export type HeldReason =
  TrailReason | "device-unknown" | "signature-invalid" | "other-election" | "other-list";

/**
 * What stops a log. `gap`: the event before is missing, and heals when it comes. `fork`: the device has signed two events
 * with one number. `broken-link`: the event names another one before it than the one that is here.
 */
export type TrailReason = "gap" | "fork" | "broken-link";

export type Quarantined = {
  readonly event: string;
  /** In whose name it is written. */
  readonly device: string;
  readonly seq: number;
  readonly why: HeldReason;
  /** Where this log stops: the first number that is missing or told twice. Null where the device's word is not proven. */
  readonly stopsAt: number | null;
};

/** What stops this log; null where nothing does. */
export function trailReason(chain: Chain): TrailReason | null {
  if (chain.key === null) return null;
  for (const { proven } of chain.beyond.values()) if (proven) return trailAfterHead(chain);
  return null;
}

/** Why this event is held. */
export function heldReason(chain: Chain, held: Held): HeldReason {
  if (chain.key === null) return "device-unknown";
  return held.proven ? trailAfterHead(chain) : "signature-invalid";
}

/** Of a log that has proven events beyond its accepted part. */
function trailAfterHead(chain: Chain): TrailReason {
  const here = chain.bySeq.get(chain.accepted.length + 1)?.filter(({ proven }) => proven) ?? [];
  if (here.length === 0) return "gap";
  return here.length > 1 ? "fork" : "broken-link";
}

/** Every event held by this log, sorted by number. */
export function heldBy(chain: Chain): readonly Quarantined[] {
  return [...chain.beyond.values()]
    .map((held) => ({
      event: held.event.id,
      device: held.event.device,
      seq: held.event.seq,
      why: heldReason(chain, held),
      stopsAt: chain.key !== null && held.proven ? chain.accepted.length + 1 : null,
    }))
    .sort((a, b) => a.seq - b.seq || inOrder(a.event, b.event));
}

/** The enrolled device whose key really made this event's signature: who forged it. Null where nobody known did. */
export function signerOf({ context, chains }: Replica, event: SignedEvent): string | null {
  const { message, signature } = signedParts(event.record);
  for (const chain of chains.values()) {
    const key = chain.key === null ? null : fromHex(chain.key, 32);
    if (key !== null && context.verify(message, signature, key)) return chain.device;
  }
  return null;
}
