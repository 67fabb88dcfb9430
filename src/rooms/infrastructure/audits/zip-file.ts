import type { FileHandle } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { fromFdPromise, type Entry, type ZipFile } from "yauzl";

/** One file of an archive, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** Octets, unpacked. */
  readonly size: number;
  /** In pieces: as many octets as the directory says, with the checksum that it gives. Throws ArchiveDamaged. */
  readonly content: () => AsyncGenerator<Uint8Array>;
}

/** Why an archive cannot be read; the message says what was found. */
export class ArchiveDamaged extends Error {}

const entriesMax = 5_000_000;

/**
 * The directory of a ZIP archive (PKWARE APPNOTE 6.3.9, with ZIP64), in its order; the handle stays open and is its owner's. Names are
 * labels: nothing is written under them.
 *
 * @throws ArchiveDamaged
 */
export async function zipEntries(file: FileHandle): Promise<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  try {
    const zip = await fromFdPromise(file.fd, { autoClose: false, lazyEntries: true });
    if (zip.entryCount > entriesMax) throw new ArchiveDamaged(`${zip.entryCount} files`);
    for await (const entry of zip.eachEntry()) {
      const { fileName: name, uncompressedSize: size } = entry;
      if (entry.isEncrypted()) throw new ArchiveDamaged(`${name}: password`);
      if (!name.endsWith("/")) entries.push({ name, size, content: () => contentOf(zip, entry) });
    }
  } catch (error) {
    throw damaged(error, "directory");
  }
  return entries;
}

/** Is this a ZIP archive at all? */
export async function isZip(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return bytesRead === 4 && [0x04034b50, 0x06054b50].includes(buffer.readUInt32LE(0));
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const octets = chunk as Uint8Array;
      sum = crc32(octets, sum);
      yield octets;
    }
  } catch (error) {
    throw damaged(error, entry.fileName);
  }
  if (sum !== entry.crc32) throw new ArchiveDamaged(entry.fileName);
}

/** A disk that cannot be read is no fault of the archive. */
function damaged(error: unknown, place: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  const isOfDisk = typeof code === "string" && !code.startsWith("Z_");
  return isOfDisk || error instanceof ArchiveDamaged ? error : new ArchiveDamaged(place, { cause: error });
}
