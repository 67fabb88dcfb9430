import { PGlite } from "@electric-sql/pglite";
import { StorageUnavailable } from "../storage.ts";
import { engineFiles } from "./engine-files.ts";
import { exchange } from "./exchange.ts";
import type { EmbeddedHost } from "./session.ts";

/**
 * An embedded database in memory, in this thread: for tests and to try things out. Nothing can interrupt a statement here,
 * and nothing remains after close.
 */
export async function inProcessHost(template?: Blob): Promise<EmbeddedHost & { dump(): Promise<Blob> }> {
  const database = await PGlite.create({
    ...(await engineFiles()),
    ...(template && { loadDataDir: template }),
  });
  let closed = false;
  return {
    get broken() {
      return closed;
    },
    async exchange(messages) {
      if (closed) throw new StorageUnavailable("closed");
      return Buffer.concat(exchange(database, messages));
    },
    dump: () => database.dumpDataDir("none"),
    async close() {
      if (closed) return;
      closed = true;
      await database.close();
    },
  };
}
