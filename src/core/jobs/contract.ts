import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { may } from "../permissions/contract.ts";

/** Chosen by whoever asked for the job, such as `job_…` or `retention.tidy@1762000000000`. */
export const JobId = z.string().min(1).max(200);

export const JobState = z.enum(["requested", "running", "retrying", "done", "failed", "cancelled", "held"]);

/** A job without its payload. Times in milliseconds since 1970 (UTC). */
export const Job = z.object({
  id: JobId,
  kind: z.string(),
  state: JobState,
  electionId: z.string().nullable(),
  attempts: z.number().int(),
  attemptsMax: z.number().int(),
  lastError: z.string().nullable(),
  requestedAtMs: z.number().int(),
  runAfterMs: z.number().int(),
  startedAtMs: z.number().int().nullable(),
  finishedAtMs: z.number().int().nullable(),
});
export type Job = z.infer<typeof Job>;

export const listJobs = endpoint({
  method: "GET",
  path: "/api/jobs",
  allow: may["jobs.list"],
  summary: "Jobs of this space, newest first, with their attempts and last error",
  query: z.object({ ...pageQuery, state: JobState.optional() }),
  reply: pageOf(Job),
  refusals: {},
});

export const cancelJob = endpoint({
  method: "POST",
  path: "/api/jobs/{job}/cancel",
  allow: may["jobs.cancel"],
  summary: "Cancel a job that waits, with a reason",
  params: z.object({ job: JobId }),
  body: z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) }),
  reply: Job,
  refusals: { "job-not-found": 404, "job-running": 409, "job-ended": 409 },
});

export const retryJob = endpoint({
  method: "POST",
  path: "/api/jobs/{job}/retry",
  allow: may["jobs.retry"],
  summary: "Ask again for a job that failed, as a new job, with a reason",
  params: z.object({ job: JobId }),
  body: z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) }),
  reply: Job,
  refusals: { "job-not-found": 404, "job-not-failed": 409 },
});
