import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  dominionJsonReader,
  essReader,
  hartReader,
  nistCardsReader,
  nistDefinitionsReader,
  readDominionDefinitions,
  type CardSink,
  type CvrContest,
  type DominionDefinitions,
  type FileReader,
  type HartFolder,
  type Problem,
} from "@counterfoil/risk-limiting-audit";
import { ok } from "../../../basics/result.ts";
import { byName, namedSink, nameTwice } from "./record-names.ts";
import type { CardsRead, RecordsWanted } from "./records-upload.ts";
import { takeUpload, textReader, wrongFile, type FileRead, type Uploading } from "./upload.ts";
import { ArchiveDamaged, isZip, zipEntries, type ZipEntry } from "./zip-file.ts";

/** All files of an archive and of the archives in it, unpacked. */
const unpackedBytesMax = 16 * 1024 ** 3;
/** Of a file that is held as one text. */
const definitionBytesMax = 64 * 1024 ** 2;

type Read = Problem | { readonly contests: readonly CvrContest[] };

/** The common data format of NIST, JSON or XML: definitions may come after the records, so the file is read twice. */
export function readTwice(raw: unknown, file: string, sink: CardSink): Promise<Uploading<CardsRead>> {
  return spooled(raw, file, async ({ main }) => {
    const first = nistDefinitionsReader(file);
    const wrong = await feed(filePieces(main), file, first);
    if (wrong !== null) return wrong;
    const definitions = first.definitions();
    const twice = nameTwice(file, definitions.contests);
    if (twice !== null) return twice;
    const cards = nistCardsReader({ file, definitions, sink: namedSink(definitions.contests, sink) });
    return (await feed(filePieces(main), file, cards)) ?? { contests: definitions.contests.map(byName) };
  });
}

export type ArchiveFormat = "ess" | "hart" | "dominion-json";

/** Exports that are several files: a ZIP archive, with an archive for each tabulator in it where the vendor makes such. */
export function readArchived(
  raw: unknown,
  wanted: RecordsWanted & { readonly format: ArchiveFormat },
  sink: CardSink,
): Promise<Uploading<CardsRead>> {
  const { file, format, votesAllowed } = wanted;
  return spooled(raw, file, async (spool) => {
    if (!(await isZip(spool.main))) return wrongFile("archive-damaged", file, { found: "ZIP" });
    if (format === "dominion-json") return readDominion(spool, file, sink);
    const folder: HartFolder =
      format === "hart"
        ? hartReader({ folder: file, sink, votesAllowed })
        : essReader({ folder: file, sink });
    const wrong = await eachFile(spool, spool.main, null, async (entry, name, archive) =>
      feed(entry.content(), name, folder.open(name, archive)),
    );
    return wrong ?? folder.finish() ?? { contests: folder.contests() };
  });
}

async function readDominion(spool: Spool, file: string, sink: CardSink): Promise<Read> {
  const entries = await zipEntries(spool.main);
  const textOf = async (name: string): Promise<string | Problem> => {
    const entry = entries.find((one) => lastPart(one.name) === name);
    if (entry === undefined) return wrongFile("cvr-file-missing", file, { expected: name });
    if (entry.size > definitionBytesMax)
      return wrongFile("archive-too-large", name, { expected: String(definitionBytesMax) });
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.content()) pieces.push(piece);
    return Buffer.concat(pieces).toString("utf8");
  };
  const definitions = await definitionsFrom(textOf);
  if ("name" in definitions) return definitions;
  const { contests } = definitions;
  const twice = nameTwice(file, contests);
  if (twice !== null) return twice;
  const exported = entries.filter(({ name }) => /^CvrExport.*\.json$/i.test(lastPart(name)));
  if (exported.length === 0) return wrongFile("cvr-file-missing", file, { expected: "CvrExport_….json" });
  const named = namedSink(contests, sink);
  for (const entry of exported) {
    const { name } = entry;
    const wrong = await feed(
      entry.content(),
      name,
      dominionJsonReader({ file: name, definitions, sink: named }),
    );
    if (wrong !== null) return wrong;
  }
  return { contests: contests.map(byName) };
}

