import * as queue from "../../platform/jobs/store.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { Job } from "./contract.ts";

/** The statements live with the runner, which works on the same table. */
export async function jobsPage(tx: Tx, query: queue.ListQuery) {
  const page = await queue.jobsPage(tx, query);
  return { ...page, rows: page.rows.map(jobOf) };
}

export async function findJob(tx: Tx, id: string): Promise<Job | null> {
  const row = await queue.findJob(tx, id);
  return row && jobOf(row);
}

/** False where the job began to run in the meantime. */
export const markCancelled = (tx: Tx, id: string): Promise<boolean> => queue.cancelJob(tx, id);

/** A new request with the payload of the failed one. False where it has not failed. */
export const askAgain = (tx: Tx, failed: string, fresh: string): Promise<boolean> =>
  queue.askAgain(tx, failed, fresh);

function jobOf(row: queue.JobRow): Job {
  return Job.parse({
    id: row.id,
    kind: row.kind,
    state: row.state,
    electionId: row.election_id,
    attempts: row.attempts,
    attemptsMax: row.attempts_max,
    lastError: row.last_error,
    requestedAtMs: row.requested_at_ms,
    runAfterMs: row.run_after_ms,
    startedAtMs: row.started_at_ms,
    finishedAtMs: row.finished_at_ms,
  });
}
