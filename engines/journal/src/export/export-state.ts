import { HASH_BYTES, type Sha256, type Verify } from "../hashing.ts";
import { EMPTY_FRONTIER, type Frontier } from "../merkle/frontier.ts";
import type { Checkpoint } from "../note/checkpoint.ts";
import type { VerifierKey } from "../note/verifier-key.ts";
import { sealDigest, type SealDigest } from "./seal.ts";

export type ExportVerifierOptions = {
  readonly sha256: Sha256;
  readonly verify: Verify;
  /** The key the auditor was given by another way. Without it an export is checked against the key it names itself. */
  readonly trustedKey?: VerifierKey;
  /** Checkpoints of this journal kept from earlier: their roots must come up again at their sizes. */
  readonly remembered?: readonly Checkpoint[];
};

/** All that is remembered between two lines. */
export type ExportState = {
  readonly options: ExportVerifierOptions;
  readonly rememberedSizes: ReadonlySet<number>;
  header: { readonly origin: string; readonly key: VerifierKey } | null;
  readonly covered: SealDigest;
  frontier: Frontier;
  previousHash: Uint8Array;
  previous: { readonly line: number; readonly seq: number; readonly subject: string } | null;
  /** Whether a checkpoint stands behind the last entry. */
  endCovered: boolean;
  sealed: boolean;
  readonly counts: { checkpoints: number; visible: number; redacted: number; purged: number };
};

export function startOfExport(options: ExportVerifierOptions): ExportState {
  return {
    options,
    rememberedSizes: new Set(options.remembered?.map(({ size }) => size)),
    header: null,
    covered: sealDigest(options.sha256),
    frontier: EMPTY_FRONTIER,
    previousHash: new Uint8Array(HASH_BYTES),
    previous: null,
    endCovered: false,
    sealed: false,
    counts: { checkpoints: 0, visible: 0, redacted: 0, purged: 0 },
  };
}
