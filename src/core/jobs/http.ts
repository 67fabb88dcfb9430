import { mount, slice } from "../../platform/http/mount.ts";
import { cancelJob, listJobs, retryJob } from "./contract.ts";
import { messages } from "./messages.ts";
import * as jobs from "./service.ts";

export const jobsHttp = slice("jobs", messages, [
  mount(listJobs, jobs.list),
  mount(cancelJob, jobs.cancel),
  mount(retryJob, jobs.retry),
]);
