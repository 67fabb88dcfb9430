import {
  statement,
  type Session,
  type SessionStatus,
  type Statement,
  type StatementResult,
} from "./session.ts";
import { StorageUnavailable } from "./storage.ts";

/** The writer's session in other hands for a while. After it was taken back, it answers its borrower no more. */
export class LentSession implements Session {
  readonly #session: Session;
  #last: Promise<unknown> = Promise.resolve();
  #takenBack = false;

  constructor(session: Session) {
    this.#session = session;
  }

  get broken(): boolean {
    return this.#takenBack || this.#session.broken;
  }

  get status(): SessionStatus {
    return this.#session.status;
  }

  run(statements: readonly Statement[], limitMs: number): Promise<StatementResult[]> {
    return this.#next(() => this.#session.run(statements, limitMs));
  }

  script(text: string, limitMs: number): Promise<StatementResult[]> {
    return this.#next(() => this.#session.script(text, limitMs));
  }

  /** Undoes what the borrower left open, its transaction and its role. Never rejects. */
  async takeBack(limitMs: number): Promise<void> {
    this.#takenBack = true;
    await this.#last;
    if (this.#session.broken) return;
    try {
      if (this.#session.status !== "idle") await this.#session.run([statement("rollback")], limitMs);
      await this.#session.run([statement("reset role"), statement("reset search_path")], limitMs);
    } catch {
      // Whatever this session is now, the next command must not run in it.
      await this.#session.close();
    }
  }

  async close(): Promise<void> {
    this.#takenBack = true;
  }

  #next(send: () => Promise<StatementResult[]>): Promise<StatementResult[]> {
    if (this.#takenBack) return Promise.reject(new StorageUnavailable("timed-out"));
    const answer = this.#last.then(send);
    this.#last = answer.catch(() => {});
    return answer;
  }
}
