// Goal: among thousands of devices little is said, and nothing is missed: not by whoever comes back, and not over a line that takes less
// than there is to say. Method: two real books of sixty devices over a line in memory, with the clock in hand.
import { EventEmitter } from "node:events";
import { createPublicKey } from "node:crypto";
import type { TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deviceLog, ledgerOf, type Fact } from "@counterfoil/pollbook-log";
import type { FreshListener, PeerBook } from "../device/book.ts";
import { standingOf } from "../device/book.ts";
import { newKey, pemOf, sha256, verify, type OwnKey } from "../keys.ts";
import { readPackage, writePackage } from "../package/package-file.ts";
import { definition } from "../testing/polling-place.ts";
import { FRAME, frameReader, recordFrames } from "./frames.ts";
import { openLink, type Link } from "./link.ts";

const hubKey = newKey();
const read = readPackage(writePackage(definition, [], { device: "hub", key: hubKey }, 1), hubKey.publicKey);
if (!read.ok) throw new Error(read.refusal);
const { manifest, version } = read.value;
const { electionId, hub } = manifest;
const NO_EVENT = "0".repeat(64);

const logOf = (device: string, { sign }: OwnKey) => {
  const head = { seq: 0, hash: NO_EVENT };
  return deviceLog({ electionId, listVersion: version, device, head, sha256, sign, store: () => true });
};
const said = (log: ReturnType<typeof logOf>, fact: Fact) => {
  const receipt = log.append(fact, { actor: "worker", atMs: 1 });
  if (!receipt.ok) throw new Error(receipt.refusal);
  return receipt.value.record;
};

const keys = new Map<string, OwnKey>(Array.from({ length: 60 }, (_, n) => [`D${n}`, newKey()]));
const hubLog = logOf("hub", hubKey);
const enrolments = [...keys].map(([device, { publicKey }]) =>
  said(hubLog, { kind: "device-enrolled", device, site: "north", publicKey }),
);

function bookOf(device: string, records: readonly Uint8Array[]): PeerBook {
  const ledger = ledgerOf({ electionId, listVersion: version, hub, sha256, verify });
  ledger.addAll(records);
  const listeners: FreshListener[] = [];
  return {
    device,
    manifest,
    version,
    ledger,
    standing: () => standingOf(ledger, device),
    receive: (all) => void ledger.addAll(all),
    onFresh: (listener) => listeners.push(listener),
  };
}

