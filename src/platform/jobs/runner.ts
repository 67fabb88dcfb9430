import { systemClock, type Clock } from "../clock/clock.ts";
import { systemActor, type Space } from "../contract/actor.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import { enqueue, type JobKind } from "./kind.ts";
import { queue, type JobsAccess, type QueueTiming } from "./queue.ts";
import {
  beginAttempt,
  endAttempt,
  giveUp,
  handOverAgain,
  isUnderWay,
  markHandedOver,
  requestsToHandOver,
  type JobRow,
} from "./store.ts";

export interface JobRun<P> {
  readonly id: string;
  readonly payload: P;
  /** 1 for the first. */
  readonly attempt: number;
  readonly space: Space;
  readonly electionId: string | null;
  readonly nowMs: number;
  /** Aborted when the time of the attempt is over. */
  readonly signal: AbortSignal;
}

/**
 * Does what lies outside the database and returns what to write: that runs in one transaction with the mark that the job is
 * done, so that it is kept exactly once. A throw means: try again later.
 */
export type JobHandler<P> = (run: JobRun<P>) => Promise<((tx: Tx) => Promise<void>) | void>;

export interface JobRunner {
  define<P>(kind: JobKind<P>, handler: JobHandler<P>): void;
  /** Enqueues a job of this kind once in every such stretch of time, however many servers run, unless the one before still waits or runs. */
  every<P>(kind: JobKind<P>, everyMs: number, payload: P): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunnerOptions {
  readonly storage: Storage;
  /** `storage.schemaAccess("jobs")`. */
  readonly access: JobsAccess;
  readonly clock?: Clock;
  readonly log?: (
    level: "error" | "info",
    message: string,
    fields: Readonly<Record<string, unknown>>,
  ) => void;
  readonly timing?: Partial<QueueTiming>;
  readonly concurrency?: number;
}

const usualTiming: QueueTiming = {
  pollMs: 1000,
  heartbeatSeconds: 20,
  superviseSeconds: 10,
  retryDelaySeconds: 5,
};

interface Defined {
  readonly kind: JobKind;
  readonly handler: JobHandler<never>;
}

export function jobRunner(options: RunnerOptions): JobRunner {
  const clock = options.clock ?? systemClock;
  const timing = { ...usualTiming, ...options.timing };
  const kinds = new Map<string, Defined>();
  const regular: (() => Promise<void>)[] = [];
  const log = options.log ?? (() => undefined);
  const failed = (error: unknown): void =>
    log("error", "The queue of jobs reports an error", { error: nameOf(error) });
  const work = queue(options.access, options.storage.dialect, timing, options.concurrency ?? 4, {
    run: (id, signal) => runAttempt(options, kinds, id, signal),
    gaveUp: (id) => asRunner(options.storage, (tx) => giveUp(tx, id)),
    failed,
  });
  let timer: NodeJS.Timeout | undefined;
  let turning: Promise<void> = Promise.resolve();
  const turn = async (): Promise<void> => {
    try {
      for (const each of regular) await each();
      await handOver(options.storage, (requests) => work.add(requests, clock.nowMs()));
    } catch (error) {
      failed(error);
    }
  };
  return {
    define(kind, handler) {
      if (kinds.has(kind.name)) throw new Error(`The job ${kind.name} is defined twice`);
      kinds.set(kind.name, { kind, handler });
    },
    every(kind, everyMs, payload) {
      let last = -1;
      regular.push(async () => {
        const slot = Math.floor(clock.nowMs() / everyMs);
        if (slot === last) return;
        const id = `${kind.name}@${slot * everyMs}`;
        await asRunner(options.storage, async (tx) => {
          if (!(await isUnderWay(tx, `${kind.name}@`))) await enqueue(tx, kind, payload, { id });
        });
        last = slot;
      });
    },
    async start() {
      await work.start();
      await asRunner(options.storage, handOverAgain);
      const again = (): void => {
        turning = turn().finally(() => {
          if (timer !== undefined) timer = setTimeout(again, timing.pollMs);
        });
      };
      timer = setTimeout(again, 0);
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await turning;
      await work.stop();
    },
  };
}

/** A request that was handed over but not yet marked is handed over again under the same id, which changes nothing. */
async function handOver(
  storage: Storage,
  add: (requests: readonly JobRow[]) => Promise<void>,
): Promise<void> {
  for (;;) {
    const requests = await asRunner(storage, (tx) => requestsToHandOver(tx, 200), true);
    if (requests.length === 0) return;
    await add(requests);
    await asRunner(storage, (tx) =>
      markHandedOver(
        tx,
        requests.map((each) => each.id),
      ),
    );
    if (requests.length < 200) return;
  }
}

async function runAttempt(
  { storage, log }: RunnerOptions,
  kinds: ReadonlyMap<string, Defined>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const job = await asRunner(storage, (tx) => beginAttempt(tx, id));
  if (job === null) return;
  const defined = kinds.get(job.kind);
  const end = (state: "retrying" | "failed" | "held", error: string | null) =>
    asRunner(storage, (tx) => endAttempt(tx, id, job.attempts, state, error));
  if (defined === undefined) {
    await end("retrying", `No server here knows the job ${job.kind}`);
    throw new Error(`The job ${job.kind} is not defined`);
  }
  const space: Space = job.space === "exercise" ? "exercise" : "live";
  if (defined.kind.outside && space !== "live") {
    await end("held", null);
    return;
  }
  try {
    await attempt(storage, defined, job, space, signal);
  } catch (error) {
    const last = job.attempts >= job.attempts_max;
    log?.("error", "An attempt of a job failed", {
      job: id,
      kind: job.kind,
      attempt: job.attempts,
      error: nameOf(error),
    });
    await end(last ? "failed" : "retrying", inWords(error));
    // What the queue keeps of it is ours to say, too.
    if (!last) throw new Error(nameOf(error), { cause: error });
  }
}

async function attempt(
  storage: Storage,
  { kind, handler }: Defined,
  job: JobRow & { payload: unknown },
  space: Space,
  signal: AbortSignal,
): Promise<void> {
  const payload = kind.payload.parse(job.payload) as never;
  const nowMs = job.started_at_ms ?? job.requested_at_ms;
  const run = { id: job.id, payload, attempt: job.attempts, space, electionId: job.election_id, nowMs };
  const write = await withinTime(job.limit_ms, signal, (signal) => handler({ ...run, signal }));
  await storage.inTransaction(systemActor(kind.duty, job.election_id, space), async (tx) => {
    // First the mark: it also keeps an attempt that was thought dead from writing beside its successor.
    if (!(await endAttempt(tx, job.id, job.attempts, "done", null)))
      throw new Error("Another attempt took over");
    await write?.(tx);
  });
}

class TimeOver extends Error {
  override readonly name = "TimeOver";
}

/** A handler that does not listen to its signal is left behind; what it returns later is not written. */
async function withinTime<T>(
  limitMs: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  const timer = setTimeout(() => over.abort(new TimeOver(`No result within ${limitMs} ms`)), limitMs);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
  }
}

function asRunner<T>(storage: Storage, work: (tx: Tx) => Promise<T>, readOnly = false): Promise<T> {
  return storage.inTransaction(systemActor("jobs"), work, { readOnly });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "Error";
}

/** For the operator, who reads no content: what went wrong without anyone's address. */
function inWords(error: unknown): string {
  const text =
    error instanceof Error ? `${error.name}: ${error.message}` : "Something failed that is not an error";
  return text.replaceAll(/\S+@\S+/g, "…").slice(0, 500);
}
