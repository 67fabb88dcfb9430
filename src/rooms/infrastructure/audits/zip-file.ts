import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";

/** One file of an archive, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** Octets, unpacked. */
  readonly size: number;
}

interface Packed extends ZipEntry {
  readonly method: number;
  readonly packed: number;
  readonly crc: number;
  /** Of its local header. */
  readonly at: number;
}

/** Why an archive cannot be read; the message says what was found. */
export class ArchiveDamaged extends Error {}

const entriesMax = 5_000_000;
const directoryBytesMax = 512 * 1024 * 1024;
/** What is smaller is unpacked at once; the rest flows. */
const smallBytes = 1024 * 1024;
const readBytes = 256 * 1024;

/**
 * The directory of a ZIP archive (PKWARE APPNOTE 6.3.9, with ZIP64), in its order. Names are labels: nothing is written under them.
 *
 * @throws ArchiveDamaged
 */
export async function zipEntries(file: FileHandle): Promise<readonly ZipEntry[]> {
  const { count, size, at } = await endOfDirectory(file);
  if (count > entriesMax || size > directoryBytesMax) throw new ArchiveDamaged(`${count} files`);
  const directory = await piece(file, at, size);
  const entries: Packed[] = [];
  let from = 0;
  for (let left = count; left > 0; left--) {
    if (from + 46 > size || directory.readUInt32LE(from) !== 0x02014b50)
      throw new ArchiveDamaged("directory");
    const lengths = [28, 30, 32].map((offset) => directory.readUInt16LE(from + offset));
    const [name = 0, extra = 0, comment = 0] = lengths;
    const next = from + 46 + name + extra + comment;
    if (next > size) throw new ArchiveDamaged("directory");
    const entry = entryAt(directory, from, name, extra);
    if (!entry.name.endsWith("/")) entries.push(entry);
    from = next;
  }
  return entries;
}

/** Is this a ZIP archive at all? */
export async function isZip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return bytesRead === 4 && [0x04034b50, 0x06054b50].includes(buffer.readUInt32LE(0));
}

/**
 * The octets of one file of the archive, in pieces. They are as many as the directory says and have the checksum that it gives.
 *
 * @throws ArchiveDamaged
 */
export async function* zipContent(file: FileHandle, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { name, size, method, packed, crc, at } = entry as Packed;
  const head = await piece(file, at, 30);
  if (head.readUInt32LE(0) !== 0x04034b50) throw new ArchiveDamaged(name);
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  let octets = 0;
  let sum = 0;
  for await (const chunk of unpacked(file, start, { method, packed, size, name })) {
    octets += chunk.byteLength;
    if (octets > size) break;
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (octets !== size || sum !== crc) throw new ArchiveDamaged(name);
}

type Content = Pick<Packed, "method" | "packed" | "size" | "name">;

async function* unpacked(file: FileHandle, start: number, content: Content): AsyncGenerator<Uint8Array> {
  const { method, packed, size, name } = content;
  if (method === 0) yield* pieces(file, start, packed);
  else if (method !== 8) throw new ArchiveDamaged(`${name}: ${method}`);
  else
    try {
      if (packed <= smallBytes && size <= smallBytes) {
        const octets = await piece(file, start, packed);
        yield inflateRawSync(octets, { maxOutputLength: size + 1 });
      } else yield* Readable.from(pieces(file, start, packed)).pipe(createInflateRaw());
    } catch (error) {
      throw isOfZlib(error) ? new ArchiveDamaged(name) : error;
    }
}

/** Z_DATA_ERROR and its like, or more octets than the directory promised. */
function isOfZlib(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && (code.startsWith("Z_") || code === "ERR_BUFFER_TOO_LARGE");
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < length; at += readBytes)
    yield await piece(file, start + at, Math.min(readBytes, length - at));
}

async function piece(file: FileHandle, at: number, length: number): Promise<Buffer> {
  if (!Number.isSafeInteger(at) || at < 0) throw new ArchiveDamaged("directory");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead !== length) throw new ArchiveDamaged("cut off");
  return buffer;
}

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly at: number;
}

async function endOfDirectory(file: FileHandle): Promise<Directory> {
  const { size } = await file.stat();
  const length = Math.min(size, 22 + 0xffff);
  const tail = await piece(file, size - length, length);
  for (let at = length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue;
    const found = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
    };
    const large = found.count === 0xffff || found.size === 0xffffffff || found.at === 0xffffffff;
    return checked(large ? await largeDirectory(file, size - length + at) : found, size);
  }
  throw new ArchiveDamaged("directory");
}

async function largeDirectory(file: FileHandle, end: number): Promise<Directory> {
  const locator = end < 20 ? null : await piece(file, end - 20, 20);
  if (locator?.readUInt32LE(0) !== 0x07064b50) throw new ArchiveDamaged("directory");
  const record = await piece(file, Number(locator.readBigUInt64LE(8)), 56);
  if (record.readUInt32LE(0) !== 0x06064b50) throw new ArchiveDamaged("directory");
  const number = (at: number): number => Number(record.readBigUInt64LE(at));
  return { count: number(32), size: number(40), at: number(48) };
}

function checked(directory: Directory, size: number): Directory {
  if (directory.at + directory.size > size) throw new ArchiveDamaged("directory");
  return directory;
}

function entryAt(directory: Buffer, from: number, nameLength: number, extraLength: number): Packed {
  const name = directory.toString("utf8", from + 46, from + 46 + nameLength);
  if ((directory.readUInt16LE(from + 8) & 1) !== 0) throw new ArchiveDamaged(`${name}: password`);
  const extra = directory.subarray(from + 46 + nameLength, from + 46 + nameLength + extraLength);
  const large = largeFields(extra);
  const field = (offset: number): number => {
    const short = directory.readUInt32LE(from + offset);
    const long = short === 0xffffffff ? large.shift() : short;
    if (long === undefined) throw new ArchiveDamaged(name);
    return long;
  };
  // ZIP64 gives only what does not fit, in this order.
  const size = field(24);
  const packed = field(20);
  const at = field(42);
  const method = directory.readUInt16LE(from + 10);
  return { name, size, packed, at, method, crc: directory.readUInt32LE(from + 16) };
}

function largeFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const count = Math.min(Math.floor(length / 8), Math.floor((extra.length - at - 4) / 8));
      return Array.from({ length: count }, (_, index) => Number(extra.readBigUInt64LE(at + 4 + index * 8)));
    }
    at += 4 + length;
  }
  return [];
}
