import { inOrder } from "../octets.ts";
import { hashAt, type Chain } from "./chain.ts";
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
export function deviceStandings(replica: Replica): readonly DeviceStanding[] {
  return [...replica.chains.values()]
    .map((chain) => standingOfChain(replica, chain))
    .sort((a, b) => inOrder(a.device, b.device));
}

export function deviceStanding(replica: Replica, device: string): DeviceStanding | null {
  const chain = replica.chains.get(device);
  return chain === undefined ? null : standingOfChain(replica, chain);
}

/** The device that is enrolled with this key; of several, the first by name. */
export function holderOf({ chains }: Replica, publicKey: string): string | null {
  let holder: string | null = null;
  for (const { key, device } of chains.values())
    if (key === publicKey && (holder === null || device < holder)) holder = device;
  return holder;
}

function standingOfChain({ facts }: Replica, chain: Chain): DeviceStanding {
  return {
    device: chain.device,
    site: facts.devices.get(chain.device)?.site ?? null,
    publicKey: chain.key,
    head: chain.accepted.length,
    hash: hashAt(chain, chain.accepted.length),
    stopped: trailReason(chain),
    seal: facts.sealed.get(chain.device) ?? null,
    custodian: facts.custodians.get(chain.device) ?? null,
    retiredAfter: facts.retired.get(chain.device) ?? null,
  };
}
