import {
  decodeRecord,
  deviceLog,
  ledgerOf,
  type DeviceLog,
  type DeviceStanding,
  type EventRefusal,
  type Fact,
  type Ledger,
  type LogHead,
  type Receipt,
  type SignedEvent,
  type Summary,
} from "@counterfoil/pollbook-log";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import type { Clock } from "../../../../platform/clock/clock.ts";
import { ownSignatures, sha256, type OwnKey } from "../keys.ts";
import type { Manifest } from "../package/definition-contract.ts";
import type { LogDisk } from "./log-disk.ts";

/** Why a device records nothing: what it stored is uncertain, its disk refuses, or its log is an old copy of itself. */
export type RecordingStopped =
  "log-stopped" | "disk-not-writable" | "log-behind" | "file-damaged" | "file-is-not-a-log";

export type RecordRefusal = EventRefusal | "not-stored" | RecordingStopped;

export type Decide<R extends string> = (ledger: Ledger) => Result<readonly Fact[], R>;

export type FreshListener = (events: readonly SignedEvent[]) => void;

/** What peers need of whoever they talk for: who it is, what it knows, and how it takes in what they bring. */
export type PeerBook = {
  readonly device: string;
  readonly manifest: Manifest;
  readonly version: string;
  readonly ledger: Ledger;
  readonly standing: () => DeviceStanding;
  /** Takes in what a peer sent, in any order. */
  readonly receive: (records: readonly Uint8Array[]) => void;
  /** Called with what is newly known and durable here, in the order in which it may be passed on. */
  readonly onFresh: (listener: FreshListener) => void;
};

/** The log of one device (or of the hub) with everything that it knows of the others: in memory and on the disk. */
export type Book = PeerBook & {
  readonly stopped: () => RecordingStopped | null;
  /**
   * Decides on what is known, and records the facts. The receipts are given when all facts are on the disk for good; whoever comes
   * meanwhile shares the same flush.
   */
  readonly record: <R extends string>(
    decide: Decide<R>,
    actor: string,
  ) => Promise<Result<readonly Receipt[], R | RecordRefusal>>;
  /** Takes in what a peer sent, in any order. Answers how many were new. */
  readonly receive: (records: readonly Uint8Array[]) => number;
  readonly close: () => void;
};

export type BookOptions = {
  readonly manifest: Manifest;
  readonly version: string;
  readonly device: string;
  readonly key: OwnKey;
  readonly own: LogDisk | RecordingStopped;
  /** What others recorded: kept so that a restart needs no network. Lost, it is fetched again. */
  readonly others: LogDisk | null;
  readonly clock: Clock;
};

export function openBook(options: BookOptions): Book {
  const { manifest, version, device } = options;
  const { sign, verify } = ownSignatures(options.key);
  const ledger = ledgerOf({
    electionId: manifest.electionId,
    listVersion: version,
    hub: manifest.hub,
    sha256,
    verify,
  });
  const ownRecords = typeof options.own === "string" ? [] : options.own.records;
  ledger.addAll([...(options.others?.records ?? []), ...ownRecords]);
  const open: Open = {
    ...options,
    ledger,
    pen: penOf(options, sign, headOf(ownRecords)),
    stopped: typeof options.own === "string" ? options.own : null,
    told: ledger.summary(),
    listeners: [],
    waiting: [],
  };
  checkBehind(open);
  return {
    device,
    manifest,
    version,
    ledger,
    standing: () => standingOf(ledger, device),
    stopped: () => open.stopped,
    record: (decide, actor) =>
      new Promise((answer) => {
        if (open.waiting.length === 0) setImmediate(() => commit(open));
        open.waiting.push({ decide, actor, answer: answer as Waiting["answer"] });
      }),
    receive: (records) => {
      const before = ledger.size();
      ledger.addAll(records);
      tellFresh(open, []);
      checkBehind(open);
      return ledger.size() - before;
    },
    onFresh: (listener) => open.listeners.push(listener),
    close: () => {
      if (typeof options.own !== "string") options.own.close();
      options.others?.flush();
      options.others?.close();
    },
  };
}

type Waiting = {
  readonly decide: Decide<string>;
  readonly actor: string;
  readonly answer: (result: Result<readonly Receipt[], string>) => void;
};

