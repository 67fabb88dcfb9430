import { asciiOf } from "../utf8.ts";
import { checkExportLine } from "./check-export.ts";
import { LINE_BYTES_MAX } from "./export-lines.ts";
import type { ExportProblem, ExportProblemCode } from "./export-problem.ts";
import { startOfExport, type ExportState, type ExportVerifierOptions } from "./export-state.ts";
import { summaryOf, type ExportSummary } from "./export-summary.ts";
import { lineSplitter } from "./line-splitter.ts";

export type ExportVerifier = {
  /** Any next piece of the file. The way to verify a file: it sees every byte. */
  readonly bytes: (chunk: Uint8Array) => ExportProblem | null;
  /** One whole line, its newline included. */
  readonly line: (text: string) => ExportProblem | null;
  /** After the last piece or line. */
  readonly end: () =>
    | { readonly ok: true; readonly summary: ExportSummary }
    | { readonly ok: false; readonly problem: ExportProblem };
};

/**
 * Checks an export as it comes, holding one line and the right edge of the tree. After the first problem it answers with that
 * problem and checks nothing more. Finds one changed byte at any place of the file.
 */
export function exportVerifier(options: ExportVerifierOptions): ExportVerifier {
  const state = startOfExport(options);
  const splitter = lineSplitter();
  let problem: ExportProblem | null = null;
  const bytes = (chunk: Uint8Array): ExportProblem | null => {
    if (problem !== null) return problem;
    for (const line of splitter.push(plain(chunk))) {
      problem = checkBoundedLine(state, line);
      if (problem !== null) return problem;
    }
    if (splitter.pending() > LINE_BYTES_MAX) problem = nextLine(state, "line-too-long");
    return problem;
  };
  const line = (text: string): ExportProblem | null => {
    const ascii = asciiOf(text);
    if (ascii === null || text.indexOf("\n") < text.length - 1) {
      problem ??= nextLine(state, text.includes("\n") ? "line-malformed" : "line-without-newline");
    }
    return ascii === null ? problem : bytes(ascii);
  };
  const end: ExportVerifier["end"] = () => {
    if (splitter.pending() > 0) problem ??= nextLine(state, "line-without-newline");
    if (problem !== null) return { ok: false, problem };
    return state.sealed
      ? { ok: true, summary: summaryOf(state) }
      : { ok: false, problem: nextLine(state, "seal-missing") };
  };
  return { bytes, line, end };
}

function checkBoundedLine(state: ExportState, line: Uint8Array): ExportProblem | null {
  return line.length > LINE_BYTES_MAX ? nextLine(state, "line-too-long") : checkExportLine(state, line);
}

function nextLine(state: ExportState, code: ExportProblemCode): ExportProblem {
  return { code, line: state.covered.lines() + 1 };
}

/** The same bytes without a subclass such as Node's Buffer, whose `subarray` is slower and whose reads are polymorphic. */
function plain(chunk: Uint8Array): Uint8Array {
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
}
