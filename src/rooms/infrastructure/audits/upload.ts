import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  batchTotalsReader,
  type BatchTotal,
  explainProblem,
  manifestCsvReader,
  octetReader,
  type FileReader,
  type Manifest,
  type OctetReader,
  type Problem,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import { fileBytesMax } from "./contract.ts";

export type UploadRefusal = "file-refused" | "file-cut-off" | "file-too-large";

export interface FileRead {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ManifestRead extends FileRead {
  readonly manifest: Manifest;
}

/** A file that a problem stopped: the sentence in both languages, and the place. */
export type Uploading<T> = Result<T, UploadRefusal> & { readonly problem?: Problem };

export async function readManifestUpload(raw: unknown, file: string): Promise<Uploading<ManifestRead>> {
  const reader = manifestCsvReader(file);
  const read = await readUpload(raw, file, reader);
  return read.ok ? ok({ ...read.value, manifest: reader.manifest() }) : read;
}

export interface TotalsRead extends FileRead {
  readonly totals: readonly BatchTotal[];
}

export async function readTotalsUpload(raw: unknown, file: string): Promise<Uploading<TotalsRead>> {
  const reader = batchTotalsReader(file);
  const read = await readUpload(raw, file, reader);
  return read.ok ? ok({ ...read.value, totals: reader.totals() }) : read;
}

/** Streams a file into a reader. It is refused at the first place that is wrong; what the sender still sends is thrown away unread. */
export async function readUpload(
  raw: unknown,
  file: string,
  reader: FileReader,
): Promise<Uploading<FileRead>> {
  const octets = textReader(file, reader);
  const taken = await takeUpload(raw, file, (chunk) => refusedBy(octets.push(chunk)));
  return taken.ok ? (refusedBy(octets.end()) ?? taken) : taken;
}

type NotTaken = Refused<UploadRefusal> & { readonly problem?: Problem };

/** Takes a file piece by piece, with its hash. Once `take` refuses, what the sender still sends is thrown away unread. */
export async function takeUpload(
  raw: unknown,
  file: string,
  take: (chunk: Uint8Array) => NotTaken | null | Promise<NotTaken | null>,
): Promise<Uploading<FileRead>> {
  if (!(raw instanceof Readable)) return refuse("file-cut-off", { file });
  const hash = createHash("sha256");
  let bytes = 0;
  const pieces = raw.iterator({ destroyOnReturn: false });
  for (;;) {
    // Only what goes wrong on the line is a file that was cut off.
    const next = await pieces.next().catch(() => null);
    if (next === null) return refuse("file-cut-off", { file });
    if (next.done) return ok({ file, sha256: hash.digest("hex"), bytes });
    const chunk = next.value as Uint8Array;
    bytes += chunk.byteLength;
    hash.update(chunk);
    const refused =
      bytes > fileBytesMax ? refuse("file-too-large", { bytesMax: fileBytesMax }) : await take(chunk);
    if (refused === null) continue;
    raw.on("error", () => undefined).resume();
    return refused;
  }
}

/** Octets as strict UTF-8, without the character that no text holds. */
export function textReader(file: string, reader: FileReader): OctetReader {
  const octets = octetReader(file, reader);
  return {
    push: (chunk) => (chunk.includes(0) ? wrongFile("not-utf8", file) : octets.push(chunk)),
    end: octets.end,
  };
}

export function refusedBy(problem: Problem | null): (Refused<"file-refused"> & { problem: Problem }) | null {
  return problem && { ...refuse("file-refused"), problem };
}

/** What is wrong with a file as a whole. */
export function wrongFile(
  name: Problem["name"],
  file: string,
  where: Partial<Omit<Problem, "name" | "file">> = {},
): Problem {
  return { name, file, row: null, field: null, found: null, expected: null, nearest: null, ...where };
}

/** The refusal of a file in the reader's language, with file, row and field. */
export function fileRefused(problem: Problem, language: string): Refused<"file-refused"> {
  const said = explainProblem(problem)[language.startsWith("fr") ? "fr" : "en"];
  const place = [problem.file, problem.row && `row ${problem.row}`, problem.field].filter(Boolean).join(", ");
  return refuse("file-refused", { problem: said }, [{ path: place, expected: problem.expected ?? said }]);
}
