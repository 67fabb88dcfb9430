// A process that runs jobs until it is killed: `node worker-for-tests.ts <database URL> <secret>`.
import { systemClock } from "../clock/clock.ts";
import { openStorage } from "../storage/open-storage.ts";
import { defineEffectJob } from "./effects-for-tests.ts";
import { jobRunner } from "./runner.ts";

const [url = "", secret = ""] = process.argv.slice(2);
const storage = await openStorage({
  kind: "postgresql",
  url,
  secret,
  clock: systemClock,
});
const timing = { pollMs: 500, heartbeatSeconds: 10, superviseSeconds: 1, retryDelaySeconds: 1 };
const runner = jobRunner({ storage, access: storage.schemaAccess("jobs"), timing });
defineEffectJob(runner);
await runner.start();
process.stdout.write("running\n");
