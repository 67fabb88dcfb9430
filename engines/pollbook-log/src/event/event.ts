import type { Fact } from "./fact.ts";

/** One event of one device's log, before it is signed. */
export type PollbookEvent = {
  readonly electionId: string;
  /** Name or hash of the voter list and package that the device works with. */
  readonly listVersion: string;
  /** The device in whose name the event is written. */
  readonly device: string;
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  /** Id of the device's event before; `NO_EVENT` for the first. */
  readonly previous: string;
  /** The device's clock, milliseconds since 1970-01-01T00:00:00Z. Shown to people; decides nothing. */
  readonly atMs: number;
  /** The person at the device. */
  readonly actor: string;
  readonly fact: Fact;
};

/** An event as it was signed. */
export type SignedEvent = PollbookEvent & {
  /** SHA-256 of the record, signature and all, in hexadecimal. */
  readonly id: string;
  /** The bytes that travel and that are stored. */
  readonly record: Uint8Array;
};

/** Every record fits in this many bytes. */
export const RECORD_BYTES_MAX = 12_288;

/** The first bytes of every record: no other signed thing of the house begins like this. */
export const RECORD_MAGIC = Uint8Array.of(0x43, 0x46, 0x50, 0x01);

export type EventRefusal =
  | "record-not-of-this-format"
  | "record-cut-short"
  | "record-has-trailing-bytes"
  | "record-too-long"
  | "kind-unknown"
  | "field-unknown"
  | "field-missing"
  | "field-has-wrong-length"
  | "number-out-of-range"
  | "value-unknown"
  | "id-malformed"
  | "ids-not-sorted"
  | "text-empty"
  | "text-too-long"
  | "text-not-unicode"
  | "text-has-control-character"
  | "sequence-starts-at-one";
