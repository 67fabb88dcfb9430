/**
 * Goal: the schema only moves forward, and only along files that nobody changed. Method: folders of small migrations against
 * a database in memory, and the project's own folder.
 */
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inProcessHost } from "./embedded/in-process-host.ts";
import { EmbeddedSession } from "./embedded/session.ts";
import {
  appliedMigrations,
  migrate,
  migrationsFolder,
  MigrationRefused,
  readMigrations,
  requireMigrated,
} from "./migrations.ts";
import type { Session } from "./session.ts";

let folder = "";
let session: Session;
beforeAll(async () => {
  session = new EmbeddedSession(await inProcessHost());
  await session.script("create role cf_app", 5_000);
});
afterAll(() => session.close());
beforeEach(() => (folder = fs.mkdtempSync(join(tmpdir(), "counterfoil-migrations-"))));
afterEach(async () => {
  fs.rmSync(folder, { recursive: true });
  await session.script("drop schema public cascade; create schema public", 5_000);
});

const file = (name: string, sql: string) => fs.writeFileSync(join(folder, name), sql);
const bring = async () => {
  const done = await migrate(session, readMigrations(folder), 5);
  return done.map((each) => each.name);
};
const applied = async () => (await appliedMigrations(session)).map((each) => each.name);

describe("migrations", () => {
  test("are applied once each, in order", async () => {
    file("0001-one.sql", "create table one (id integer); insert into one values (1);");
    expect(await bring()).toEqual(["0001-one.sql"]);
    file("0002-two.sql", "alter table one add two text;");
    expect(await bring()).toEqual(["0002-two.sql"]);
    expect(await bring()).toEqual([]);
    expect(await applied()).toEqual(["0001-one.sql", "0002-two.sql"]);
  });

  test("negative: one that fails leaves nothing behind, and is named", async () => {
    file("0001-one.sql", "create table one (id integer);");
    file("0002-two.sql", "create table two (id integer); insert into two values ('no number');");
    await expect(bring()).rejects.toThrow("0002-two.sql failed");
    expect(await applied()).toEqual(["0001-one.sql"]);
    const [there] = await session.script("select to_regclass('two') is not null as there", 5_000);
    expect(there?.rows).toEqual([{ there: false }]);
  });

  test("negative: a file that was changed after it was applied is refused by name", async () => {
    file("0001-one.sql", "create table one (id integer);");
    await bring();
    file("0001-one.sql", "create table one (id bigint);");
    await expect(bring()).rejects.toThrow("0001-one.sql was changed");
  });

  test("negative: a database newer than the software is refused", async () => {
    file("0001-one.sql", "create table one (id integer);");
    file("0002-two.sql", "create table two (id integer);");
    await bring();
    fs.rmSync(join(folder, "0002-two.sql"));
    await expect(bring()).rejects.toThrow("newer than this software");
  });

  test("numbers may leave gaps; negative: twins, strange names and late comers are refused", async () => {
    file("0001-one.sql", "select 1;");
    file("0003-three.sql", "select 3;");
    expect(await bring()).toEqual(["0001-one.sql", "0003-three.sql"]);
    file("0002-two.sql", "select 2;");
    await expect(bring()).rejects.toThrow("0002-two.sql comes before one that is already applied");
    file("0003-drei.sql", "select 3;");
    expect(() => readMigrations(folder)).toThrow("have the number");
    fs.rmSync(join(folder, "0003-drei.sql"));
    file("four.sql", "select 4;");
    expect(() => readMigrations(folder)).toThrow("four.sql is not named like");
  });

  test("negative: a login that may not migrate is told who can", async () => {
    file("0001-one.sql", "select 1;");
    await expect(requireMigrated(session, readMigrations(folder))).rejects.toThrow("counterfoil migrate");
    await bring();
    await requireMigrated(session, readMigrations(folder));
  });

  test("the project's own files can be read and start with the foundation", () => {
    const [first] = readMigrations(migrationsFolder);
    expect(first?.name).toBe("0001-foundation.sql");
    expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(() => readMigrations(join(folder, "nowhere"))).toThrow();
    expect(MigrationRefused.name).toBe("MigrationRefused");
  });
});
