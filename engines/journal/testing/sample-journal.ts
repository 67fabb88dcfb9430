import {
  appendLeaf,
  bodyHash,
  EMPTY_FRONTIER,
  encodeEntry,
  exportWriter,
  leafHash,
  rootOf,
  signCheckpoint,
  utf8Of,
  type Checkpoint,
  type ExportedEntry,
  type Frontier,
  type JournalEntry,
  type ReadHashes,
} from "../src/index.ts";
import { sha256, signerFromSeed } from "./node-crypto.ts";

export const origin = "elections.example/journal";
export const signer = signerFromSeed(origin, new Uint8Array(32).fill(7));

export const firstEntry: JournalEntry = {
  seq: 0,
  atMs: 1_700_000_000_000,
  space: "live",
  electionId: "ele_2026",
  actorId: "per_ana",
  organisationId: "org_authority",
  role: "publisher",
  action: "notices.publish",
  subject: "ntc_1",
  why: "The panel met the threshold.\nÉté, 選挙, 🗳",
  marking: "amber+strict",
  classification: 2,
  bodyHash: new Uint8Array(32).fill(0xaa),
  previousHash: new Uint8Array(32),
};

export type SampleItem = Extract<ExportedEntry, { state: "visible" }>;

/** A journal of `count` entries that hangs together, with the content of each. */
export function sampleJournal(count: number): SampleItem[] {
  let previousHash: Uint8Array = new Uint8Array(32);
  return Array.from({ length: count }, (_, seq) => {
    const salt = new Uint8Array(16).fill(seq + 1);
    const body = utf8Of(`{"number":${seq}}`)!;
    const hash = bodyHash(sha256, salt, body);
    const entry = { ...firstEntry, seq, atMs: firstEntry.atMs + seq, subject: `ntc_${seq}`, previousHash };
    const encoded = encodeEntry({ ...entry, bodyHash: hash });
    if (!encoded.ok) throw new Error(encoded.refusal);
    previousHash = leafHash(sha256, encoded.value);
    return { state: "visible", entry: encoded.value, salt, body };
  });
}

export function frontierOf(leaves: readonly Uint8Array[]): Frontier {
  return leaves.reduce((frontier, leaf) => appendLeaf(sha256, frontier, leaf).frontier, EMPTY_FRONTIER);
}

export function leavesOf(items: readonly ExportedEntry[]): Uint8Array[] {
  return items.map(({ entry }) => leafHash(sha256, entry));
}

export function checkpointOf(items: readonly ExportedEntry[]): Checkpoint {
  return { origin, size: items.length, root: rootOf(sha256, frontierOf(leavesOf(items))), extensions: [] };
}

/** Lines, each with its newline: a checkpoint behind `early` entries, and one at the end. */
export function sampleExport(items: readonly ExportedEntry[], early: number): string[] {
  const writer = exportWriter({ sha256, origin, signer });
  const checkpoint = (size: number) =>
    writer.checkpoint(signCheckpoint(checkpointOf(items.slice(0, size)), [signer]));
  const lines = [writer.header()];
  items.forEach((item, i) => {
    lines.push(writer.entry(item));
    if (i + 1 === early && early < items.length) lines.push(checkpoint(early));
  });
  lines.push(checkpoint(items.length));
  return [...lines, writer.seal()];
}

/** The two tables that a store keeps, filled as it fills them: leaf hashes, and tile hashes as leaves complete them. */
export function tablesOf(leaves: readonly Uint8Array[]) {
  const tiles = new Map<string, Uint8Array>();
  const reads: { hashes: number; calls: number; largest: number } = { hashes: 0, calls: 0, largest: 0 };
  let frontier = EMPTY_FRONTIER;
  for (const leaf of leaves) {
    const appended = appendLeaf(sha256, frontier, leaf);
    frontier = appended.frontier;
    for (const { level, index, hash } of appended.tiles) tiles.set(`${level}/${index}`, hash);
  }
  const read: ReadHashes = (wanted) => {
    reads.calls++;
    const rows = wanted.map(({ level, first, count }) => {
      reads.hashes += count;
      reads.largest = Math.max(reads.largest, count);
      const at = Array.from({ length: count }, (_, i) => first + i);
      return at.map((index) => (level === 0 ? leaves[index] : tiles.get(`${level}/${index}`)) as Uint8Array);
    });
    return Promise.resolve(rows);
  };
  return { read, reads, tiles, frontier };
}
