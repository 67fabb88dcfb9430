/**
 * Goal: on a real PostgreSQL the storage works through logins without power, and a lost connection is a clear error that
 * passes. Method: a fresh database for each file, sessions ended from outside, a port where nobody listens.
 */
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../../../tests/storage-for-tests.ts";
import { systemClock } from "../../clock/clock.ts";
import { systemActor } from "../../contract/actor.ts";
import { openStorage, type OpenStorage } from "../open-storage.ts";
import { StorageUnavailable } from "../storage.ts";
import { plain } from "../transaction.ts";
import { loginOf } from "./roles.ts";
import { addressOf, connect } from "./session.ts";

const actor = systemActor("test");
const secret = "another secret for tests";
const url = process.env["TEST_DATABASE_URL"];

describe.skipIf(!url)("PostgreSQL (skipped without TEST_DATABASE_URL)", () => {
  let fresh: FreshDatabase;
  let storage: OpenStorage;
  const open = (more: { url?: string; limitMs?: number } = {}) =>
    openStorage({
      kind: "postgresql",
      url: more.url ?? fresh.url,
      secret,
      clock: systemClock,
      limitMs: more.limitMs ?? 2_000,
    });

  beforeAll(async () => {
    fresh = await freshDatabase();
    storage = await open();
    await storage.asOwner((session) =>
      session.script("create table scratch (id integer primary key); grant all on scratch to cf_app", 5_000),
    );
  });
  beforeEach(() => storage.asOwner((session) => session.script("truncate scratch", 5_000)));
  afterAll(async () => {
    await storage.close();
    await fresh.drop();
  });

  const insert = (id: number) =>
    storage.inTransaction(actor, (tx) => tx.run(plain("insert into scratch values ($1)", [id])));
  const ids = () =>
    storage.inTransaction(actor, (tx) => tx.many(plain("select id from scratch order by id")), {
      readOnly: true,
    });
  test("a connection that was lost while idle is replaced", async () => {
    await insert(1);
    await ids();
    await fresh.endSessions();
    await insert(2).catch(() => {});
    await insert(3);
    expect((await ids()).length).toBeGreaterThanOrEqual(2);
  });

  test("negative: a connection that is lost inside a commit's commands fails them all, and nothing of them is kept", async () => {
    const outcomes = await Promise.allSettled([
      insert(1),
      storage.inTransaction(actor, async (tx) => {
        await tx.run(plain("insert into scratch values (2)"));
        await fresh.endSessions();
        return tx.run(plain("insert into scratch values (3)"));
      }),
    ]);
    for (const each of outcomes) expect(each.status === "rejected" && each.reason).toBeInstanceOf(Error);
    await insert(4);
    expect(await ids()).toEqual([{ id: 4 }]);
  });

  test("negative: two servers that take rows in opposite order both go on, each act done once", async () => {
    const other = await open();
    try {
      await insert(1);
      await insert(2);
      const runs = { first: 0, second: 0 };
      let bothHold = 0;
      const meet = Promise.withResolvers<void>();
      const move = (at: OpenStorage, who: keyof typeof runs, [mine, theirs]: readonly [number, number]) =>
        at.inTransaction(actor, async (tx) => {
          runs[who]++;
          await tx.run(plain("update scratch set id = id where id = $1", [mine]));
          if (++bothHold === 2) meet.resolve();
          await meet.promise;
          await tx.run(plain("update scratch set id = id where id = $1", [theirs]));
          return tx.run(plain("insert into scratch values ($1)", [who === "first" ? 3 : 4]));
        });
      await Promise.all([move(storage, "first", [1, 2]), move(other, "second", [2, 1])]);
      expect(runs.first + runs.second).toBe(3);
      expect(await ids()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }]);
    } finally {
      await other.close();
    }
  });

  test("negative: where nobody listens the answer is unreachable, quickly", async () => {
    const started = performance.now();
    const closed = open({ url: "postgres://nobody:x@127.0.0.1:1/nothing" });
    await expect(closed).rejects.toMatchObject({ kind: "unreachable" });
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  test("negative: where somebody listens and says nothing the connection attempt ends", async () => {
    const mute = createServer(() => {}).listen(0, "127.0.0.1");
    await new Promise((resolve) => mute.once("listening", resolve));
    const { port } = mute.address() as AddressInfo;
    const attempt = connect({ ...addressOf(fresh.url), port, host: "127.0.0.1" }, 300);
    await expect(attempt).rejects.toBeInstanceOf(StorageUnavailable);
    mute.close();
  });

  test("a statement that takes too long fails its command only", async () => {
    const [slow, quick] = await Promise.allSettled([
      storage.inTransaction(actor, (tx) => tx.first(plain("select pg_sleep(20)"))),
      insert(1),
    ]);
    expect(slow).toMatchObject({ status: "rejected", reason: { kind: "timed-out" } });
    expect(quick.status).toBe("fulfilled");
    expect(await ids()).toEqual([{ id: 1 }]);
  });

  test("readers run beside a command that takes its time", async () => {
    const inserted = Promise.withResolvers<void>();
    const read = Promise.withResolvers<void>();
    const held = storage.inTransaction(actor, async (tx) => {
      await tx.run(plain("insert into scratch values (1)"));
      inserted.resolve();
      await read.promise;
    });
    await inserted.promise;
    expect(await ids()).toEqual([]);
    read.resolve();
    await held;
    expect(await ids()).toEqual([{ id: 1 }]);
  });

  test("the URL of the powerless login is enough once the schema is there", async () => {
    const login = loginOf("cf_app", addressOf(fresh.url).database, secret);
    const powerless = new URL(fresh.url);
    powerless.username = login.user;
    powerless.password = login.password;
    const other = await open({ url: powerless.href });
    await other.inTransaction(actor, (tx) => tx.run(plain("insert into scratch values (1)")));
    await expect(other.asOwner(async () => 1)).rejects.toThrow("URL of the owner");
    await other.schemaAccess("sign_in").execute("select 1");
    await other.close();
  });

  test("several servers may start at the same time", async () => {
    const servers = await Promise.all(Array.from({ length: 4 }, () => open()));
    await Promise.all(
      servers.map((server, id) =>
        server.inTransaction(actor, (tx) => tx.run(plain("insert into scratch values ($1)", [id]))),
      ),
    );
    expect(await ids()).toHaveLength(4);
    await Promise.all(servers.map((server) => server.close()));
  });

  test("W5.2 negative: a login that could get round row security is refused", async () => {
    const database = addressOf(fresh.url).database;
    const mighty = `${database}_app`;
    const bypass = (how: string) =>
      storage.asOwner((session) => session.script(`alter role "${mighty}" ${how}`, 5_000));
    const login = loginOf("cf_app", database, secret);
    const powerless = new URL(fresh.url);
    powerless.username = login.user;
    powerless.password = login.password;
    await bypass("bypassrls");
    await expect(open({ url: powerless.href })).rejects.toThrow("too mighty");
    await bypass("nobypassrls");
    await (await open({ url: powerless.href })).close();
  });
});
