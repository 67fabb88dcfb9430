import { BODY_BYTES_MAX, SALT_BYTES } from "../entry/body-hash.ts";
import { ENTRY_BYTES_MAX } from "../entry/entry.ts";
import type { Sha256 } from "../hashing.ts";
import { signNote, type Signer } from "../note/open-note.ts";
import { parseSignedNote } from "../note/signed-note.ts";
import { writeVerifierKey } from "../note/verifier-key.ts";
import { asciiOf } from "../utf8.ts";
import { isOneWord, writeLine, type ExportedEntry, type ExportLine } from "./export-lines.ts";
import { isExportOrigin, sealDigest } from "./seal.ts";

/** Every answer is one line with its newline, to be written as it comes: header, entries with checkpoints, seal. */
export type ExportWriter = {
  readonly header: () => string;
  readonly entry: (exported: ExportedEntry) => string;
  /** A signed note. Its size must be the number of entries written so far; the last entry must be followed by one. */
  readonly checkpoint: (note: string) => string;
  readonly seal: () => string;
};

/**
 * Writes an export of the journal `origin`, whose checkpoints `signer` signs. It writes what it is given: that it verifies
 * is the business of `exportVerifier`. Throws for what could not be read back.
 */
export function exportWriter(options: {
  readonly sha256: Sha256;
  readonly origin: string;
  readonly signer: Signer;
}): ExportWriter {
  const { sha256, origin, signer } = options;
  const key = writeVerifierKey(signer.key);
  if (!isExportOrigin(origin) || !isOneWord(key)) {
    throw new TypeError("origin and key of an export are visible ASCII without plus");
  }
  const covered = sealDigest(sha256);
  const written = (line: ExportLine): string => {
    const text = writeLine(line);
    covered.add(asciiOf(text.slice(0, -1))!);
    return text;
  };
  return {
    header: () => written({ kind: "header", origin, key }),
    entry: (exported) => written({ kind: "entry", exported: bounded(exported) }),
    checkpoint: (note) => {
      if (!parseSignedNote(note).ok) throw new TypeError("a checkpoint of an export is a signed note");
      return written({ kind: "checkpoint", note });
    },
    seal: () => written({ kind: "seal", note: signNote(covered.text(origin), [signer]) }),
  };
}

function bounded(exported: ExportedEntry): ExportedEntry {
  const tooLong = exported.entry.length > ENTRY_BYTES_MAX;
  const content = exported.state === "visible" ? exported : null;
  const contentWrong =
    content !== null && (content.salt.length !== SALT_BYTES || content.body.length > BODY_BYTES_MAX);
  if (tooLong || contentWrong) throw new RangeError("an exported entry is out of bounds");
  return exported;
}
