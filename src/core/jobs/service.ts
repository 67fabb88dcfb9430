import { ok, refuse } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import type { cancelJob, Job, listJobs, retryJob } from "./contract.ts";
import { decideCancel, decideRetry } from "./rules.ts";
import { askAgain, findJob, jobsPage, markCancelled } from "./store.ts";

export const list: Serves<typeof listJobs> = async ({ tx }, { query }) => ok(await jobsPage(tx, query));

export const cancel: Serves<typeof cancelJob> = async (cx, { params, body }) => {
  const job = await findJob(cx.tx, params.job);
  if (job === null) return refuse("job-not-found");
  const decided = decideCancel(job);
  if (!decided.ok) return decided;
  if (!(await markCancelled(cx.tx, job.id))) return refuse("job-running");
  record(cx, "jobs.cancel", job, body.why);
  return ok({ ...decided.value, finishedAtMs: cx.nowMs });
};

/** The old job stays in the list as it ended; what it worked on is copied inside the database, unseen. */
export const retry: Serves<typeof retryJob> = async (cx, { params, body }) => {
  const job = await findJob(cx.tx, params.job);
  if (job === null) return refuse("job-not-found");
  const decided = decideRetry(job);
  if (!decided.ok) return decided;
  const id = cx.dice.id("job");
  const again = (await askAgain(cx.tx, job.id, id)) ? await findJob(cx.tx, id) : null;
  if (again === null) return refuse("job-not-failed", { state: job.state });
  record(cx, "jobs.retry", job, body.why, [id]);
  return ok(again);
};

function record(cx: Context, action: string, job: Job, why: string, about: readonly string[] = []): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: job.id,
    about,
    why,
    electionId: job.electionId,
    organisationId: cx.actor.organisationId,
    tlp: "amber",
    classification: 0,
    body: { kind: job.kind, attempts: job.attempts },
  });
}
