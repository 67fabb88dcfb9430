import type { SignedEvent } from "../event/event.ts";
import { voterOf, type FactKind } from "../event/fact.ts";
import { inOrder } from "../octets.ts";
import { utf8Of } from "../utf8.ts";
import { provenBeyond } from "./chain.ts";
import { deviceStandings } from "./device-standing.ts";
import { heldBy } from "./quarantine.ts";
import { waitingTickets } from "./queue.ts";
import type { Replica } from "./replica.ts";
import { countedOf, standingOf } from "./standing.ts";
import { differingStyles } from "./styles.ts";

/**
 * The state as bytes: JSON lines with keys in a fixed order, sorted by code unit. A function of the set of authentic events:
 * what nobody vouches for is shown by `quarantine` and is not part of it.
 */
export function canonicalState(replica: Replica): Uint8Array {
  const { context, chains, facts } = replica;
  const enrolled = [...chains.values()].filter((chain) => chain.key !== null);
  const held = byVoter(enrolled.flatMap(provenBeyond));
  const voters = new Set([...facts.voters.keys(), ...held.keys()]);
  const lines: readonly unknown[] = [
    { electionId: context.electionId, listVersion: context.listVersion },
    ...deviceStandings(replica).filter((device) => device.publicKey !== null),
    ...enrolled
      .toSorted((a, b) => inOrder(a.device, b.device))
      .flatMap((chain) => heldBy(chain).filter((one) => one.stopsAt !== null)),
    ...[...facts.void].sort(([a], [b]) => inOrder(a, b)).map(([event, reason]) => ({ event, void: reason })),
    ...[...voters].sort(inOrder).map((voter) => standingOf(facts, voter, held.get(voter) ?? [])),
    ...differingStyles(facts),
    ...waitingTickets(facts),
    ...countedOf(facts, ofSites).map(({ event: { id, fact } }) => ({ event: id, ...fact })),
  ];
  return utf8Of(lines.map((line) => `${JSON.stringify(line)}\n`).join(""))!;
}

const ofSites: ReadonlySet<FactKind> = new Set<FactKind>([
  "paper-begun",
  "sheet-counted",
  "paper-ended",
  "site-closed",
]);

function byVoter(events: readonly SignedEvent[]): ReadonlyMap<string, readonly SignedEvent[]> {
  const voters = new Map<string, SignedEvent[]>();
  for (const event of events) {
    const voter = voterOf(event.fact);
    if (voter !== null) voters.set(voter, [...(voters.get(voter) ?? []), event]);
  }
  return voters;
}
