// Goal: a job that was asked for in a committed transaction runs once, and nothing else runs.
// Method: a runner on a migrated database of both dialects, with handlers that fail, hang and come late.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor, systemActor, type Actor } from "../contract/actor.ts";
import { systemDice } from "../dice/system-dice.ts";
import { plain } from "../storage/transaction.ts";
import { defineEffectJob, effectJob, effectsTable } from "./effects-for-tests.ts";
import { enqueue, jobKind } from "./kind.ts";
import { uuidOf } from "./queue.ts";
import { jobRunner, type JobRunner } from "./runner.ts";
import { cancelJob, jobsPage } from "./store.ts";

const timing = { pollMs: 500, heartbeatSeconds: 10, superviseSeconds: 1, retryDelaySeconds: 1 };
const payload = z.object({ text: z.string() });
const person: Actor = {
  ...systemActor(""),
  kind: "person",
  id: "per_someone0000",
  roles: ["analyst"],
  role: "analyst",
};
const operator: Actor = { ...person, id: "per_operator000", roles: ["operator"], role: "operator" };
const soon = { timeout: 45_000, interval: 100 };

describe.each(dialectsForTests())("jobs on %s", (dialect) => {
  let db: StorageForTests;
  let runner: JobRunner;
  const calls: string[] = [];
  const stubborn = jobKind({ name: "test.stubborn", payload, outside: false, attemptsMax: 3 });
  const hopeless = jobKind({ name: "test.hopeless", payload, outside: false, attemptsMax: 2 });
  const slow = jobKind({ name: "test.slow", payload, outside: false, limitMs: 300, attemptsMax: 2 });
  const abroad = jobKind({ name: "test.abroad", payload, outside: true });
  const regular = jobKind({ name: "test.regular", payload, outside: false });
  const unknown = jobKind({ name: "test.unknown", payload, outside: false });

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await db.asOwner(effectsTable);
    runner = jobRunner({
      storage: db.storage,
      access: db.storage.schemaAccess("jobs"),
      clock: db.clock,
      timing,
    });
    defineEffectJob(runner);
    runner.define(stubborn, ({ attempt }) => {
      if (attempt < 3) return Promise.reject(new Error(`no luck with someone@example.org at ${attempt}`));
      return Promise.resolve();
    });
    runner.define(hopeless, () => Promise.reject(new Error("never")));
    runner.define(slow, async ({ id }) => {
      await new Promise((done) => setTimeout(done, 1200));
      return async (tx) => void (await tx.run(plain("insert into effects (job_id) values ($1)", [id])));
    });
    runner.define(abroad, ({ id }) => Promise.resolve(void calls.push(id)));
    runner.define(regular, ({ id }) => Promise.resolve(void calls.push(id)));
    runner.every(regular, 3_600_000, { text: "tidy" });
    await runner.start();
  });
  afterAll(async () => {
    await runner.stop();
    await db.close();
  });

  const at = systemActor("test");
  const ask = <P>(kind: Parameters<typeof enqueue<P>>[1], what: P, options = {}, actor: Actor = at) =>
    db.storage.inTransaction(actor, (tx) => enqueue(tx, kind, what, options));
  const job = async (id: string) => (await db.asOwner("select * from job_requests where id = $1", [id]))[0];
  const effects = (id: string) => db.asOwner("select * from effects where job_id = $1", [id]);

  it("runs a job that was committed, and keeps its effect with the mark that it is done", async () => {
    const id = await ask(effectJob, { workMs: 0 });
    await expect.poll(() => job(id), soon).toMatchObject({ state: "done", attempts: 1, last_error: null });
    expect(await effects(id)).toHaveLength(1);
  });

  it("negative: a job of a transaction that was undone does not exist", async () => {
    let id = "";
    await expect(
      db.storage.inTransaction(at, async (tx) => {
        id = await enqueue(tx, effectJob, { workMs: 0 });
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    const refused = await db.storage.inTransaction(at, async (tx) => {
      await enqueue(tx, effectJob, { workMs: 0 }, { id: "job_refused" });
      return { ok: false, refusal: "x" };
    });
    expect(refused.ok).toBe(false);
    expect(await job(id)).toBeUndefined();
    expect(await job("job_refused")).toBeUndefined();
  });

  it("asked twice under one id, it is one job with its first payload", async () => {
    const id = systemDice.id("job");
    await ask(effectJob, { workMs: 0 }, { id });
    await ask(effectJob, { workMs: 5 }, { id });
    await expect.poll(() => job(id), soon).toMatchObject({ state: "done" });
    await ask(effectJob, { workMs: 0 }, { id });
    await new Promise((done) => setTimeout(done, 1500));
    expect(await effects(id)).toHaveLength(1);
    expect(await db.asOwner("select payload from job_payloads where job_id = $1", [id])).toEqual([
      { payload: { workMs: 0 } },
    ]);
  });

  it("anyone's command may ask for a job, also the public's", async () => {
    const id = await ask(effectJob, { workMs: 0 }, {}, publicActor(null));
    await expect.poll(() => job(id), soon).toMatchObject({ state: "done", requested_by: "public" });
  });

  it("tries again after a failure, later each time, and tells why without addresses", async () => {
    const id = await ask(stubborn, { text: "x" });
    await expect.poll(() => job(id), soon).toMatchObject({ state: "retrying" });
    expect((await job(id))?.["last_error"]).toMatch(/^Error: no luck with … at [12]$/);
    await expect.poll(() => job(id), soon).toMatchObject({ state: "done", attempts: 3, last_error: null });
  });

  it("negative: gives up after the last attempt and says so", async () => {
    const id = await ask(hopeless, { text: "x" });
    await expect
      .poll(() => job(id), soon)
      .toMatchObject({ state: "failed", attempts: 2, last_error: "Error: never" });
  });

  it("negative: an attempt over its time ends, and what it does later is not kept", async () => {
    const id = await ask(slow, { text: "x" });
    await expect.poll(() => job(id), soon).toMatchObject({ state: "failed", attempts: 2 });
    expect((await job(id))?.["last_error"]).toBe("TimeOver: No result within 300 ms");
    await new Promise((done) => setTimeout(done, 1500));
    expect(await effects(id)).toEqual([]);
  });

  it("W1.8 negative: a job to the outside is held in an exercise, whoever set its state", async () => {
    const inExercise = { ...at, space: "exercise" as const };
    const id = await ask(abroad, { text: "x" }, {}, inExercise);
    expect(await job(id)).toMatchObject({ state: "held", space: "exercise" });
    const forced = await ask(abroad, { text: "x" }, {}, inExercise);
    await db.asOwner("update job_requests set state = 'requested' where id = $1", [forced]);
    const out = await ask(abroad, { text: "x" });
    await expect.poll(() => job(out), soon).toMatchObject({ state: "done" });
    await expect.poll(() => job(forced), soon).toMatchObject({ state: "held", attempts: 1 });
    expect(calls).toContain(out);
    expect(calls).not.toContain(id);
    expect(calls).not.toContain(forced);
    const inside = await ask(effectJob, { workMs: 0 }, {}, inExercise);
    await expect.poll(() => job(inside), soon).toMatchObject({ state: "done", space: "exercise" });
  });

  it("a job for later waits, and can be cancelled while it waits", async () => {
    const id = await ask(effectJob, { workMs: 0 }, { startAfterMs: 86_400_000 * 365 });
    const cancelled = await db.storage.inTransaction(operator, (tx) => cancelJob(tx, id));
    expect(cancelled).toBe(true);
    expect(await job(id)).toMatchObject({ state: "cancelled", attempts: 0 });
    const again = await db.storage.inTransaction(operator, (tx) => cancelJob(tx, id));
    expect(again).toBe(false);
  });

  it("a regular job is asked for once in its stretch of time, by however many servers", async () => {
    const second = jobRunner({
      storage: db.storage,
      access: db.storage.schemaAccess("jobs"),
      clock: db.clock,
      timing,
    });
    second.define(regular, () => Promise.resolve());
    second.every(regular, 3_600_000, { text: "tidy" });
    defineEffectJob(second);
    await second.start();
    await new Promise((done) => setTimeout(done, 1500));
    await second.stop();
    expect(await db.asOwner("select id from job_requests where kind = 'test.regular'")).toHaveLength(1);
  });

  it("negative: a job that nobody here knows waits for a server that does", async () => {
    const id = await ask(unknown, { text: "x" });
    await expect.poll(() => job(id), soon).toMatchObject({ state: "retrying" });
    expect((await job(id))?.["last_error"]).toContain("test.unknown");
    await db.storage.inTransaction(operator, (tx) => cancelJob(tx, id));
  });

  it("operators see jobs without their payloads; others see nothing", async () => {
    const id = await ask(effectJob, { workMs: 0 });
    const seen = await db.storage.inTransaction(operator, (tx) => jobsPage(tx, { limit: 50 }), {
      readOnly: true,
    });
    expect(seen.rows.map((row) => row.id)).toContain(id);
    expect(await db.raw(operator, "select * from job_payloads")).toEqual([]);
    for (const actor of [person, publicActor(null), { ...operator, space: "exercise" as const }]) {
      const rows = await db.raw<{ id: string }>(actor, "select id from job_requests");
      expect(rows.map((row) => row.id)).not.toContain(id);
    }
    await expect(db.raw(person, "update job_requests set state = 'done'")).resolves.toEqual([]);
    await expect(
      db.raw(
        person,
        `insert into job_requests (id, kind, space, requested_by, requested_at_ms, run_after_ms, state, attempts_max, limit_ms)
        values ('job_x', 'test.effect', 'live', 'per_other000000', 0, 0, 'requested', 1, 1)`,
      ),
    ).rejects.toThrow();
  });

  it("makes one UUID of one id", () => {
    expect(uuidOf("a")).toBe(uuidOf("a"));
    expect(uuidOf("a")).not.toBe(uuidOf("b"));
    expect(uuidOf("a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe.each(dialectsForTests())("jobs of one runner alone on %s", (dialect) => {
  let db: StorageForTests;
  let runner: JobRunner;
  beforeEach(async () => {
    db = await storageForTests({ dialect });
    await db.asOwner(effectsTable);
  });
  afterEach(async () => {
    await runner.stop();
    await db.close();
  });
  const alone = (given: Partial<typeof timing>): JobRunner =>
    jobRunner({
      storage: db.storage,
      access: db.storage.schemaAccess("jobs"),
      timing: { ...timing, ...given },
    });

  it("negative: what waits is not held up by the time between two looks", async () => {
    runner = alone({ pollMs: 40_000 });
    defineEffectJob(runner);
    await db.storage.inTransaction(systemActor("test"), async (tx) => {
      for (let count = 0; count < 40; count++) await enqueue(tx, effectJob, { workMs: 0 });
    });
    await runner.start();
    const done = () => db.asOwner("select count(distinct job_id)::int as done from effects");
    await expect.poll(done, { timeout: 30_000, interval: 100 }).toEqual([{ done: 40 }]);
  });

  it("negative: a regular job that still runs is not asked for again, and after it is", async () => {
    const long = jobKind({ name: "test.long", payload, outside: false });
    let finish = (): void => undefined;
    const finished = new Promise<void>((done) => (finish = done));
    runner = alone({});
    runner.define(long, () => finished);
    runner.every(long, 100, { text: "long" });
    await runner.start();
    const asked = () => db.asOwner("select id from job_requests");
    await expect.poll(asked, soon).not.toEqual([]);
    await new Promise((done) => setTimeout(done, 2_000));
    expect(await asked()).toHaveLength(1);
    finish();
    await expect.poll(async () => (await asked()).length, soon).toBeGreaterThan(1);
  });
});
