import {
  CompiledQuery,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from "kysely";
import type { SchemaName, SessionPool } from "./backend.ts";
import { toStorageError } from "./errors.ts";
import { statement, type Session, type Statement, type StatementResult } from "./session.ts";

/**
 * The way in for a library that keeps its own tables in a schema of its own (sign-in, jobs), under a role that sees nothing
 * else. Its transactions are its own: they are not part of `Storage.inTransaction` and write no journal.
 */
export interface SchemaAccess<Tables = unknown> {
  readonly kysely: Kysely<Tables>;
  /** SQL with `$1` parameters; without values it may hold several statements, and begin and commit of its own. */
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Who lends sessions: a pool whose logins have the role already, or the writer's session, which has to take it each time. */
export interface SessionLender {
  readonly take: SessionPool["take"];
  readonly takesRole: boolean;
}

export function schemaAccess<Tables>(
  schema: SchemaName,
  lender: SessionLender,
  limitMs: number,
): SchemaAccess<Tables> {
  const borrow = async (): Promise<BorrowedSession> => {
    const { session, giveBack } = await lender.take();
    return new BorrowedSession(session, giveBack, lender.takesRole ? schema : null, limitMs);
  };
  return {
    kysely: new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new SchemaDriver(borrow),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
    async execute(text, values) {
      const borrowed = await borrow();
      try {
        return values?.length
          ? { rows: (await borrowed.run(statement(text, values))).rows }
          : { rows: (await borrowed.script(text)).flatMap((result) => result.rows) };
      } finally {
        await borrowed.giveBack();
      }
    },
  };
}

/** A session in the role of a schema, until it is given back. */
class BorrowedSession implements DatabaseConnection {
  readonly #session: Session;
  readonly #giveBack: () => void;
  readonly #role: { role: string; schema: string } | null;
  readonly #limitMs: number;

  constructor(session: Session, giveBack: () => void, schema: SchemaName | null, limitMs: number) {
    this.#session = session;
    this.#giveBack = giveBack;
    this.#role = schema && { role: `cf_${schema}`, schema };
    this.#limitMs = limitMs;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.run(statement(query.sql, query.parameters));
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.affected) };
  }

  // eslint-disable-next-line require-yield -- the interface wants a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Streaming is not offered; read in pages");
  }

  async run(one: Statement): Promise<StatementResult> {
    if (!this.#role || this.#session.status !== "idle") return last(await this.#send([one]));
    const results = await this.#send([statement("begin"), this.#settings(true), one, statement("commit")]);
    return last(results.slice(0, -1));
  }

  async script(text: string): Promise<StatementResult[]> {
    if (this.#role) await this.#send([this.#settings(false)]);
    try {
      return await this.#session.script(text, this.#limitMs);
    } catch (error) {
      throw toStorageError(error);
    }
  }

  async begin(): Promise<void> {
    await this.#send([statement("begin"), ...(this.#role ? [this.#settings(true)] : [])]);
  }

  async end(how: "commit" | "rollback"): Promise<void> {
    const tag = last(await this.#send([statement(how)])).tag;
    if (how === "commit" && tag !== "COMMIT") throw new Error("The transaction had failed; nothing was kept");
  }

  /** Nothing of this use may reach the next; the writer's session is cleaned by the lane as well. */
  async giveBack(): Promise<void> {
    try {
      if (!this.#session.broken && this.#session.status !== "idle") await this.#send([statement("rollback")]);
    } finally {
      this.#giveBack();
    }
  }

  #settings(local: boolean): Statement {
    return statement("select set_config('role', $1, $3), set_config('search_path', $2, $3)", [
      this.#role?.role,
      this.#role?.schema,
      local,
    ]);
  }

  async #send(statements: readonly Statement[]): Promise<StatementResult[]> {
    try {
      return await this.#session.run(statements, this.#limitMs);
    } catch (error) {
      throw toStorageError(error);
    }
  }
}

class SchemaDriver implements Driver {
  readonly #borrow: () => Promise<BorrowedSession>;

  constructor(borrow: () => Promise<BorrowedSession>) {
    this.#borrow = borrow;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<DatabaseConnection> {
    return this.#borrow();
  }

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as BorrowedSession).begin();
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as BorrowedSession).end("commit");
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as BorrowedSession).end("rollback");
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return (connection as BorrowedSession).giveBack();
  }

  async destroy(): Promise<void> {}
}

function last(results: readonly StatementResult[]): StatementResult {
  const result = results.at(-1);
  if (!result) throw new Error("The database gave no result");
  return result;
}
