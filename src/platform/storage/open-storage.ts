import type { Clock } from "../clock/clock.ts";
import { systemActor, type Actor } from "../contract/actor.ts";
import type { Backend } from "./backend.ts";
import type { BatchContext, Command } from "./batch.ts";
import { Conversation } from "./conversation.ts";
import { openDirectory, openInMemory } from "./embedded/backend.ts";
import { upkeep, type Upkeep } from "./embedded/upkeep.ts";
import { toStorageError } from "./errors.ts";
import { Lane } from "./lane.ts";
import { noMetrics, type StorageMetrics } from "./metrics.ts";
import { migrationsFolder, readMigrations, type Migration } from "./migrations.ts";
import { openPostgresql } from "./postgresql/backend.ts";
import { runReadOnce, runReadOnly } from "./read-only.ts";
import { schemaAccess, type SchemaAccess } from "./schema-access.ts";
import type { SchemaName } from "./backend.ts";
import type { Session } from "./session.ts";
import { settingsForEmbedded, settingsForPostgresql } from "./settings.ts";
import {
  StorageUnavailable,
  type JournalDraft,
  type Seal,
  type Storage,
  type TransactionOptions,
  type Tx,
} from "./storage.ts";
import { exportDatabase, type TransferSummary } from "./transfer/export.ts";
import { importDatabase } from "./transfer/import.ts";
import { plain } from "./transaction.ts";
import { refuseInsideWork, workOf } from "./work.ts";

export type StorageOptions = (EmbeddedOptions | PostgresqlUrl) & CommonOptions;

export interface EmbeddedOptions {
  readonly kind: "embedded";
  /** Where the database lives; null keeps it in memory, for tests and to try things out. */
  readonly directory: string | null;
  /** A dump to make a new database from. */
  readonly template?: Blob;
  /** Another worker than the usual one, for tests of what a disk can do. */
  readonly workerFile?: URL;
}

export interface PostgresqlUrl {
  readonly kind: "postgresql";
  /** The owner's URL (migrates, provisions the logins and works through them), or that of a login that owns nothing. */
  readonly url: string;
  /** From it the passwords of the database logins are derived. */
  readonly secret: string;
}

interface CommonOptions {
  readonly clock: Clock;
  /** Gives the journal drafts of a commit their places in the chain; without it drafts are only announced. */
  readonly seal?: Seal;
  readonly logger?: StorageLogger;
  /** Another folder of migrations. */
  readonly migrations?: string;
  /** Time that one transaction may take, milliseconds; 10 s unless told. `alone` has 10 minutes. */
  readonly limitMs?: number;
  readonly aloneLimitMs?: number;
}

export interface StorageLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What the composition of the server holds; everyone else gets the `Storage` in it. */
export interface OpenStorage extends Storage {
  /** For the two libraries that keep tables of their own. */
  schemaAccess<Tables = unknown>(schema: SchemaName): SchemaAccess<Tables>;
  /** Counters since the start. */
  metrics(): Readonly<StorageMetrics>;
  /** Embedded: checkpoint, vacuum and analyze now; it also happens by itself. PostgreSQL does this alone. */
  upkeep(): Promise<void>;
  /**
   * Writes the tables of the application and of sign-in, as of one moment, as lines of JSON, and ends the stream. The way from
   * the embedded database to PostgreSQL and back, since their files do not fit each other.
   */
  exportTo(out: NodeJS.WritableStream): Promise<TransferSummary>;
  /** Fills this database, which must be new, from an export; whole or, with TransferRefused, not at all. */
  importFrom(input: NodeJS.ReadableStream): Promise<TransferSummary>;
  /** A session with the owner's rights, past row security: for transfer, upkeep and tests, never for a request. */
  asOwner<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

export async function openStorage(options: StorageOptions): Promise<OpenStorage> {
  const limitMs = options.limitMs ?? 10_000;
  const migrations = readMigrations(options.migrations ?? migrationsFolder);
  const shared = { migrations, nowMs: options.clock.nowMs(), limitMs };
  const backend = await openBackend(options, shared);
  return new LaneStorage(backend, options, shared);
}

interface Shared {
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  readonly limitMs: number;
}

async function openBackend(options: StorageOptions, shared: Shared): Promise<Backend> {
  if (options.kind === "postgresql")
    return openPostgresql({ ...shared, url: options.url, secret: options.secret });
  const { directory, template, workerFile } = options;
  if (directory === null) return openInMemory({ ...shared, template });
  const onLockLost = (): void =>
    options.logger?.warn({ directory }, "Another process has taken the data directory; no more is written");
  return openDirectory({ ...shared, directory, template, workerFile, onLockLost });
}

class LaneStorage implements OpenStorage {
  readonly dialect: Storage["dialect"];
  readonly #backend: Backend;
  readonly #lane: Lane;
  readonly #context: BatchContext;
  readonly #listeners = new Set<(drafts: readonly JournalDraft[]) => void>();
  readonly #limitMs: number;
  readonly #aloneLimitMs: number;
  readonly #logger: StorageLogger | undefined;
  readonly #upkeep: Upkeep | null;
  readonly #migrations: readonly Migration[];

