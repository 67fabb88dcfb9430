import { openNote } from "../note/open-note.ts";
import { parseSignedNote } from "../note/signed-note.ts";
import { parseVerifierKey, writeVerifierKey } from "../note/verifier-key.ts";
import {
  checkExportedCheckpoint,
  checkRemembered,
  checkRememberedSizes,
} from "./check-exported-checkpoint.ts";
import { checkExportedEntry } from "./check-exported-entry.ts";
import { parseLine, type ExportLine } from "./export-lines.ts";
import type { ExportProblem } from "./export-problem.ts";
import type { ExportState } from "./export-state.ts";
import { isExportOrigin } from "./seal.ts";

/** Checks the next line, without its newline, and takes it into the state. */
export function checkExportLine(state: ExportState, bytes: Uint8Array): ExportProblem | null {
  const at = state.covered.lines() + 1;
  if (state.sealed) return { code: "line-after-seal", line: at };
  const line = parseLine(bytes);
  if (line === null) return { code: "line-malformed", line: at };
  const problem = checkLine(state, line, at);
  if (problem === null) state.covered.add(bytes);
  return problem;
}

function checkLine(state: ExportState, line: ExportLine, at: number): ExportProblem | null {
  const { header } = state;
  if (line.kind === "header") {
    return header === null
      ? checkHeader(state, line.origin, line.key)
      : { code: "header-misplaced", line: at };
  }
  if (header === null) return { code: "header-misplaced", line: at };
  if (line.kind === "entry") {
    return checkExportedEntry(state, line.exported, at) ?? checkRemembered(state, header.origin, at);
  }
  return line.kind === "checkpoint"
    ? checkExportedCheckpoint(state, header, line.note, at)
    : checkSeal(state, header, line.note, at);
}

function checkHeader(state: ExportState, origin: string, keyText: string): ExportProblem | null {
  const { sha256, trustedKey } = state.options;
  const key = parseVerifierKey(sha256, keyText);
  if (!key.ok || !isExportOrigin(origin)) return { code: "key-malformed", line: 1, found: keyText };
  const trusted = trustedKey === undefined ? keyText : writeVerifierKey(trustedKey);
  if (trusted !== keyText) return { code: "key-not-trusted", line: 1, expected: trusted, found: keyText };
  state.header = { origin, key: key.value };
  return checkRemembered(state, origin, 1);
}

function checkSeal(
  state: ExportState,
  { origin, key }: NonNullable<ExportState["header"]>,
  note: string,
  line: number,
): ExportProblem | null {
  if (!state.endCovered) return { code: "end-not-covered", line };
  const parsed = parseSignedNote(note);
  const opened = openNote(state.options.verify, note, [key]);
  if (!parsed.ok || !opened.ok || parsed.value.signatures.length !== 1) return { code: "seal-wrong", line };
  const expected = state.covered.text(origin);
  if (opened.value.text !== expected) return { code: "seal-wrong", line };
  state.sealed = true;
  return checkRememberedSizes(state, line);
}
