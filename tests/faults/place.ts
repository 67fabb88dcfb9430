import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/main/config.ts";
import { startServer } from "../../src/main/server.ts";
import { systemClock } from "../../src/platform/clock/clock.ts";
import { effectsTable } from "../../src/platform/jobs/effects-for-tests.ts";
import { openStorage, type OpenStorage } from "../../src/platform/storage/open-storage.ts";
import { embeddedTemplate, freshDatabase, type Dialect } from "../storage-for-tests.ts";
import type { ServerSetup } from "./killable-server.ts";

/** A database for a server in a process of its own. */
export interface Place {
  readonly setup: ServerSetup;
  /** Past the server, which must not run. */
  open(): Promise<OpenStorage>;
  remove(): Promise<void>;
}

export const secret = "a secret for tests only, long enough";
const usual = {
  COUNTERFOIL_SECRET: secret,
  COUNTERFOIL_LOG: "error",
  COUNTERFOIL_REQUESTS_PER_MINUTE: "10000000",
  COUNTERFOIL_TRUST_PROXY: "true",
};

/** A database with the demonstration's elections, a table for what the jobs do, and what `more` puts in. */
export async function prepared(
  dialect: Dialect,
  jobEveryMs: number,
  more: (storage: OpenStorage) => Promise<void> = async () => {},
): Promise<Place> {
  const data = mkdtempSync(join(tmpdir(), "counterfoil-killed-"));
  const database = dialect === "postgresql" ? await freshDatabase() : null;
  const environment = { ...usual, ...(database && { DATABASE_URL: database.url }) };
  const config = readConfig(environment, { port: 0, data, demonstration: true });
  if (config.storage.kind === "embedded") await fromTemplate(config.storage.directory);
  const first = await startServer(config);
  await first.storage.asOwner((session) => session.script(effectsTable, 60_000));
  await more(first.storage);
  await first.close();
  return {
    setup: { environment, data, jobEveryMs },
    open: () =>
      openStorage({
        ...(config.storage.kind === "embedded" ? config.storage : { ...config.storage, secret }),
        clock: systemClock,
      }),
    async remove() {
      await database?.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A new data directory from a dump: making one takes its time. */
async function fromTemplate(directory: string | null): Promise<void> {
  const template = await embeddedTemplate();
  await (await openStorage({ kind: "embedded", directory, template, clock: systemClock })).close();
}