/** One end of a line; what is written comes out at the other, unless the line is slow. */
class End extends EventEmitter {
  writableLength = 0;
  writable = true;
  readonly kinds: number[] = [];
  other: End | null = null;
  readonly #reads = frameReader();
  readonly #key: OwnKey;
  constructor(theirs: OwnKey) {
    super();
    this.#key = theirs;
  }
  write(bytes: Buffer): boolean {
    for (const { kind } of this.#reads(bytes) ?? []) this.kinds.push(kind);
    queueMicrotask(() => this.other!.emit("data", bytes));
    return true;
  }
  getPeerX509Certificate() {
    return { publicKey: createPublicKey(pemOf(this.#key)) };
  }
  setNoDelay() {}
  setTimeout() {}
  destroy() {
    this.emit("close");
  }
  end() {}
}

function joined(hubBook: PeerBook, deviceBook: PeerBook) {
  const [atHub, atDevice] = [new End(keys.get("D0")!), new End(hubKey)];
  [atHub.other, atDevice.other] = [atDevice, atHub];
  const events = {
    nowMs: () => 0,
    admitted: () => undefined,
    heard: () => undefined,
    refused: (refusal: string) => {
      throw new Error(refusal);
    },
    closed: () => undefined,
    leave: () => undefined,
  };
  const hubLink = openLink(atHub as unknown as TLSSocket, hubBook, events);
  openLink(atDevice as unknown as TLSSocket, deviceBook, events);
  return { hubLink, atHub, atDevice };
}

function pushes(link: Link, book: PeerBook, record: Uint8Array) {
  book.ledger.add(record);
  const event = book.ledger.eventsMissingFor({ electionId, listVersion: version, devices: [] });
  if (!event.ok) throw new Error(event.refusal);
  const events = event.value.filter((one) => Buffer.from(one.record).equals(record));
  const devices = new Set(events.map(({ device }) => device));
  link.push({ events, devices, whole: Buffer.concat(recordFrames([record])) });
}

const some = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const voterKnown = (book: PeerBook, voter: string) => book.ledger.voter(voter).checkIns.length;

describe("a line among many devices", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const checkIn = (log: ReturnType<typeof logOf>, voter: string) =>
    said(log, { kind: "check-in", voter, site: "north", channel: "in-person" });

  it("W5.4 who comes back and lacks nothing hears no summary, and is pushed what is new", async () => {
    const [hubBook, deviceBook] = [bookOf("hub", enrolments), bookOf("D0", enrolments)];
    const { hubLink, atHub, atDevice } = joined(hubBook, deviceBook);
    await some(10);
    expect([...atHub.kinds, ...atDevice.kinds]).not.toContain(FRAME.summary);
    pushes(hubLink, hubBook, checkIn(logOf("D7", keys.get("D7")!), "v1"));
    await some(10);
    expect(voterKnown(deviceBook, "v1")).toBe(1);
  });

  it("W5.4 who lacks something, and whoever has something that the other lacks, are both helped within two pings", async () => {
    const theirs = checkIn(logOf("D0", keys.get("D0")!), "v2");
    const ours = checkIn(logOf("D8", keys.get("D8")!), "v3");
    const [hubBook, deviceBook] = [
      bookOf("hub", [...enrolments, ours]),
      bookOf("D0", [...enrolments, theirs]),
    ];
    joined(hubBook, deviceBook);
    await some(4_100);
    expect([voterKnown(deviceBook, "v3"), voterKnown(hubBook, "v2")]).toEqual([1, 1]);
  });

  it("negative: W5.4 nothing is pushed into a line that is full; once it is free, all that was missed follows", async () => {
    const [hubBook, deviceBook] = [bookOf("hub", enrolments), bookOf("D0", enrolments)];
    const { hubLink, atHub } = joined(hubBook, deviceBook);
    await some(10);
    atHub.writableLength = 5_000_000;
    const log = logOf("D9", keys.get("D9")!);
    const before = atHub.kinds.length;
    for (const voter of ["v4", "v5", "v6"]) pushes(hubLink, hubBook, checkIn(log, voter));
    await some(6_000);
    expect(atHub.kinds.slice(before)).toEqual([]);
    expect(voterKnown(deviceBook, "v5")).toBe(0);
    atHub.writableLength = 0;
    pushes(hubLink, hubBook, checkIn(log, "v7"));
    await some(10);
    expect(atHub.kinds.slice(before)).toEqual([FRAME.records]);
    expect(["v4", "v5", "v6", "v7"].map((voter) => voterKnown(deviceBook, voter))).toEqual([1, 1, 1, 1]);
  });

  it("negative: W5.4 where more was missed than is kept for a line, the peer is asked and given exactly that", async () => {
    const [hubBook, deviceBook] = [bookOf("hub", enrolments), bookOf("D0", enrolments)];
    const { hubLink, atHub } = joined(hubBook, deviceBook);
    await some(10);
    atHub.writableLength = 5_000_000;
    const record = checkIn(logOf("D9", keys.get("D9")!), "v8");
    for (let n = 0; n < 5_001; n++) pushes(hubLink, hubBook, record);
    atHub.writableLength = 0;
    await some(10);
    expect(voterKnown(deviceBook, "v8")).toBe(0);
    await some(4_100);
    expect(voterKnown(deviceBook, "v8")).toBe(1);
  });
});
