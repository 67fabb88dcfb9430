import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshDatabase } from "../tests/storage-for-tests.ts";
import { systemClock } from "../src/platform/clock/clock.ts";
import { systemActor } from "../src/platform/contract/actor.ts";
import { openStorage, type OpenStorage } from "../src/platform/storage/open-storage.ts";
import { plain } from "../src/platform/storage/transaction.ts";

/**
 * What the storage promises: cold start with data under 4 s embedded, thousands of commands a second with group commit, under
 * 700 MB of memory. A command here is a unique check-in: one read and one insert as the application's role. PostgreSQL is
 * measured when TEST_DATABASE_URL names a superuser.
 */
export async function run(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-bench-"));
  try {
    const directory = join(folder, "data");
    const embedded = { kind: "embedded", directory, clock: systemClock } as const;
    const [empty, storage] = await timed(() => openStorage(embedded));
    print(`embedded: cold start of a new directory ${seconds(empty)}`);
    await measure("embedded", storage, print);
    await storage.close();
    const [again, reopened] = await timed(() => openStorage(embedded));
    print(`embedded: cold start with data, after a close ${seconds(again)}`);
    await reopened.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (!process.env["TEST_DATABASE_URL"]) return print("postgresql: not measured without TEST_DATABASE_URL");
  const database = await freshDatabase();
  const options = { kind: "postgresql", url: database.url, secret: "bench", clock: systemClock } as const;
  const [start, storage] = await timed(() => openStorage(options));
  print(`postgresql: start ${seconds(start)}`);
  await measure("postgresql", storage, print);
  await storage.close();
  await database.drop();
}

const actor = systemActor("bench");
const connections = 50;

async function measure(name: string, storage: OpenStorage, print: (line: string) => void): Promise<void> {
  await storage.asOwner((session) =>
    session.script(
      "create table bench (id integer primary key, word text); grant all on bench to cf_app",
      10_000,
    ),
  );
  let next = 0;
  const checkIn = (): Promise<unknown> => {
    const id = next++;
    return storage.inTransaction(actor, async (tx) => {
      if (await tx.first(plain("select id from bench where id = $1", [id]))) return;
      await tx.run(plain("insert into bench values ($1, 'checked in')", [id]));
    });
  };
  const look = (): Promise<unknown> =>
    storage.inTransaction(
      actor,
      (tx) => tx.first(plain("select * from bench where id = $1", [next % 1000])),
      {
        readOnly: true,
      },
    );
  await rate(checkIn, 200, 1);
  print(`${name}: one after another, ${await rate(checkIn, 1_000, 1)} commands/s`);
  await rate(checkIn, 2_000, connections);
  const before = { ...storage.metrics() };
  print(`${name}: ${connections} at once, ${await rate(checkIn, 15_000, connections)} commands/s`);
  const { commits, commands, walFlushes } = storage.metrics();
  const flushes = name === "embedded" ? `, ${walFlushes - before.walFlushes} flushes of the log` : "";
  print(`${name}: ${commands - before.commands} commands in ${commits - before.commits} commits${flushes}`);
  print(`${name}: ${connections} at once, ${await rate(look, 10_000, connections)} read-only transactions/s`);
  print(`${name}: ${Math.round(process.memoryUsage.rss() / 1e6)} MB resident`);
}

async function rate(work: () => Promise<unknown>, count: number, atOnce: number): Promise<number> {
  let left = count;
  const [ms] = await timed(() =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (left-- > 0) await work();
      }),
    ),
  );
  return Math.round((count / ms) * 1000);
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const value = await work();
  return [performance.now() - start, value];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
