import { SIGNATURE_BYTES, type Sign, type Verify } from "../hashing.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { utf8Of } from "../utf8.ts";
import { isNoteText, parseSignedNote, writeSignedNote, type NoteSignature } from "./signed-note.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** A key with which to sign. */
export type Signer = { readonly key: VerifierKey; readonly sign: Sign };

/** A text that at least one known key signed. */
export type OpenedNote = {
  readonly text: string;
  /** The known keys that signed, without repeats, in the order of the note. */
  readonly signedBy: readonly VerifierKey[];
  /** Signatures of unknown keys, which say nothing. */
  readonly unknown: readonly NoteSignature[];
};

export type OpenNoteRefusal = "note-malformed" | "note-signature-wrong" | "note-signed-by-no-known-key";

/** A note of `text`, signed by every signer. Throws where the text cannot be one (`isNoteText`). */
export function signNote(text: string, signers: readonly Signer[]): string {
  const bytes = utf8Of(text);
  if (bytes === null || !isNoteText(text)) throw new TypeError("this text cannot be a signed note");
  const signatures = signers.map(({ key, sign }) => ({
    name: key.name,
    keyId: key.id,
    signature: sign(bytes),
  }));
  return writeSignedNote({ text, signatures });
}

/** Unknown signatures are ignored; a wrong one of a known key refuses the note, and so does the lack of a right one. */
export function openNote(
  verify: Verify,
  note: string,
  keys: readonly VerifierKey[],
): Outcome<OpenedNote, OpenNoteRefusal> {
  const parsed = parseSignedNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const bytes = utf8Of(text)!;
  const signedBy = new Set<VerifierKey>();
  const unknown: NoteSignature[] = [];
  for (const signature of signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.keyId);
    if (key === undefined) unknown.push(signature);
    else if (isRight(verify, bytes, signature, key)) signedBy.add(key);
    else return refused("note-signature-wrong", { key: `${key.name}+${key.id}` });
  }
  return signedBy.size === 0
    ? refused("note-signed-by-no-known-key")
    : fine({ text, signedBy: [...signedBy], unknown });
}

function isRight(verify: Verify, text: Uint8Array, { signature }: NoteSignature, key: VerifierKey): boolean {
  return signature.length === SIGNATURE_BYTES && verify(text, signature, key.publicKey);
}
