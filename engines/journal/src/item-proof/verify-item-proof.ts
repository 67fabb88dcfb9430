import { bodyHash } from "../entry/body-hash.ts";
import { decodeEntry } from "../entry/decode-entry.ts";
import type { EntryRefusal, JournalEntry } from "../entry/entry.ts";
import type { Sha256, Verify } from "../hashing.ts";
import { leafHash } from "../merkle/hashes.ts";
import { verifyInclusion } from "../merkle/verify-proofs.ts";
import { openCheckpoint, type Checkpoint } from "../note/checkpoint.ts";
import type { OpenNoteRefusal } from "../note/open-note.ts";
import type { VerifierKey } from "../note/verifier-key.ts";
import { sameOctets } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import type { ItemProof } from "./item-proof.ts";

/** What a true proof shows: this entry with this content stands at its place in the journal that was signed. */
export type ProvenItem = {
  readonly entry: JournalEntry;
  readonly body: Uint8Array;
  readonly checkpoint: Checkpoint;
  readonly signedBy: readonly VerifierKey[];
};

export type ItemProofRefusal =
  | EntryRefusal
  | OpenNoteRefusal
  | "checkpoint-malformed"
  | "checkpoint-of-other-journal"
  | "item-at-another-place"
  | "body-hash-wrong"
  | "inclusion-not-proven";

export type ItemProofTrust = {
  readonly sha256: Sha256;
  readonly verify: Verify;
  readonly keys: readonly VerifierKey[];
  /** The journal that the item must be in. */
  readonly origin: string;
};

/** Signature, journal, canonical entry, its number, its content, its place in the tree: all of it, or the first refusal. */
export function verifyItemProof(
  trust: ItemProofTrust,
  item: ItemProof,
): Outcome<ProvenItem, ItemProofRefusal> {
  const { sha256, verify, keys, origin } = trust;
  const opened = openCheckpoint(verify, item.checkpoint, keys);
  if (!opened.ok) return opened;
  const { checkpoint, signedBy } = opened.value;
  if (checkpoint.origin !== origin) return refused("checkpoint-of-other-journal");
  const decoded = decodeEntry(item.entry);
  if (!decoded.ok) return decoded;
  const entry = decoded.value;
  if (entry.seq !== item.index) return refused("item-at-another-place");
  if (!sameOctets(bodyHash(sha256, item.salt, item.body), entry.bodyHash)) return refused("body-hash-wrong");
  const { size, root } = checkpoint;
  const leaf = leafHash(sha256, item.entry);
  return verifyInclusion(sha256, { index: item.index, size, leaf, proof: item.proof, root })
    ? fine({ entry, body: item.body, checkpoint, signedBy })
    : refused("inclusion-not-proven");
}
