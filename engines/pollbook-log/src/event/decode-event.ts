import { SIGNATURE_BYTES, type Sha256 } from "../hashing.ts";
import { hexOf } from "../octets.ts";
import { fine, refused, type Outcome, type Refusal } from "../outcome.ts";
import { HEAD_FIELDS, shapesOf } from "./encode-event.ts";
import { RECORD_BYTES_MAX, RECORD_MAGIC, type EventRefusal, type SignedEvent } from "./event.ts";
import type { Shape } from "./fact.ts";
import { decodeField } from "./field.ts";

/**
 * Strict: bytes that decode are the canonical encoding of what they decode to, followed by a signature of 64 bytes. Whether
 * that signature is good, the ledger asks. The record is kept as it is given, and must not be changed afterwards.
 */
export function decodeRecord(sha256: Sha256, record: Uint8Array): Outcome<SignedEvent, EventRefusal> {
  if (record.length > RECORD_BYTES_MAX) return refused("record-too-long", { bytesMax: RECORD_BYTES_MAX });
  const end = record.length - SIGNATURE_BYTES;
  if (end < RECORD_MAGIC.length) return refused("record-cut-short", { field: "electionId" });
  if (RECORD_MAGIC.some((byte, at) => record[at] !== byte)) return refused("record-not-of-this-format");
  const reading: Reading = { record, end, at: RECORD_MAGIC.length, refusal: null };
  const event: Record<string, unknown> = {};
  const fact: Record<string, unknown> = {};
  readAll(reading, HEAD_FIELDS, event);
  readAll(reading, kindField, fact);
  const kind = String(fact["kind"]);
  const shapes = shapesOf(kind);
  if (reading.refusal === null && shapes === null) return refused("kind-unknown", { kind });
  readAll(reading, shapes ?? {}, fact);
  if (reading.refusal !== null) return reading.refusal;
  if (reading.at !== end) return refused("record-has-trailing-bytes", { at: reading.at });
  if (event["seq"] === 0) return refused("sequence-starts-at-one");
  event["fact"] = fact;
  event["id"] = hexOf(sha256(record));
  event["record"] = record;
  return fine(event as SignedEvent);
}

const kindField = { kind: "name" } as const;

/** What the signature of a record was made over, and the signature. */
export function signedParts(record: Uint8Array): {
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
} {
  const end = record.length - SIGNATURE_BYTES;
  return { message: record.subarray(0, end), signature: record.subarray(end) };
}

/** The first refusal stops the reading; what is read after it is never given out. */
type Reading = {
  readonly record: Uint8Array;
  readonly end: number;
  at: number;
  refusal: Refusal<EventRefusal> | null;
};

/** Into one object that is never copied: this is done a hundred thousand times when a peer catches up. */
function readAll(
  reading: Reading,
  shapes: Readonly<Record<string, Shape>>,
  values: Record<string, unknown>,
): void {
  for (const field in shapes) {
    const bytes = next(reading, field);
    if (bytes === null) return;
    const value = decodeField(field, shapes[field]!, bytes);
    if (!value.ok) {
      reading.refusal = value;
      return;
    }
    values[field] = value.value;
  }
}

function next(reading: Reading, field: string): Uint8Array | null {
  if (reading.refusal !== null) return null;
  const { record, at, end } = reading;
  const from = at + 2;
  const to = from > end ? Infinity : from + record[at]! * 256 + record[at + 1]!;
  if (to > end) {
    reading.refusal = refused("record-cut-short", { field });
    return null;
  }
  reading.at = to;
  return record.subarray(from, to);
}
