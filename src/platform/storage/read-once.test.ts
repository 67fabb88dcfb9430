/**
 * Goal: a read that asks once costs one round trip and keeps every promise of a read-only transaction: the actor's own rows, no
 * writing, nothing left behind for the next. Method: both dialects, actors and endings mixed by chance; a session that counts.
 */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { ok, refuse } from "../../basics/result.ts";
import { systemActor, type Actor } from "../contract/actor.ts";
import { Conversation } from "./conversation.ts";
import { runReadOnce, runReadOnly } from "./read-only.ts";
import type { Session, Statement } from "./session.ts";
import { settingsForPostgresql } from "./settings.ts";
import { noMetrics } from "./metrics.ts";
import { plain } from "./transaction.ts";
import { workOf, type Outcome } from "./work.ts";

const alice: Actor = {
  kind: "person",
  id: "per_alice",
  organisationId: "org_north",
  roles: ["member"],
  role: "member",
  clearance: 1,
  electionId: "ele_1",
  space: "live",
};
const bob: Actor = { ...alice, id: "per_bob", organisationId: "org_south", clearance: 0 };
const who = () => plain<{ who: string }>("select cf_actor() as who");

describe.each(dialectsForTests())("a read that asks once, on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect, limitMs: 1_000 });
    await db.asOwner(
      `create table mine (id integer primary key, owner text); grant select, insert on mine to cf_app;
       alter table mine enable row level security;
       create policy mine_read on mine for select to cf_app using (owner = (select cf_actor()));
       insert into mine values (1, 'per_alice'), (2, 'per_bob')`,
    );
  });
  afterAll(() => db.close());
  const once = { readOnly: true, asksOnce: true };

  test("W5.2 whatever mixture of reads, each sees its own actor's rows, and one that fails harms no other", async () => {
    const ending = fc.constantFrom(
      "once",
      "together",
      "again",
      "silent",
      "refuse",
      "throw",
      "break",
      "hidden",
    );
    const reads = fc.array(fc.record({ ending, actor: fc.constantFrom(alice, bob) }), { maxLength: 30 });
    const mine = () => plain<{ owner: string }>("select owner from mine");
    await fc.assert(
      fc.asyncProperty(reads, async (all) => {
        const read = ({ ending, actor }: (typeof all)[number]) =>
          db.storage.inTransaction(
            actor,
            async (tx) => {
              if (ending === "silent") return ok([]);
              if (ending === "break") await tx.many(plain("select 1 / 0"));
              if (ending === "hidden") await tx.many(plain("select 1 / 0")).catch(() => null);
              if (ending === "together")
                return ok((await Promise.all([tx.many(mine()), tx.first(who())]))[0]);
              const rows = await tx.many(mine());
              if (ending === "again") return ok(await tx.many(mine()));
              if (ending === "throw") throw new Error("a bug");
              return ending === "refuse" ? refuse("no") : ok(rows);
            },
            once,
          );
        const ended = await Promise.allSettled(all.map(read));
        expect(ended.map((each) => (each.status === "rejected" ? "error" : each.value))).toEqual(
          all.map(({ ending, actor }) => {
            if (["throw", "break", "hidden"].includes(ending)) return "error";
            if (ending === "refuse") return refuse("no");
            return ok(ending === "silent" ? [] : [{ owner: actor.id }]);
          }),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("W5.2 negative: it writes nothing, not even where it asks again", async () => {
    const insert = plain("insert into mine values (3, 'per_alice')");
    for (const asks of [1, 2])
      await expect(
        db.storage.inTransaction(
          alice,
          async (tx) => {
            if (asks === 2) await tx.first(who());
            await tx.run(insert);
          },
          once,
        ),
      ).rejects.toThrow("25006");
    await expect(
      db.storage.inTransaction(alice, (tx) => Promise.all([tx.first(who()), tx.run(insert)]), once),
    ).rejects.toThrow("25006");
    expect(await db.asOwner("select count(*)::int as count from mine")).toEqual([{ count: 2 }]);
  });

  test("W5.2 negative: what was told of its actor does not survive it", async () => {
    await db.storage.inTransaction(alice, (tx) => tx.first(who()), once);
    const after = await db.storage.inTransaction(systemActor("notify"), (tx) => tx.first(who()), once);
    expect(after).toEqual({ who: "system" });
    const [left] = await db.asOwner("select current_setting('cf.actor', true) as actor");
    expect(left?.["actor"] ?? "").toBe("");
  });
});

describe("the round trips of a read", () => {
  const told: string[][] = [];
  const session: Session = {
    run: async (statements: readonly Statement[]) => {
      told.push(statements.map(({ text }) => text.split(/[ (]/).slice(0, 1).join("")));
      return statements.map(() => ({ rows: [], affected: 0, tag: "" }));
    },
    script: async () => [],
    status: "idle",
    broken: false,
    close: async () => {},
  };
  const context = {
    settings: settingsForPostgresql,
    limitMs: 1_000,
    clock: { nowMs: () => 0 },
    metrics: noMetrics(),
    committed: () => {},
  };
  async function tripsOf(
    run: typeof runReadOnce,
    asks: (tx: Parameters<Parameters<typeof workOf>[0]>[0]) => Promise<unknown>,
  ) {
    told.length = 0;
    const conversation = new Conversation(session);
    const outcome = await new Promise<Outcome>((settle) => {
      void run(conversation, { actor: alice, work: workOf(asks), limitMs: 1_000, settle }, context).then(() =>
        conversation.run([], 1_000),
      );
    });
    await conversation.quiet();
    expect(outcome).toMatchObject({ kept: true });
    return told;
  }
  const ask = () => plain("ask");

  test("are one, with begin, actor and end, however many statements are asked in the same moment", async () => {
    const trips = await tripsOf(runReadOnce, (tx) => Promise.all([tx.first(ask()), tx.many(ask())]));
    expect(trips).toEqual([["begin", "select", "ask", "ask", "rollback"]]);
  });

  test("negative: are more where it asks again, and then it is run anew from the beginning", async () => {
    const twice = async (tx: Parameters<Parameters<typeof workOf>[0]>[0]) => {
      await tx.first(ask());
      await tx.first(ask());
    };
    const trips = await tripsOf(runReadOnce, twice);
    expect(trips).toEqual([
      ["begin", "select", "ask", "rollback"],
      ["begin", "select", "ask"],
      ["ask"],
      ["rollback"],
    ]);
    expect(await tripsOf(runReadOnly, twice)).toEqual([["begin", "select", "ask"], ["ask"], ["rollback"]]);
  });
});
