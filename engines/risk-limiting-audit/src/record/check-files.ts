import { digestHex, sha256Prefix } from "../sampling/sha256.ts";
import { utf8 } from "../sampling/utf8.ts";
import { jsonOf, textOf } from "./file-lines.ts";
import {
  recordFormat,
  recordFormatBefore,
  type Difference,
  type RecordFiles,
  type RecordHead,
} from "./record.ts";

export function sha256Hex(octets: Uint8Array): string {
  return digestHex(sha256Prefix(new Uint8Array(0)).words(octets, octets.length));
}

/** What is committed to before the seed: the SHA-256 of one line `name`, space, `hash`, line feed for each file, by name. */
export function commitmentOf(hashes: Readonly<Record<string, string>>): string {
  const lines = Object.keys(hashes)
    .sort()
    .map((name) => `${name} ${hashes[name]}\n`);
  return sha256Hex(utf8(lines.join("")));
}

export function differs(file: string, where: string, recorded: unknown, recomputed: unknown): Difference {
  const said = (value: unknown): string =>
    typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return { file, where, recorded: said(recorded), recomputed: said(recomputed) };
}

const committedFiles = ["contests.json", "design.json", "manifest.csv"];
const laterFiles = ["boards.ndjson", "outcome.json", "risk.json", "rounds.json"];

/** The head of the record, once every file is there and has the hash that the head gives it, and no file is there besides. */
export function checkedHead(files: RecordFiles): RecordHead | Difference {
  const octets = files.get("record.json");
  const head = (octets ? jsonOf(textOf("record.json", octets)) : undefined) as RecordHead | undefined;
  if (head?.format !== recordFormat && head?.format !== recordFormatBefore)
    return differs("record.json", "format", head?.format, recordFormat);
  if (typeof head.committed !== "object" || typeof head.files !== "object" || typeof head.seed !== "string") {
    return differs("record.json", "members", Object.keys(head), ["committed", "commitment", "seed", "files"]);
  }
  const wanted = [
    ...committedFiles.map((name) => [name, head.committed] as const),
    ...laterFiles.map((name) => [name, head.files] as const),
  ];
  const missing = wanted.find(([name, hashes]) => hashes[name] === undefined);
  if (missing) return differs("record.json", missing[0], undefined, "a hash");
  const commitment = commitmentOf(head.committed);
  if (head.commitment !== commitment)
    return differs("record.json", "commitment", head.commitment, commitment);
  return wrongFile(files, { ...head.files, ...head.committed }) ?? head;
}

function wrongFile(files: RecordFiles, hashes: Readonly<Record<string, string>>): Difference | null {
  for (const [name, recorded] of Object.entries(hashes)) {
    const octets = files.get(name);
    const recomputed = octets ? sha256Hex(octets) : "no such file";
    if (recorded !== recomputed) return differs(name, "SHA-256", recorded, recomputed);
  }
  const stranger = [...files.keys()].find((name) => name !== "record.json" && hashes[name] === undefined);
  return stranger === undefined ? null : differs("record.json", stranger, undefined, "a hash");
}
