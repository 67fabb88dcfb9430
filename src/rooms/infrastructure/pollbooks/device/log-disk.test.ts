// Goal: a receipt means that the record is on the disk; what is on the disk is recovered or refused, never believed. Method: a
// device's own files with every byte of the last record cut off in turn and single bits flipped; disks that fail at each call.
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { handClock } from "../../../../platform/clock/clock.ts";
import { newKey } from "../keys.ts";
import { readPackage, writePackage } from "../package/package-file.ts";
import { definition, pollingPlace, until, type PollingPlace } from "../testing/polling-place.ts";
import { openBook } from "./book.ts";
import { diskCalls, openLogDisk, type DiskCalls } from "./log-disk.ts";

const root = mkdtempSync(join(tmpdir(), "counterfoil-log-disk-"));
afterAll(() => rmSync(root, { recursive: true }));
let place: PollingPlace | null = null;
afterEach(async () => {
  await place?.end();
  place = null;
});

const key = newKey();
const signed = readPackage(writePackage(definition, [], { device: "hub", key }, 1), key.publicKey);
if (!signed.ok) throw new Error(signed.refusal);
const { manifest, version } = signed.value;

/** The hub's own book, which needs no enrolment. */
function bookOn(file: string, calls: DiskCalls = diskCalls) {
  const own = openLogDisk(file, { calls });
  if (!own.ok) throw new Error(own.refusal);
  return openBook({
    manifest,
    version,
    device: "hub",
    key,
    own: own.value,
    others: null,
    clock: handClock(1_000),
  });
}
const say = (book: ReturnType<typeof bookOn>, voter: string) =>
  book.record(() => ({ ok: true, value: [{ kind: "absentee-received", voter }] }), "hub");

describe("the log on the disk", () => {
  it("W5.4 recovers from every cut of its last record, and goes on without a gap", async () => {
    const whole = join(root, "whole");
    const first = bookOn(whole);
    await say(first, "v1");
    const before = readFileSync(whole).length;
    await say(first, "v2");
    first.close();
    const after = readFileSync(whole).length;
    for (let length = before; length < after; length++) {
      const file = join(root, "cut");
      copyFileSync(whole, file);
      truncateSync(file, length);
      const book = bookOn(file);
      expect(book.ledger.size(), `cut at ${length}`).toBe(1);
      expect(await say(book, "v3")).toMatchObject({ ok: true, value: [{ seq: 2 }] });
      book.close();
      const again = bookOn(file);
      expect([again.ledger.size(), again.stopped()]).toEqual([2, null]);
      again.close();
    }
  });

  it("negative: W5.4 refuses a flipped bit anywhere but in its torn end, with its place", () => {
    const file = join(root, "flipped");
    const bytes = readFileSync(join(root, "whole"));
    for (let at = 0; at < bytes.length; at++) {
      bytes[at]! ^= 1 << (at % 8);
      writeFileSync(file, bytes);
      const opened = openLogDisk(file);
      expect(opened.ok, `byte ${at}`).toBe(false);
      bytes[at]! ^= 1 << (at % 8);
    }
  });

  it("W5.4 recovers from a last flush of which the disk has any part of its sectors, in space that was reserved", async () => {
    const { before, reserved } = await reservedFile();
    const last = { from: before, to: reserved.lastIndexOf(LAST_FILLER) + 1 };
    const sectors: number[] = [];
    for (let at = last.from - (last.from % SECTOR); at < last.to; at += SECTOR) sectors.push(at);
    expect(sectors.length).toBeGreaterThan(1);
    for (let lost = 1; lost < 1 << sectors.length; lost++) {
      const bytes = Buffer.from(reserved);
      for (const [n, at] of sectors.entries())
        if (((lost >> n) & 1) === 1) bytes.fill(0, Math.max(at, last.from), at + SECTOR);
      const file = join(root, "sectors");
      writeFileSync(file, bytes);
      const book = bookOn(file);
      const kept = book.ledger.size();
      // Of what had no receipt some may be there, in its order; what had one is.
      expect(kept, `sectors lost: ${lost}`).toBeLessThan(6);
      expect(kept).toBeGreaterThanOrEqual(1);
      expect(await say(book, "v9")).toMatchObject({ ok: true, value: [{ seq: kept + 1 }] });
      book.close();
      const again = bookOn(file);
      expect([again.ledger.size(), again.stopped()]).toEqual([kept + 1, null]);
      again.close();
    }
  });

  it("W5.4 recovers from every cut of the last flush in space that was reserved, and refuses or recovers when zeros follow", async () => {
    const { before, reserved } = await reservedFile();
    const end = reserved.lastIndexOf(LAST_FILLER) + 1;
    for (let length = before; length < end; length++) {
      const file = join(root, "reserved-cut");
      writeFileSync(file, reserved.subarray(0, length));
      const cut = openLogDisk(file);
      if (!cut.ok) throw new Error(`cut at ${length}: ${cut.refusal}`);
      expect(cut.value.records.length).toBeGreaterThanOrEqual(1);
      cut.value.close();
      const bytes = Buffer.from(reserved);
      bytes.fill(0, length);
      writeFileSync(file, bytes);
      const zeroed = openLogDisk(file);
      if (zeroed.ok) {
        expect(whole.slice(0, zeroed.value.records.length)).toEqual(zeroed.value.records.map(hex));
        zeroed.value.close();
      } else expect(zeroed.refusal).toBe("file-damaged");
    }
  });

  it("negative: W5.4 a flipped bit in space that was reserved is refused, or nothing that had a receipt is lost", async () => {
    const { reserved } = await reservedFile();
    const end = reserved.lastIndexOf(LAST_FILLER) + 1;
    const file = join(root, "reserved-flipped");
    for (let at = 0; at < end + 200; at++) {
      const bytes = Buffer.from(reserved);
      bytes[at]! ^= 1 << (at % 8);
      writeFileSync(file, bytes);
      const opened = openLogDisk(file);
      if (at < end) expect(opened.ok, `byte ${at}`).toBe(false);
      if (!opened.ok) continue;
      expect(opened.value.records.map(hex)).toEqual(whole);
      opened.value.close();
    }
  });

  it.each<[string, DiskCalls]>([
    [
      "is full",
      {
        ...diskCalls,
        write: () => {
          throw new Error("ENOSPC");
        },
      },
    ],
    ["takes a part and is then full", { ...diskCalls, write: partly() }],
    ["cannot be flushed", { ...diskCalls, sync: failingAfter(1) }],
    ["takes nothing and says nothing", { ...diskCalls, write: () => 0 }],
  ])(
    "negative: S7 F17 no receipt when the disk %s, and none until it is opened anew",
    async (what, calls) => {
      const file = join(root, `fails-${what.replaceAll(" ", "-")}`);
      bookOn(file).close();
      const book = bookOn(file, calls);
      expect(await say(book, "v1")).toMatchObject({ ok: false });
      expect(book.stopped()).toBe("log-stopped");
      expect(await say(book, "v2")).toMatchObject({ ok: false, refusal: "log-stopped" });
      book.close();
      const again = bookOn(file);
      expect(again.stopped()).toBeNull();
      expect(await say(again, "v3")).toMatchObject({ ok: true });
      again.close();
    },
  );

  it("negative: S7 all who share a flush that fails get no receipt", async () => {
    const book = bookOn(join(root, "shared"), { ...diskCalls, sync: failingAfter(1) });
    const results = await Promise.all([say(book, "v1"), say(book, "v2"), say(book, "v3")]);
    expect(results.map(({ ok }) => ok)).toEqual([false, false, false]);
    book.close();
  });
});

