/** Goal: at most one living process holds a data directory. Method: locks left behind by every kind of predecessor. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DirectoryInUse, lockDirectory } from "./lock-file.ts";

let folder = "";
const held: { release(): void }[] = [];
beforeEach(() => (folder = fs.mkdtempSync(join(tmpdir(), "counterfoil-lock-"))));
afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
  fs.rmSync(folder, { recursive: true });
});

const take = () => held.push(lockDirectory(folder, () => {}));
const leave = (holder: object) =>
  fs.writeFileSync(join(folder, "lock"), JSON.stringify({ id: "other", host: hostname(), ...holder }));
const age = (name: string, seconds: number) => {
  const then = new Date(fs.statSync(join(folder, name)).mtimeMs - seconds * 1_000);
  fs.utimesSync(join(folder, name), then, then);
};
const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

test("a free directory is taken, and released it is free again", () => {
  take();
  held.pop()?.release();
  expect(fs.readdirSync(folder)).toEqual([]);
  take();
});

test("negative: a living process keeps everyone else out", () => {
  take();
  expect(take).toThrow(DirectoryInUse);
  expect(take).toThrow(String(process.pid));
});

test("the lock of a process that has ended is taken over", () => {
  leave({ pid: deadPid(), startedAt: null });
  take();
  expect(fs.readdirSync(folder)).toEqual(["lock"]);
});

test("the lock of an earlier process whose number belongs to another now is taken over", () => {
  leave({ pid: process.ppid, startedAt: "another start of the machine 1" });
  if (process.platform === "linux") take();
});

test("negative: a living process whose start is unknown keeps its lock", () => {
  leave({ pid: process.ppid, startedAt: null });
  expect(take).toThrow(DirectoryInUse);
});

test("the lock of another machine holds while it shows signs of life, and no longer", () => {
  leave({ pid: 1, startedAt: null, host: "elsewhere" });
  expect(take).toThrow("on elsewhere");
  age("lock", 60);
  take();
});

test("a lock that cannot be read, as after a power cut, is taken over", () => {
  fs.writeFileSync(join(folder, "lock"), "");
  take();
});

test("negative: while one process judges a lock, another does not", () => {
  leave({ pid: deadPid(), startedAt: null });
  fs.writeFileSync(join(folder, "lock.judging"), JSON.stringify({ id: "x", pid: process.ppid }));
  expect(take).toThrow(DirectoryInUse);
  age("lock.judging", 60);
  take();
});
