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
import { frameOf, LOG_FILE_HEADER, readLogFile } from "@counterfoil/pollbook-log";
import { ok, refuse, type Result } from "../../../../basics/result.ts";

/** What is done to the file. Tests put their own in its place, to fail when they say. */
export type DiskCalls = {
  readonly write: (file: number, bytes: Uint8Array, offset: number) => number;
  readonly sync: (file: number) => void;
};

export const diskCalls: DiskCalls = {
  write: (file, bytes, offset) => writeSync(file, bytes, offset),
  sync: fdatasyncSync,
};

/** A log's file, open for appending. After the first failure nothing more is written: what is stored is then uncertain. */
export type LogDisk = {
  readonly records: readonly Uint8Array[];
  /** Bytes of a record that a power cut left half written; no receipt was given for it. They are cut off. */
  readonly tornBytes: number;
  /** Hands the records to the operating system. */
  readonly write: (records: readonly Uint8Array[]) => boolean;
  /** Until this answers true, a power cut may take what was written. */
  readonly flush: () => boolean;
  readonly close: () => void;
};

export function openLogDisk(
  path: string,
  calls: DiskCalls = diskCalls,
): Result<LogDisk, "file-damaged" | "file-is-not-a-log" | "disk-not-writable"> {
  const found = bytesIn(path);
  const read = readLogFile(found);
  if (!read.ok) return read;
  const { records, goodBytes, tornBytes } = read.value;
  const file = openedForAppending(path, goodBytes, calls);
  if (typeof file !== "number") return refuse("disk-not-writable", { reason: file.message });
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
    write: (batch) => unlessFailed(() => writeAll(file, Buffer.concat(batch.map(frameOf)), calls)),
    flush: () => unlessFailed(() => calls.sync(file)),
    close: () => {
      if (!closed) closeSync(file);
      closed = true;
      failed = true;
    },
  });
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
function openedForAppending(path: string, goodBytes: number, calls: DiskCalls): number | Error {
  try {
    const file = openSync(path, goodBytes === 0 ? "a+" : "r+", 0o600);
    ftruncateSync(file, goodBytes);
    closeSync(file);
    const log = openSync(path, "a", 0o600);
    if (goodBytes === 0) writeAll(log, LOG_FILE_HEADER, calls);
    calls.sync(log);
    const folder = openSync(dirname(path), "r");
    fsyncSync(folder);
    closeSync(folder);
    return log;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A full disk may take a part of it. */
function writeAll(file: number, bytes: Uint8Array, { write }: DiskCalls): void {
  for (let at = 0; at < bytes.length;) {
    const written = write(file, bytes, at);
    if (written <= 0) throw new Error("nothing was written");
    at += written;
  }
}
