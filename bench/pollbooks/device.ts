import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Device } from "../../src/rooms/infrastructure/pollbooks/device/device.ts";
import {
  pollingPlace,
  until,
  voter,
} from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";

const CATCH_UP_EVENTS = 100_000;

/** One device: check-ins that are on the disk; one event to eleven others; a fresh peer that catches up over TLS. */
export async function devices(print: (line: string) => void): Promise<void> {
  const list = Array.from({ length: 3_000 }, (_, n) => voter(String(n + 1), `Voter${n}`, "Any"));
  const place = await pollingPlace({}, list);
  try {
    print(JSON.stringify({ what: "flush of 512 bytes in reserved space, alone", ...flushes(place.folder) }));
    await place.enrol("D1");
    const alone = await place.open("D1", []);
    const apart = await checkIns(alone, 1, 500);
    print(JSON.stringify({ what: "durable check-in with its ballot, without a network", ...apart }));
    await alone.close();
    const first = await place.open("D1");
    const together = await checkIns(first, 501, 1_000);
    print(
      JSON.stringify({ what: "durable check-in with its ballot, the hub in the same process", ...together }),
    );
    const others: Device[] = [];
    for (let n = 2; n <= 12; n++) others.push(await place.device(`D${n}`, { peers: [first] }));
    const settled = () => [first, ...others].map(({ book }) => book.ledger.size());
    await until(settled, (sizes) => new Set(sizes).size === 1, 60_000);
    const pushes: number[] = [];
    for (let n = 1_001; n <= 1_100; n++) {
      const start = performance.now();
      const arrived = Promise.all(others.map(({ book }) => arrival(book.onFresh)));
      await first.act({ kind: "check-in", voter: String(n) }, "worker");
      await arrived;
      pushes.push(performance.now() - start);
    }
    print(
      JSON.stringify({
        what: "one check-in known on all eleven others, one process",
        ...percentiles(pushes),
      }),
    );
  } finally {
    await place.end();
  }
  await catchUp(print);
}

/** What the disk itself takes: no check-in can be faster. */
function flushes(folder: string): Readonly<Record<string, number>> {
  const file = openSync(join(folder, "flushes"), "w+");
  writeSync(file, new Uint8Array(1_048_576), 0);
  fsyncSync(file);
  const times: number[] = [];
  for (let n = 0; n < 500; n++) {
    const start = performance.now();
    writeSync(file, Buffer.alloc(512, 46), 0, 512, n * 512);
    fdatasyncSync(file);
    times.push(performance.now() - start);
  }
  closeSync(file);
  return percentiles(times);
}

async function checkIns(device: Device, from: number, to: number): Promise<Readonly<Record<string, number>>> {
  const times: number[] = [];
  const processor = process.cpuUsage();
  for (let n = from; n <= to; n++) {
    const start = performance.now();
    const done = await device.act({ kind: "check-in", voter: String(n) }, "worker");
    if (!done.ok) throw new Error(done.refusal);
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(processor);
  return { ...percentiles(times), processorMsEach: round((user + system) / 1_000 / (to - from + 1)) };
}

/** The hub has the events; a device that was just enrolled opens for the first time. */
export async function catchUp(print: (line: string) => void): Promise<void> {
  const place = await pollingPlace();
  try {
    await place.enrol("late");
    for (let n = 0; n < CATCH_UP_EVENTS; n += 500) {
      const facts = Array.from(
        { length: 500 },
        (_, at) => ({ kind: "absentee-received", voter: `v${n + at}` }) as const,
      );
      const done = await place.hub.book.record(() => ({ ok: true, value: facts }), "hub");
      if (!done.ok) throw new Error(done.refusal);
    }
    const processor = process.cpuUsage();
    const start = performance.now();
    const late = await place.open("late");
    await until(
      () => late.book.ledger.size(),
      (size) => size > CATCH_UP_EVENTS,
      120_000,
    );
    const { user, system } = process.cpuUsage(processor);
    print(
      JSON.stringify({
        what: `${CATCH_UP_EVENTS} events caught up over TLS, both ends in one process`,
        seconds: round((performance.now() - start) / 1000),
        processorSeconds: round((user + system) / 1e6),
      }),
    );
    await late.close();
    const again = performance.now();
    const restarted = await place.open("late", []);
    print(
      JSON.stringify({
        what: "restart with all of them",
        seconds: round((performance.now() - again) / 1000),
        events: restarted.book.ledger.size(),
      }),
    );
  } finally {
    await place.end();
  }
}

function arrival(onFresh: (listener: () => void) => void): Promise<void> {
  return new Promise((arrived) => onFresh(arrived));
}

function percentiles(times: readonly number[]): Readonly<Record<string, number>> {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)]!);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

function round(n: number): number {
  return Number(n.toPrecision(3));
}
