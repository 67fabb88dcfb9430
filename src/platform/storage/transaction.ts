import type { Actor } from "../contract/actor.ts";
import { statement, type Statement, type StatementResult } from "./session.ts";
import { StorageUnavailable, type Compilable, type JournalDraft, type Tx } from "./storage.ts";
import type { Speaker } from "./together.ts";
import { toWire } from "./values.ts";

/**
 * What one command's `work` holds. Once the work has ended, or one of its statements has failed, it answers no more: a
 * statement that outlives its work cannot reach into the next command.
 */
export class Transaction implements Tx {
  readonly actor: Actor;
  readonly nowMs: number;
  readonly drafts: JournalDraft[] = [];
  readonly #conversation: Speaker;
  readonly #deadlineMs: number;
  readonly #readOnly: boolean;
  #ended: "done" | StorageUnavailable | null = null;
  #failure: Error | null = null;
  /** What is asked in this moment: it travels in one round trip. */
  #gathered: Asked[] = [];

  constructor(conversation: Speaker, options: TransactionStart) {
    this.#conversation = conversation;
    this.actor = options.actor;
    this.nowMs = options.nowMs;
    this.#deadlineMs = options.deadlineMs;
    this.#readOnly = options.readOnly ?? false;
  }

  /** The first statement that failed: the database keeps nothing of this transaction, whatever the work says. */
  get failure(): Error | null {
    return this.#failure;
  }

  end(reason: "done" | StorageUnavailable = "done"): void {
    this.#ended ??= reason;
  }

  async many<T>(query: Compilable<T>): Promise<T[]> {
    const [result] = await this.#run([compiled(query)]);
    return (result?.rows ?? []) as T[];
  }

  async first<T>(query: Compilable<T>): Promise<T | null> {
    const [row] = await this.many(query);
    return row ?? null;
  }

  async run(query: Compilable<unknown>): Promise<number> {
    const [result] = await this.#run([compiled(query)]);
    return result?.affected ?? 0;
  }

  async runAll(queries: readonly Compilable<unknown>[]): Promise<void> {
    const statements = queries.map(compiled);
    for (let start = 0; start < statements.length; start += statementsInOneRoundTrip)
      await this.#run(statements.slice(start, start + statementsInOneRoundTrip));
  }

  journal(draft: JournalDraft): void {
    this.#requireOpen();
    if (this.#readOnly) throw new Error("A read-only transaction cannot write the journal");
    this.drafts.push(draft);
  }

  #requireOpen(): void {
    if (this.#ended === "done")
      throw new Error("This transaction has ended; await every statement inside its work");
    if (this.#ended) throw this.#ended;
  }

  async #run(statements: readonly Statement[]): Promise<StatementResult[]> {
    this.#requireOpen();
    if (this.#failure) throw this.#failure;
    return new Promise((resolve, reject) => {
      this.#gathered.push({ statements, resolve, reject });
      if (this.#gathered.length === 1) queueMicrotask(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const asked = this.#gathered;
    this.#gathered = [];
    try {
      // The work may have ended in the meantime: what follows it is another's.
      this.#requireOpen();
      const leftMs = this.#deadlineMs - performance.now();
      if (leftMs <= 0) throw new StorageUnavailable("timed-out");
      const all = asked.flatMap(({ statements }) => statements);
      const results = await this.#conversation.run(all, leftMs + graceMs);
      let at = 0;
      for (const { statements, resolve } of asked) resolve(results.slice(at, (at += statements.length)));
    } catch (error) {
      this.#failure ??= error instanceof Error ? error : new Error("A statement failed", { cause: error });
      for (const { reject } of asked) reject(this.#failure);
    }
  }
}

interface Asked {
  readonly statements: readonly Statement[];
  readonly resolve: (results: StatementResult[]) => void;
  readonly reject: (error: Error) => void;
}

export interface TransactionStart {
  readonly actor: Actor;
  readonly nowMs: number;
  /** On the clock of `performance.now()`. */
  readonly deadlineMs: number;
  readonly readOnly?: boolean;
}

/** Plain SQL as something that `Tx` runs. For this folder and its tests; stores build theirs with kysely. */
export function plain<T>(sql: string, parameters: readonly unknown[] = []): Compilable<T> {
  return { compile: () => ({ sql, parameters }) };
}

/** PostgreSQL ends a late statement by itself, and then only its command fails; only after this is the session given up. */
const graceMs = 500;
const statementsInOneRoundTrip = 500;

/** What cannot travel is refused here, before anything of the round trip is written. */
function compiled(query: Compilable<unknown>): Statement {
  const { sql, parameters, joined } = query.compile();
  if (sql.includes("\0")) throw new TypeError("SQL cannot hold a zero character");
  return statement(sql, parameters.map(toWire), joined);
}
