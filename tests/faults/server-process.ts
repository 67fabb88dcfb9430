// The whole house in a process of its own, to be killed: `node server-process.ts SETUP`, where SETUP is JSON. It also asks for jobs all
// the time. Says `pid N` and `port N` when it listens, and `job ID` for each job whose asking was acknowledged. Told SIGUSR2, it says
// `idle` as soon as none of these jobs can run any more.
import { readConfig } from "../../src/main/config.ts";
import { startServer } from "../../src/main/server.ts";
import { systemActor } from "../../src/platform/contract/actor.ts";
import { defineEffectJob, effectJob } from "../../src/platform/jobs/effects-for-tests.ts";
import { enqueue } from "../../src/platform/jobs/kind.ts";
import type { ServerSetup } from "./killable-server.ts";

const { environment, data, jobEveryMs } = JSON.parse(process.argv[2] ?? "{}") as ServerSetup;
const config = readConfig(environment, { port: 0, data, demonstration: false });
const jobTiming = { heartbeatSeconds: 10, superviseSeconds: 1, retryDelaySeconds: 1 };
const running = await startServer(config, { defineJobs: defineEffectJob, jobTiming });
console.log(`pid ${process.pid}`);
console.log(`port ${running.port}`);

/** Those that are asked for and have not ended, and those that the queue would still give to somebody. */
const unended = `select
  (select count(*) from job_requests where kind = '${effectJob.name}' and state in ('requested', 'running', 'retrying')) +
  (select count(*) from jobs.job join job_requests on job_requests.id = job.data->>'id'
    where kind = '${effectJob.name}' and job.state in ('created', 'retry', 'active')) as count`;
process.once("SIGUSR2", () => void sayIdle());
async function sayIdle(): Promise<void> {
  const [left] = await running.storage.asOwner((session) => session.script(unended, 60_000));
  if (Number(left?.rows[0]?.["count"]) === 0) console.log("idle");
  else setTimeout(() => void sayIdle(), 250);
}

const asker = systemActor("test");
if (jobEveryMs > 0)
  for (;;) {
    await new Promise((passed) => setTimeout(passed, jobEveryMs));
    const id = await running.storage.inTransaction(asker, (tx) => enqueue(tx, effectJob, { workMs: 50 }));
    console.log(`job ${id}`);
  }
