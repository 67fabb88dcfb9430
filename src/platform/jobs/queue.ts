import { createHash } from "node:crypto";
import { PgBoss } from "pg-boss";
import type { JobRow } from "./store.ts";

/** The way into the schema `jobs`, in the role that may use nothing else (platform/storage). */
export interface JobsAccess {
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface QueueTiming {
  readonly pollMs: number;
  /** A worker that says nothing for so long is dead; its job is tried again. At least 10 s. */
  readonly heartbeatSeconds: number;
  readonly superviseSeconds: number;
  readonly retryDelaySeconds: number;
}

export interface Queue {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Hands requests over. One that is there already stays as it is. */
  add(requests: readonly JobRow[], nowMs: number): Promise<void>;
}

export interface QueueWork {
  /** Runs one attempt; a throw means that it is to be tried again. */
  run(jobId: string, signal: AbortSignal): Promise<void>;
  /** Every attempt is used up. */
  gaveUp(jobId: string): Promise<void>;
  failed(error: unknown): void;
}

const live = "counterfoil";
const dead = "counterfoil-given-up";

/** pg-boss, the one place that knows it. */
export function queue(
  access: JobsAccess,
  dialect: "embedded" | "postgresql",
  timing: QueueTiming,
  concurrency: number,
  work: QueueWork,
): Queue {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => access.execute(text, values ?? []) },
    schema: "jobs",
    createSchema: false,
    backend: dialect === "embedded" ? "pglite" : "postgres",
    // No cron of its own, no index rebuilding and no registry: one queue, small tables, and an adapter that wraps statements.
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: timing.superviseSeconds,
  });
  boss.on("error", (error) => work.failed(error));
  const polling = { pollingIntervalSeconds: timing.pollMs / 1000 };
  const workers: string[] = [];
  /** A worker takes one job and would then wait for its next look: whoever has found one looks again at once. */
  const startWorker = async (): Promise<void> => {
    const id: string = await boss.work<{ id: string }>(live, polling, async (jobs) => {
      boss.notifyWorker(id);
      for (const job of jobs) await work.run(job.data.id, job.signal);
    });
    workers.push(id);
  };
  return {
    async start() {
      await boss.start();
      await boss.createQueue(dead, { retryLimit: 20, retryDelay: 5 });
      await boss.createQueue(live, { deadLetter: dead, heartbeatSeconds: timing.heartbeatSeconds });
      for (let count = 0; count < concurrency; count++) await startWorker();
      await boss.work<{ id: string }>(dead, { pollingIntervalSeconds: 5 }, async (jobs) => {
        for (const job of jobs) await work.gaveUp(job.data.id);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
    async add(requests, nowMs) {
      await boss.insert(
        live,
        requests.map((request) => ({
          id: uuidOf(request.id),
          data: { id: request.id },
          // Left out where it is past: the queue counts a waiting job's life from here.
          ...(request.run_after_ms > nowMs && { startAfter: new Date(request.run_after_ms) }),
          retentionSeconds: 365 * 86_400,
          // The runner ends an attempt at its limit; the queue only where the runner itself does not answer.
          expireInSeconds: Math.ceil(request.limit_ms / 1000) + 10,
          retryLimit: request.attempts_max - 1,
          retryDelay: timing.retryDelaySeconds,
          retryBackoff: true,
          retryDelayMax: 3600,
          heartbeatSeconds: timing.heartbeatSeconds,
        })),
      );
      for (const id of workers) boss.notifyWorker(id);
    },
  };
}

/** The queue wants UUIDs: this is one of version 8 (RFC 9562) made of the request's id, the same each time. */
export function uuidOf(id: string): string {
  const hash = createHash("sha256").update(id).digest("hex");
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
