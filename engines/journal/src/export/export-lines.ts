import { base64Of, fromBase64Ascii } from "../base64.ts";
import { BODY_BYTES_MAX, SALT_BYTES } from "../entry/body-hash.ts";
import { ENTRY_BYTES_MAX } from "../entry/entry.ts";
import { fromUtf8, utf8Of } from "../utf8.ts";

export const EXPORT_FORMAT = "counterfoil-journal-export/1";

/** An entry as an export carries it: with its content, or without it because the reader may not see it, or it is no more. */
export type ExportedEntry =
  | {
      readonly state: "visible";
      readonly entry: Uint8Array;
      readonly salt: Uint8Array;
      readonly body: Uint8Array;
    }
  | { readonly state: "redacted" | "purged"; readonly entry: Uint8Array };

export type ExportLine =
  | { readonly kind: "header"; readonly origin: string; readonly key: string }
  | { readonly kind: "entry"; readonly exported: ExportedEntry }
  | { readonly kind: "checkpoint" | "seal"; readonly note: string };

/** The longest line there can be, its newline not counted: an entry of the longest kind with a body of 1 MiB. */
export const LINE_BYTES_MAX =
  "entry visible   ".length +
  base64Length(ENTRY_BYTES_MAX) +
  base64Length(SALT_BYTES) +
  base64Length(BODY_BYTES_MAX);

/** One line of printable ASCII, its newline included. */
export function writeLine(line: ExportLine): string {
  if (line.kind === "header") return `${EXPORT_FORMAT} ${line.origin} ${line.key}\n`;
  if (line.kind !== "entry") return `${line.kind} ${base64Of(utf8Of(line.note)!)}\n`;
  const { exported } = line;
  const start = `entry ${exported.state} ${base64Of(exported.entry)}`;
  return exported.state === "visible"
    ? `${start} ${base64Of(exported.salt)} ${base64Of(exported.body)}\n`
    : `${start}\n`;
}

/**
 * Null for anything but the one spelling that `writeLine` gives: single spaces, strict base64, nothing around. `line` is
 * without its newline. The arrays of the answer are new.
 */
export function parseLine(line: Uint8Array): ExportLine | null {
  const [first, ...rest] = partsOf(line);
  const kind = fromUtf8(first!);
  if (kind === EXPORT_FORMAT) return parseHeader(rest);
  if (kind === "entry") return parseEntry(rest);
  return kind === "checkpoint" || kind === "seal" ? parseNote(kind, rest) : null;
}

/** An origin or a key that can stand in a line: ASCII, visible, without spaces. */
export function isOneWord(text: string): boolean {
  return text.length <= 512 && /^[\u0021-\u007e]+$/.test(text);
}

function parseHeader(parts: readonly Uint8Array[]): ExportLine | null {
  const [origin, key] = parts.map(fromUtf8);
  if (parts.length !== 2 || !origin || !key || !isOneWord(origin) || !isOneWord(key)) return null;
  return { kind: "header", origin, key };
}

function parseEntry(parts: readonly Uint8Array[]): ExportLine | null {
  const state = fromUtf8(parts[0] ?? new Uint8Array(0));
  const [entry, salt, body] = parts.slice(1).map(fromBase64Ascii);
  if (!entry || entry.length > ENTRY_BYTES_MAX) return null;
  if (state === "visible") {
    if (parts.length !== 4 || salt?.length !== SALT_BYTES || !body || body.length > BODY_BYTES_MAX)
      return null;
    return { kind: "entry", exported: { state, entry, salt, body } };
  }
  if (parts.length !== 2 || (state !== "redacted" && state !== "purged")) return null;
  return { kind: "entry", exported: { state, entry } };
}

function parseNote(kind: "checkpoint" | "seal", parts: readonly Uint8Array[]): ExportLine | null {
  const bytes = parts.length === 1 ? fromBase64Ascii(parts[0]!) : null;
  const note = bytes === null ? null : fromUtf8(bytes);
  return note === null ? null : { kind, note };
}

/** At most 6 parts: one more than any line has is enough to refuse it. */
function partsOf(line: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  while (parts.length < 5) {
    const space = line.indexOf(0x20, from);
    if (space < 0) break;
    parts.push(line.subarray(from, space));
    from = space + 1;
  }
  parts.push(line.subarray(from));
  return parts;
}

function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}
