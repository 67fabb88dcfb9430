import { RECORD_BYTES_MAX } from "../event/event.ts";
import { joined } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { crc32c } from "./crc32c.ts";

/** `counterfoil-pollbook-log/2` and a line feed: the first bytes of every log file. */
export const LOG_FILE_HEADER = Uint8Array.from("counterfoil-pollbook-log/2\n", (c) => c.charCodeAt(0));

/** What was written has something in each run of so many bytes from the beginning of the file; what was only reserved has nothing. */
export const BLOCK_BYTES = 64;
/** So much is handed to the disk at most before it is flushed: further back, nothing can be half written. */
export const FLUSHED_BYTES_MAX = 32_768;

/** A full stop, where the length of a frame has a zero: no frame begins with it. */
const FILLER = 0x2e;
/** What a frame has beside its record. */
export const FRAME_BYTES = 12;

/** Length (4 bytes, big-endian), CRC-32C of those 4 bytes, the record, CRC-32C of the record. */
export function frameOf(record: Uint8Array): Uint8Array {
  return framesOf([record]);
}

/** Frames that are written at `at` and flushed at once, filled up so that the next ones begin with a block of their own. */
export function flushOf(records: readonly Uint8Array[], at: number): Uint8Array {
  const frames = framesOf(records);
  const end = at + frames.length;
  return joined([frames, new Uint8Array(blockEnd(end) - end).fill(FILLER)]);
}

/** In one piece: a hundred thousand small arrays are slow. */
export function framesOf(records: readonly Uint8Array[]): Uint8Array {
  let bytes = 0;
  for (const { length } of records) bytes += length + FRAME_BYTES;
  const frames = new Uint8Array(bytes);
  let at = 0;
  for (const record of records) {
    if (record.length === 0 || record.length > RECORD_BYTES_MAX) throw new RangeError("no such record");
    putNumber(frames, at, record.length);
    putNumber(frames, at + 4, crc32c(frames.subarray(at, at + 4)));
    frames.set(record, at + 8);
    at += record.length + FRAME_BYTES;
    putNumber(frames, at - 4, crc32c(record));
  }
  return frames;
}

export type LogFile = {
  readonly records: readonly Uint8Array[];
  /** Bytes that hold whole frames: whatever is appended begins here. */
  readonly goodBytes: number;
  /** Bytes after them: what a power cut left of frames for which no receipt was given, and what was only reserved. */
  readonly tornBytes: number;
};

/**
 * Reads a device's file. What a power cut left of the last flush is told apart and left out: its bytes end before a length says, the
 * rest of the file is zeros, as in space that was reserved and never written, or a block of it is. Everything else that is not as
 * it was written is refused with its place: a length with a checksum of its own cannot pass for a cut, and a flipped bit
 * makes no block of zeros.
 */
export function readLogFile(bytes: Uint8Array): Outcome<LogFile, "file-is-not-a-log" | "file-damaged"> {
  const begun = LOG_FILE_HEADER.subarray(0, bytes.length);
  if (begun.some((byte, at) => bytes[at] !== byte)) return refused("file-is-not-a-log");
  if (begun.length < LOG_FILE_HEADER.length)
    return fine({ records: [], goodBytes: 0, tornBytes: bytes.length });
  const records: Uint8Array[] = [];
  const written = writtenEnd(bytes);
  let at = LOG_FILE_HEADER.length;
  while (at < written) {
    const frame = bytes[at] === FILLER ? readFiller(bytes, at) : readFrame(bytes, at);
    if (frame === "torn" || (frame === "damaged" && isHalfWritten(bytes, at, written))) break;
    if (frame === "damaged") return refused("file-damaged", { at, records: records.length });
    if (typeof frame !== "number") records.push(frame);
    at += typeof frame === "number" ? frame : frame.length + 12;
  }
  return fine({ records, goodBytes: at, tornBytes: bytes.length - at });
}

function readFrame(bytes: Uint8Array, at: number): Uint8Array | "torn" | "damaged" {
  if (bytes.length - at < 8) return "torn";
  if (crc32c(bytes.subarray(at, at + 4)) !== numberAt(bytes, at + 4)) return "damaged";
  const length = numberAt(bytes, at);
  if (length === 0 || length > RECORD_BYTES_MAX) return "damaged";
  const end = at + 8 + length;
  if (end + 4 > bytes.length) return "torn";
  const record = new Uint8Array(bytes.subarray(at + 8, end));
  return crc32c(record) === numberAt(bytes, end) ? record : "damaged";
}

/** How long the filler is, to the end of the block or of a file that was cut. */
function readFiller(bytes: Uint8Array, at: number): number | "damaged" {
  const end = Math.min(blockEnd(at + 1), bytes.length);
  for (let next = at; next < end; next++) if (bytes[next] !== FILLER) return "damaged";
  return end - at;
}

/** Whether this frame belongs to the last flush, and a block of that never reached the disk. */
function isHalfWritten(bytes: Uint8Array, at: number, written: number): boolean {
  if (written - at > FLUSHED_BYTES_MAX) return false;
  const end = Math.max(written, frameEnd(bytes, at));
  for (let block = at; block < end; block = blockEnd(block + 1)) {
    const blockTo = Math.min(blockEnd(block + 1), bytes.length);
    if (blockTo - block === BLOCK_BYTES && !bytes.subarray(block, blockTo).some((byte) => byte !== 0))
      return true;
  }
  return false;
}

function frameEnd(bytes: Uint8Array, at: number): number {
  const isLength = crc32c(bytes.subarray(at, at + 4)) === numberAt(bytes, at + 4);
  return isLength ? Math.min(bytes.length, at + 12 + numberAt(bytes, at)) : at;
}

function blockEnd(at: number): number {
  return Math.ceil(at / BLOCK_BYTES) * BLOCK_BYTES;
}

/** Where the zeros begin that fill the rest of the file. */
function writtenEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}

function putNumber(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = (value >>> 16) & 255;
  bytes[at + 2] = (value >>> 8) & 255;
  bytes[at + 3] = value & 255;
}

function numberAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}
