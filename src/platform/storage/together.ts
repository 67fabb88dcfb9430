import type { Conversation } from "./conversation.ts";
import type { Statement, StatementResult } from "./session.ts";

/** What a `Transaction` speaks through: the session, or its place among the commands that travel together. */
export type Speaker = Pick<Conversation, "run">;

/**
 * The one call that each of several commands makes, gathered into one round trip: nothing is sent before every command has said what
 * it asks or has ended without asking.
 */
export class Together {
  readonly #conversation: Conversation;
  readonly #asked: Asked[] = [];
  #awaited: number;

  constructor(conversation: Conversation, commands: number) {
    this.#conversation = conversation;
    this.#awaited = commands;
  }

  /** The place of one command, with what the database must be told before its statements. */
  place(before: readonly Statement[]): Place {
    let spoken = false;
    let answered: Promise<unknown> = Promise.resolve();
    return {
      run: (statements, limitMs) => {
        if (spoken) return Promise.reject(new AskedAgain());
        spoken = true;
        const answer = new Promise<StatementResult[]>((resolve, reject) => {
          this.#asked.push({ before, statements, limitMs, resolve, reject });
        });
        answered = answer.catch(() => {});
        this.#one();
        return answer;
      },
      quiet: async () => {
        if (!spoken) {
          spoken = true;
          this.#one();
        }
        await answered;
      },
    };
  }

  #one(): void {
    this.#awaited -= 1;
    if (this.#awaited === 0 && this.#asked.length > 0) void this.#send();
  }

  async #send(): Promise<void> {
    const asked = this.#asked;
    try {
      const limitMs = Math.max(...asked.map((each) => each.limitMs));
      const results = await this.#conversation.run(
        asked.flatMap(({ before, statements }) => [...before, ...statements]),
        limitMs,
      );
      let at = 0;
      for (const { before, statements, resolve } of asked) {
        at += before.length;
        resolve(results.slice(at, at + statements.length));
        at += statements.length;
      }
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

export interface Place extends Speaker {
  /** The command has ended: resolves when its answer is there; never rejects. */
  quiet(): Promise<void>;
}

interface Asked {
  readonly before: readonly Statement[];
  readonly statements: readonly Statement[];
  readonly limitMs: number;
  readonly resolve: (results: StatementResult[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A command that was said to ask once asks again: it is run by itself. */
class AskedAgain extends Error {
  override readonly name = "AskedAgain";
}