async function definitionsFrom(
  textOf: (name: string) => Promise<string | Problem>,
): Promise<DominionDefinitions | Problem> {
  const contests = await textOf("ContestManifest.json");
  if (typeof contests !== "string") return contests;
  const candidates = await textOf("CandidateManifest.json");
  if (typeof candidates !== "string") return candidates;
  return readDominionDefinitions(
    { file: "ContestManifest.json", text: contests },
    { file: "CandidateManifest.json", text: candidates },
  );
}

/** A file that lies on the disk while it is read, and room for the archives in it. */
interface Spool {
  readonly main: FileHandle;
  /** Takes an inner archive out; it is gone once `use` is done. */
  inner<T>(pieces: AsyncIterable<Uint8Array>, use: (file: FileHandle) => Promise<T>): Promise<T>;
}

/** Takes the whole file to a folder that only this process reads, then reads it; the folder is gone afterwards. */
async function spooled(
  raw: unknown,
  file: string,
  read: (spool: Spool) => Promise<Read>,
): Promise<Uploading<CardsRead>> {
  const folder = await mkdtemp(join(tmpdir(), "counterfoil-records-"));
  try {
    const main = await open(join(folder, "upload"), "wx+", 0o600);
    try {
      const taken = await takeUpload(raw, file, async (chunk) => (await writeAll(main, chunk), null));
      return taken.ok ? await readSpool(main, folder, taken.value, read) : taken;
    } finally {
      await main.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readSpool(
  main: FileHandle,
  folder: string,
  taken: FileRead,
  read: (spool: Spool) => Promise<Read>,
): Promise<Uploading<CardsRead>> {
  const inner: Spool["inner"] = async (pieces, use) => {
    const path = join(folder, "inner");
    const handle = await open(path, "wx+", 0o600);
    try {
      for await (const piece of pieces) await writeAll(handle, piece);
      return await use(handle);
    } finally {
      await handle.close();
      await rm(path);
    }
  };
  try {
    const found = await read({ main, inner });
    return "contests" in found ? ok({ ...taken, contests: found.contests }) : notRead(found);
  } catch (error) {
    if (error instanceof ArchiveDamaged)
      return notRead(wrongFile("archive-damaged", taken.file, { found: error.message }));
    throw error;
  }
}

function notRead(problem: Problem) {
  return { ok: false as const, refusal: "file-refused" as const, problem };
}

/** Every file of an archive; those of an archive in it with its name. Deeper ones are files like any other, and refused as such. */
async function eachFile(
  spool: Spool,
  from: FileHandle,
  archive: string | null,
  visit: (entry: ZipEntry, name: string, archive: string | null) => Promise<Problem | null>,
  unpacked = { bytes: 0 },
): Promise<Problem | null> {
  for (const entry of await zipEntries(from)) {
    const { name, size } = entry;
    // What a Mac puts beside the files.
    if (/(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name)) continue;
    unpacked.bytes += size;
    if (unpacked.bytes > unpackedBytesMax)
      return wrongFile("archive-too-large", name, { expected: String(unpackedBytesMax) });
    const isArchive = archive === null && /\.zip$/i.test(name);
    const wrong = isArchive
      ? await spool.inner(entry.content(), (inner) => eachFile(spool, inner, name, visit, unpacked))
      : await visit(entry, name, archive);
    if (wrong !== null) return wrong;
  }
  return null;
}

async function feed(
  pieces: AsyncIterable<Uint8Array>,
  file: string,
  reader: FileReader,
): Promise<Problem | null> {
  const octets = textReader(file, reader);
  for await (const piece of pieces) {
    const wrong = octets.push(piece);
    if (wrong !== null) return wrong;
  }
  return octets.end();
}

async function* filePieces(file: FileHandle): AsyncGenerator<Uint8Array> {
  const size = 256 * 1024;
  for (let at = 0; ;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;)
    at += (await file.write(chunk, at, chunk.byteLength - at)).bytesWritten;
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
