import type { Session, Statement, StatementResult } from "./session.ts";
import { StorageUnavailable } from "./storage.ts";

/**
 * Statements to one session, strictly one round trip after another. Statements whose answer nobody waits for (begin,
 * savepoint, settings, release, the end of a read-only transaction) are put off and travel with the next ones.
 */
export class Conversation {
  readonly #session: Session;
  #putOff: Statement[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #broke: Error | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The session itself, with nothing left to send. */
  async plainSession(limitMs: number): Promise<Session> {
    await this.run([], limitMs);
    return this.#session;
  }

  get broken(): boolean {
    return this.#session.broken;
  }

  putOff(...statements: readonly Statement[]): void {
    this.#putOff.push(...statements);
  }

  /** Sends what was put off and these statements; gives the results of these. */
  run(statements: readonly Statement[], limitMs: number): Promise<StatementResult[]> {
    const answer = this.#last.then(() => this.#send(statements, limitMs));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** Resolves when nothing is under way; never rejects. */
  async quiet(): Promise<void> {
    await this.#last;
  }

  async #send(statements: readonly Statement[], limitMs: number): Promise<StatementResult[]> {
    const ahead = this.#putOff;
    this.#putOff = [];
    if (this.#session.broken) throw this.#broke ?? new StorageUnavailable("unreachable");
    if (ahead.length + statements.length === 0) return [];
    try {
      const results = await this.#session.run([...ahead, ...statements], Math.max(1, limitMs));
      return results.slice(ahead.length);
    } catch (error) {
      // What broke the session is what everyone who still wants something of it should hear.
      if (error instanceof StorageUnavailable) this.#broke = error;
      throw error;
    }
  }
}
