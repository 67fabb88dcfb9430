import { utf8 } from "../sampling/utf8.ts";
import { commitmentOf, sha256Hex } from "./check-files.ts";
import { recordFormat, type Difference, type RecordFiles } from "./record.ts";
import { recomputeRecord } from "./verify-record.ts";

/** Files that are committed to before the seed; the style says which of them there are. */
export const filesBeforeSeed = [
  "manifest.csv",
  "contests.json",
  "design.json",
  "records.ndjson",
  "batches.ndjson",
] as const;

/** Hashes what there is before the seed: what is published, and what the seed ceremony rests on. */
export function commitFiles(files: RecordFiles): {
  readonly committed: Readonly<Record<string, string>>;
  readonly commitment: string;
} {
  const committed = hashesOf(
    files,
    filesBeforeSeed.filter((name) => files.has(name)),
  );
  return { committed, commitment: commitmentOf(committed) };
}

/** Hashes every file as it is and writes the head of the record. What the files say is not looked at. */
export function sealRecord(files: RecordFiles, seed: string): Map<string, Uint8Array> {
  const { committed, commitment } = commitFiles(files);
  const later = [...files.keys()].filter((name) => !(name in committed) && name !== "record.json");
  const head = { format: recordFormat, committed, commitment, seed, files: hashesOf(files, later) };
  return new Map(files).set("record.json", utf8(JSON.stringify(head)));
}

/** The whole record from everything but `risk.json`, `outcome.json` and `record.json`, which follow; or the first thing that does not. */
export function completeRecord(
  files: RecordFiles,
  seed: string,
):
  | { readonly ok: true; readonly files: Map<string, Uint8Array> }
  | { readonly ok: false; readonly difference: Difference } {
  const recomputed = recomputeRecord(files, new Set(Object.keys(commitFiles(files).committed)), seed);
  if (!recomputed.ok) return recomputed;
  const whole = new Map(files)
    .set("risk.json", utf8(JSON.stringify(recomputed.risk)))
    .set("outcome.json", utf8(JSON.stringify(recomputed.verdicts)));
  return { ok: true, files: sealRecord(whole, seed) };
}

function hashesOf(files: RecordFiles, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, sha256Hex(files.get(name)!)]));
}
