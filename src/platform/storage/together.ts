import type { Conversation } from "./conversation.ts";
import { statement, type Statement, type StatementResult } from "./session.ts";

/** What a `Transaction` speaks through: the session, or its place among the commands that travel together. */
export type Speaker = Pick<Conversation, "run">;

/**
 * The one call that each of several commands makes, gathered into one round trip: nothing is sent before every command has said what
 * it asks or has ended without asking. Neighbours that ask the same for the same actor are asked as one statement.
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
    const groups = neighboursOf(this.#asked).map((asked) => ({ asked, ...questionOf(asked) }));
    try {
      const limitMs = Math.max(...this.#asked.map((each) => each.limitMs));
      const results = await this.#conversation.run(
        groups.flatMap(({ before, statements }) => [...before, ...statements]),
        limitMs,
      );
      let at = 0;
      for (const { asked, before, statements } of groups) {
        at += before.length;
        const answer = results.slice(at, at + statements.length);
        at += statements.length;
        for (const { resolve } of asked) resolve(answer);
      }
    } catch (error) {
      for (const { reject } of this.#asked) reject(error);
    }
  }
}

function neighboursOf(asked: readonly Asked[]): Asked[][] {
  const groups: Asked[][] = [];
  for (const each of asked) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && mayJoin(last[0], each)) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function mayJoin(one: Asked, other: Asked): boolean {
  const [a, b] = [joinedOf(one), joinedOf(other)];
  return a !== undefined && a.sql === b?.sql && areSame(one.before, other.before);
}

function joinedOf({ statements }: Asked) {
  return statements.length === 1 ? statements[0]?.joined : undefined;
}

function areSame(one: readonly Statement[], other: readonly Statement[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, values }, at) => {
      const twin = other[at];
      return twin?.text === text && values.every((value, place) => value === twin.values[place]);
    })
  );
}

function questionOf(asked: readonly Asked[]): Pick<Asked, "before" | "statements"> {
  const [first] = asked;
  const joined = first && joinedOf(first);
  if (first === undefined) return { before: [], statements: [] };
  if (joined === undefined || asked.length === 1) return first;
  const rows = JSON.stringify(asked.map((each) => joinedOf(each)?.row));
  return { before: first.before, statements: [statement(joined.sql, [rows])] };
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
export class AskedAgain extends Error {
  override readonly name = "AskedAgain";
}
