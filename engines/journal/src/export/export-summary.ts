import { base64Of } from "../base64.ts";
import { rootOf } from "../merkle/frontier.ts";
import { writeVerifierKey } from "../note/verifier-key.ts";
import type { ExportState } from "./export-state.ts";

/** What a verified export is. */
export type ExportSummary = {
  readonly origin: string;
  readonly key: string;
  /** Whether the key is the trusted one; false means that none was given. */
  readonly keyTrusted: boolean;
  readonly entries: number;
  /** Size and root of the last checkpoint, which covers all entries. */
  readonly size: number;
  readonly rootBase64: string;
  readonly checkpoints: number;
  readonly visible: number;
  readonly redacted: number;
  readonly purged: number;
  /** How many of the remembered checkpoints were met again. */
  readonly remembered: number;
};

export function summaryOf(state: ExportState): ExportSummary {
  const { options, header, frontier, counts } = state;
  if (header === null) throw new Error("an export without a header has no summary");
  return {
    origin: header.origin,
    key: writeVerifierKey(header.key),
    keyTrusted: options.trustedKey !== undefined,
    entries: frontier.size,
    size: frontier.size,
    rootBase64: base64Of(rootOf(options.sha256, frontier)),
    ...counts,
    remembered: options.remembered?.length ?? 0,
  };
}
