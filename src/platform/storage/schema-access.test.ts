/** Goal: sign-in and the jobs reach their own tables and nothing else, through kysely or plain SQL, on both dialects. */
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { systemActor } from "../contract/actor.ts";

interface Tables {
  scratch_user: { id: string; email: string; at: Date };
}

describe.each(dialectsForTests())("access to a schema on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect, limitMs: 1_500 });
    await db.asOwner(
      "create table sign_in.scratch_user (id text primary key, email text not null unique, at timestamptz default now())",
    );
  });
  beforeEach(() => db.asOwner("truncate sign_in.scratch_user"));
  afterAll(() => db.close());

  const signIn = () => db.storage.schemaAccess<Tables>("sign_in");

  test("kysely reads and writes the tables of sign-in, with dates as dates", async () => {
    const { kysely } = signIn();
    await kysely
      .insertInto("scratch_user")
      .values({ id: "1", email: "a@b", at: new Date(5) })
      .execute();
    const user = await kysely.selectFrom("scratch_user").selectAll().executeTakeFirstOrThrow();
    expect(user).toEqual({ id: "1", email: "a@b", at: new Date(5) });
    const changed = await kysely.updateTable("scratch_user").set({ email: "c@d" }).executeTakeFirst();
    expect(changed.numUpdatedRows).toBe(1n);
  });

  test("a transaction of kysely is whole or nothing", async () => {
    const { kysely } = signIn();
    const insert = (id: string) => ({ id, email: `${id}@b`, at: new Date(1) });
    await kysely.transaction().execute(async (trx) => {
      await trx.insertInto("scratch_user").values(insert("1")).execute();
      await trx.insertInto("scratch_user").values(insert("2")).execute();
    });
    const broken = kysely.transaction().execute(async (trx) => {
      await trx.insertInto("scratch_user").values(insert("3")).execute();
      await trx.insertInto("scratch_user").values(insert("1")).execute();
    });
    await expect(broken).rejects.toMatchObject({ code: "23505" });
    const rows = await kysely.selectFrom("scratch_user").select("id").orderBy("id").execute();
    expect(rows.map((row) => row.id)).toEqual(["1", "2"]);
  });

  test("the jobs make their own tables, with several statements and transactions of their own", async () => {
    const jobs = db.storage.schemaAccess("jobs");
    await jobs.execute(
      "begin; create table if not exists jobs.scratch_job (id integer, at timestamptz); insert into jobs.scratch_job values (1, now()); commit",
    );
    const { rows } = await jobs.execute("select id from jobs.scratch_job where id = $1", [1]);
    expect(rows).toEqual([{ id: 1 }]);
    await expect(
      jobs.execute("begin; insert into jobs.scratch_job values (2, now()); select 1/0; commit"),
    ).rejects.toThrow();
    expect((await jobs.execute("select count(*) from jobs.scratch_job")).rows).toEqual([{ count: 1 }]);
    await jobs.execute("drop table jobs.scratch_job");
  });

  test("W5.2 negative: neither sees the other's tables or the application's, and the application sees neither's", async () => {
    const jobs = db.storage.schemaAccess("jobs");
    for (const denied of [
      () => signIn().execute("select * from public.shares"),
      () => signIn().execute("create table jobs.mine (id integer)"),
      () => jobs.execute("select * from public.shares where id = $1", ["x"]),
      () => jobs.execute("select * from sign_in.scratch_user"),
      () => db.raw(systemActor("x"), "select * from sign_in.scratch_user"),
    ])
      await expect(denied()).rejects.toMatchObject({ code: "42501" });
    await expect(sql`select * from public.shares`.execute(signIn().kysely)).rejects.toMatchObject({
      code: "42501",
    });
  });

  test("negative: the role of a schema does not outlive its use, even when it failed", async () => {
    await expect(signIn().execute("select 1/0")).rejects.toThrow();
    await signIn().execute("select 1");
    const [who] = await db.asOwner("select current_user as who, current_setting('search_path') as path");
    expect(who?.["who"]).toBe("postgres");
    expect(String(who?.["path"])).toContain("public");
  });

  test("commands and sign-in take turns", async () => {
    const { kysely } = signIn();
    await Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        if (index % 2) await db.raw(systemActor("x"), "select 1");
        else
          await kysely
            .insertInto("scratch_user")
            .values({ id: `${index}`, email: `${index}`, at: new Date(1) })
            .execute();
      }),
    );
    expect(await db.asOwner("select count(*) from sign_in.scratch_user")).toEqual([{ count: 20 }]);
  });

  test("negative: a transaction that never ends does not keep the database for ever", async () => {
    const { kysely } = signIn();
    const stuck = await kysely.startTransaction().execute();
    await stuck
      .insertInto("scratch_user")
      .values({ id: "9", email: "9", at: new Date(1) })
      .execute();
    await db.raw(systemActor("x"), "select 1").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1_700));
    await db.raw(systemActor("x"), "select 1");
    if (dialect === "embedded") await expect(stuck.commit().execute()).rejects.toThrow();
    else await stuck.rollback().execute();
    expect(await db.asOwner("select id from sign_in.scratch_user")).toEqual([]);
  });
});
