import { fine, refused, type Outcome } from "../outcome.ts";
import { RECORD_BYTES_MAX, RECORD_MAGIC, type EventRefusal, type PollbookEvent } from "./event.ts";
import { FACT_FIELDS, type Fact, type Shape } from "./fact.ts";
import { encodeField } from "./field.ts";
import { SIGNATURE_BYTES } from "../hashing.ts";

/** Every event's fields before those of its fact, in the order of their encoding. `kind` comes after them. */
export const HEAD_FIELDS = {
  electionId: "name",
  listVersion: "name",
  device: "name",
  seq: "number",
  previous: "id",
  atMs: "number",
  actor: "name",
} as const satisfies Readonly<Record<string, Shape>>;

/**
 * The bytes that are signed: four bytes of format, then every field as a 2-byte big-endian length and that many bytes, in
 * the order of `HEAD_FIELDS`, `kind` and `FACT_FIELDS`. No two events have the same bytes, and a character moved across a
 * field's border changes them. A field that the fact does not have is refused.
 */
export function encodeEvent(event: PollbookEvent): Outcome<Uint8Array, EventRefusal> {
  if (event.seq === 0) return refused("sequence-starts-at-one");
  const shapes = shapesOf(event.fact.kind);
  if (shapes === null) return refused("kind-unknown");
  const stray = Object.keys(event.fact).find((field) => field !== "kind" && !Object.hasOwn(shapes, field));
  if (stray !== undefined) return refused("field-unknown", { field: stray });
  const parts: Uint8Array[] = [];
  const refusal =
    append(parts, HEAD_FIELDS, event) ??
    append(parts, { kind: "name" }, event.fact) ??
    append(parts, shapes, event.fact);
  if (refusal !== null) return refusal;
  const bytes = framed(parts);
  return bytes.length + SIGNATURE_BYTES > RECORD_BYTES_MAX
    ? refused("record-too-long", { bytesMax: RECORD_BYTES_MAX })
    : fine(bytes);
}

function framed(fields: readonly Uint8Array[]): Uint8Array {
  let length = RECORD_MAGIC.length;
  for (const field of fields) length += 2 + field.length;
  const bytes = new Uint8Array(length);
  bytes.set(RECORD_MAGIC);
  let at = RECORD_MAGIC.length;
  for (const field of fields) {
    bytes[at] = field.length >> 8;
    bytes[at + 1] = field.length & 255;
    bytes.set(field, at + 2);
    at += 2 + field.length;
  }
  return bytes;
}

/** The fields of a kind, or null for a kind that nobody knows. */
export function shapesOf(kind: string): Readonly<Record<string, Shape>> | null {
  return isKind(kind) ? FACT_FIELDS[kind] : null;
}

function isKind(kind: string): kind is Fact["kind"] {
  return Object.hasOwn(FACT_FIELDS, kind);
}

function append(parts: Uint8Array[], shapes: Readonly<Record<string, Shape>>, values: object) {
  const known = values as Readonly<Record<string, unknown>>;
  for (const field in shapes) {
    const bytes = encodeField(field, shapes[field]!, known[field]);
    if (!bytes.ok) return bytes;
    parts.push(bytes.value);
  }
  return null;
}
