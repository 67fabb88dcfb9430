import { unreachable } from "../../basics/assert.ts";
import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Job } from "./contract.ts";

/** Only what failed for good is asked for again: everything else goes on by itself, or was ended on purpose. */
export function decideRetry(job: Job): Result<Job, "job-not-failed"> {
  return job.state === "failed" ? ok(job) : refuse("job-not-failed", { state: job.state });
}

/** Only what waits can be cancelled: an attempt on its way may have reached the outside already. */
export function decideCancel(job: Job): Result<Job, "job-running" | "job-ended"> {
  switch (job.state) {
    case "requested":
    case "retrying":
    case "held":
      return ok({ ...job, state: "cancelled" });
    case "running":
      return refuse("job-running");
    case "done":
    case "failed":
    case "cancelled":
      return refuse("job-ended", { state: job.state });
    default:
      return unreachable(job.state);
  }
}
