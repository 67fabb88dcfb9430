import { spawn } from "node:child_process";
import { once } from "node:events";
import { api, megabytes, onBoth, signedIn } from "./server.ts";

const objects = 100_000;
const sampleMs = 20;

/**
 * A bundle of 100 MB streamed in over HTTP on loopback by a process of its own: how long until it is taken, durable, validated and
 * journalled, and the most memory that the server held meanwhile.
 */
export function bundle(): AsyncGenerator<Record<string, unknown>> {
  return onBoth(measured);
}

async function* measured(base: string): AsyncGenerator<Record<string, unknown>> {
  const cookie = await signedIn(base);
  const before = megabytes();
  let most = before;
  const sampling = setInterval(() => (most = Math.max(most, megabytes())), sampleMs);
  const script = new URL("../load/bundle.ts", import.meta.url).pathname;
  const load = spawn(
    process.execPath,
    [script, `${base}${api}/bundles?origin=own&name=Bench`, cookie, String(objects)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let said = "";
  load.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(load, "close");
  clearInterval(sampling);
  yield { ...(JSON.parse(said) as object), megabytesBefore: before, megabytesMost: most };
}
