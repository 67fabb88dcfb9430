// Goal: a server killed in the midst of jobs loses none and runs none twice.
// Method: a process that runs jobs is killed (SIGKILL) again and again; each job's one effect is a row without a unique key.
import { fork, type ChildProcess } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { storageForTests } from "../../../tests/storage-for-tests.ts";
import { systemActor } from "../contract/actor.ts";
import { effectJob, effectsTable } from "./effects-for-tests.ts";
import { enqueue } from "./kind.ts";

const server = process.env["TEST_DATABASE_URL"];
const jobsTotal = 120;
const rounds = 6;

describe.skipIf(!server)(
  "Killing the runner of jobs (needs TEST_DATABASE_URL: two processes on one database)",
  () => {
    const workers: ChildProcess[] = [];
    afterAll(() => workers.forEach((worker) => worker.kill("SIGKILL")));

    it("loses no job and keeps every effect once", async () => {
      const db = await storageForTests({ dialect: "postgresql" });
      await db.asOwner(effectsTable);
      const [name] = await db.asOwner<{ name: string }>("select current_database() as name");
      const url = new URL(server ?? "");
      url.pathname = `/${name?.name}`;
      const ids = await db.storage.inTransaction(systemActor("test"), async (tx) => {
        const made: string[] = [];
        for (let count = 0; count < jobsTotal; count++)
          made.push(await enqueue(tx, effectJob, { workMs: 500 }));
        return made;
      });

      for (let round = 0; round < rounds; round++) {
        const worker = await startWorker(url.href);
        workers.push(worker);
        await new Promise((passed) => setTimeout(passed, 1200 + round * 130));
        worker.kill("SIGKILL");
      }
      const [midway] = await db.asOwner<{ running: number; done: number }>(
        `select count(*) filter (where state = 'running')::int as running, count(*) filter (where state = 'done')::int as done
       from job_requests`,
      );
      expect(midway?.running).toBeGreaterThan(0);
      expect(midway?.done).toBeLessThan(jobsTotal);

      workers.push(await startWorker(url.href));
      const done = () => db.asOwner("select count(*)::int as done from job_requests where state = 'done'");
      await expect.poll(done, { timeout: 50_000, interval: 500 }).toEqual([{ done: jobsTotal }]);
      const effects = await db.asOwner<{ job_id: string }>("select job_id from effects");
      expect(effects.map((row) => row.job_id).sort()).toEqual([...ids].sort());
      const [again] = await db.asOwner<{ tries: number }>("select max(attempts) as tries from job_requests");
      expect(again?.tries).toBeGreaterThan(1);
      workers.at(-1)?.kill("SIGKILL");
      await db.close();
    }, 120_000);
  },
);

async function startWorker(url: string): Promise<ChildProcess> {
  const worker = fork(new URL("worker-for-tests.ts", import.meta.url), [url, "a secret for tests only"], {
    silent: true,
    execArgv: [],
  });
  await new Promise<void>((running, failed) => {
    worker.stdout?.once("data", () => running());
    worker.once("exit", (code) => failed(new Error(`The worker ended with ${code}`)));
    worker.stderr?.on("data", (text: Buffer) => process.stderr.write(text));
  });
  worker.removeAllListeners("exit");
  return worker;
}
