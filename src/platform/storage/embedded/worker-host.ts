import { Worker } from "node:worker_threads";
import { StorageUnavailable } from "../storage.ts";
import type { EmbeddedHost } from "./session.ts";
import { SharedBytes } from "./shared-bytes.ts";
import {
  closeRequest,
  control,
  controlBytes,
  counter,
  type FromWorker,
  type WorkerStart,
} from "./worker-messages.ts";

export interface WorkerHostOptions extends Pick<
  WorkerStart,
  "directory" | "template" | "engine" | "counters"
> {
  /** Time to open the database, with the replay of its log after a crash. */
  readonly openLimitMs: number;
  /** Another file than `worker.ts`, for tests of what a disk can do. */
  readonly workerFile?: URL | undefined;
}

/**
 * Starts the worker and watches it: an answer that does not come in time ends the thread, and with it the statement. What was
 * not committed is lost, what was acknowledged is on the disk; the next host opens the directory again.
 */
export async function workerHost(options: WorkerHostOptions): Promise<WorkerHost> {
  const host = new WorkerHost(options);
  await host.expect("ready", options.openLimitMs);
  return host;
}

export class WorkerHost implements EmbeddedHost {
  readonly #worker: Worker;
  readonly #counters: BigInt64Array;
  readonly #words = new Int32Array(new SharedArrayBuffer(controlBytes));
  readonly #request = new SharedBytes();
  readonly #answer = new SharedBytes();
  readonly #exited: Promise<void>;
  #waiting: Waiting | null = null;
  #reason: Error | null = null;

  constructor(options: WorkerHostOptions) {
    const start: WorkerStart = {
      directory: options.directory,
      template: options.template,
      engine: options.engine,
      counters: options.counters,
      control: this.#words.buffer,
      request: this.#request.memory,
      answer: this.#answer.memory,
    };
    this.#counters = new BigInt64Array(options.counters);
    this.#worker = new Worker(options.workerFile ?? new URL("./worker.ts", import.meta.url), {
      workerData: start,
      execArgv: [],
      name: "storage",
    });
    this.#worker.on("message", (message: FromWorker) => this.#receive(message));
    this.#worker.on("error", (error) => this.#fail(new StorageUnavailable("unreachable", error)));
    this.#exited = new Promise((resolve) => {
      this.#worker.on("exit", () => {
        this.#fail(new StorageUnavailable("unreachable"));
        resolve();
      });
    });
  }

  get broken(): boolean {
    return this.#reason !== null;
  }

  async exchange(messages: Uint8Array, limitMs: number): Promise<Uint8Array> {
    const answer = this.expect("answer", limitMs);
    this.#ask(this.#request.write([messages]));
    await answer;
    return this.#answer.read(Atomics.load(this.#words, control.answerLength));
  }

  async close(): Promise<void> {
    if (!this.#reason) {
      const closed = this.expect("closed", closeLimitMs).catch(() => {});
      this.#ask(closeRequest);
      await closed;
    }
    this.#reason ??= new StorageUnavailable("closed");
    await this.#worker.terminate();
    await this.#exited;
  }

  /** Ends the thread at once, without closing the database. */
  abandon(): void {
    this.#end(new StorageUnavailable("closed"));
  }

  /** One question is under way at a time. */
  expect(kind: FromWorker["kind"], limitMs: number): Promise<FromWorker> {
    if (this.#reason) return Promise.reject(this.#reason);
    if (this.#waiting) return Promise.reject(new Error("The worker was asked while it was answering"));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#end(new StorageUnavailable("timed-out")), limitMs);
      this.#waiting = { kind, resolve, reject, timer };
    });
  }

  #ask(length: number): void {
    Atomics.store(this.#words, control.requestLength, length);
    Atomics.add(this.#words, control.turn, 1);
    Atomics.notify(this.#words, control.turn);
  }

  #receive(message: FromWorker): void {
    if (message.kind === "failed") {
      const full = Atomics.exchange(this.#counters, counter.diskFull, 0n) !== 0n;
      const kind = full ? "full" : "unreachable";
      return this.#end(new StorageUnavailable(kind, new Error(message.reason)));
    }
    const waiting = this.#waiting;
    if (waiting?.kind !== message.kind) return;
    if (message.kind === "answer" && message.turn !== Atomics.load(this.#words, control.turn))
      return this.#end(new StorageUnavailable("unreachable", new Error("An answer to another question")));
    this.#waiting = null;
    clearTimeout(waiting.timer);
    waiting.resolve(message);
  }

  /** Ends the thread first and tells then, so that the directory is free when the next host opens it. */
  #end(reason: Error): void {
    this.#reason ??= reason;
    // Its exit tells whoever waits.
    void this.#worker.terminate();
  }

  #fail(error: Error): void {
    this.#reason ??= error;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.reject(this.#reason);
  }
}

interface Waiting {
  readonly kind: FromWorker["kind"];
  readonly resolve: (message: FromWorker) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const closeLimitMs = 30_000;
