// Goal: no receipt is given before what it stands for is on the disk. Method: the whole house in a process of its own; embedded, strace
// counts its fsync calls on the write-ahead log: one is done between each submission and its receipt; on PostgreSQL its own counter of
// log flushes grows at least as often as receipts were given one by one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flushesIn } from "./faults/flushes.ts";
import { killableServer, type KillableServer } from "./faults/killable-server.ts";
import { prepared, type Place } from "./faults/place.ts";
import { attempts, each, send } from "./faults/submissions.ts";

const noTracer = spawnSync("strace", ["-qq", "-e", "trace=none", "true"]).status !== 0;

describe.skipIf(noTracer)("receipts of an embedded house (skipped without strace)", () => {
  let place: Place;
  let server: KillableServer;
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-flushed-"));
  const trace = join(folder, "trace");
  beforeAll(async () => {
    place = await prepared("embedded", 0);
    const tracer = ["strace", "-f", "-qq", "-ttt", "-T", "-y", "-e", "trace=fsync,fdatasync", "-o", trace];
    server = await killableServer(place.setup, tracer);
  }, 300_000);
  afterAll(async () => {
    await server.kill();
    await place.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Of each receipt: when it was asked for and when it was there, seconds since 1970. */
  async function submitted(first: number, count: number, atOnce: number) {
    const waits: { from: number; to: number }[] = [];
    await each(attempts(first, count), atOnce, async (attempt) => {
      const from = now();
      expect(await send(server.base, attempt)).toBe(200);
      waits.push({ from, to: now() });
    });
    return waits;
  }

  it.each([
    ["one by one", 0, 40, 1],
    ["fifty at once", 100, 500, 50],
  ])("W4.0: each waited for a flush of its own or of its group: %s", async (_how, first, count, atOnce) => {
    const waits = await submitted(first, count, atOnce);
    const flushes = flushesIn(readFileSync(trace, "utf8"), "/pg_wal/");
    const unflushed = waits.filter(
      ({ from, to }) => !flushes.some((each) => each.from > from && each.to < to),
    );
    expect(waits.length).toBe(count);
    expect(unflushed).toEqual([]);
  });
});

describe.skipIf(!process.env["TEST_DATABASE_URL"])(
  "receipts on PostgreSQL (skipped without TEST_DATABASE_URL)",
  () => {
    it("W4.0: the log was flushed at least once for each receipt given one by one", async () => {
      const place = await prepared("postgresql", 0);
      const server = await killableServer(place.setup);
      const client = new Client({ connectionString: process.env["TEST_DATABASE_URL"] });
      await client.connect();
      const flushes = async (): Promise<number> =>
        Number((await client.query("select wal_sync from pg_stat_wal")).rows[0].wal_sync);
      try {
        expect((await client.query("show fsync")).rows).toEqual([{ fsync: "on" }]);
        const before = await flushes();
        await each(attempts(0, 40), 1, async (attempt) => expect(await send(server.base, attempt)).toBe(200));
        // A session tells its counts once it has been idle for a while.
        await expect.poll(flushes, { timeout: 20_000 }).toBeGreaterThanOrEqual(before + 40);
      } finally {
        await client.end();
        await server.kill();
        await place.remove();
      }
    }, 300_000);
  },
);

function now(): number {
  return (performance.timeOrigin + performance.now()) / 1000;
}
