import type { StorageMetrics } from "./metrics.ts";
import type { Session } from "./session.ts";

/** What a dialect provides to the storage. */
export interface Backend {
  readonly dialect: "embedded" | "postgresql";
  /** The first session of the writer, and how to get the next when it is broken. */
  readonly writer: Session;
  reopenWriter(): Promise<Session>;
  /** Sessions beside the writer's, for read-only transactions; null where there is only the one. */
  readonly readers: SessionPool | null;
  /** A session with the rights of the owner, for transfer and upkeep; null where the writer's own session has them. */
  readonly openOwner: (() => Promise<Session>) | null;
  /** Sessions of the two libraries with a schema of their own; null where they share the writer's session. */
  readonly schemaPools: Readonly<Record<SchemaName, SessionPool>> | null;
  /** Brings counters that live elsewhere (in the worker) up to date. */
  refreshMetrics(metrics: StorageMetrics): void;
  /** After the writer's session was closed. */
  close(): Promise<void>;
}

export type SchemaName = "sign_in" | "jobs";

export interface SessionPool {
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Takes a session out until it is given back. */
  take(): Promise<{ session: Session; giveBack: () => void }>;
  close(): Promise<void>;
}
