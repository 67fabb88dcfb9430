/**
 * Goal: everything that an embedded database holds can move to PostgreSQL and back, and a file that is not whole moves nothing.
 * Method: a database with awkward values in every covered schema, there and back again, and files that were damaged.
 */
import { PassThrough, Readable } from "node:stream";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type Dialect,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { TransferRefused } from "./format.ts";

const dialects = dialectsForTests();
const ways: [Dialect, Dialect][] = dialects.flatMap((from) =>
  dialects.map((to): [Dialect, Dialect] => [from, to]),
);

async function written(db: StorageForTests): Promise<string> {
  const out = new PassThrough();
  const [chunks] = await Promise.all([out.setEncoding("utf8").toArray(), db.storage.exportTo(out)]);
  return chunks.join("");
}

const read = (db: StorageForTests, text: string, pieces = 1_000) =>
  db.storage.importFrom(Readable.from(text.match(new RegExp(`[^]{1,${pieces}}`, "g")) ?? []));

const tables = `
  create table moved (id bigint generated always as identity primary key, at timestamptz, tags text[], body jsonb, bytes bytea,
    ratio double precision, amount numeric(20, 4), word text, twice text generated always as (word || word) stored,
    parent bigint references moved (id), follows text);
  create table moved_first (id text primary key);
  alter table moved add constraint follows_first foreign key (follows) references moved_first (id);
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not twice'; end $$;
  create trigger once before insert on moved_first for each row execute function refuse();
  create table if not exists sign_in.moved (id text primary key, since date)`;

async function fill(db: StorageForTests, words: readonly string[]): Promise<void> {
  await db.asOwner("alter table moved_first disable trigger once");
  await db.asOwner("insert into moved_first values ('a'), ('é'), ('Z')");
  await db.asOwner("alter table moved_first enable trigger once");
  for (const word of words)
    await db.asOwner(
      `insert into moved (at, tags, body, bytes, ratio, amount, word, follows)
       values ('2026-11-03T04:05:06.123456Z', $1, $2, $3, 0.1::float8 + 0.2, 123456789.1234, $4, 'é')`,
      [[word, null, 'q"\\,{}'], { word, deep: [1, { x: null }] }, Buffer.from([0, 255, 10]), word],
    );
  await db.asOwner("update moved set parent = (select max(id) from moved)");
  await db.asOwner("insert into sign_in.moved values ('u', '2026-11-03')");
}

/** Rows in a fixed order, as text. */
const contents = async (db: StorageForTests) => [
  await db.asOwner("select t::text from moved t order by id"),
  await db.asOwner('select id from moved_first order by id collate "C"'),
  await db.asOwner("select t::text from sign_in.moved t"),
];

describe.each(ways)("transfer from %s to %s", (from, to) => {
  let source: StorageForTests;
  let target: StorageForTests;
  beforeAll(async () => {
    source = await storageForTests({ dialect: from });
    target = await storageForTests({ dialect: to });
    await source.asOwner(tables);
    await target.asOwner(tables);
  });
  beforeEach(async () => {
    for (const db of [source, target])
      await db.asOwner("truncate moved, moved_first, sign_in.moved restart identity");
  });
  afterAll(async () => {
    await source.close();
    await target.close();
  });

  test("a restore holds exactly what the export held, references, sequences and awkward text included", async () => {
    const words = ["plain", "line\nbreak\r", "\u2028 \u0001 \"quoted\" 'x'", "日本語 😀", ""];
    await fill(source, words);
    const text = await written(source);
    const summary = await read(target, text, 7);
    expect(summary).toEqual(JSON.parse(text.trimEnd().split("\n").at(-1) ?? ""));
    expect(await contents(target)).toEqual(await contents(source));
    // What is exported from there is the same file, byte for byte: both write the same text for the same value.
    expect(await written(target)).toBe(text);
    // New rows go on after the last number, references and triggers hold again.
    const [next] = await target.asOwner("insert into moved (word) values ('next') returning id");
    expect(next).toEqual({ id: words.length + 1 });
    await expect(target.asOwner("insert into moved (follows) values ('nobody')")).rejects.toThrow();
    await expect(target.asOwner("insert into moved_first values ('b')")).rejects.toThrow();
    const [strict] = await target.asOwner(
      "select count(*) from pg_constraint where contype = 'f' and condeferrable",
    );
    expect(strict).toEqual(
      (await source.asOwner("select count(*) from pg_constraint where contype = 'f' and condeferrable"))[0],
    );
  });

  test("negative: a database that holds anything is left alone", async () => {
    await fill(source, ["a"]);
    await target.asOwner("insert into sign_in.moved values ('mine')");
    await expect(read(target, await written(source))).rejects.toThrow("not empty: sign_in.moved");
    expect(await target.asOwner("select id from sign_in.moved")).toEqual([{ id: "mine" }]);
  });
});

describe("a file that is not whole", () => {
  let source: StorageForTests;
  let target: StorageForTests;
  let text = "";
  beforeAll(async () => {
    source = await storageForTests();
    target = await storageForTests();
    for (const db of [source, target]) await db.asOwner(tables);
    await fill(source, ["one", "two", "three"]);
    text = await written(source);
  });
  afterAll(async () => {
    await source.close();
    await target.close();
  });
  const untouched = async () => {
    const [rows] = await target.asOwner(
      "select (select count(*) from moved) + (select count(*) from moved_first) as rows",
    );
    expect(rows).toEqual({ rows: 0 });
  };

  test("negative: cut anywhere, it takes nothing in", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), async (length) => {
        await expect(read(target, text.slice(0, length))).rejects.toBeInstanceOf(TransferRefused);
        await untouched();
      }),
      { numRuns: 12 },
    );
  });

  test("negative: with any letter changed, it takes nothing in", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 2),
        fc.constantFrom("x", "1", "}", " "),
        async (place, letter) => {
          fc.pre(text[place] !== letter);
          const changed = text.slice(0, place) + letter + text.slice(place + 1);
          await expect(read(target, changed)).rejects.toBeInstanceOf(TransferRefused);
          await untouched();
        },
      ),
      { numRuns: 25 },
    );
  });

  test("negative: lines left out, doubled or added take nothing in", async () => {
    const lines = text.trimEnd().split("\n");
    const row = lines.findIndex((line) => line.startsWith("["));
    for (const changed of [
      lines.toSpliced(row, 1),
      lines.toSpliced(row, 0, lines[row] ?? ""),
      [...lines, "{}"],
      lines.slice(1),
      [],
    ])
      await expect(read(target, changed.map((line) => `${line}\n`).join(""))).rejects.toBeInstanceOf(
        TransferRefused,
      );
    await untouched();
  });

  test("negative: another list of migrations is refused with both ends named", async () => {
    const other = text.replace('"0001-foundation.sql"', '"0001-other.sql"');
    await expect(read(target, other)).rejects.toThrow("use the same version");
  });

  test("and the whole one is taken in after all of that", async () => {
    await read(target, text);
    expect(await contents(target)).toEqual(await contents(source));
  });
});
