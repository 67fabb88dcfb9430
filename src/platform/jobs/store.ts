import { sql, statements } from "../storage/statements.ts";
import type { Tx } from "../storage/storage.ts";

export type JobState = "requested" | "running" | "retrying" | "done" | "failed" | "cancelled" | "held";

export interface JobRow {
  id: string;
  kind: string;
  space: string;
  election_id: string | null;
  requested_by: string;
  requested_at_ms: number;
  run_after_ms: number;
  state: JobState;
  attempts: number;
  attempts_max: number;
  limit_ms: number;
  handed_over: boolean;
  last_error: string | null;
  started_at_ms: number | null;
  finished_at_ms: number | null;
}

const from = statements<{ job_requests: JobRow; job_payloads: { job_id: string; payload: unknown } }>();

const unended: readonly JobState[] = ["requested", "running", "retrying"];

export interface NewRequest {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly runAfterMs: number;
  readonly attemptsMax: number;
  readonly limitMs: number;
  readonly state: "requested" | "held";
}

/** An id that exists already is left as it is. */
export async function insertRequest(tx: Tx, request: NewRequest): Promise<void> {
  await tx.runAll([
    from
      .insertInto("job_requests")
      .values({
        id: request.id,
        kind: request.kind,
        space: tx.actor.space,
        election_id: tx.actor.electionId,
        requested_by: tx.actor.id,
        requested_at_ms: tx.nowMs,
        run_after_ms: request.runAfterMs,
        state: request.state,
        attempts: 0,
        attempts_max: request.attemptsMax,
        limit_ms: request.limitMs,
        handed_over: false,
      })
      .onConflict((conflict) => conflict.doNothing()),
    from
      .insertInto("job_payloads")
      .values({ job_id: request.id, payload: JSON.stringify(request.payload) })
      .onConflict((conflict) => conflict.doNothing()),
  ]);
}

/** Whether a request with such an id waits for its first attempt or runs. One that is to be tried again later does not count. */
export async function isUnderWay(tx: Tx, idPrefix: string): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("job_requests")
      .select("id")
      .where(sql<boolean>`starts_with(id, ${idPrefix})`)
      .where("state", "in", ["requested", "running"])
      .limit(1),
  );
  return row !== null;
}

export async function requestsToHandOver(tx: Tx, limit: number): Promise<JobRow[]> {
  return tx.many(
    from
      .selectFrom("job_requests")
      .selectAll()
      .where("state", "in", unended)
      .where("handed_over", "=", false)
      .orderBy("requested_at_ms")
      .limit(limit),
  );
}

/** At a start: the queue may have been lost with a restored database. What it still has stays as it is. */
export async function handOverAgain(tx: Tx): Promise<void> {
  await tx.run(from.updateTable("job_requests").set({ handed_over: false }).where("state", "in", unended));
}

export async function markHandedOver(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(from.updateTable("job_requests").set({ handed_over: true }).where("id", "in", ids));
}

/** Begins an attempt; null where there is nothing to do: done, cancelled, held, or no such job. */
export async function beginAttempt(tx: Tx, id: string): Promise<(JobRow & { payload: unknown }) | null> {
  const begun = await tx.run(
    from
      .updateTable("job_requests")
      .set({ state: "running", attempts: sql<number>`attempts + 1`, started_at_ms: tx.nowMs })
      .where("id", "=", id)
      .where("state", "in", unended),
  );
  if (begun === 0) return null;
  return tx.first(
    from
      .selectFrom("job_requests")
      .innerJoin("job_payloads", "job_id", "id")
      .selectAll("job_requests")
      .select("payload")
      .where("id", "=", id),
  );
}

/** Ends this very attempt. False where another attempt has begun since: then nothing of this one may be kept. */
export async function endAttempt(
  tx: Tx,
  id: string,
  attempt: number,
  state: "done" | "retrying" | "failed" | "held",
  error: string | null,
): Promise<boolean> {
  const ended = await tx.run(
    from
      .updateTable("job_requests")
      .set({
        state,
        last_error: error,
        ...(state !== "retrying" && { finished_at_ms: tx.nowMs }),
      })
      .where("id", "=", id)
      .where("attempts", "=", attempt)
      .where("state", "=", "running"),
  );
  return ended === 1;
}

/** The queue has given up: too many attempts ended without a word (the process died, or the time ran out). */
export async function giveUp(tx: Tx, id: string): Promise<void> {
  await tx.run(
    from
      .updateTable("job_requests")
      .set({
        state: "failed",
        finished_at_ms: tx.nowMs,
        last_error: sql<string>`coalesce(last_error, 'The attempts ended without a result')`,
      })
      .where("id", "=", id)
      .where("state", "in", unended),
  );
}

export interface ListQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: JobState | undefined;
}

/** Newest first, without payloads. */
export async function jobsPage(
  tx: Tx,
  { cursor, limit, state }: ListQuery,
): Promise<{ rows: JobRow[]; next: string | null; total: number }> {
  const wanted =
    state === undefined
      ? from.selectFrom("job_requests")
      : from.selectFrom("job_requests").where("state", "=", state);
  const [atMs, id] = [cursor?.slice(0, cursor.indexOf(".")), cursor?.slice(cursor.indexOf(".") + 1)];
  const page = wanted
    .selectAll()
    .orderBy("requested_at_ms", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  const rows = await tx.many(
    atMs === undefined
      ? page
      : page.where(sql<boolean>`(requested_at_ms, id) < (${Number(atMs) || 0}::bigint, ${id ?? ""})`),
  );
  const counted = await tx.first(wanted.select(({ fn }) => fn.countAll<number>().as("count")));
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return {
    rows: rows.slice(0, limit),
    next: more ? `${last.requested_at_ms}.${last.id}` : null,
    total: counted?.count ?? 0,
  };
}

export async function findJob(tx: Tx, id: string): Promise<JobRow | null> {
  return tx.first(from.selectFrom("job_requests").selectAll().where("id", "=", id));
}

/** Only a job that waits can be cancelled. */
export async function cancelJob(tx: Tx, id: string): Promise<boolean> {
  const cancelled = await tx.run(
    from
      .updateTable("job_requests")
      .set({ state: "cancelled", finished_at_ms: tx.nowMs })
      .where("id", "=", id)
      .where("state", "in", ["requested", "retrying", "held"]),
  );
  return cancelled === 1;
}

/** A new request with what a failed one worked on; the payload is copied inside the database and not shown. */
export async function askAgain(tx: Tx, failed: string, fresh: string): Promise<boolean> {
  const row = await tx.first(from.selectNoFrom(sql<boolean>`cf_retry_job(${failed}, ${fresh})`.as("asked")));
  return row?.asked === true;
}

/** For the retention duty: jobs that ended before this time. */
export async function forgetEnded(tx: Tx, beforeMs: number): Promise<number> {
  return tx.run(from.deleteFrom("job_requests").where("finished_at_ms", "<", beforeMs));
}
