import type { PGlite } from "@electric-sql/pglite";

/** One round trip. The streaming form keeps PGlite from parsing (and keeping) the messages a second time. */
export async function exchange(database: PGlite, messages: Uint8Array): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  await database.execProtocolRawStream(messages, {
    syncToFs: false,
    // The bytes lie in memory that the next statement reuses.
    onRawData: (bytes) => void parts.push(bytes.slice()),
  });
  if (parts.length === 1 && parts[0]) return parts[0];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
