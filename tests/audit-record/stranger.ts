import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const python = spawnSync("python3", ["--version"]).status === 0;

/** What a checker in Python's standard library, written from RECORD.md alone, says of a record; null where there is no python3. */
export function strangerSays(files: ReadonlyMap<string, Uint8Array>): string | null {
  if (!python) return null;
  const folder = mkdtempSync(join(tmpdir(), "audit-record-"));
  try {
    for (const [name, octets] of files) writeFileSync(join(folder, name), octets);
    const script = new URL("check_record.py", import.meta.url).pathname;
    const run = spawnSync("python3", [script, folder], { encoding: "utf8" });
    return `${run.stdout}${run.stderr}`.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
