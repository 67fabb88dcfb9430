import type { Backend } from "../backend.ts";
import { migrate, type Migration } from "../migrations.ts";
import type { Session } from "../session.ts";
import { StorageUnavailable } from "../storage.ts";
import {
  dataDirectory,
  discardDraft,
  hasDatabase,
  placeDraft,
  requireSameEngine,
  type DataDirectory,
} from "./directory.ts";
import { engineFiles, engineVersion } from "./engine-files.ts";
import { inProcessHost } from "./in-process-host.ts";
import { lockDirectory } from "./lock-file.ts";
import { selfTest } from "./self-test.ts";
import { EmbeddedSession } from "./session.ts";
import { workerHost, type WorkerHost } from "./worker-host.ts";
import { counter, countersBytes } from "./worker-messages.ts";

export interface EmbeddedBackendOptions {
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  /** A dump of another database to make a new one from. */
  readonly template?: Blob | undefined;
}

/** An embedded database in memory, in this thread. */
export async function openInMemory(options: EmbeddedBackendOptions): Promise<Backend> {
  const writer = new EmbeddedSession(await inProcessHost(options.template));
  await migrate(writer, options.migrations, options.nowMs);
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

export interface DirectoryOptions extends EmbeddedBackendOptions {
  readonly directory: string;
  /** The lock of the directory is no longer ours: stop at once. */
  readonly onLockLost: () => void;
  readonly workerFile?: URL | undefined;
}

/** An embedded database in a directory, in a thread of its own. */
export async function openDirectory(options: DirectoryOptions): Promise<Backend> {
  const directory = dataDirectory(options.directory);
  const counters = new SharedArrayBuffer(countersBytes);
  const counted = new BigInt64Array(counters);
  const read = (place: number): number => Number(Atomics.load(counted, place));
  let lost = false;
  let host: WorkerHost | undefined;
  const lock = lockDirectory(directory.root, () => {
    lost = true;
    host?.abandon();
    options.onLockLost();
  });
  const open = async (database = directory.database, template?: Blob): Promise<Session> => {
    if (lost) throw new StorageUnavailable("closed");
    const { workerFile } = options;
    const engine = await engineFiles();
    host = await workerHost({ directory: database, template, engine, counters, openLimitMs, workerFile });
    return new EmbeddedSession(host);
  };
  try {
    const engine = await engineVersion();
    if (hasDatabase(directory)) requireSameEngine(directory, engine);
    else await create(directory, engine, (draft) => open(draft, options.template));
    const writer = await openAndTest(open, options, () => read(counter.walFlushes));
    return {
      dialect: "embedded",
      writer,
      reopenWriter: () => open(),
      readers: null,
      openOwner: null,
      schemaPools: null,
      refreshMetrics(metrics) {
        metrics.flushes = read(counter.flushes);
        metrics.walFlushes = read(counter.walFlushes);
      },
      async close() {
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The replay of a long log after a crash takes its time. */
const openLimitMs = 120_000;

async function create(
  directory: DataDirectory,
  engine: string,
  open: (database: string) => Promise<Session>,
): Promise<void> {
  discardDraft(directory);
  const draft = await open(directory.draft);
  // Closing flushes every file.
  await draft.close();
  placeDraft(directory, engine);
}

async function openAndTest(
  open: () => Promise<Session>,
  options: DirectoryOptions,
  walFlushes: () => number,
): Promise<Session> {
  const session = await open();
  try {
    await migrate(session, options.migrations, options.nowMs);
    await selfTest(session, walFlushes);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/** A migrated database in memory as one file, from which others start fast. */
export async function migratedTemplate(migrations: readonly Migration[], nowMs: number): Promise<Blob> {
  const host = await inProcessHost();
  const session = new EmbeddedSession(host);
  await migrate(session, migrations, nowMs);
  const dump = await host.dump();
  await host.close();
  return dump;
}
