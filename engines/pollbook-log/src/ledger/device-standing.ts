import { inOrder } from "../octets.ts";
import { hashAt } from "./chain.ts";
import { trailReason, type TrailReason } from "./quarantine.ts";
import type { Replica } from "./replica.ts";

export type DeviceStanding = {
  readonly device: string;
  /** Null for the hub, and for a device that nobody has enrolled. */
  readonly site: string | null;
  /** Null while nobody has enrolled it. */
  readonly publicKey: string | null;
  readonly head: number;
  readonly hash: string;
  /** What stops its log at `head`, or null. */
  readonly stopped: TrailReason | null;
  /** The seal's number while it is under seal. */
  readonly seal: string | null;
  readonly custodian: string | null;
  /** The last of its events that counts, once it is retired. */
  readonly retiredAfter: number | null;
};

/** Sorted by device. */
export function deviceStandings({ chains, facts }: Replica): readonly DeviceStanding[] {
  return [...chains.values()]
    .map((chain) => ({
      device: chain.device,
      site: facts.devices.get(chain.device)?.site ?? null,
      publicKey: chain.key,
      head: chain.accepted.length,
      hash: hashAt(chain, chain.accepted.length),
      stopped: trailReason(chain),
      seal: facts.sealed.get(chain.device) ?? null,
      custodian: facts.custodians.get(chain.device) ?? null,
      retiredAfter: facts.retired.get(chain.device) ?? null,
    }))
    .sort((a, b) => inOrder(a.device, b.device));
}
