import { base64Of, fromBase64 } from "../base64.ts";
import { fromHex, hexOf } from "../hex.ts";
import { joined } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { utf8Of } from "../utf8.ts";
import { isKeyName } from "./verifier-key.ts";

/** A text, which ends in a newline, and who signed its bytes (C2SP signed-note). */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** `keyId` is 8 lower-case hexadecimal digits; the length of `signature` depends on the type of the key. */
export type NoteSignature = { readonly name: string; readonly keyId: string; readonly signature: Uint8Array };

/** The specification asks for at least 16, and for a limit. */
export const NOTE_SIGNATURES_MAX = 100;

export const NOTE_CHARACTERS_MAX = 65_536;

const lineStart = "— ";

/** Strict: what it accepts, `writeSignedNote` writes back to the same text. */
export function parseSignedNote(note: string): Outcome<SignedNote, "note-malformed"> {
  const malformed = refused("note-malformed");
  const split = note.lastIndexOf("\n\n");
  if (note.length > NOTE_CHARACTERS_MAX || split < 0 || !note.endsWith("\n")) return malformed;
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split("\n");
  if (!isNoteText(text) || lines.length > NOTE_SIGNATURES_MAX) return malformed;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (signature === null) return malformed;
    signatures.push(signature);
  }
  return fine({ text, signatures });
}

/** Throws where the note could not be read back: a text without its newline, no signature, an impossible name. */
export function writeSignedNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const id = fromHex(keyId);
    if (id?.length !== 4) throw new TypeError("a key id has 8 hexadecimal digits");
    return `${lineStart}${name} ${base64Of(joined(id, signature))}\n`;
  });
  const note = `${text}\n${lines.join("")}`;
  if (!parseSignedNote(note).ok) throw new TypeError("this text cannot be a signed note");
  return note;
}

/** Ends in a newline, is Unicode, and holds no control character but the newline. */
export function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the control characters are what is looked for
  return text.endsWith("\n") && !/[\u0000-\u0009\u000b-\u001f]/u.test(text) && utf8Of(text) !== null;
}

function parseSignatureLine(line: string): NoteSignature | null {
  if (!line.startsWith(lineStart)) return null;
  const nameEnd = line.indexOf(" ", lineStart.length);
  const name = line.slice(lineStart.length, nameEnd);
  const bytes = nameEnd < 0 ? null : fromBase64(line.slice(nameEnd + 1));
  if (bytes === null || bytes.length < 5 || !isKeyName(name) || utf8Of(name) === null) return null;
  return { name, keyId: hexOf(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}
