import { HASH_BYTES } from "../hashing.ts";
import { fine, refused, type Outcome, type Refusal } from "../outcome.ts";
import { fromUtf8 } from "../utf8.ts";
import { decodeText } from "./entry-texts.ts";
import {
  CLASSIFICATIONS,
  ENTRY_VERSION,
  MARKINGS,
  SPACES,
  type EntryRefusal,
  type JournalEntry,
  type TextField,
} from "./entry.ts";

/** Strict: bytes that decode are the canonical encoding of what they decode to; everything else is refused by name. */
export function decodeEntry(bytes: Uint8Array): Outcome<JournalEntry, EntryRefusal> {
  if (bytes.length === 0) return refused("entry-cut-short", { field: "version" });
  if (bytes[0] !== ENTRY_VERSION) return refused("entry-version-unknown", { version: bytes[0]! });
  const reading: Reading = { bytes, at: 1, refusal: null };
  const entry: JournalEntry = {
    seq: readNumber(reading, "seq"),
    atMs: readNumber(reading, "atMs"),
    space: readWord(reading, "space", SPACES),
    electionId: readText(reading, "electionId"),
    actorId: readText(reading, "actorId"),
    organisationId: readText(reading, "organisationId"),
    role: readText(reading, "role"),
    action: readText(reading, "action"),
    subject: readText(reading, "subject"),
    why: readText(reading, "why"),
    marking: readWord(reading, "marking", MARKINGS),
    classification: readClassification(reading),
    bodyHash: readHash(reading, "bodyHash"),
    previousHash: readHash(reading, "previousHash"),
  };
  if (reading.refusal !== null) return reading.refusal;
  return reading.at === bytes.length ? fine(entry) : refused("entry-has-trailing-bytes", { at: reading.at });
}

/** The first refusal stops the reading: later fields then read as their empty value, and the entry is never given out. */
type Reading = { readonly bytes: Uint8Array; at: number; refusal: Refusal<EntryRefusal> | null };

function stop(reading: Reading, refusal: Refusal<EntryRefusal>): void {
  reading.refusal ??= refusal;
}

function next(reading: Reading, field: string): Uint8Array | null {
  if (reading.refusal !== null) return null;
  const { bytes, at } = reading;
  const from = at + 2;
  const to = from > bytes.length ? Infinity : from + bytes[at]! * 256 + bytes[at + 1]!;
  if (to > bytes.length) {
    stop(reading, refused("entry-cut-short", { field }));
    return null;
  }
  reading.at = to;
  return bytes.subarray(from, to);
}

function nextOfLength(reading: Reading, field: string, length: number): Uint8Array | null {
  const bytes = next(reading, field);
  if (bytes === null || bytes.length === length) return bytes;
  stop(reading, refused("field-has-wrong-length", { field }));
  return null;
}

function readNumber(reading: Reading, field: string): number {
  const bytes = nextOfLength(reading, field, 8);
  if (bytes === null) return 0;
  let value = 0;
  for (let i = 0; i < 8; i++) value = value * 256 + bytes[i]!;
  if (!Number.isSafeInteger(value)) stop(reading, refused("number-out-of-range", { field }));
  return value;
}

function readWord<W extends string>(reading: Reading, field: string, words: readonly [W, ...W[]]): W {
  const bytes = next(reading, field);
  if (bytes === null) return words[0];
  const text = fromUtf8(bytes);
  const word = words.find((known) => known === text);
  if (word === undefined) stop(reading, refused("value-unknown", { field }));
  return word ?? words[0];
}

function readText(reading: Reading, field: TextField): string {
  const bytes = next(reading, field);
  if (bytes === null) return "";
  const text = decodeText(field, bytes);
  if (!text.ok) stop(reading, text);
  return text.ok ? text.value : "";
}

function readClassification(reading: Reading): JournalEntry["classification"] {
  const bytes = nextOfLength(reading, "classification", 1);
  if (bytes === null) return 0;
  const level = CLASSIFICATIONS.find((known) => known === bytes[0]);
  if (level === undefined) stop(reading, refused("value-unknown", { field: "classification" }));
  return level ?? 0;
}

function readHash(reading: Reading, field: string): Uint8Array {
  const bytes = nextOfLength(reading, field, HASH_BYTES);
  return bytes === null ? new Uint8Array(HASH_BYTES) : new Uint8Array(bytes);
}
