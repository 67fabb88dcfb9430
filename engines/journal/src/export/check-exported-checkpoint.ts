import { base64Of } from "../base64.ts";
import { rootOf } from "../merkle/frontier.ts";
import { openCheckpoint } from "../note/checkpoint.ts";
import type { VerifierKey } from "../note/verifier-key.ts";
import type { ExportProblem, ExportProblemCode } from "./export-problem.ts";
import type { ExportState } from "./export-state.ts";

type Header = { readonly origin: string; readonly key: VerifierKey };

/** Signed by the journal's key, of this journal, of exactly the entries so far, with their root. */
export function checkExportedCheckpoint(
  state: ExportState,
  { origin, key }: Header,
  note: string,
  line: number,
): ExportProblem | null {
  const opened = openCheckpoint(state.options.verify, note, [key]);
  const wrong = (code: ExportProblemCode, expected: string, found: string) =>
    problemHere(state, line, code, expected, found);
  if (!opened.ok) return wrong("checkpoint-refused", `a signature by ${key.name}+${key.id}`, opened.refusal);
  const { checkpoint } = opened.value;
  const { size } = state.frontier;
  if (checkpoint.origin !== origin) return wrong("checkpoint-of-other-journal", origin, checkpoint.origin);
  if (checkpoint.size !== size) return wrong("checkpoint-size-wrong", `${size}`, `${checkpoint.size}`);
  const root = currentRoot(state);
  const signed = base64Of(checkpoint.root);
  if (root !== signed) return wrong("root-wrong", signed, root);
  state.counts.checkpoints++;
  state.endCovered = true;
  return null;
}

/** Whether a checkpoint remembered from earlier has the root that the entries have now, at its size. */
export function checkRemembered(state: ExportState, origin: string, line: number): ExportProblem | null {
  if (!state.rememberedSizes.has(state.frontier.size)) return null;
  const root = currentRoot(state);
  for (const checkpoint of state.options.remembered ?? []) {
    if (checkpoint.size !== state.frontier.size) continue;
    if (checkpoint.origin !== origin) {
      return problemHere(state, line, "checkpoint-of-other-journal", checkpoint.origin, origin);
    }
    const remembered = base64Of(checkpoint.root);
    if (remembered !== root) return problemHere(state, line, "remembered-root-wrong", remembered, root);
  }
  return null;
}

/** Whether the journal is at least as long as every checkpoint remembered from earlier. */
export function checkRememberedSizes(state: ExportState, line: number): ExportProblem | null {
  const { size } = state.frontier;
  const longest = Math.max(0, ...state.rememberedSizes);
  return longest > size ? problemHere(state, line, "remembered-size-missing", `${longest}`, `${size}`) : null;
}

function currentRoot(state: ExportState): string {
  return base64Of(rootOf(state.options.sha256, state.frontier));
}

function problemHere(
  { previous }: ExportState,
  line: number,
  code: ExportProblemCode,
  expected: string,
  found: string,
): ExportProblem {
  return { code, line, ...(previous && { seq: previous.seq, subject: previous.subject }), expected, found };
}
