import type { Backend } from "../backend.ts";
import { migrate, type Migration } from "../migrations.ts";
import { StorageUnavailable } from "../storage.ts";
import { inProcessHost } from "./in-process-host.ts";
import { EmbeddedSession } from "./session.ts";

export interface MemoryOptions {
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  /** A dump of a database to start from. */
  readonly template?: Blob | undefined;
}

/** An embedded database in memory. */
export async function openInMemory(options: MemoryOptions): Promise<Backend> {
  const writer = new EmbeddedSession(await inProcessHost(options.template));
  await migrate(writer, options.migrations, { nowMs: options.nowMs, lock: false });
  return {
    dialect: "embedded",
    writer,
    reopenWriter: () => Promise.reject(new StorageUnavailable("closed")),
    readers: null,
    openOwner: null,
    schemaPools: null,
    refreshMetrics() {},
    async close() {},
  };
}

/** A migrated database in memory as one file, from which others start fast. */
export async function migratedTemplate(migrations: readonly Migration[], nowMs: number): Promise<Blob> {
  const host = await inProcessHost();
  const session = new EmbeddedSession(host);
  await migrate(session, migrations, { nowMs, lock: false });
  const dump = await host.dump();
  await host.close();
  return dump;
}
