/**
 * Goal: the one door keeps its promises on both dialects. Method: scratch tables, actors of two organisations, commands that
 * share commits, fail, refuse and outlive their time.
 */
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { ok, refuse } from "../../basics/result.ts";
import { systemActor, type Actor } from "../contract/actor.ts";
import { inBackground } from "./in-background.ts";
import {
  ConstraintBroken,
  StorageUnavailable,
  type Compilable,
  type JournalDraft,
  type SealTx,
  type Storage,
} from "./storage.ts";
import { plain } from "./transaction.ts";

const alice: Actor = {
  kind: "person",
  id: "per_alice",
  organisationId: "org_north",
  roles: ["EMB", "COORD"],
  role: "EMB",
  clearance: 1,
  electionId: "ele_1",
  space: "live",
};
const bob: Actor = { ...alice, id: "per_bob", organisationId: "org_south", roles: ["EMB"], clearance: 0 };

const joinedInsert = `with taken as (
  insert into scratch (id, word) select id, cf_actor() from json_to_recordset($1::json) as r (id integer)
) select cf_actor() as who`;

describe.each(dialectsForTests())("storage on %s", (dialect) => {
  let db: StorageForTests;
  const sealed: JournalDraft[][] = [];
  let seal: (tx: SealTx, drafts: readonly JournalDraft[]) => Promise<void> = async () => {};

  beforeAll(async () => {
    db = await storageForTests({
      dialect,
      limitMs: 1_000,
      seal: async (tx, drafts) => {
        await seal(tx, drafts);
        sealed.push([...drafts]);
      },
    });
    await db.asOwner(
      "create table scratch (id integer primary key, word text); grant select, insert, update, delete on scratch to cf_app",
    );
  });
  beforeEach(async () => {
    sealed.length = 0;
    seal = async () => {};
    await db.asOwner("truncate scratch");
  });
  afterAll(() => db.close());

  const insert = (id: number, word = "w") =>
    plain("insert into scratch (id, word) values ($1, $2)", [id, word]);
  const words = () => db.asOwner<{ id: number; word: string }>("select id, word from scratch order by id");

  test("gives what the work gives, and keeps what it wrote", async () => {
    const value = await db.storage.inTransaction(alice, async (tx) => {
      expect(await tx.run(insert(1, "one"))).toBe(1);
      return tx.first<{ word: string }>(plain("select word from scratch where id = $1", [1]));
    });
    expect(value).toEqual({ word: "one" });
    expect(await words()).toEqual([{ id: 1, word: "one" }]);
  });

  test("tells the database who acts, and at what time", async () => {
    db.clock.advance(1_000);
    const nowMs = await db.storage.inTransaction(alice, async (tx) => tx.nowMs);
    const [told] = await db.raw(
      alice,
      `select current_user as role, cf_actor() actor, cf_kind() kind, cf_organisation() organisation, cf_election() election,
         cf_space() space, cf_clearance() clearance, cf_roles() roles, cf_duty() duty, cf_now_ms() now`,
    );
    expect(told).toMatchObject({
      actor: "per_alice",
      kind: "person",
      organisation: "org_north",
      election: "ele_1",
      space: "live",
      clearance: 1,
      roles: ["EMB", "COORD"],
      duty: null,
      now: nowMs,
    });
    expect(told?.["role"]).toMatch(/app$/);
  });

  test("a refusal undoes only its own writes, among commands that share a commit", async () => {
    const before = db.storage.metrics().commits;
    const outcomes = await Promise.all([
      db.storage.inTransaction(alice, async (tx) => (await tx.run(insert(1)), ok("kept"))),
      db.storage.inTransaction(alice, async (tx) => (await tx.run(insert(2)), refuse("not-now"))),
      db.storage.inTransaction(alice, async (tx) => (await tx.run(insert(3)), ok("kept"))),
    ]);
    expect(outcomes.map((each) => each.ok)).toEqual([true, false, true]);
    expect((await words()).map((row) => row.id)).toEqual([1, 3]);
    expect(db.storage.metrics().commits - before).toBe(1);
  });

  test("an error undoes only its own writes and reaches only its caller", async () => {
    const [first, second, third] = await Promise.allSettled([
      db.storage.inTransaction(alice, (tx) => tx.run(insert(1))),
      db.storage.inTransaction(alice, async (tx) => {
        await tx.run(insert(2));
        throw new Error("a bug");
      }),
      db.storage.inTransaction(alice, (tx) => tx.run(insert(1))),
    ]);
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject({ reason: { message: "a bug" } });
    expect(third.status === "rejected" && third.reason).toBeInstanceOf(ConstraintBroken);
    expect(third).toMatchObject({ reason: { constraint: "scratch_pkey", code: "23505" } });
    expect((await words()).map((row) => row.id)).toEqual([1]);
  });

  test("negative: a work that swallows a failed statement cannot claim success", async () => {
    await db.storage.inTransaction(alice, (tx) => tx.run(insert(1)));
    const swallowed = db.storage.inTransaction(alice, async (tx) => {
      await tx.run(insert(1)).catch(() => {});
      return ok("done");
    });
    await expect(swallowed).rejects.toBeInstanceOf(ConstraintBroken);
    const refused = await db.storage.inTransaction(alice, async (tx) => {
      try {
        await tx.run(insert(1));
        return ok("done");
      } catch {
        return refuse("already-there");
      }
    });
    expect(refused).toMatchObject({ ok: false, refusal: "already-there" });
  });

  test("whatever mixture of commands shares commits, exactly the accepted ones are kept and nobody acts as another", async () => {
    const outcome = fc.constantFrom("keep", "refuse", "throw", "break");
    const command = fc.record({ outcome, actor: fc.constantFrom(alice, bob, systemActor("notify")) });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 90 }), async (commands) => {
        await db.asOwner("truncate scratch");
        await Promise.allSettled(
          commands.map(({ outcome, actor }, id) =>
            db.storage.inTransaction(actor, async (tx) => {
              const told = await tx.first<{ who: string; duty: string; nothing: string }>(
                plain(
                  "select cf_actor() who, cf_organisation() org, cf_duty() duty, cf_clearance() clearance",
                ),
              );
              expect(told).toEqual({
                who: actor.id,
                org: actor.organisationId,
                duty: actor.duty ?? null,
                clearance: actor.clearance,
              });
              await tx.run(insert(id, outcome));
              if (outcome === "throw") throw new Error("a bug");
              if (outcome === "break") await tx.run(insert(id));
              return outcome === "refuse" ? refuse("no") : ok(id);
            }),
          ),
        );
        const kept = commands.flatMap((each, id) => (each.outcome === "keep" ? [id] : []));
        expect((await words()).map((row) => row.id)).toEqual(kept);
      }),
      { numRuns: 25 },
    );
  });

  test("whatever mixture of commands that ask once travels together, exactly the accepted ones are kept, each as its own actor", async () => {
    // "again": said to ask once, and asks twice; "silent": asks nothing at all; "hidden": catches the error of its statement.
    const outcome = fc.constantFrom(
      "keep",
      "keep",
      "keep",
      "refuse",
      "throw",
      "break",
      "again",
      "silent",
      "hidden",
    );
    const command = fc.record({
      outcome,
      once: fc.boolean(),
      joins: fc.boolean(),
      actor: fc.constantFrom(alice, alice, bob, systemActor("notify")),
    });
    const taken = 1_000;
    const insertAs = (id: number, joins: boolean): Compilable<{ who: string }> => ({
      compile: () => ({
        sql: "insert into scratch (id, word) values ($1, cf_actor()) returning word as who",
        parameters: [id],
        ...(joins && { joined: { sql: joinedInsert, row: { id } } }),
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 90 }), async (commands) => {
        await db.asOwner("truncate scratch");
        sealed.length = 0;
        await db.storage.inTransaction(alice, (tx) => tx.run(insertAs(taken, false)));
        const ended = await Promise.allSettled(
          commands.map(({ outcome, once, joins, actor }, id) =>
            db.storage.inTransaction(
              actor,
              async (tx) => {
                if (outcome === "silent") return ok("nothing asked");
                tx.journal(draft(String(id)));
                const broken = outcome === "break" || outcome === "hidden";
                const asked = tx.first(insertAs(broken ? taken : id, joins));
                const told = await (outcome === "hidden" ? asked.catch(() => null) : asked);
                if (!broken) expect(told).toEqual({ who: actor.id });
                if (outcome === "throw") throw new Error("a bug");
                if (outcome === "again") await tx.run(plain("select 1"));
                return outcome === "refuse" ? refuse("no") : ok(id);
              },
              { asksOnce: once },
            ),
          ),
        );
        const rows = await words();
        const kept = commands.flatMap(({ outcome, actor }, id) =>
          outcome === "keep" || outcome === "again" ? [{ id, word: actor.id }] : [],
        );
        expect(rows.filter(({ id }) => id !== taken)).toEqual(kept);
        expect(
          sealed
            .flat()
            .map(({ subject }) => Number(subject))
            .toSorted((a, b) => a - b),
        ).toEqual(kept.map(({ id }) => id));
        expect(
          ended.map((each) => (each.status === "rejected" ? "error" : (each.value as { ok: boolean }).ok)),
        ).toEqual(
          commands.map(({ outcome }) =>
            ["throw", "break", "hidden"].includes(outcome) ? "error" : outcome !== "refuse",
          ),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("neighbours that ask the same for the same actor are one statement; who is alone, or another, asks by itself", async () => {
    const insertOnce = (actor: Actor, id: number) =>
      db.storage.inTransaction(
        actor,
        (tx) =>
          tx.first<{ who: string }>({
            compile: () => ({
              sql: "insert into scratch (id, word) values ($1, 'own') returning cf_actor() as who",
              parameters: [id],
              joined: { sql: joinedInsert.replace("cf_actor()", "'joined'"), row: { id } },
            }),
          }),
        { asksOnce: true },
      );
    const actors = [alice, alice, bob, { ...bob, space: "exercise" as const }, alice];
    const told = await Promise.all(actors.map(insertOnce));
    expect(told.map((each) => each?.who)).toEqual(actors.map(({ id }) => id));
    expect((await words()).map(({ word }) => word)).toEqual(["joined", "joined", "own", "own", "own"]);
  });

  test("negative: a setting does not survive its transaction", async () => {
    await db.raw(alice, "select 1");
    const [after] = await db.asOwner("select current_setting('cf.actor', true) actor, current_user who");
    expect(after?.["actor"] ?? "").toBe("");
    expect(after?.["who"]).toBe("postgres");
  });

  test("a transaction inside a transaction is refused as a bug; pass tx on", async () => {
    const nested = db.storage.inTransaction(alice, () =>
      db.storage.inTransaction(alice, async () => "never"),
    );
    await expect(nested).rejects.toThrow("inside another");
  });

  test("a work that never ends is given up after its time, and the others go on", async () => {
    const forever = db.storage.inTransaction(alice, async (tx) => {
      await tx.run(insert(1));
      await new Promise(() => {});
    });
    const other = db.storage.inTransaction(alice, (tx) => tx.run(insert(2)));
    await expect(forever).rejects.toMatchObject({ kind: "timed-out" });
    await other;
    expect((await words()).map((row) => row.id)).toEqual([2]);
  });

  test("negative: a statement that outlives its work does not reach into the next command", async () => {
    let escaped: (() => Promise<unknown>) | undefined;
    await db.storage.inTransaction(alice, async (tx) => {
      escaped = () => tx.run(insert(7));
    });
    await expect(escaped?.()).rejects.toThrow("has ended");
    expect(await words()).toEqual([]);
  });

  test("a read-only transaction refuses writes and journal entries", async () => {
    const write = db.storage.inTransaction(alice, (tx) => tx.run(insert(1)), { readOnly: true });
    await expect(write).rejects.toThrow("25006");
    const entry = db.storage.inTransaction(alice, async (tx) => tx.journal(draft("x")), { readOnly: true });
    await expect(entry).rejects.toThrow("read-only");
    const one = await db.storage.inTransaction(alice, (tx) => tx.first(plain("select 1 as one")), {
      readOnly: true,
    });
    expect(one).toEqual({ one: 1 });
    expect(await words()).toEqual([]);
  });

  test("a command alone has a commit of its own", async () => {
    const before = db.storage.metrics().commits;
    await Promise.all([
      db.storage.inTransaction(alice, (tx) => tx.run(insert(1)), { alone: true }),
      db.storage.inTransaction(alice, (tx) => tx.run(insert(2)), { alone: true }),
    ]);
    expect(db.storage.metrics().commits - before).toBe(2);
  });

  test("runAll is all or nothing, in order", async () => {
    await db.storage.inTransaction(alice, (tx) =>
      tx.runAll([insert(1, "a"), plain("update scratch set word = 'b' where id = 1"), insert(2)]),
    );
    const broken = db.storage.inTransaction(alice, (tx) => tx.runAll([insert(3), insert(1), insert(4)]));
    await expect(broken).rejects.toBeInstanceOf(ConstraintBroken);
    expect(await words()).toEqual([
      { id: 1, word: "b" },
      { id: 2, word: "w" },
    ]);
  });

  test("the journal drafts of a commit are sealed together, inside it, and announced after it", async () => {
    const announced: string[] = [];
    const stop = db.storage.onCommitted((drafts) => announced.push(...drafts.map((each) => each.subject)));
    seal = async (tx) => {
      const who = await tx.first(plain("select cf_kind() kind, cf_duty() duty"));
      expect(who).toEqual({ kind: "system", duty: "seal" });
      await tx.run(insert(99, "sealed"));
    };
    await Promise.all([
      db.storage.inTransaction(alice, async (tx) => tx.journal(draft("a"))),
      db.storage.inTransaction(alice, async (tx) => (tx.journal(draft("b")), refuse("no"))),
      db.storage.inTransaction(alice, async (tx) => tx.journal(draft("c"))),
    ]);
    stop();
    expect(sealed.map((drafts) => drafts.map((each) => each.subject))).toEqual([["a", "c"]]);
    expect(announced).toEqual(["a", "c"]);
    expect(await words()).toEqual([{ id: 99, word: "sealed" }]);
  });

  test("negative: an entry that the seal refuses fails its own command and no other", async () => {
    seal = async (tx, drafts) => {
      if (drafts.some((each) => each.subject === "poison")) await tx.run(insert(1));
    };
    const [first, poison, third] = await Promise.allSettled([
      db.storage.inTransaction(alice, (tx) => tx.run(insert(1))),
      db.storage.inTransaction(alice, async (tx) => (tx.journal(draft("poison")), tx.run(insert(2)))),
      db.storage.inTransaction(alice, async (tx) => (tx.journal(draft("good")), tx.run(insert(3)))),
    ]);
    expect([first.status, poison.status, third.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await words()).map((row) => row.id)).toEqual([1, 3]);
    expect(sealed.flat().map((each) => each.subject)).toEqual(["good"]);
  });

  test("commands and reads of people go before the background's, which were there first; all of them are kept", async () => {
    const background = inBackground(db.storage);
    const order: string[] = [];
    const began = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const first = background.inTransaction(alice, async (tx) => {
      await tx.run(insert(1));
      began.resolve();
      await go.promise;
    });
    await began.promise;
    const act = (storage: Storage, name: string, id: number) =>
      storage.inTransaction(alice, async (tx) => {
        order.push(name);
        await tx.run(insert(id));
      });
    const waiting = [act(background, "background", 2), act(background, "background", 3)];
    waiting.push(act(db.storage, "person", 4), act(db.storage, "person", 5));
    go.resolve();
    await Promise.all([first, ...waiting]);
    expect(order).toEqual(["person", "person", "background", "background"]);
    expect((await words()).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  });

  test("a person who asks and asks again waits for at most one turn of the background; nothing of it is lost", async () => {
    const background = inBackground(db.storage);
    let turns = 0;
    const all = Array.from({ length: 40 }, (_, id) =>
      background.inTransaction(alice, async (tx) => {
        turns += 1;
        await tx.run(insert(id));
      }),
    );
    const between: number[] = [];
    for (let asked = 0; asked < 20; asked++) {
      const before = turns;
      await db.storage.inTransaction(bob, (tx) => tx.first(plain("select 1")));
      between.push(turns - before);
    }
    expect(Math.max(...between)).toBeLessThanOrEqual(1);
    await Promise.all(all);
    expect(await words()).toHaveLength(40);
  });

  test("ping answers", async () => {
    await db.storage.ping(1_000);
  });

  test("the tables of the migrations are empty again after a reset", async () => {
    await db.storage.inTransaction(alice, (tx) =>
      tx.run(
        plain(
          `insert into idempotency_keys (actor_id, key, endpoint, request_hash, status, reply, at_ms)
          values ($1, 'a key', 'things.make', '', 200, '', 1)`,
          [alice.id],
        ),
      ),
    );
    expect(await db.asOwner("select key from idempotency_keys")).toHaveLength(1);
    await db.reset();
    expect(await db.asOwner("select key from idempotency_keys")).toHaveLength(0);
  });

  test("negative: after close nothing is accepted; what waited, also in the background, is finished before", async () => {
    const other = await storageForTests({ dialect });
    const background = inBackground(other.storage);
    const waiting = [background, other.storage, background].map((storage) =>
      storage.inTransaction(alice, async () => "kept"),
    );
    await other.close();
    expect(await Promise.all(waiting)).toEqual(["kept", "kept", "kept"]);
    for (const storage of [background, other.storage])
      await expect(storage.inTransaction(alice, async () => 1)).rejects.toBeInstanceOf(StorageUnavailable);
  });
});

function draft(subject: string): JournalDraft {
  return {
    atMs: 1,
    actor: alice,
    action: "notices.publish",
    subject,
    why: "because",
    electionId: "ele_1",
    organisationId: "org_north",
    tlp: "green",
    classification: 0,
    body: {},
  };
}