type Open = BookOptions & {
  readonly ledger: Ledger;
  readonly pen: Pen;
  stopped: RecordingStopped | null;
  /** What listeners and the disk of the others have been told. */
  told: Summary;
  readonly listeners: FreshListener[];
  waiting: Waiting[];
};

/** `written`: the ids of what is written and not flushed yet. */
type Pen = { readonly log: DeviceLog; readonly written: string[] };

/** The log's own store is the write; the receipts wait for the flush that follows. */
function penOf({ manifest, version, device, own }: BookOptions, sign: OwnKey["sign"], head: LogHead): Pen {
  const store = (record: Uint8Array) => typeof own !== "string" && own.write([record]);
  const { electionId } = manifest;
  const log = deviceLog({ electionId, listVersion: version, device, head, sha256, sign, store });
  return { log, written: [] };
}

/** Everybody who waits: written one by one, each decided on what the ones before have changed, then one flush for all. */
function commit(open: Open): void {
  const all = open.waiting;
  open.waiting = [];
  const results = all.map((one) => ({ one, result: recordOne(open, one) }));
  const batch = open.pen.written.splice(0);
  if (batch.length > 0 && typeof open.own !== "string" && !open.own.flush()) open.stopped = "log-stopped";
  if (open.stopped === null && batch.length > 0) tellFresh(open, batch);
  for (const { one, result } of results)
    one.answer(result.ok && open.stopped !== null ? refuse("not-stored") : result);
}

function recordOne(open: Open, { decide, actor }: Waiting): Result<readonly Receipt[], string> {
  if (open.stopped !== null) return refuse(open.stopped);
  const facts = decide(open.ledger);
  if (!facts.ok) return facts;
  const receipts: Receipt[] = [];
  for (const fact of facts.value) {
    const said = open.pen.log.append(fact, { actor, atMs: open.clock.nowMs() });
    if (!said.ok) {
      if (said.refusal === "not-stored" || said.refusal === "log-stopped") open.stopped = "log-stopped";
      return said;
    }
    const { device, seq, id, record } = said.value;
    open.pen.written.push(id);
    open.ledger.add(record);
    receipts.push({ device, seq, id });
  }
  return ok(receipts);
}

/** The disk of the others first, then the listeners. `own`, by id, is on the own disk already. */
function tellFresh(open: Open, own: readonly string[]): void {
  const fresh = open.ledger.eventsMissingFor(open.told);
  if (!fresh.ok || fresh.value.length === 0) return;
  open.told = open.ledger.summary();
  const ours = new Set(own);
  const theirs = fresh.value.filter(({ id }) => !ours.has(id)).map(({ record }) => record);
  if (theirs.length > 0) open.others?.write(theirs);
  for (const listener of open.listeners) listener(fresh.value);
}

/** Others know more of this device's log than its own disk does: it is an old copy, and whatever it wrote would be a fork. */
function checkBehind(open: Open): void {
  const { seq, hash } = open.pen.log.head();
  const known = standingOf(open.ledger, open.device);
  const behind = known.head > seq || (known.head === seq && known.hash !== hash) || known.stopped !== null;
  if (behind && open.stopped === null) open.stopped = "log-behind";
}

export function standingOf(ledger: Ledger, device: string): DeviceStanding {
  return ledger.device(device) ?? nobodyKnows(device);
}

function nobodyKnows(device: string): DeviceStanding {
  return {
    device,
    site: null,
    publicKey: null,
    head: 0,
    hash: "0".repeat(64),
    stopped: null,
    seal: null,
    custodian: null,
    retiredAfter: null,
  };
}

function headOf(records: readonly Uint8Array[]): LogHead {
  const last = records.at(-1);
  if (last === undefined) return { seq: 0, hash: "0".repeat(64) };
  const { seq, id } = eventIn(last);
  return { seq, hash: id };
}

/** A record that was stored by this program decodes. */
export function eventIn(record: Uint8Array): SignedEvent {
  const decoded = decodeRecord(sha256, record);
  if (!decoded.ok) throw new Error(`a stored record does not decode: ${decoded.refusal}`);
  return decoded.value;
}
