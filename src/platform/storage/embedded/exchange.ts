import type { PGlite } from "@electric-sql/pglite";

/**
 * One round trip, in this thread and at once. The streaming form keeps PGlite from parsing (and keeping) the messages a second
 * time; without a sync of the emulated files it has done everything when it returns.
 */
export function exchange(database: PGlite, messages: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let failure: unknown;
  database
    .execProtocolRawStream(messages, {
      syncToFs: false,
      // The bytes lie in memory that the next statement reuses.
      onRawData: (bytes) => void parts.push(bytes.slice()),
    })
    .catch((error: unknown) => (failure = error));
  if (failure !== undefined) throw failure;
  return parts;
}
