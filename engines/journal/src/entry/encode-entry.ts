import { HASH_BYTES } from "../hashing.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { asciiOf } from "../utf8.ts";
import { encodeText } from "./entry-texts.ts";
import {
  CLASSIFICATIONS,
  ENTRY_VERSION,
  MARKINGS,
  SPACES,
  type EntryRefusal,
  type JournalEntry,
  type TextField,
} from "./entry.ts";

/**
 * The one canonical encoding of an entry: the version byte, then every field as a 2-byte big-endian length and that many
 * bytes, in the order of the type. `decodeEntry(encodeEntry(e)) = e`.
 */
export function encodeEntry(entry: JournalEntry): Outcome<Uint8Array, EntryRefusal> {
  const fields: Uint8Array[] = [];
  for (const encoded of encodedFields(entry)) {
    if (!encoded.ok) return encoded;
    fields.push(encoded.value);
  }
  return fine(framed(fields));
}

function* encodedFields(entry: JournalEntry): Generator<Outcome<Uint8Array, EntryRefusal>> {
  const text = (field: TextField) => encodeText(field, entry[field]);
  yield encodeNumber("seq", entry.seq);
  yield encodeNumber("atMs", entry.atMs);
  yield encodeWord("space", entry.space, SPACES);
  yield text("electionId");
  yield text("actorId");
  yield text("organisationId");
  yield text("role");
  yield text("action");
  yield text("subject");
  yield text("why");
  yield encodeWord("marking", entry.marking, MARKINGS);
  yield encodeClassification(entry.classification);
  yield encodeHash("bodyHash", entry.bodyHash);
  yield encodeHash("previousHash", entry.previousHash);
}

/** 8 bytes, big-endian, at most 2^53 - 1. */
function encodeNumber(field: string, value: number): Outcome<Uint8Array, EntryRefusal> {
  if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
    return refused("number-out-of-range", { field });
  }
  const bytes = new Uint8Array(8);
  let rest = value;
  for (let i = 7; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return fine(bytes);
}

function encodeWord(
  field: string,
  word: string,
  words: readonly string[],
): Outcome<Uint8Array, EntryRefusal> {
  const bytes = words.includes(word) ? asciiOf(word) : null;
  return bytes === null ? refused("value-unknown", { field }) : fine(bytes);
}

function encodeClassification(level: number): Outcome<Uint8Array, EntryRefusal> {
  const known: readonly number[] = CLASSIFICATIONS;
  return known.includes(level) && !Object.is(level, -0)
    ? fine(Uint8Array.of(level))
    : refused("value-unknown", { field: "classification" });
}

function encodeHash(field: string, hash: Uint8Array): Outcome<Uint8Array, EntryRefusal> {
  return hash.length === HASH_BYTES ? fine(hash) : refused("field-has-wrong-length", { field });
}

function framed(fields: readonly Uint8Array[]): Uint8Array {
  const length = fields.reduce((sum, field) => sum + 2 + field.length, 1);
  const bytes = new Uint8Array(length);
  bytes[0] = ENTRY_VERSION;
  let at = 1;
  for (const field of fields) {
    bytes[at] = field.length >> 8;
    bytes[at + 1] = field.length & 255;
    bytes.set(field, at + 2);
    at += 2 + field.length;
  }
  return bytes;
}
