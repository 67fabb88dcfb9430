import { base64Of, fromBase64 } from "../base64.ts";
import { HASH_BYTES, type Verify } from "../hashing.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { openNote, signNote, type OpenedNote, type OpenNoteRefusal, type Signer } from "./open-note.ts";
import { isNoteText } from "./signed-note.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** The head of a log (C2SP tlog-checkpoint). */
export type Checkpoint = {
  /** Whose log it is: a URL without a scheme, without spaces or plus signs. */
  readonly origin: string;
  /** Number of entries. */
  readonly size: number;
  /** RFC 6962 root of the tree of that size, 32 bytes. */
  readonly root: Uint8Array;
  /** Lines that nobody checks; best left out. */
  readonly extensions: readonly string[];
};

export type OpenedCheckpoint = Omit<OpenedNote, "text"> & { readonly checkpoint: Checkpoint };

/** The text to sign. Throws where it could not be read back: an empty origin, a broken line, a root of the wrong length. */
export function writeCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = [origin, `${size}`, base64Of(root), ...extensions].map((line) => `${line}\n`).join("");
  const lines = parseCheckpoint(text);
  const same =
    lines.ok && lines.value.origin === origin && lines.value.extensions.length === extensions.length;
  if (!same) throw new TypeError("these values cannot be a checkpoint");
  return text;
}

/** Strict: what it accepts, `writeCheckpoint` writes back to the same text. */
export function parseCheckpoint(text: string): Outcome<Checkpoint, "checkpoint-malformed"> {
  const malformed = refused("checkpoint-malformed");
  if (!isNoteText(text)) return malformed;
  const lines = text.slice(0, -1).split("\n");
  if (lines.length < 3 || lines.includes("")) return malformed;
  const [origin, sizeText, rootText, ...extensions] = lines as [string, string, string, ...string[]];
  const size = parseSize(sizeText);
  const root = fromBase64(rootText);
  if (size === null || root?.length !== HASH_BYTES) return malformed;
  return fine({ origin, size, root, extensions });
}

export function signCheckpoint(checkpoint: Checkpoint, signers: readonly Signer[]): string {
  return signNote(writeCheckpoint(checkpoint), signers);
}

/** The checkpoint in a signed note, once a known key has signed it. */
export function openCheckpoint(
  verify: Verify,
  note: string,
  keys: readonly VerifierKey[],
): Outcome<OpenedCheckpoint, OpenNoteRefusal | "checkpoint-malformed"> {
  const opened = openNote(verify, note, keys);
  if (!opened.ok) return opened;
  const { text, signedBy, unknown } = opened.value;
  const checkpoint = parseCheckpoint(text);
  return checkpoint.ok ? fine({ checkpoint: checkpoint.value, signedBy, unknown }) : checkpoint;
}

/** Decimal without leading zeros, at most 2^53 - 1. */
export function parseSize(text: string): number | null {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const size = Number(text);
  return Number.isSafeInteger(size) ? size : null;
}
