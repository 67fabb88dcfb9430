import { toStorageError } from "../errors.ts";
import { Pipeline, PreparedStatements } from "../pipeline.ts";
import {
  sessionStatus,
  type Session,
  type SessionStatus,
  type Statement,
  type StatementResult,
} from "../session.ts";
import { readAnswer } from "./wire-in.ts";
import { WireWriter } from "./wire-out.ts";

/** Where the embedded database runs: in this thread (in memory) or in a worker (a directory). */
export interface EmbeddedHost {
  /**
   * Protocol messages in (read before the call returns), protocol messages out. Rejects with StorageUnavailable; then the host
   * is broken.
   */
  exchange(messages: Uint8Array, limitMs: number): Promise<Uint8Array>;
  readonly broken: boolean;
  close(): Promise<void>;
}

/** The one session of an embedded database. */
export class EmbeddedSession implements Session {
  readonly #host: EmbeddedHost;
  readonly #prepared = new PreparedStatements();
  readonly #out = new WireWriter();
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
    try {
      pipeline.send(this.#out);
    } catch (error) {
      this.#out.take();
      throw error;
    }
    return this.#exchange(pipeline, limitMs);
  }

  async script(text: string, limitMs: number): Promise<StatementResult[]> {
    this.#out.query(text);
    return this.#exchange(new Pipeline([], this.#prepared), limitMs);
  }

  close(): Promise<void> {
    return this.#host.close();
  }

  async #exchange(pipeline: Pipeline, limitMs: number): Promise<StatementResult[]> {
    try {
      const answer = await this.#host.exchange(this.#out.take(), limitMs);
      this.#status = sessionStatus(readAnswer(answer, pipeline));
      return pipeline.finish();
    } catch (error) {
      throw toStorageError(error);
    }
  }
}
