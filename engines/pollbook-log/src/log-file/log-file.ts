import { RECORD_BYTES_MAX } from "../event/event.ts";
import { joined } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { crc32c } from "./crc32c.ts";

/** `counterfoil-pollbook-log/1` and a line feed: the first bytes of every log file. */
export const LOG_FILE_HEADER = Uint8Array.from("counterfoil-pollbook-log/1\n", (c) => c.charCodeAt(0));

/** Length (4 bytes, big-endian), CRC-32C of those 4 bytes, the record, CRC-32C of the record. */
export function frameOf(record: Uint8Array): Uint8Array {
  if (record.length === 0 || record.length > RECORD_BYTES_MAX) throw new RangeError("no such record");
  const length = numberBytes(record.length);
  return joined([length, numberBytes(crc32c(length)), record, numberBytes(crc32c(record))]);
}

export type LogFile = {
  readonly records: readonly Uint8Array[];
  /** Bytes that hold whole frames: cut the file here before anything is appended. */
  readonly goodBytes: number;
  /** Bytes after them: what a power cut left of a frame for which no receipt was given. */
  readonly tornBytes: number;
};

/**
 * Reads a device's file. A last frame that was cut short is told apart and left out: its bytes end before its own length
 * says, or the rest of the file is zeros, as file systems leave space that was reserved and never written. Everything else
 * that is not as it was written is refused with its place: a length with a checksum of its own cannot pass for a cut.
 */
export function readLogFile(bytes: Uint8Array): Outcome<LogFile, "file-is-not-a-log" | "file-damaged"> {
  const begun = LOG_FILE_HEADER.subarray(0, bytes.length);
  if (begun.some((byte, at) => bytes[at] !== byte)) return refused("file-is-not-a-log");
  if (begun.length < LOG_FILE_HEADER.length)
    return fine({ records: [], goodBytes: 0, tornBytes: bytes.length });
  const records: Uint8Array[] = [];
  let at = LOG_FILE_HEADER.length;
  while (at < bytes.length) {
    const frame = readFrame(bytes, at);
    if (frame === "damaged") return refused("file-damaged", { at, records: records.length });
    if (frame === "torn") break;
    records.push(frame);
    at += frame.length + 12;
  }
  return fine({ records, goodBytes: at, tornBytes: bytes.length - at });
}

function readFrame(bytes: Uint8Array, at: number): Uint8Array | "torn" | "damaged" {
  if (bytes.length - at < 8 || onlyZeros(bytes, at)) return "torn";
  if (crc32c(bytes.subarray(at, at + 4)) !== numberAt(bytes, at + 4)) return "damaged";
  const length = numberAt(bytes, at);
  if (length === 0 || length > RECORD_BYTES_MAX) return "damaged";
  const end = at + 8 + length;
  if (end + 4 > bytes.length) return "torn";
  const record = new Uint8Array(bytes.subarray(at + 8, end));
  return crc32c(record) === numberAt(bytes, end) ? record : "damaged";
}

function onlyZeros(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}

function numberBytes(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function numberAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
