import type { Actor } from "../contract/actor.ts";

/**
 * The only door to the database. `inTransaction` opens a transaction, tells the database who acts (row-level security decides
 * from it which rows exist) and runs `work`. Waiting commands share one commit, each under its own savepoint; the promise
 * resolves after the commit has reached the disk. When `work` returns a refusal (`{ ok: false }`) or throws, nothing it wrote
 * is kept.
 */
export interface Storage {
  inTransaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Called after a commit with the journal drafts it held. Returns the way to stop listening. */
  onCommitted(listener: (drafts: readonly JournalDraft[]) => void): () => void;
  /** Resolves when a trivial transaction succeeds; rejects with StorageUnavailable when the database does not answer in time. */
  ping(timeoutMs: number): Promise<void>;
  readonly dialect: "embedded" | "postgresql";
  close(): Promise<void>;
}

export interface TransactionOptions {
  /** A read-only snapshot: refuses writes, and may run beside other transactions where the dialect can. */
  readonly readOnly?: boolean;
  /** For a command that writes much (an import, a demonstration): its own commit, not shared. */
  readonly alone?: boolean;
  /** Nobody waits for it: on the one writer's session it gives way to whoever does (`inBackground`). A commit of its own. */
  readonly background?: boolean;
  /**
   * The work calls the database once (one statement, one `runAll`, or several of them in the same moment): commands of this kind that
   * wait travel in one round trip, and a read-only one takes a single round trip with its beginning and its end. A work that calls
   * again all the same is run anew by itself, which is slower and otherwise the same.
   */
  readonly asksOnce?: boolean;
}

/** All that a store function ever holds. What is asked in the same moment (`Promise.all`) travels in one round trip, in order. */
export interface Tx {
  readonly actor: Actor;
  /** The one time of this transaction, milliseconds since 1970 (UTC). */
  readonly nowMs: number;
  many<T>(query: Compilable<T>): Promise<T[]>;
  first<T>(query: Compilable<T>): Promise<T | null>;
  /** Rows affected. */
  run(query: Compilable<unknown>): Promise<number>;
  /** Several statements in one round trip, in order; all succeed or the transaction is undone. */
  runAll(queries: readonly Compilable<unknown>[]): Promise<void>;
  /** One row of the journal, sealed with the others of the same commit. */
  journal(draft: JournalDraft): void;
}

/** What kysely's builders and `sql` templates are: something that compiles to SQL text with parameters. */
export interface Compilable<O> {
  compile(): {
    readonly sql: string;
    readonly parameters: readonly unknown[];
    readonly query?: unknown;
    readonly joined?: Joined;
  };
  /** Carries the row type only. */
  execute?: (...args: never[]) => Promise<O | O[]>;
}

/**
 * How statements of one actor that travel together (`asksOnce`) may be asked as one: `sql` takes a single parameter, the JSON array of
 * their rows, does for each what its own statement would have done or fails, and answers all of them the same.
 */
export interface Joined {
  readonly sql: string;
  readonly row: unknown;
}

/** A journal entry before it has its place in the chain. Times in milliseconds since 1970 (UTC). */
export interface JournalDraft {
  readonly atMs: number;
  readonly actor: Actor;
  /** `notices.publish`: an action of the permission table. */
  readonly action: string;
  /** Id of the object that changed, such as `ntc_…`. */
  readonly subject: string;
  /** Other objects that the entry concerns; they find it in their records. */
  readonly about?: readonly string[];
  readonly why: string;
  readonly electionId: string | null;
  /** The organisation that owns the subject, for row-level security of the entry. */
  readonly organisationId: string | null;
  readonly tlp: Tlp;
  readonly classification: 0 | 1 | 2 | 3;
  /**
   * Anyone may read it, prove it and export its body: an act that is public by its nature, TLP:CLEAR and unclassified. The marking
   * alone does not make it so: an organisation's own object may be TLP:CLEAR before anyone has published it.
   */
  readonly public?: boolean;
  /** JSON. What changed, for people and for proof; stored beside the chain so that retention can purge it. */
  readonly body: unknown;
}

export type Tlp = "clear" | "green" | "amber" | "amber+strict" | "red";

/** Gives the drafts of one commit their places in the chain, inside the commit. Provided by core/journal. */
export type Seal = (tx: SealTx, drafts: readonly JournalDraft[]) => Promise<void>;
export type SealTx = Pick<Tx, "many" | "first" | "run" | "runAll">;

/** The database did not answer, or lost the connection, or has no space. Nothing was acknowledged; the reply is 503. */
export class StorageUnavailable extends Error {
  readonly kind: "unreachable" | "timed-out" | "full" | "closed";
  constructor(kind: StorageUnavailable["kind"], cause?: unknown) {
    super(`Storage unavailable: ${kind}`, { cause });
    this.kind = kind;
  }
}

/** SQLSTATE of a refusal by row security or by a missing right. */
export const rowSecurityCode = "42501";

/** A unique key, foreign key, check or row-security rule of the database refused the statement. Usually a bug or a race. */
export class ConstraintBroken extends Error {
  readonly constraint: string;
  readonly code: string;
  constructor(constraint: string, code: string, cause?: unknown) {
    super(
      code === rowSecurityCode
        ? `The rules of who may see and write what refused this${constraint === "" ? "" : ` (${constraint})`}`
        : `A rule of the database refused this${constraint === "" ? "" : ` (${constraint})`}`,
      { cause },
    );
    this.constraint = constraint;
    this.code = code;
  }
}
