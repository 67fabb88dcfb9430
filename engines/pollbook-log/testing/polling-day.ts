import {
  deviceLog,
  EMPTY_LOG,
  ledgerOf,
  signEvent,
  type DeviceLog,
  type Fact,
  type Ledger,
  type LedgerContext,
  type LogHead,
  type PollbookEvent,
  type Receipt,
} from "../src/index.ts";
import { keyOf, sha256, verifyEd25519 } from "./node-crypto.ts";

export const electionId = "ele_2026";
export const listVersion = "list-7";
const hubKey = keyOf(200);

export const context: LedgerContext = {
  electionId,
  listVersion,
  hub: { device: "hub", publicKey: hubKey.publicKey },
  sha256,
  verify: verifyEd25519,
};

export type Book = {
  readonly device: string;
  readonly log: DeviceLog;
  readonly ledger: Ledger;
  /** What is on its disk. */
  readonly disk: Uint8Array[];
  /** Says a fact that must be taken. */
  readonly say: (fact: Fact, atMs?: number, actor?: string) => Receipt & { readonly record: Uint8Array };
};

/** A pollbook with its own log and ledger; device n signs with key n, the hub with its own. */
export function bookOf(device: string, seed: number, head: LogHead = EMPTY_LOG): Book {
  const disk: Uint8Array[] = [];
  const ledger = ledgerOf(context);
  const { sign } = device === "hub" ? hubKey : keyOf(seed);
  const store = (record: Uint8Array) => disk.push(record) > 0;
  const log = deviceLog({ electionId, listVersion, device, head, sha256, sign, store });
  const say: Book["say"] = (fact, atMs = 1_000, actor = "worker-1") => {
    const said = log.append(fact, { actor, atMs });
    if (!said.ok) throw new Error(said.refusal);
    ledger.add(said.value.record);
    return said.value;
  };
  return { device, log, ledger, disk, say };
}

/** A hub and devices `A`, `B`, … that it has enrolled; everybody knows of the enrolments. */
export function pollingDay(count: number): { readonly hub: Book; readonly books: readonly Book[] } {
  const hub = bookOf("hub", 200);
  const books = Array.from({ length: count }, (_, at) => bookOf(String.fromCharCode(65 + at), at + 1));
  for (const [at, book] of books.entries()) {
    const { publicKey } = keyOf(at + 1);
    hub.say({ kind: "device-enrolled", device: book.device, site: `site-${book.device}`, publicKey });
  }
  for (const book of books) catchUp(book.ledger, hub.ledger);
  return { hub, books };
}

/** `to` asks `from` once. Answers with how many records came. */
export function catchUp(to: Ledger, from: Ledger, limit?: number): number {
  const missing = from.missingFor(to.summary(), limit);
  if (!missing.ok) throw new Error(missing.refusal);
  to.addAll(missing.value);
  return missing.value.length;
}

/** Everybody asks everybody until nobody has anything new. */
export function heal(ledgers: readonly Ledger[]): void {
  for (let round = 0; round < 10; round++) {
    let moved = 0;
    for (const to of ledgers) for (const from of ledgers) moved += to === from ? 0 : catchUp(to, from);
    if (moved === 0) return;
  }
  throw new Error("the ledgers do not come to rest");
}

/** A record signed with a device's key, whatever the event says. */
export function signedBy(seed: number, event: PollbookEvent): Uint8Array {
  const record = signEvent(keyOf(seed).sign, event);
  if (!record.ok) throw new Error(record.refusal);
  return record.value;
}

export const checkIn = (voter: string, site = "site-A"): Fact => ({
  kind: "check-in",
  voter,
  site,
  channel: "in-person",
});

export const issue = (voter: string, channel: "in-person" | "early" | "postal" = "in-person"): Fact => ({
  kind: "ballot-issued",
  voter,
  site: "site-A",
  channel,
  styleDue: "style-1",
  styleGiven: "style-1",
});

export const same = (a: Ledger, b: Ledger): boolean =>
  Buffer.compare(a.canonicalState(), b.canonicalState()) === 0;
