import type { SignedEvent } from "../event/event.ts";
import { voterOf, type Fact } from "../event/fact.ts";
import type { Sha256, Verify } from "../hashing.ts";
import { advance, emptyChain, giveKey, hasForked, hold, prove, takeBack, type Chain } from "./chain.ts";
import { noFacts, takeIn, type Facts } from "./facts.ts";

/** Which election's logs these are, and whose word makes a device one of them. */
export type LedgerContext = {
  readonly electionId: string;
  readonly listVersion: string;
  /** From the signed package. The key is 64 hexadecimal digits. */
  readonly hub: { readonly device: string; readonly publicKey: string };
  readonly sha256: Sha256;
  readonly verify: Verify;
};

/** What one device or server holds. */
export type Replica = {
  readonly context: LedgerContext;
  readonly chains: Map<string, Chain>;
  facts: Facts;
  /** Voters whose disputes have to be worked out anew. */
  readonly touched: Set<string>;
};

export function emptyReplica(context: LedgerContext): Replica {
  const { device, publicKey } = context.hub;
  const replica = { context, chains: new Map(), facts: noFacts(device), touched: new Set<string>() };
  giveKey(chainOf(replica, device), publicKey);
  return replica;
}

export function chainOf({ chains }: Pick<Replica, "chains">, device: string): Chain {
  const known = chains.get(device);
  if (known !== undefined) return known;
  const chain = emptyChain(device);
  chains.set(device, chain);
  return chain;
}

/** Puts events in, unchecked; `settle` does the rest. */
export function place(replica: Replica, events: readonly SignedEvent[]): ReadonlySet<string> {
  const devices = new Set<string>();
  for (const event of events) {
    hold(chainOf(replica, event.device), event, false);
    devices.add(event.device);
  }
  return devices;
}

/** Proves and accepts whatever can be, in the logs named and in those that an enrolment among them opens. */
export function settle(replica: Replica, devices: ReadonlySet<string>): void {
  const hub = replica.context.hub.device;
  const waiting = [...devices].sort((a, b) => Number(b === hub) - Number(a === hub));
  for (const device of waiting) {
    const chain = chainOf(replica, device);
    if (hasForked(chain, prove(chain, replica.context.verify))) return beginAgain(replica, devices);
    advance(chain, (event) => waiting.push(...accept(replica, event)));
  }
}

/** A fork takes accepted events back. It is rare and grave, so everything is simply worked out again. */
function beginAgain(replica: Replica, unsettled: ReadonlySet<string>): void {
  for (const voter of replica.facts.voters.keys()) replica.touched.add(voter);
  replica.facts = noFacts(replica.context.hub.device);
  for (const chain of replica.chains.values()) takeBack(chain);
  const hub = chainOf(replica, replica.context.hub.device);
  giveKey(hub, replica.context.hub.publicKey);
  settle(replica, new Set([hub.device, ...unsettled]));
}

/** Answers with the devices whose logs can be read from now on. */
function accept(replica: Replica, event: SignedEvent): readonly string[] {
  const { facts } = replica;
  takeIn(facts, event);
  touch(replica, event);
  if (event.fact.kind !== "device-enrolled" || facts.void.has(event.id)) return [];
  giveKey(chainOf(replica, event.fact.device), event.fact.publicKey);
  return [event.fact.device];
}

function touch({ facts, chains, touched }: Replica, { id, fact }: SignedEvent): void {
  const voter = voterOf(fact) ?? voterOfTarget(facts, fact);
  if (voter !== null) touched.add(voter);
  if (fact.kind !== "device-retired" || facts.void.has(id)) return;
  for (const event of chains.get(fact.device)?.accepted.slice(fact.lastSeq) ?? []) {
    const late = voterOf(event.fact) ?? voterOfTarget(facts, event.fact);
    if (late !== null) touched.add(late);
  }
}

function voterOfTarget(facts: Facts, fact: Fact): string | null {
  if (fact.kind !== "undo" && fact.kind !== "correction") return null;
  const target = facts.events.get(fact.event);
  return target === undefined ? null : voterOf(target.fact);
}
