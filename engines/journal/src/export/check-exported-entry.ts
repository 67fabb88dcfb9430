import { bodyHash } from "../entry/body-hash.ts";
import { decodeEntry } from "../entry/decode-entry.ts";
import type { JournalEntry } from "../entry/entry.ts";
import { hexOf } from "../hex.ts";
import { appendLeaf } from "../merkle/frontier.ts";
import { leafHash } from "../merkle/hashes.ts";
import { sameOctets } from "../octets.ts";
import type { ExportedEntry } from "./export-lines.ts";
import type { ExportProblem, ExportProblemCode } from "./export-problem.ts";
import type { ExportState } from "./export-state.ts";

/** Canonical encoding, next number, chain, content; then the entry becomes a leaf of the tree. */
export function checkExportedEntry(
  state: ExportState,
  exported: ExportedEntry,
  line: number,
): ExportProblem | null {
  const decoded = decodeEntry(exported.entry);
  if (!decoded.ok) {
    const field = decoded.values?.["field"];
    const found = field === undefined ? decoded.refusal : `${decoded.refusal} (${field})`;
    return { code: "entry-malformed", line, seq: state.frontier.size, found };
  }
  const entry = decoded.value;
  const problem = checkPlace(state, entry, line) ?? checkContent(state, exported, entry, line);
  if (problem === null) take(state, exported, entry, line);
  return problem;
}

function checkPlace(state: ExportState, entry: JournalEntry, line: number): ExportProblem | null {
  const next = state.frontier.size;
  if (entry.seq !== next) return problemOf("seq-wrong", entry, line, `${next}`, `${entry.seq}`);
  if (sameOctets(entry.previousHash, state.previousHash)) return null;
  const expected = hexOf(state.previousHash);
  const problem = problemOf("previous-hash-wrong", entry, line, expected, hexOf(entry.previousHash));
  return state.previous === null ? problem : { ...problem, before: state.previous };
}

function checkContent(
  state: ExportState,
  exported: ExportedEntry,
  entry: JournalEntry,
  line: number,
): ExportProblem | null {
  if (exported.state !== "visible") return null;
  const hash = bodyHash(state.options.sha256, exported.salt, exported.body);
  if (sameOctets(hash, entry.bodyHash)) return null;
  return problemOf("body-hash-wrong", entry, line, hexOf(entry.bodyHash), hexOf(hash));
}

function take(
  state: ExportState,
  exported: ExportedEntry,
  { seq, subject }: JournalEntry,
  line: number,
): void {
  const leaf = leafHash(state.options.sha256, exported.entry);
  state.frontier = appendLeaf(state.options.sha256, state.frontier, leaf).frontier;
  state.previousHash = leaf;
  state.previous = { line, seq, subject };
  state.endCovered = false;
  state.counts[exported.state]++;
}

function problemOf(
  code: ExportProblemCode,
  { seq, subject }: JournalEntry,
  line: number,
  expected: string,
  found: string,
): ExportProblem {
  return { code, line, seq, subject, expected, found };
}