  constructor(backend: Backend, options: StorageOptions, shared: Shared) {
    const { limitMs, migrations } = shared;
    this.dialect = backend.dialect;
    this.#backend = backend;
    this.#limitMs = limitMs;
    this.#migrations = migrations;
    this.#aloneLimitMs = options.aloneLimitMs ?? 600_000;
    this.#logger = options.logger;
    this.#context = {
      settings: backend.dialect === "embedded" ? settingsForEmbedded : settingsForPostgresql,
      limitMs,
      clock: options.clock,
      seal: options.seal,
      metrics: noMetrics(),
      committed: (drafts) => this.#announce(drafts),
    };
    this.#lane = new Lane(backend.writer, () => backend.reopenWriter(), this.#context);
    this.#upkeep =
      backend.dialect === "postgresql"
        ? null
        : upkeep({
            exclusive: (work) => this.#lane.exclusive(work, "background"),
            metrics: this.#context.metrics,
            onError: (error) => this.#logger?.warn({ error }, "The upkeep of the database failed"),
          });
  }

  async inTransaction<T>(
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    refuseInsideWork();
    return new Promise<T>((resolve, reject) => {
      this.#start(
        {
          actor,
          work: workOf(work),
          limitMs: options.alone ? this.#aloneLimitMs : this.#limitMs,
          asksOnce: options.asksOnce === true,
          settle: (outcome) => ("error" in outcome ? reject(outcome.error) : resolve(outcome.value as T)),
        },
        options,
      );
    });
  }

  onCommitted(listener: (drafts: readonly JournalDraft[]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async ping(timeoutMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StorageUnavailable("timed-out")), timeoutMs);
    });
    const trivial = this.inTransaction(systemActor("ping"), (tx) => tx.first(plain("select 1")));
    try {
      await Promise.race([trivial, late]);
    } finally {
      clearTimeout(timer);
      trivial.catch(() => {});
    }
  }

  schemaAccess<Tables = unknown>(schema: SchemaName): SchemaAccess<Tables> {
    const pool = this.#backend.schemaPools?.[schema];
    const take = pool
      ? () => pool.take()
      : () => this.#lane.take(this.#limitMs, schema === "jobs" ? "background" : "people");
    return schemaAccess(
      schema,
      {
        takesRole: !pool,
        take: async () => {
          refuseInsideWork();
          return take();
        },
      },
      this.#limitMs,
    );
  }

  metrics(): Readonly<StorageMetrics> {
    this.#backend.refreshMetrics(this.#context.metrics);
    return this.#context.metrics;
  }

  async upkeep(): Promise<void> {
    await this.#upkeep?.now();
  }

  exportTo(out: NodeJS.WritableStream): Promise<TransferSummary> {
    return this.asOwner((session) => exportDatabase(session, out));
  }

  importFrom(input: NodeJS.ReadableStream): Promise<TransferSummary> {
    return this.asOwner((session) => importDatabase(session, input, this.#migrations));
  }

  async asOwner<T>(work: (session: Session) => Promise<T>): Promise<T> {
    refuseInsideWork();
    if (this.dialect === "embedded") return this.#lane.exclusive(work, "people");
    if (!this.#backend.openOwner) throw new Error("This needs the database URL of the owner");
    const session = await this.#backend.openOwner();
    try {
      return await work(session);
    } catch (error) {
      throw toStorageError(error);
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    this.#upkeep?.stop();
    await this.#lane.close();
    await this.#backend.close();
  }

  #start(command: Command, options: TransactionOptions): void {
    const whose = options.background ? "background" : "people";
    if (!options.readOnly)
      return options.alone || options.background
        ? this.#lane.alone(command, whose)
        : this.#lane.share(command);
    const fail = (error: unknown): void => command.settle({ kept: false, error: toStorageError(error) });
    const run = command.asksOnce === true ? runReadOnce : runReadOnly;
    if (!this.#backend.readers)
      return this.#lane.task(
        { run: (conversation) => run(conversation, command, this.#context), fail },
        whose,
      );
    const beside = async (session: Session): Promise<void> => {
      const conversation = new Conversation(session);
      await run(conversation, command, this.#context);
      await conversation.run([], this.#limitMs);
    };
    this.#backend.readers.use(beside).catch(fail);
  }

  #announce(drafts: readonly JournalDraft[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(drafts);
      } catch (error) {
        this.#logger?.warn({ error }, "A listener to committed journal entries failed");
      }
    }
  }
}
