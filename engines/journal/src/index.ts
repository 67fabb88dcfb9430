/** @counterfoil/journal: see README.md. Pure: hashing and signing come in as values. */
export type { Sha256, Sign, Verify } from "./hashing.ts";
export type { Fine, Outcome, Refusal } from "./outcome.ts";
export { base64Of, fromBase64 } from "./base64.ts";
export { fromHex, hexOf } from "./hex.ts";
export { fromUtf8, utf8Of } from "./utf8.ts";

export { BODY_BYTES_MAX, bodyHash, SALT_BYTES } from "./entry/body-hash.ts";
export { decodeEntry } from "./entry/decode-entry.ts";
export { encodeEntry } from "./entry/encode-entry.ts";
export {
  CLASSIFICATIONS,
  ENTRY_BYTES_MAX,
  ENTRY_VERSION,
  MARKINGS,
  SPACES,
  TEXT_BOUNDS,
} from "./entry/entry.ts";
export type { Classification, EntryRefusal, JournalEntry, Marking, Space, TextField } from "./entry/entry.ts";

export { appendLeaf, EMPTY_FRONTIER, frontierBytes, parseFrontier, rootOf } from "./merkle/frontier.ts";
export type { Frontier, TileHash } from "./merkle/frontier.ts";
export { emptyRoot, leafHash, nodeHash } from "./merkle/hashes.ts";
export { consistencyProof, frontierAt, inclusionProof, rootAt } from "./merkle/prove.ts";
export { isTileLevel } from "./merkle/tiles.ts";
export type { NodeRange, ReadHashes } from "./merkle/tiles.ts";
export { verifyConsistency, verifyInclusion } from "./merkle/verify-proofs.ts";
export type { ConsistencyClaim, InclusionClaim } from "./merkle/verify-proofs.ts";

export { openCheckpoint, parseCheckpoint, signCheckpoint, writeCheckpoint } from "./note/checkpoint.ts";
export type { Checkpoint, OpenedCheckpoint } from "./note/checkpoint.ts";
export { openNote, signNote } from "./note/open-note.ts";
export type { OpenedNote, OpenNoteRefusal, Signer } from "./note/open-note.ts";
export { parseSignedNote, writeSignedNote } from "./note/signed-note.ts";
export type { NoteSignature, SignedNote } from "./note/signed-note.ts";
export { isKeyName, parseVerifierKey, verifierKey, writeVerifierKey } from "./note/verifier-key.ts";
export type { VerifierKey } from "./note/verifier-key.ts";

export { EXPORT_FORMAT, LINE_BYTES_MAX } from "./export/export-lines.ts";
export type { ExportedEntry } from "./export/export-lines.ts";
export { sentenceOf } from "./export/export-problem.ts";
export type { ExportProblem, ExportProblemCode } from "./export/export-problem.ts";
export type { ExportVerifierOptions } from "./export/export-state.ts";
export type { ExportSummary } from "./export/export-summary.ts";
export { exportVerifier } from "./export/export-verifier.ts";
export type { ExportVerifier } from "./export/export-verifier.ts";
export { exportWriter } from "./export/export-writer.ts";
export type { ExportWriter } from "./export/export-writer.ts";
export { isExportOrigin } from "./export/seal.ts";

export { ITEM_PROOF_FORMAT, parseItemProof, writeItemProof } from "./item-proof/item-proof.ts";
export type { ItemProof, ItemProofJson } from "./item-proof/item-proof.ts";
export { verifyItemProof } from "./item-proof/verify-item-proof.ts";
export type { ItemProofRefusal, ItemProofTrust, ProvenItem } from "./item-proof/verify-item-proof.ts";
