import { inflateRawSync } from "node:zlib";

export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** More than any archive of test data holds; what claims more is refused before it is unpacked. */
const entryBytesMax = 64_000_000;

/** The files of a ZIP archive (PKWARE APPNOTE 6.3, stored or deflated), in the order of its directory. */
export function unzip(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error("the archive's directory is damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (!name.endsWith("/")) entries.push({ name, bytes: contentAt(bytes, view, at) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new Error("the archive has no directory");
}

function contentAt(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  directory: number,
): Uint8Array<ArrayBuffer> {
  const [method, packed, size] = [10, 20, 24].map((offset) =>
    offset === 10 ? view.getUint16(directory + 10, true) : view.getUint32(directory + offset, true),
  ) as [number, number, number];
  if (size > entryBytesMax) throw new Error("a file of the archive is too large");
  const local = view.getUint32(directory + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const content = bytes.slice(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new Error(`the archive is packed by method ${method}`);
  return new Uint8Array(inflateRawSync(content, { maxOutputLength: Math.max(size, 1) }));
}
