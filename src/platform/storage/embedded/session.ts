import { protocol } from "@electric-sql/pglite";
import { toStorageError, type DatabaseErrorFields } from "../errors.ts";
import { Pipeline, PreparedStatements, type WireField, type WireOut } from "../pipeline.ts";
import {
  sessionStatus,
  type Session,
  type SessionStatus,
  type Statement,
  type StatementResult,
} from "../session.ts";

/** Where the embedded database runs: in this thread (in memory) or in a worker (a directory). */
export interface EmbeddedHost {
  /** Protocol messages in, protocol messages out. Rejects with StorageUnavailable; then the host is broken. */
  exchange(messages: Uint8Array, limitMs: number): Promise<Uint8Array>;
  readonly broken: boolean;
  close(): Promise<void>;
}

/** The one session of an embedded database. */
export class EmbeddedSession implements Session {
  readonly #host: EmbeddedHost;
  readonly #prepared = new PreparedStatements();
  #status: SessionStatus = "idle";

  constructor(host: EmbeddedHost) {
    this.#host = host;
  }

  get broken(): boolean {
    return this.#host.broken;
  }

  get status(): SessionStatus {
    return this.#status;
  }

  async run(statements: readonly Statement[], limitMs: number): Promise<StatementResult[]> {
    const pipeline = new Pipeline(statements, this.#prepared);
    const out = new Messages();
    pipeline.send(out);
    return this.#exchange(pipeline, out.bytes(), limitMs);
  }

  async script(text: string, limitMs: number): Promise<StatementResult[]> {
    return this.#exchange(new Pipeline([], this.#prepared), serialize.query(text), limitMs);
  }

  close(): Promise<void> {
    return this.#host.close();
  }

  async #exchange(pipeline: Pipeline, messages: Uint8Array, limitMs: number): Promise<StatementResult[]> {
    try {
      this.#read(await this.#host.exchange(messages, limitMs), pipeline);
      return pipeline.finish();
    } catch (error) {
      throw toStorageError(error);
    }
  }

  #read(answer: Uint8Array, pipeline: Pipeline): void {
    // A fresh parser: nothing of an answer that was cut short can reach the next.
    new protocol.Parser().parse(answer, (message) => {
      const each = message as unknown as BackendMessage;
      if (each.name === "dataRow") pipeline.dataRow(each.fields);
      else if (each.name === "commandComplete") pipeline.commandComplete(each.text);
      else if (each.name === "rowDescription") pipeline.rowDescription(each.fields);
      else if (each.name === "emptyQuery") pipeline.commandComplete("");
      else if (each.name === "error") pipeline.failed(each);
      else if (each.name === "readyForQuery") this.#status = sessionStatus(each.status);
    });
  }
}

type BackendMessage =
  | { readonly name: "dataRow"; readonly fields: (string | null)[] }
  | { readonly name: "commandComplete"; readonly text: string }
  | { readonly name: "rowDescription"; readonly fields: WireField[] }
  | { readonly name: "emptyQuery" }
  | { readonly name: "readyForQuery"; readonly status: string }
  | ({ readonly name: "error" } & DatabaseErrorFields);

const { serialize } = protocol;

/** Collects the messages of one pipeline into one run of bytes. */
class Messages implements WireOut {
  readonly #parts: Uint8Array[] = [];

  parse(message: { name: string; text: string }): void {
    this.#parts.push(serialize.parse(message));
  }

  bind(message: { statement: string; values: (string | Uint8Array | null)[] }): void {
    this.#parts.push(serialize.bind(message));
  }

  describe(message: { type: "P"; name: string }): void {
    this.#parts.push(serialize.describe(message));
  }

  execute(message: { portal: string; rows: number }): void {
    this.#parts.push(serialize.execute(message));
  }

  close(message: { type: "S"; name: string }): void {
    this.#parts.push(serialize.close(message));
  }

  sync(): void {
    this.#parts.push(serialize.sync());
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}
