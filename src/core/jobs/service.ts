import { ok, refuse } from "../../basics/result.ts";
import type { Serves } from "../../platform/contract/context.ts";
import type { cancelJob, listJobs } from "./contract.ts";
import { decideCancel } from "./rules.ts";
import { findJob, jobsPage, markCancelled } from "./store.ts";

export const list: Serves<typeof listJobs> = async ({ tx }, { query }) => ok(await jobsPage(tx, query));

export const cancel: Serves<typeof cancelJob> = async (cx, { params, body }) => {
  const job = await findJob(cx.tx, params.job);
  if (job === null) return refuse("job-not-found");
  const decided = decideCancel(job);
  if (!decided.ok) return decided;
  if (!(await markCancelled(cx.tx, job.id))) return refuse("job-running");
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "jobs.cancel",
    subject: job.id,
    why: body.why,
    electionId: job.electionId,
    organisationId: cx.actor.organisationId,
    tlp: "amber",
    classification: 0,
    body: { kind: job.kind, attempts: job.attempts },
  });
  return ok({ ...decided.value, finishedAtMs: cx.nowMs });
};