describe("a device on its disk", () => {
  it("W5.4 knows everything again after a restart, its own and others' events, without a network", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    const b = await place.device("B", { peers: [a] });
    await b.act({ kind: "check-in", voter: "102" }, "worker");
    await a.act({ kind: "check-in", voter: "101" }, "worker");
    const size = 6;

    await until(
      () => a.state().events,
      (n) => n === size,
    );
    const state = Buffer.from(a.book.ledger.canonicalState());
    await a.close();
    const again = await place.open("A", []);
    expect(Buffer.from(again.book.ledger.canonicalState()).equals(state)).toBe(true);
    expect(await again.act({ kind: "check-in", voter: "102" }, "worker")).toMatchObject({ ok: false });
  });

  it("negative: F4 S6 with a log that somebody edited it searches, records nothing, and says so", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    await a.act({ kind: "check-in", voter: "101" }, "worker");
    await a.close();
    const log = join(place.folder, "A", "log");
    const bytes = readFileSync(log);
    bytes[60]! ^= 1;
    writeFileSync(log, bytes);
    const again = await place.open("A", []);
    expect(again.state().stopped).toBe("file-damaged");
    expect(again.list.search("lovelace")).toMatchObject({ ok: true, value: { hits: [{}] } });
    expect(await again.act({ kind: "check-in", voter: "102" }, "worker")).toMatchObject({
      refusal: "file-damaged",
    });
  });

  it("negative: W5.4 with an old copy of its log it stops as soon as others know better", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    const log = join(place.folder, "A", "log");
    await a.act({ kind: "check-in", voter: "101" }, "worker");
    copyFileSync(log, `${log}.old`);
    await a.act({ kind: "check-in", voter: "102" }, "worker");

    await until(
      () => place!.hub.book.ledger.size(),
      (n) => n === 5,
    );
    await a.close();
    copyFileSync(`${log}.old`, log);
    const again = await place.open("A");
    await until(
      () => again.state().stopped,
      (why) => why === "log-behind",
    );
    expect(await again.act({ kind: "check-in", voter: "106" }, "worker")).toMatchObject({
      refusal: "log-behind",
    });
  });

  it("negative: F15 with a list that was changed it does not start", async () => {
    place = await pollingPlace();
    await place.enrol("A");
    appendFileSync(join(place.folder, "A", "list"), "x");
    await expect(place.open("A")).rejects.toThrow("device-list-damaged");
  });
});

const SECTOR = 512;
const LAST_FILLER = ".".charCodeAt(0);
const hex = (record: Uint8Array) => Buffer.from(record).toString("hex");
let whole: readonly string[] = [];

/** A file as it lies on the disk while its device runs: one event with a receipt, and then five that share a flush. */
async function reservedFile() {
  const file = join(root, "reserved");
  rmSync(file, { force: true });
  const book = bookOn(file);
  await say(book, "v1");
  const used = readFileSync(file);
  const before = used.lastIndexOf(LAST_FILLER) + 1;
  await Promise.all(["v2", "v3", "v4", "v5", "v6"].map((voter) => say(book, voter)));
  const reserved = readFileSync(file);
  expect(reserved.length).toBeGreaterThan(1_000_000);
  book.close();
  const read = openLogDisk(file);
  if (!read.ok) throw new Error(read.refusal);
  whole = read.value.records.map(hex);
  read.value.close();
  return { before, reserved: reserved.subarray(0, 16_384) };
}

function failingAfter(good: number): DiskCalls["sync"] {
  let calls = 0;
  return (file) => {
    if (calls++ >= good) throw new Error("EIO");
    diskCalls.sync(file);
  };
}

function partly(): DiskCalls["write"] {
  let calls = 0;
  return (file, bytes, offset, position) => {
    if (calls++ > 0) throw new Error("ENOSPC");
    return writeSync(file, bytes, offset, Math.min(7, bytes.length - offset), position);
  };
}
