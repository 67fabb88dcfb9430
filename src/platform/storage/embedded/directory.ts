import fs from "node:fs";
import { join } from "node:path";
import { flushPath } from "./flush.ts";

/**
 * What a data directory looks like: `engine.json` (which PGlite wrote it), `lock` (who has it open) and `database/` (the files
 * of PostgreSQL). Only its owner may look into it.
 */
export interface DataDirectory {
  readonly root: string;
  readonly database: string;
  /** Where a new database is made; it gets its place when it is complete and on the disk. */
  readonly draft: string;
}

/** The directory is not one that this software can use. Says why; nothing was changed. */
export class DirectoryRefused extends Error {}

/** Creates the directory (0700) or checks that it is ours. */
export function dataDirectory(root: string): DataDirectory {
  fs.mkdirSync(root, { recursive: true, mode: 0o700 });
  const entries = fs.readdirSync(root);
  const ours = ["database", "database.new", "engine.json", "lock"].some((name) => entries.includes(name));
  if (entries.length > 0 && !ours)
    throw new DirectoryRefused(`${root} is not empty and not a data directory of Counterfoil`);
  if (process.platform !== "win32") fs.chmodSync(root, 0o700);
  return { root, database: join(root, "database"), draft: join(root, "database.new") };
}

export function hasDatabase(directory: DataDirectory): boolean {
  return fs.existsSync(join(directory.database, "PG_VERSION"));
}

/** Gives the new database its place, so that a start that was cut short leaves either none or a whole one. */
export function placeDraft(directory: DataDirectory, engine: string): void {
  writeEngine(directory, engine);
  fs.renameSync(directory.draft, directory.database);
  flushPath(directory.root);
}

export function discardDraft(directory: DataDirectory): void {
  fs.rmSync(directory.draft, { recursive: true, force: true });
}

/**
 * The files of PostgreSQL are read by the same PGlite or a newer patch of it. Any other version could read them differently:
 * move by export and import.
 */
export function requireSameEngine(directory: DataDirectory, runs: string): void {
  const wrote = readEngine(directory);
  if (wrote === runs) return;
  const [wroteSeries, wrotePatch] = seriesAndPatch(wrote);
  const [runsSeries, runsPatch] = seriesAndPatch(runs);
  if (wroteSeries !== runsSeries || wrotePatch > runsPatch)
    throw new DirectoryRefused(
      `${directory.root} was written by PGlite ${wrote}, this is ${runs}; export it with the version that wrote it and import it here`,
    );
  writeEngine(directory, runs);
}

function readEngine(directory: DataDirectory): string {
  try {
    const text = fs.readFileSync(join(directory.root, "engine.json"), "utf8");
    return String((JSON.parse(text) as { pglite: unknown }).pglite);
  } catch (error) {
    throw new DirectoryRefused(`${directory.root} does not tell which PGlite wrote it`, { cause: error });
  }
}

function writeEngine(directory: DataDirectory, engine: string): void {
  const path = join(directory.root, "engine.json");
  fs.writeFileSync(`${path}.new`, `${JSON.stringify({ pglite: engine })}\n`, { mode: 0o600 });
  flushPath(`${path}.new`);
  fs.renameSync(`${path}.new`, path);
  flushPath(directory.root);
}

/** `0.5.16` is patch 16 of the series `0.5`. */
function seriesAndPatch(version: string): [string, number] {
  const [major, minor, patch] = version.split(".");
  return [`${major}.${minor}`, Number.parseInt(patch ?? "", 10)];
}
