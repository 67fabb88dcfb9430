import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { api, megabytes, onBoth, signedIn } from "./server.ts";

const objects = 100_000;

/**
 * The TAXII server over HTTP on loopback, its client in a process of its own: envelopes of 100, durable, validated and journalled (aim
 * 5,000 objects a second), paging through all (aim 20,000 a second), one object by its id (aim 2 ms) and what was added since the
 * last time, which is nothing (aim 3 ms).
 */
export function taxii(): AsyncGenerator<Record<string, unknown>> {
  return onBoth(measured);
}

async function* measured(base: string): AsyncGenerator<Record<string, unknown>> {
  const cookie = await signedIn(base);
  const collection = await asked(base, cookie, `${api}/collections`, {
    title: "Bench",
    tlp: "green",
    unmarkedTlp: "green",
  });
  const { token } = await asked(base, cookie, `${api}/tokens`, {
    name: "bench",
    actions: ["taxii.read", "taxii.add"],
    validDays: 1,
  });
  const address = `${base}/taxii2/ca-demo/collections/${String(collection["uuid"])}/`;
  const script = new URL("../load/taxii.ts", import.meta.url).pathname;
  const load = spawn(process.execPath, [script, address, String(token), String(objects)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // A line comes as soon as its figure is measured: what the server took for it is read here and now.
  let before = process.cpuUsage();
  for await (const line of createInterface(load.stdout)) {
    const figure = JSON.parse(line) as { times?: number };
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    const each = figure.times && { serverCpuMsEach: Math.round((user + system) / figure.times / 10) / 100 };
    yield { ...figure, ...each, serverMegabytes: megabytes() };
  }
  if (load.exitCode === null) await once(load, "close");
}

async function asked(
  base: string,
  cookie: string,
  path: string,
  body: object,
): Promise<Record<string, unknown>> {
  const reply = await fetch(base + path, {
    method: "POST",
    headers: { "content-type": "application/json", cookie, origin: "http://localhost:0" },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return (await reply.json()) as Record<string, unknown>;
}
