import { inOrder } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { hashAt, provenBeyond, type Chain } from "./chain.ts";
import type { SignedEvent } from "../event/event.ts";
import { NO_EVENT } from "../hashing.ts";
import type { Replica } from "./replica.ts";

/**
 * Exactly what a replica holds of each log: everything up to `head`, whose id is `hash`, and beyond it (behind a gap or in a
 * fork, so mostly nothing) the events with these ids. Never a maximum: a hole cannot hide.
 */
export type Summary = {
  readonly electionId: string;
  readonly listVersion: string;
  readonly devices: readonly DeviceSummary[];
};

export type DeviceSummary = {
  readonly device: string;
  readonly head: number;
  readonly hash: string;
  readonly beyond: readonly string[];
};

export function summaryOf({ context, chains }: Replica): Summary {
  const devices = chainsInOrder(chains)
    .filter((chain) => chain.key !== null)
    .map((chain) => ({
      device: chain.device,
      head: chain.accepted.length,
      hash: hashAt(chain, chain.accepted.length),
      beyond: provenBeyond(chain).map((event) => event.id),
    }));
  return { electionId: context.electionId, listVersion: context.listVersion, devices };
}

/**
 * The events that whoever gave this summary lacks, the hub's first and each log in order, at most `limit` of them: give them
 * over and ask again. Where the two logs of a device part ways, all of that log is given regardless of the limit, so that the
 * other side finds the fork. Events that are not proven are passed on to nobody.
 */
export function missingFor(
  replica: Replica,
  summary: Summary,
  limit = Number.MAX_SAFE_INTEGER,
): Outcome<readonly SignedEvent[], "other-election" | "other-list"> {
  const { electionId, listVersion, hub } = replica.context;
  if (summary.electionId !== electionId) return refused("other-election", { electionId: summary.electionId });
  if (summary.listVersion !== listVersion) return refused("other-list", { listVersion: summary.listVersion });
  const theirs = new Map(summary.devices.map((one) => [one.device, one]));
  const events: SignedEvent[] = [];
  for (const chain of chainsInOrder(replica.chains, hub.device)) {
    if (chain.key === null) continue;
    const missing = missingOf(chain, theirs.get(chain.device), limit - events.length);
    for (const event of missing) events.push(event);
    if (events.length >= limit) break;
  }
  return fine(events);
}

function missingOf(chain: Chain, theirs: DeviceSummary | undefined, limit: number): readonly SignedEvent[] {
  const { head, hash, beyond } = theirs ?? { head: 0, hash: NO_EVENT, beyond: [] };
  // So it mostly is, in thousands of logs.
  if (head === chain.accepted.length && chain.beyond.size === 0 && hashAt(chain, head) === hash) return [];
  const has = new Set(beyond);
  const lacks = (event: SignedEvent) => !has.has(event.id);
  if (head > chain.accepted.length) {
    const trail = provenBeyond(chain);
    const known = before(trail, hash);
    return trail.filter((event) => lacks(event) && !known.has(event.id)).slice(0, limit);
  }
  if (hashAt(chain, head) !== hash) return [...chain.accepted, ...provenBeyond(chain)].filter(lacks);
  const next =
    has.size === 0 ? chain.accepted.slice(head, head + limit) : chain.accepted.slice(head).filter(lacks);
  return [...next, ...provenBeyond(chain).filter(lacks)].slice(0, limit);
}

/** Of these events, those that lead up to the one with this id: whoever has it as its head has them too. */
function before(trail: readonly SignedEvent[], hash: string): ReadonlySet<string> {
  const byId = new Map(trail.map((event) => [event.id, event]));
  const known = new Set<string>();
  for (let at = byId.get(hash); at !== undefined; at = byId.get(at.previous)) known.add(at.id);
  return known;
}

function chainsInOrder(chains: ReadonlyMap<string, Chain>, first?: string): readonly Chain[] {
  const rank = (chain: Chain) => (chain.device === first ? 0 : 1);
  return [...chains.values()].sort((a, b) => rank(a) - rank(b) || inOrder(a.device, b.device));
}
