import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import {
  FLUSHED_BYTES_MAX,
  FRAME_BYTES,
  flushOf,
  framesOf,
  LOG_FILE_HEADER,
  readLogFile,
} from "@counterfoil/pollbook-log";
import { ok, refuse, type Result } from "../../../../basics/result.ts";

/** What is done to the file. Tests put their own in its place, to fail when they say. */
export type DiskCalls = {
  /** From `offset` of the bytes to `position` in the file. */
  readonly write: (file: number, bytes: Uint8Array, offset: number, position: number) => number;
  readonly sync: (file: number) => void;
};

export const diskCalls: DiskCalls = {
  write: (file, bytes, offset, position) => writeSync(file, bytes, offset, bytes.length - offset, position),
  sync: fdatasyncSync,
};

/** A log's file, open for appending. After the first failure nothing more is written: what is stored is then uncertain. */
export type LogDisk = {
  readonly records: readonly Uint8Array[];
  /** Bytes of records that a power cut left half written; no receipt was given for them. They are cut off. */
  readonly tornBytes: number;
  /** Hands the records to the operating system. */
  readonly write: (records: readonly Uint8Array[]) => boolean;
  /** Until this answers true, a power cut may take what was written. */
  readonly flush: () => boolean;
  readonly close: () => void;
};

export type DiskOptions = { readonly calls?: DiskCalls; readonly reserve?: boolean };

/**
 * `reserve`: space is written full of zeros and flushed before it is needed. A flush of what then goes into it changes neither the
 * file's length nor where it lies, and waits for the disk once and not twice.
 */
export function openLogDisk(
  path: string,
  { calls = diskCalls, reserve = true }: DiskOptions = {},
): Result<LogDisk, "file-damaged" | "file-is-not-a-log" | "disk-not-writable"> {
  const read = readLogFile(bytesIn(path));
  if (!read.ok) return read;
  const { records, goodBytes, tornBytes } = read.value;
  const opened = openedForWriting(path, goodBytes, calls);
  if (opened instanceof Error) return refuse("disk-not-writable", { reason: opened.message });
  const pen: Pen = { ...opened, calls, reservedTo: opened.at, reserve, unflushed: 0 };
  let failed = false;
  let closed = false;
  const unlessFailed = (work: () => void): boolean => {
    if (failed) return false;
    try {
      work();
    } catch {
      failed = true;
    }
    return !failed;
  };
  return ok({
    records,
    tornBytes,
    write: (batch) => unlessFailed(() => (reserve ? inPieces(pen, batch) : append(pen, batch))),
    flush: () => unlessFailed(() => flush(pen)),
    close: () => {
      if (!closed) {
        giveBack(pen);
        closeSync(pen.file);
      }
      closed = true;
      failed = true;
    },
  });
}

type Pen = {
  readonly file: number;
  readonly calls: DiskCalls;
  readonly reserve: boolean;
  /** Where the next record goes. */
  at: number;
  /** Up to here the file has been written full of zeros, or of records. */
  reservedTo: number;
  unflushed: number;
};

const RESERVED_BYTES = 1_048_576;

/** Every piece is so small that what a power cut leaves of it is told apart from damage. */
function inPieces(pen: Pen, records: readonly Uint8Array[]): void {
  let piece: Uint8Array[] = [];
  let bytes = 0;
  for (const record of records) {
    if (bytes + record.length + FRAME_BYTES > FLUSHED_BYTES_MAX / 2) {
      writePiece(pen, piece);
      [piece, bytes] = [[], 0];
    }
    piece.push(record);
    bytes += record.length + FRAME_BYTES;
  }
  writePiece(pen, piece);
}

function writePiece(pen: Pen, piece: readonly Uint8Array[]): void {
  const bytes = flushOf(piece, pen.at);
  if (pen.unflushed + bytes.length > FLUSHED_BYTES_MAX) flush(pen);
  if (pen.at + bytes.length > pen.reservedTo) reserveMore(pen);
  writeAll(pen, bytes);
  pen.unflushed += bytes.length;
}

function append(pen: Pen, records: readonly Uint8Array[]): void {
  writeAll(pen, framesOf(records));
}

function flush(pen: Pen): void {
  pen.calls.sync(pen.file);
  pen.unflushed = 0;
}

/** A disk that is too full for all of it gives what it has left. */
function reserveMore(pen: Pen): void {
  const { file, at } = pen;
  flush(pen);
  const zeros = new Uint8Array(RESERVED_BYTES);
  let done = 0;
  try {
    while (done < zeros.length) done += writeSync(file, zeros, done, zeros.length - done, at + done);
    fsyncSync(file);
  } catch {
    // What does not fit is found out again when it is written.
  }
  pen.reservedTo = at + done;
}

/** What was reserved and not needed. Should this fail, zeros stay behind, and are known for what they are. */
function giveBack({ file, at, reservedTo, reserve }: Pen): void {
  if (!reserve || reservedTo <= at) return;
  try {
    ftruncateSync(file, at);
  } catch {
    return;
  }
}

function bytesIn(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Uint8Array(0);
    throw error;
  }
}

/** Cut to its whole records, with its header, and durable in its folder. */
function openedForWriting(
  path: string,
  goodBytes: number,
  calls: DiskCalls,
): { readonly file: number; readonly at: number } | Error {
  try {
    closeSync(openSync(path, "a", 0o600));
    const file = openSync(path, "r+");
    ftruncateSync(file, goodBytes);
    const begin = { file, calls, at: goodBytes };
    if (goodBytes === 0) writeAll(begin, LOG_FILE_HEADER);
    // The next records begin with a block of their own.
    writeAll(begin, flushOf([], begin.at));
    calls.sync(file);
    const folder = openSync(dirname(path), "r");
    fsyncSync(folder);
    closeSync(folder);
    return { file, at: begin.at };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A full disk may take a part of it. */
function writeAll(pen: Pick<Pen, "file" | "calls"> & { at: number }, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    const written = pen.calls.write(pen.file, bytes, done, pen.at);
    if (written <= 0) throw new Error("nothing was written");
    done += written;
    pen.at += written;
  }
}
