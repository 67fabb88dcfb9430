import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/main/config.ts";
import { demonstrationPassword } from "../../src/main/demonstration.ts";
import { startServer, type Running } from "../../src/main/server.ts";
import { freshDatabase } from "../../tests/storage-for-tests.ts";

const objects = 100_000;
const secret = "a secret for benchmarks only, long enough";
const api = "/api/elections/ca-demo";

/**
 * The TAXII server over HTTP on loopback, its client in a process of its own: envelopes of 100, durable, validated and journalled (aim
 * 5,000 objects a second), paging through all (aim 20,000 a second), one object by its id (aim 2 ms) and what was added since the
 * last time, which is nothing (aim 3 ms).
 */
export async function* taxii(): AsyncGenerator<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-bench-"));
  try {
    const config = readConfig(environment({}), { port: 0, data: folder, demonstration: true });
    yield* measured(await startServer(config), "embedded");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!process.env["TEST_DATABASE_URL"]) return;
  const database = await freshDatabase();
  const config = readConfig(environment({ DATABASE_URL: database.url }), { port: 0, demonstration: true });
  yield* measured(await startServer(config), "postgresql");
  await database.drop();
}

function environment(more: Record<string, string>): Record<string, string> {
  return {
    COUNTERFOIL_LOG: "silent",
    COUNTERFOIL_REQUESTS_PER_MINUTE: "100000000",
    COUNTERFOIL_SECRET: secret,
    ...more,
  };
}

async function* measured(running: Running, storage: string): AsyncGenerator<Record<string, unknown>> {
  const base = `http://127.0.0.1:${running.port}`;
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
  let said = "";
  load.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(load, "close");
  for (const line of said.trim().split("\n"))
    yield {
      storage,
      ...(JSON.parse(line) as object),
      serverMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
    };
  await running.close();
}

async function signedIn(base: string): Promise<string> {
  const reply = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://localhost:0" },
    body: JSON.stringify({ email: "analyst@demo.example", password: demonstrationPassword }),
  });
  return reply.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
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
