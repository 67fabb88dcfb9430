import { z } from "zod";
import { said, type Command } from "../../platform/cli/command.ts";
import { serverCommand, whyFlag } from "../../platform/cli/server-command.ts";
import { cancelJob, JobState, listJobs, retryJob, type Job } from "./contract.ts";

const line = (row: Job) => [row.id, row.state, `${row.attempts}/${row.attemptsMax}`, row.kind, row.lastError];
const states = JobState.options.join(" | ");

export const jobCommands: readonly Command[] = [
  serverCommand({
    name: "jobs list",
    say: {
      en: "Jobs with their attempts and last error",
      fr: "Les tâches, leurs essais et leur dernière erreur",
    },
    endpoint: listJobs,
    args: z.object({ state: said(JobState.optional(), { en: states, fr: states }) }),
    input: (query) => ({ query }),
    columns: line,
  }),
  serverCommand({
    name: "jobs cancel",
    say: { en: "Cancel a job that waits", fr: "Annuler une tâche en attente" },
    endpoint: cancelJob,
    args: z.object({ job: z.string(), ...whyFlag }),
    positional: ["job"],
    input: ({ job, why }) => ({ params: { job }, body: { why } }),
    columns: line,
  }),
  serverCommand({
    name: "jobs retry",
    say: { en: "Ask again for a job that failed", fr: "Redemander une tâche échouée" },
    endpoint: retryJob,
    args: z.object({ job: z.string(), ...whyFlag }),
    positional: ["job"],
    input: ({ job, why }) => ({ params: { job }, body: { why } }),
    columns: line,
  }),
];
