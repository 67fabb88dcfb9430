import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/main/config.ts";
import { demonstrationPassword } from "../../src/main/demonstration.ts";
import { startServer, type Running } from "../../src/main/server.ts";
import { freshDatabase } from "../../tests/storage-for-tests.ts";

export const api = "/api/elections/ca-demo";
type Figures = AsyncGenerator<Record<string, unknown>>;

/** A whole server on the embedded database in a folder, then one on PostgreSQL where `TEST_DATABASE_URL` names a superuser. */
export async function* onBoth(measured: (base: string) => Figures): Figures {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-bench-"));
  try {
    const config = readConfig(environment({}), { port: 0, data: folder, demonstration: true });
    yield* on("embedded", await startServer(config), measured);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!process.env["TEST_DATABASE_URL"]) return;
  const database = await freshDatabase();
  const config = readConfig(environment({ DATABASE_URL: database.url }), { port: 0, demonstration: true });
  yield* on("postgresql", await startServer(config), measured);
  await database.drop();
}

async function* on(storage: string, running: Running, measured: (base: string) => Figures): Figures {
  for await (const figures of measured(`http://127.0.0.1:${running.port}`)) yield { storage, ...figures };
  await running.close();
}

function environment(more: Record<string, string>): Record<string, string> {
  return {
    COUNTERFOIL_LOG: "silent",
    COUNTERFOIL_REQUESTS_PER_MINUTE: "100000000",
    COUNTERFOIL_SECRET: "a secret for benchmarks only, long enough",
    ...more,
  };
}

/** The cookie of the demonstration's analyst. */
export async function signedIn(base: string): Promise<string> {
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

export function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}
