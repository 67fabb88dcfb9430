import { once, runBatch, takeTurn, type BatchContext, type Command } from "./batch.ts";
import { toStorageError } from "./errors.ts";
import { Conversation } from "./conversation.ts";
import { LentSession } from "./lent-session.ts";
import type { Session } from "./session.ts";
import { StorageUnavailable } from "./storage.ts";
import { TurnOrder } from "./turn-order.ts";

/** Something that needs the session for itself: a read-only transaction, a command of its own, upkeep. */
export interface Task {
  readonly run: (conversation: Conversation) => Promise<void>;
  readonly fail: (error: Error) => void;
}

export type Whose = "people" | "background";

/**
 * The one writer. Commands that wait share a commit; between two commits every task that waits gets its turn, so neither
 * starves the other. What belongs to the background gives way to all of these (`TurnOrder`). A broken session is replaced before
 * the next turn.
 */
export class Lane {
  readonly #open: () => Promise<Session>;
  readonly #context: BatchContext;
  #session: Session;
  #conversation: Conversation;
  readonly #commands: Command[] = [];
  readonly #tasks: Task[] = [];
  readonly #background: Task[] = [];
  readonly #order = new TurnOrder();
  #wake = (): void => {};
  #driving: Promise<void> | null = null;
  #closed = false;

  /** `open` gives a new session when the one in hand is broken. */
  constructor(session: Session, open: () => Promise<Session>, context: BatchContext) {
    this.#session = session;
    this.#conversation = new Conversation(session);
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
  alone(command: Command, whose: Whose): void {
    const run = (conversation: Conversation) => runBatch(conversation, once(command), this.#context);
    this.task({ run, fail: (error) => command.settle({ kept: false, error }) }, whose);
  }

  task(task: Task, whose: Whose): void {
    if (this.#closed) return task.fail(new StorageUnavailable("closed"));
    (whose === "people" ? this.#tasks : this.#background).push(task);
    this.#drive();
  }

  /** The session for one piece of work. */
  exclusive<T>(work: (session: Session) => Promise<T>, whose: Whose): Promise<T> {
    return new Promise((resolve, reject) => {
      const run = async (conversation: Conversation): Promise<void> => {
        try {
          resolve(await work(await conversation.plainSession(this.#context.limitMs)));
        } catch (error) {
          reject(toStorageError(error));
        }
      };
      this.task({ run, fail: reject }, whose);
    });
  }

  /** Takes the session out of the lane until it is given back, for at most `limitMs`. */
  take(limitMs: number, whose: Whose): Promise<{ session: Session; giveBack: () => void }> {
    return new Promise((resolve, reject) => {
      const run = async (conversation: Conversation): Promise<void> => {
        const lent = new LentSession(await conversation.plainSession(limitMs));
        await new Promise<void>((giveBack) => {
          const timer = setTimeout(giveBack, limitMs);
          resolve({ session: lent, giveBack: () => (clearTimeout(timer), giveBack()) });
        });
        await lent.takeBack(limitMs);
      };
      this.task({ run, fail: reject }, whose);
    });
  }

  /** Lets what waits finish, then closes the session. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#driving) await this.#driving;
    await this.#session.close();
  }

  get #waiting() {
    return {
      people: this.#commands.length + this.#tasks.length > 0,
      background: this.#background.length > 0,
    };
  }

  #drive(): void {
    this.#wake();
    // After the current turn of the event loop, so that commands of the same moment share a commit.
    this.#driving ??= Promise.resolve()
      .then(() => this.#driveAll())
      .finally(() => {
        this.#driving = null;
        if (this.#order.next(this.#waiting, performance.now()) !== null) this.#drive();
      });
  }

  async #driveAll(): Promise<void> {
    for (;;) {
      const next = this.#order.next(this.#waiting, performance.now());
      if (next === null) break;
      const beganMs = performance.now();
      if (next === "people") await this.#turnOfPeople();
      else if (next === "background") await this.#turnOfBackground();
      else {
        await this.#pause(next);
        continue;
      }
      this.#order.ended(next, beganMs, performance.now());
    }
    // Nothing stays open while nobody waits.
    await this.#conversation.run([], this.#context.limitMs).catch(() => {});
  }

  async #turnOfPeople(): Promise<void> {
    if (this.#commands.length > 0)
      await this.#turn(
        (conversation) => runBatch(conversation, () => takeTurn(this.#commands), this.#context),
        (error) => {
          for (const command of this.#commands.splice(0)) command.settle({ kept: false, error });
        },
      );
    for (const task of this.#tasks.splice(0)) await this.#turn(task.run, task.fail);
  }

  async #turnOfBackground(): Promise<void> {
    const task = this.#background.shift();
    if (task) await this.#turn(task.run, task.fail);
  }

  /** Until the time is over or somebody comes. */
  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => (clearTimeout(timer), resolve());
    });
    this.#wake = () => {};
  }

  async #turn(
    run: (conversation: Conversation) => Promise<void>,
    fail: (error: Error) => void,
  ): Promise<void> {
    try {
      await this.#ready();
      await run(this.#conversation);
    } catch (error) {
      fail(toStorageError(error));
    }
  }

  async #ready(): Promise<void> {
    if (!this.#session.broken) return;
    this.#session = await this.#open();
    this.#conversation = new Conversation(this.#session);
    this.#context.metrics.reopened += 1;
  }
}
