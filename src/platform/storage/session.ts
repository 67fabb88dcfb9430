import type { Joined } from "./storage.ts";

/**
 * One conversation with a database, below transactions. Both dialects speak the PostgreSQL protocol, so a session is the same
 * thing for both: it sends several statements in one round trip and gives their results in order.
 */
export interface Session {
  /**
   * Runs the statements in order, in one round trip. At the first one that fails the rest is skipped and the promise rejects
   * with DatabaseRefused. After `limitMs` without an answer the session is broken and rejects with StorageUnavailable.
   */
  run(statements: readonly Statement[], limitMs: number): Promise<StatementResult[]>;
  /** Text of several statements without parameters: migrations and upkeep. */
  script(text: string, limitMs: number): Promise<StatementResult[]>;
  /** `idle`, in a `transaction`, or in one that has `failed` and can only be undone. */
  readonly status: SessionStatus;
  /** A broken session answers nothing any more; a new one must be opened. */
  readonly broken: boolean;
  close(): Promise<void>;
}

export type SessionStatus = "idle" | "transaction" | "failed";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** How it may be asked with others of its kind; nothing that a session looks at. */
  readonly joined?: Joined | undefined;
}

export interface StatementResult {
  readonly rows: Record<string, unknown>[];
  /** Rows that the statement inserted, changed, deleted or selected. */
  readonly affected: number;
  /** The command tag of PostgreSQL, such as `INSERT 0 1` or `COMMIT`. */
  readonly tag: string;
}

export function statement(text: string, values: readonly unknown[] = [], joined?: Joined): Statement {
  return { text, values, joined };
}

export function sessionStatus(letter: string | null | undefined): SessionStatus {
  return letter === "T" ? "transaction" : letter === "E" ? "failed" : "idle";
}
