import { Worker } from "node:worker_threads";
import { StorageUnavailable } from "../storage.ts";
import type { EmbeddedHost } from "./session.ts";
import { counter, type FromWorker, type ToWorker, type WorkerStart } from "./worker-messages.ts";

export interface WorkerHostOptions extends WorkerStart {
  /** Time to open the database, with the replay of its log after a crash. */
  readonly openLimitMs: number;
  /** Another file than `worker.ts`, for tests of what a disk can do. */
  readonly workerFile?: URL | undefined;
}

/**
 * Starts the worker and watches it: an answer that does not come in time ends the thread, and with it the statement. What was
 * not committed is lost, what was acknowledged is on the disk; the next host opens the directory again.
 */
export async function workerHost(options: WorkerHostOptions): Promise<EmbeddedHost> {
  const host = new WorkerHost(options);
  await host.expect("ready", options.openLimitMs);
  return host;
}

class WorkerHost implements EmbeddedHost {
  readonly #worker: Worker;
  readonly #counters: BigInt64Array;
  readonly #exited: Promise<void>;
  #waiting: Waiting | null = null;
  #reason: Error | null = null;

  constructor(options: WorkerHostOptions) {
    const start: WorkerStart = { directory: options.directory, counters: options.counters };
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
    const copy = new Uint8Array(messages);
    const answer = this.expect("answer", limitMs);
    this.#post({ kind: "exchange", bytes: copy }, copy);
    const message = await answer;
    return message.kind === "answer" ? message.bytes : new Uint8Array();
  }

  async close(): Promise<void> {
    if (!this.#reason) {
      const closed = this.expect("closed", closeLimitMs).catch(() => {});
      this.#post({ kind: "close" });
      await closed;
    }
    this.#reason ??= new StorageUnavailable("closed");
    await this.#worker.terminate();
    await this.#exited;
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

  #post(message: ToWorker, bytes?: Uint8Array): void {
    this.#worker.postMessage(message, bytes ? [bytes.buffer as ArrayBuffer] : []);
  }

  #receive(message: FromWorker): void {
    if (message.kind === "failed") {
      const full = Atomics.exchange(this.#counters, counter.diskFull, 0n) !== 0n;
      const kind = full ? "full" : "unreachable";
      return this.#end(new StorageUnavailable(kind, new Error(message.reason)));
    }
    const waiting = this.#waiting;
    if (waiting?.kind !== message.kind) return;
    this.#waiting = null;
    clearTimeout(waiting.timer);
    waiting.resolve(message);
  }

  /** Ends the thread first and tells then, so that the directory is free when the next host opens it. */
  #end(error: Error): void {
    this.#reason ??= error;
    void this.#worker.terminate().then(() => this.#fail(error));
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
