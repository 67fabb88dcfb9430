import { HASH_BYTES } from "../hashing.ts";
import { fromHex, hexOf, joined } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { asciiOf, fromUtf8, utf8Of } from "../utf8.ts";
import type { EventRefusal } from "./event.ts";
import { CHANNELS, CORRECTABLE, QUEUE_ENDS, type Shape } from "./fact.ts";

export type FieldValue = string | number | readonly string[];

/** A decision may consider this many events. */
export const IDS_MAX = 128;

const words: Partial<Record<Shape, readonly string[]>> = {
  channel: CHANNELS,
  "queue-end": QUEUE_ENDS,
  correctable: CORRECTABLE,
};

const bytesMax: Partial<Record<Shape, number>> = {
  name: 128,
  "maybe-name": 128,
  reason: 1024,
  "maybe-reason": 1024,
};

/** The bytes of one value; refusals name the field. */
export function encodeField(field: string, shape: Shape, value: unknown): Outcome<Uint8Array, EventRefusal> {
  if (shape === "number") return encodeNumber(field, value);
  if (shape === "ids") return encodeIds(field, value);
  if (typeof value !== "string") return refused("field-missing", { field });
  if (shape === "id" || shape === "key") {
    const bytes = fromHex(value, HASH_BYTES);
    return bytes === null ? refused("id-malformed", { field }) : fine(bytes);
  }
  const known = words[shape];
  if (known !== undefined && !known.includes(value)) return refused("value-unknown", { field });
  const bytes = asciiOf(value) ?? utf8Of(value);
  if (bytes === null) return refused("text-not-unicode", { field });
  return boundedText(field, shape, value, bytes.length) ?? fine(bytes);
}

/** Strict: what decodes is the one encoding of its value. */
export function decodeField(
  field: string,
  shape: Shape,
  bytes: Uint8Array,
): Outcome<FieldValue, EventRefusal> {
  if (shape === "number") return decodeNumber(field, bytes);
  if (shape === "ids") return decodeIds(field, bytes);
  if (shape === "id" || shape === "key") {
    return bytes.length === HASH_BYTES ? fine(hexOf(bytes)) : refused("field-has-wrong-length", { field });
  }
  const text = fromUtf8(bytes);
  if (text === null) return refused("text-not-unicode", { field });
  const known = words[shape];
  if (known !== undefined && !known.includes(text)) return refused("value-unknown", { field });
  return boundedText(field, shape, text, bytes.length) ?? fine(text);
}

function boundedText(field: string, shape: Shape, text: string, length: number) {
  const max = bytesMax[shape];
  if (max === undefined) return null;
  if (text === "" && !shape.startsWith("maybe-")) return refused("text-empty", { field });
  if (length > max) return refused("text-too-long", { field, bytesMax: max });
  return /\p{Cc}/u.test(text) ? refused("text-has-control-character", { field }) : null;
}

/** 8 bytes, big-endian, at most 2^53 - 1. */
function encodeNumber(field: string, value: unknown): Outcome<Uint8Array, EventRefusal> {
  if (typeof value !== "number") return refused("field-missing", { field });
  if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) {
    return refused("number-out-of-range", { field });
  }
  const bytes = new Uint8Array(8);
  let rest = value;
  for (let at = 7; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return fine(bytes);
}

function decodeNumber(field: string, bytes: Uint8Array): Outcome<number, EventRefusal> {
  if (bytes.length !== 8) return refused("field-has-wrong-length", { field });
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return Number.isSafeInteger(value) ? fine(value) : refused("number-out-of-range", { field });
}

/** Ids of one length in ascending order, each once: one set has one encoding. */
function encodeIds(field: string, value: unknown): Outcome<Uint8Array, EventRefusal> {
  if (!Array.isArray(value)) return refused("field-missing", { field });
  if (value.length > IDS_MAX) return refused("text-too-long", { field, bytesMax: IDS_MAX * HASH_BYTES });
  const ids: readonly unknown[] = value;
  const parts: Uint8Array[] = [];
  for (const id of ids) {
    const bytes = typeof id === "string" ? fromHex(id, HASH_BYTES) : null;
    if (bytes === null) return refused("id-malformed", { field });
    parts.push(bytes);
  }
  return ascending(ids.map(String)) ? fine(joined(parts)) : refused("ids-not-sorted", { field });
}

function decodeIds(field: string, bytes: Uint8Array): Outcome<readonly string[], EventRefusal> {
  if (bytes.length % HASH_BYTES !== 0 || bytes.length > IDS_MAX * HASH_BYTES) {
    return refused("field-has-wrong-length", { field });
  }
  const ids: string[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) ids.push(hexOf(bytes.subarray(at, at + HASH_BYTES)));
  return ascending(ids) ? fine(ids) : refused("ids-not-sorted", { field });
}

function ascending(ids: readonly string[]): boolean {
  return ids.every((id, at) => at === 0 || ids[at - 1]! < id);
}
