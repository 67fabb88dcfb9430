import { Client, type ClientConfig, type Connection, type Submittable } from "pg";
import { DatabaseRefused, toStorageError, type DatabaseErrorFields } from "../errors.ts";
import { Pipeline, PreparedStatements, type WireField, type WireOut } from "../pipeline.ts";
import { sessionStatus, type Session, type Statement, type StatementResult } from "../session.ts";
import { StorageUnavailable } from "../storage.ts";

/** Where a database is and who logs in. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string | undefined;
  readonly ssl: ClientConfig["ssl"];
}

/** Reads a connection URL the way node-postgres does, with the environment's PG… variables for what it leaves out. */
export function addressOf(url: string): Address {
  const { host, port, database, user, password, ssl } = new Client({ connectionString: url });
  if (!database || !user) throw new Error("The database URL names no database or no user");
  return { host, port, database, user, password: password ?? undefined, ssl };
}

/** A session over one connection of node-postgres. Rejects with StorageUnavailable when nobody answers in time. */
export async function connect(address: Address, connectLimitMs = 5_000): Promise<Session> {
  const client = new Client({
    ...address,
    connectionTimeoutMillis: connectLimitMs,
    keepAlive: true,
    application_name: "counterfoil",
  });
  // Without a listener an error of an idle connection would end the process; the next use finds the session broken.
  client.on("error", () => {});
  try {
    await client.connect();
    // Compiling a plan takes seconds where its cost is guessed too high, as with row security it is; running it takes milliseconds.
    await client.query("set jit = off");
  } catch (error) {
    throw connectError(error);
  }
  return new PostgresqlSession(client);
}

class PostgresqlSession implements Session {
  readonly #client: Client;
  readonly #prepared = new PreparedStatements();
  #broken = false;

  constructor(client: Client) {
    this.#client = client;
    for (const event of ["error", "end"] as const) client.on(event, () => void (this.#broken = true));
  }

  get broken(): boolean {
    return this.#broken;
  }

  get status() {
    return sessionStatus(transactionStatusOf(this.#client));
  }

  async run(statements: readonly Statement[], limitMs: number): Promise<StatementResult[]> {
    const pipeline = new Pipeline(statements, this.#prepared);
    return this.#submit((out) => pipeline.send(out), pipeline, limitMs);
  }

  async script(text: string, limitMs: number): Promise<StatementResult[]> {
    const pipeline = new Pipeline([], this.#prepared);
    return this.#submit((_, connection) => connection.query(text), pipeline, limitMs);
  }

  async close(): Promise<void> {
    this.#broken = true;
    await this.#client.end();
  }

  async #submit(send: Send, pipeline: Pipeline, limitMs: number): Promise<StatementResult[]> {
    if (this.#broken) throw new StorageUnavailable("unreachable");
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(() => {
          this.#broken = true;
          reject(new StorageUnavailable("timed-out"));
          // Ends the socket; the server notices and undoes the transaction.
          void this.#client.end();
        }, limitMs);
        this.#client.query(new RoundTrip(send, pipeline, resolve, reject));
      });
    } catch (error) {
      this.#broken = true;
      throw toStorageError(error);
    } finally {
      clearTimeout(timer);
    }
    try {
      return pipeline.finish();
    } catch (error) {
      throw toStorageError(error);
    }
  }
}

type Send = (out: WireOut, connection: Connection) => void;

/** What node-postgres calls while it receives the answer. The promise settles only when the server is ready again. */
class RoundTrip implements Submittable {
  readonly #send: Send;
  readonly #pipeline: Pipeline;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  // node-postgres sets a callback on queries without one.
  callback = (): void => {};

  constructor(send: Send, pipeline: Pipeline, resolve: () => void, reject: (error: unknown) => void) {
    this.#send = send;
    this.#pipeline = pipeline;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): Error | null {
    connection.stream.cork();
    try {
      this.#send(connection as unknown as WireOut, connection);
    } catch (error) {
      return error as Error;
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  handleRowDescription(message: { fields: WireField[] }): void {
    this.#pipeline.rowDescription(message.fields);
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    this.#pipeline.dataRow(message.fields);
  }

  handleCommandComplete(message: { text: string }): void {
    this.#pipeline.commandComplete(message.text);
  }

  handleEmptyQuery(): void {
    this.#pipeline.commandComplete("");
  }

  /** node-postgres reports the error and forgets the query, so the answer to the sync is awaited here. */
  handleError(error: Error & DatabaseErrorFields & { severity?: string }, connection: Connection): void {
    if (error.severity === undefined) return this.#reject(error);
    this.#pipeline.failed(error);
    const settled = (): void => {
      connection.off("readyForQuery", settled).off("end", settled);
      this.#resolve();
    };
    connection.on("readyForQuery", settled).on("end", settled);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }
}

function transactionStatusOf(client: Client): string | null {
  return (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus();
}

function connectError(error: unknown): Error {
  const fields = error as DatabaseErrorFields;
  if (typeof fields.code === "string" && /^[0-9A-Z]{5}$/.test(fields.code))
    return toStorageError(new DatabaseRefused(fields, 0));
  const known = toStorageError(error);
  return known instanceof StorageUnavailable ? known : new StorageUnavailable("unreachable", error);
}
