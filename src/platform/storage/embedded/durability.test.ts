/**
 * Goal: an embedded database in a directory loses nothing that was acknowledged, whatever ends the process, the thread or the
 * space on the disk. Method: real directories, child processes that are killed, a worker that hangs, a disk that is full.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { embeddedTemplate } from "../../../../tests/storage-for-tests.ts";
import { systemClock } from "../../clock/clock.ts";
import { systemActor } from "../../contract/actor.ts";
import { openStorage, type OpenStorage } from "../open-storage.ts";
import { StorageUnavailable } from "../storage.ts";
import { plain } from "../transaction.ts";
import { DirectoryRefused } from "./directory.ts";

const actor = systemActor("test");
const opened: OpenStorage[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const storage of opened.splice(0)) await storage.close();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = fs.mkdtempSync(join(tmpdir(), "counterfoil-storage-"));
  folders.push(folder);
  return join(folder, "data");
}

/** A copy of a closed data directory: faster than making one. */
function madeFolder(): string {
  const folder = newFolder();
  fs.cpSync(made, folder, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
  return folder;
}

let made = "";
beforeAll(async () => {
  made = newFolder();
  folders.pop();
  await (await open(made)).close();
});
afterAll(() => fs.rmSync(dirname(made), { recursive: true, force: true }));

async function open(
  directory: string,
  more: { limitMs?: number; workerFile?: URL } = {},
): Promise<OpenStorage> {
  const storage = await openStorage({
    kind: "embedded",
    directory,
    clock: systemClock,
    template: await embeddedTemplate(),
    ...more,
  });
  opened.push(storage);
  return storage;
}

async function scratch(storage: OpenStorage): Promise<void> {
  await storage.asOwner((session) =>
    session.script(
      "create table if not exists scratch (id integer primary key, word text); grant all on scratch to cf_app",
      5_000,
    ),
  );
}

const insert = (storage: OpenStorage, id: number, word = "w") =>
  storage.inTransaction(actor, (tx) =>
    tx.run(plain("insert into scratch (id, word) values ($1, $2)", [id, word])),
  );
const ids = async (storage: OpenStorage): Promise<number[]> =>
  (
    await storage.inTransaction(actor, (tx) =>
      tx.many<{ id: number }>(plain("select id from scratch order by id")),
    )
  ).map((row) => row.id);

describe("a data directory", () => {
  test("keeps what was written across a close, is private, and says which engine wrote it", async () => {
    const directory = madeFolder();
    const first = await open(directory);
    await scratch(first);
    await insert(first, 1);
    await first.close();
    expect(fs.statSync(directory).mode & 0o777).toBe(0o700);
    expect(JSON.parse(fs.readFileSync(join(directory, "engine.json"), "utf8"))).toMatchObject({
      pglite: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    const second = await open(directory);
    expect(await ids(second)).toEqual([1]);
  });

  test("every acknowledged commit was flushed, and commands of one commit share the flush", async () => {
    const storage = await open(madeFolder());
    await scratch(storage);
    const before = storage.metrics().walFlushes;
    for (let id = 0; id < 20; id++) await insert(storage, id);
    const alone = storage.metrics().walFlushes - before;
    expect(alone).toBeGreaterThanOrEqual(20);
    const commits = storage.metrics().commits;
    await Promise.all(Array.from({ length: 50 }, (_, id) => insert(storage, 100 + id)));
    expect(storage.metrics().commits - commits).toBe(1);
    expect(storage.metrics().walFlushes - before - alone).toBeLessThan(5);
  });

  test("negative: a second process, or a second opening in this one, is refused and named", async () => {
    const directory = madeFolder();
    await open(directory);
    await expect(open(directory)).rejects.toThrow(`in use by process ${process.pid}`);
    const { code, text } = await child(directory, ["1"]);
    expect(code).not.toBe(0);
    expect(text).toContain(`in use by process ${process.pid}`);
  });

  test("negative: a folder with something else in it is refused and left alone", async () => {
    const directory = newFolder();
    fs.mkdirSync(directory);
    fs.writeFileSync(join(directory, "letter.txt"), "mine");
    await expect(open(directory)).rejects.toBeInstanceOf(DirectoryRefused);
    expect(fs.readdirSync(directory)).toEqual(["letter.txt"]);
  });

  test("negative: files of another version of the engine are refused", async () => {
    const directory = madeFolder();
    for (const other of ["0.4.9", "0.5.9999", "1.0.0"]) {
      fs.writeFileSync(join(directory, "engine.json"), JSON.stringify({ pglite: other }));
      await expect(open(directory)).rejects.toThrow(`written by PGlite ${other}`);
    }
  });

  test("an opening that was cut short while the database was made begins again", async () => {
    const directory = newFolder();
    fs.mkdirSync(join(directory, "database.new"), { recursive: true });
    fs.writeFileSync(join(directory, "database.new", "PG_VERSION"), "18\n");
    const storage = await open(directory);
    await storage.ping(1_000);
  });

  test("upkeep checkpoints and vacuums", async () => {
    const storage = await open(madeFolder());
    await scratch(storage);
    await insert(storage, 1);
    await storage.upkeep();
    expect(storage.metrics()).toMatchObject({ checkpoints: 1, vacuums: 1 });
    expect(await ids(storage)).toEqual([1]);
  });
});

describe("kill -9", () => {
  test("no acknowledged write is lost, and the directory opens again each time", async () => {
    const directory = madeFolder();
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { numbers } = await child(directory, [String(round * 1_000_000)], 150 + round * 170);
      acknowledged.push(...numbers);
    }
    const storage = await open(directory);
    const there = new Set(await ids(storage));
    expect(acknowledged.length).toBeGreaterThan(50);
    expect(acknowledged.filter((id) => !there.has(id))).toEqual([]);
  });
});

describe("a database that hangs", () => {
  test("is ended by the watchdog; its command hears so, nothing of it is kept, and the next ones go on", async () => {
    const storage = await open(madeFolder(), { limitMs: 1_000 });
    await scratch(storage);
    await insert(storage, 1);
    const hanging = storage.inTransaction(actor, async (tx) => {
      await tx.run(plain("insert into scratch values (2, 'x')"));
      await tx.first(plain("select count(*) from generate_series(1, 1000000000000)"));
    });
    await expect(hanging).rejects.toMatchObject({ kind: "timed-out" });
    await insert(storage, 3);
    expect(await ids(storage)).toEqual([1, 3]);
    expect(storage.metrics().reopened).toBe(1);
  });
});

describe("a bell that rings late", () => {
  test("negative: a turn that was answered is not taken again: nothing is done twice, and every answer is to its own question", async () => {
    const workerFile = new URL("./testing/late-bell-worker.ts", import.meta.url);
    const storage = await open(madeFolder(), { workerFile });
    await scratch(storage);
    for (let id = 1; id <= 50; id++) {
      await insert(storage, id);
      const told = await storage.inTransaction(actor, (tx) =>
        tx.first<{ said: number }>(plain("select $1::integer as said", [id])),
      );
      expect(told).toEqual({ said: id });
    }
    expect(await ids(storage)).toHaveLength(50);
  });
});

describe("a full disk", () => {
  const flag = (directory: string): string => `${directory}.full`;
  const fillable = new URL("./testing/fillable-worker.ts", import.meta.url);

  test("gives a clear error and no receipt, and writing goes on when there is space again", async () => {
    const directory = madeFolder();
    const storage = await open(directory, { workerFile: fillable });
    await scratch(storage);
    await insert(storage, 1);
    fs.writeFileSync(flag(directory), "");
    const refused = await Promise.allSettled([insert(storage, 2), insert(storage, 3)]);
    for (const each of refused) {
      expect(each.status === "rejected" && each.reason).toBeInstanceOf(StorageUnavailable);
      expect(each).toMatchObject({ reason: { kind: "full" } });
    }
    // Still full: still refused, and still answered.
    await expect(insert(storage, 4)).rejects.toMatchObject({ kind: "full" });
    fs.rmSync(flag(directory));
    await insert(storage, 5);
    expect(await ids(storage)).toEqual([1, 5]);
  });
});

/** Runs the writing child; kills it (-9) so many milliseconds after its first acknowledged write. */
async function child(
  directory: string,
  args: readonly string[],
  killAfterMs?: number,
): Promise<{ numbers: number[]; code: number | null; text: string }> {
  const script = join(import.meta.dirname, "testing/write-until-killed.ts");
  const running = spawn(process.execPath, [script, directory, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const numbers: number[] = [];
  let text = "";
  running.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
  createInterface({ input: running.stdout }).on("line", (line) => {
    numbers.push(Number(line));
    if (numbers.length === 1 && killAfterMs !== undefined)
      setTimeout(() => running.kill("SIGKILL"), killAfterMs);
  });
  const [code] = (await once(running, "close")) as [number | null];
  return { numbers, code, text };
}
