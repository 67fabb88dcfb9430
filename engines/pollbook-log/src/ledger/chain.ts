import { signedParts } from "../event/decode-event.ts";
import type { SignedEvent } from "../event/event.ts";
import { NO_EVENT, type Verify } from "../hashing.ts";
import { fromHex } from "../octets.ts";

/** What one replica holds of one device's log. */
export type Chain = {
  readonly device: string;
  /** The key that the hub has enrolled, in hexadecimal; null while nobody has. */
  key: string | null;
  /** The key under which `proven` was found. */
  provenBy: string | null;
  /** Events 1, 2, 3, … each proven, alone under its number, and naming the one before. */
  accepted: SignedEvent[];
  /** Everything else that came in the device's name, by id. */
  readonly beyond: Map<string, Held>;
  /** The same by number. */
  readonly bySeq: Map<number, Held[]>;
  /** Events that a proven event names as its previous one and that are not here yet: id, and the number it must have. */
  readonly vouched: Map<string, number>;
  unchecked: Held[];
};

export type Held = {
  readonly event: SignedEvent;
  proven: boolean;
  /** Whether `prove` has answered with it. */
  told: boolean;
};

export function emptyChain(device: string): Chain {
  return {
    device,
    key: null,
    provenBy: null,
    accepted: [],
    beyond: new Map(),
    bySeq: new Map(),
    vouched: new Map(),
    unchecked: [],
  };
}

/** The id of event `seq` of the accepted part; `NO_EVENT` for 0. */
export function hashAt(chain: Chain, seq: number): string {
  return seq === 0 ? NO_EVENT : chain.accepted[seq - 1]!.id;
}

/** Puts an event that is not here yet beside the accepted ones. */
export function hold(chain: Chain, event: SignedEvent, proven: boolean): void {
  const held = { event, proven: proven || chain.vouched.get(event.id) === event.seq, told: proven };
  chain.beyond.set(event.id, held);
  const others = chain.bySeq.get(event.seq);
  if (others === undefined) chain.bySeq.set(event.seq, [held]);
  else others.push(held);
  if (!proven) chain.unchecked.push(held);
}

/** Gives the chain its key. Under another key than before, nothing is proven any more. */
export function giveKey(chain: Chain, key: string): void {
  chain.key = key;
  if (chain.provenBy === key) return;
  chain.provenBy = key;
  chain.vouched.clear();
  chain.unchecked = [...chain.beyond.values()];
  for (const held of chain.unchecked) held.proven = held.told = false;
}

/**
 * An event is proven by its own signature, or because a proven event names it as its previous one: the signature covers that
 * id, and the id covers every byte. So the last signature proves a whole run, and catching up on a hundred thousand events
 * takes one check. Answers with the events that became proven.
 */
export function prove(chain: Chain, verify: Verify): readonly SignedEvent[] {
  const proven: SignedEvent[] = [];
  if (chain.key === null) return proven;
  const publicKey = fromHex(chain.key, 32)!;
  const newestFirst = chain.unchecked.sort((a, b) => b.event.seq - a.event.seq);
  chain.unchecked = [];
  for (const held of newestFirst) {
    if (held.told) continue;
    if (held.proven || isSigned(held.event, verify, publicKey)) vouchBack(chain, held, proven);
  }
  return proven;
}

function isSigned(event: SignedEvent, verify: Verify, publicKey: Uint8Array): boolean {
  const { message, signature } = signedParts(event.record);
  return verify(message, signature, publicKey);
}

function vouchBack(chain: Chain, last: Held, proven: SignedEvent[]): void {
  let held = last;
  for (;;) {
    held.proven = held.told = true;
    proven.push(held.event);
    const { previous, seq } = held.event;
    const before = chain.beyond.get(previous);
    if (before === undefined) {
      if (seq > 1 && chain.accepted[seq - 2]?.id !== previous) chain.vouched.set(previous, seq - 1);
      return;
    }
    if (before.told || before.event.seq !== seq - 1) return;
    held = before;
  }
}

/** Two proven events under one number: the accepted part has to be taken back to before it. */
export function hasForked(chain: Chain, proven: readonly SignedEvent[]): boolean {
  return proven.some((event) => event.seq <= chain.accepted.length);
}

/** Accepts what follows, one by one. */
export function advance(chain: Chain, accept: (event: SignedEvent) => void): void {
  if (chain.key === null) return;
  for (;;) {
    const seq = chain.accepted.length + 1;
    const all = chain.bySeq.get(seq);
    const here = all?.filter((held) => held.proven) ?? [];
    const [only] = here;
    if (only === undefined || here.length > 1 || only.event.previous !== hashAt(chain, seq - 1)) return;
    chain.beyond.delete(only.event.id);
    const rest = all!.filter((held) => held !== only);
    if (rest.length === 0) chain.bySeq.delete(seq);
    else chain.bySeq.set(seq, rest);
    chain.accepted.push(only.event);
    accept(only.event);
  }
}

/** Takes back everything that was accepted; the chain has no key until it is given one again. */
export function takeBack(chain: Chain): void {
  const events = chain.accepted;
  chain.accepted = [];
  chain.key = null;
  for (const event of events) hold(chain, event, true);
}

/** The events beyond the accepted part that are the device's own words. */
export function provenBeyond(chain: Chain): readonly SignedEvent[] {
  if (chain.key === null || chain.beyond.size === 0) return [];
  return [...chain.beyond.values()]
    .filter((held) => held.proven)
    .map((held) => held.event)
    .sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
}
