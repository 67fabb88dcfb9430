import { once, runBatch, type BatchContext, type Command } from "./batch.ts";
import { toStorageError } from "./errors.ts";
import { LentSession } from "./lent-session.ts";
import type { Session } from "./session.ts";
import { StorageUnavailable } from "./storage.ts";

/** Something that needs the session for itself: a read-only transaction, a command of its own, upkeep. */
export interface Task {
  readonly run: (session: Session) => Promise<void>;
  readonly fail: (error: Error) => void;
}

/**
 * The one writer. Commands that wait share a commit; between two commits every task that waits gets its turn, so neither
 * starves the other. A broken session is replaced before the next turn.
 */
export class Lane {
  readonly #open: () => Promise<Session>;
  readonly #context: BatchContext;
  #session: Session | null;
  readonly #commands: Command[] = [];
  readonly #tasks: Task[] = [];
  #driving: Promise<void> | null = null;
  #closed = false;

  /** `open` gives a new session when the one in hand is broken. */
  constructor(session: Session, open: () => Promise<Session>, context: BatchContext) {
    this.#session = session;
    this.#open = open;
    this.#context = context;
  }

  get idle(): boolean {
    return this.#driving === null;
  }

  /** Joins the next shared commit. */
  share(command: Command): void {
    if (this.#closed) return command.settle({ kept: false, error: new StorageUnavailable("closed") });
    this.#commands.push(command);
    this.#drive();
  }

  /** A commit of its own. */
  alone(command: Command): void {
    this.task({
      run: (session) => runBatch(session, once(command), this.#context),
      fail: (error) => command.settle({ kept: false, error }),
    });
  }

  task(task: Task): void {
    if (this.#closed) return task.fail(new StorageUnavailable("closed"));
    this.#tasks.push(task);
    this.#drive();
  }

  /** The session for one piece of work. */
  exclusive<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (session: Session): Promise<void> => {
        try {
          resolve(await work(session));
        } catch (error) {
          reject(toStorageError(error));
        }
      };
      this.task({ run, fail: reject });
    });
  }

  /** Takes the session out of the lane until it is given back, for at most `limitMs`. */
  take(limitMs: number): Promise<{ session: Session; giveBack: () => void }> {
    return new Promise((resolve, reject) => {
      const run = async (session: Session): Promise<void> => {
        const lent = new LentSession(session);
        await new Promise<void>((giveBack) => {
          const timer = setTimeout(giveBack, limitMs);
          resolve({ session: lent, giveBack: () => (clearTimeout(timer), giveBack()) });
        });
        await lent.takeBack(limitMs);
      };
      this.task({ run, fail: reject });
    });
  }

  /** Lets what waits finish, then closes the session. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#driving) await this.#driving;
    await this.#session?.close();
    this.#session = null;
  }

  #drive(): void {
    // After the current turn of the event loop, so that commands of the same moment share a commit.
    this.#driving ??= Promise.resolve()
      .then(() => this.#driveAll())
      .finally(() => {
        this.#driving = null;
        if (this.#commands.length + this.#tasks.length > 0) this.#drive();
      });
  }

  async #driveAll(): Promise<void> {
    while (this.#commands.length > 0 || this.#tasks.length > 0) {
      if (this.#commands.length > 0)
        await this.#turn(
          (session) => runBatch(session, () => this.#commands.shift(), this.#context),
          (error) => {
            for (const command of this.#commands.splice(0)) command.settle({ kept: false, error });
          },
        );
      for (const task of this.#tasks.splice(0)) await this.#turn(task.run, task.fail);
    }
  }

  async #turn(run: (session: Session) => Promise<void>, fail: (error: Error) => void): Promise<void> {
    let session: Session;
    try {
      session = await this.#ready();
    } catch (error) {
      return fail(toStorageError(error));
    }
    await run(session);
  }

  async #ready(): Promise<Session> {
    if (this.#session && !this.#session.broken) return this.#session;
    this.#session = null;
    this.#session = await this.#open();
    this.#context.metrics.reopened += 1;
    return this.#session;
  }
}
