// Goal: a full disk, a lost connection and a hung database are told as what they are, in the reader's language, pass by themselves, and
// never end in a false receipt. Method: the whole house through HTTP on a data directory and on PostgreSQL; the fault is made under it,
// and at the end the reports in the database are those with a receipt, no more and no fewer.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig, type Config } from "../src/main/config.ts";
import { startServer, type Running } from "../src/main/server.ts";
import { systemClock } from "../src/platform/clock/clock.ts";
import { openStorage } from "../src/platform/storage/open-storage.ts";
import { cuttableLine, type CuttableLine } from "./faults/cuttable-line.ts";
import { killableServer } from "./faults/killable-server.ts";
import { embeddedTemplate, freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";

const secret = "a secret for tests only, long enough";
const environment = {
  COUNTERFOIL_LOG: "silent",
  COUNTERFOIL_REQUESTS_PER_MINUTE: "1000000",
  COUNTERFOIL_SECRET: secret,
};
const said = {
  en: { problem: "The record cannot be written at the moment", page: "This site is not available right now" },
  fr: { problem: "L’enregistrement est impossible", page: "Ce site n’est pas disponible en ce moment" },
} as const;
/** A code that stands for itself: the number of a problem may hold digits in the same order. */
const receiptCode = /(?<![0-9a-f-])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9a-f-])/;

/** Submissions to one house, with every receipt that it gave. */
function reporterOf(running: Running) {
  const base = `http://127.0.0.1:${running.port}`;
  let receipts = 0;
  const post = async (path: string, body: string, headers: Record<string, string>) => {
    const reply = await fetch(base + path, { method: "POST", body, headers });
    const text = await reply.text();
    if (receiptCode.test(text)) receipts += 1;
    return { status: reply.status, type: reply.headers.get("content-type") ?? "", text };
  };
  const byApi = (what: string, language = "en") =>
    post(
      "/api/elections/ca-demo/reports",
      JSON.stringify({ what, phase: "campaign", outcome: "attempt-unknown" }),
      { "content-type": "application/json", "accept-language": language },
    );
  const byForm = (what: string, language = "en") =>
    post(
      `/ca-demo/${language}/report`,
      new URLSearchParams({ what, outcome: "attempt-unknown", kind: "unsure" }).toString(),
      { "content-type": "application/x-www-form-urlencoded", "accept-language": language },
    );
  return {
    byApi,
    byForm,
    ready: async () => (await fetch(`${base}/ready`)).status,
    async takesReports() {
      expect((await byApi("All is well")).status).toBe(200);
      expect((await byForm("All is well")).status).toBe(200);
    },
    async saysUnavailable() {
      for (const language of ["en", "fr"] as const) {
        const problem = await byApi("Lost", language);
        expect(problem, problem.text).toMatchObject({
          status: 503,
          type: expect.stringContaining("problem+json"),
        });
        expect(JSON.parse(problem.text)).toMatchObject({ status: 503, code: "storage-unavailable" });
        expect(problem.text).toContain(said[language].problem);
        const page = await byForm("Lost", language);
        expect(page, page.text).toMatchObject({ status: 503, type: expect.stringContaining("text/html") });
        expect(page.text).toContain(said[language].page);
      }
    },
    async keptWhatItSaid() {
      const [counted] = await running.storage.asOwner((session) =>
        session.script("select count(*)::integer as count from reports", 60_000),
      );
      expect(receipts).toBeGreaterThan(0);
      expect(counted?.rows).toEqual([{ count: receipts }]);
    },
  };
}

/** A report of which the database does what `body` says (PL/pgSQL) before it takes it. */
async function whenTold(running: Running, what: string, body: string): Promise<void> {
  await running.storage.asOwner((session) =>
    session.script(
      `create or replace function fault() returns trigger language plpgsql as $$
         begin if new.what = '${what}' then ${body} end if; return new; end $$;
       create or replace trigger fault before insert on reports for each row execute function fault()`,
      60_000,
    ),
  );
}

describe("a data directory under the whole house", () => {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-faults-"));
  const directory = join(folder, "database");
  let running: Running;
  let reporter: ReturnType<typeof reporterOf>;
  beforeAll(async () => {
    const template = await embeddedTemplate();
    await (await openStorage({ kind: "embedded", directory, template, clock: systemClock })).close();
    const workerFile = new URL(
      "../src/platform/storage/embedded/testing/fillable-worker.ts",
      import.meta.url,
    );
    const storage = { kind: "embedded" as const, directory, workerFile };
    const config: Config = readConfig(environment, { port: 0, data: folder, demonstration: true });
    running = await startServer({ ...config, storage });
    reporter = reporterOf(running);
  }, 300_000);
  afterAll(async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("negative: a full disk is told as unavailable in English and French, and passes when there is space", async () => {
    await reporter.takesReports();
    writeFileSync(`${directory}.full`, "");
    await reporter.saysUnavailable();
    expect(await reporter.ready()).toBe(503);
    rmSync(`${directory}.full`);
    await reporter.takesReports();
    expect(await reporter.ready()).toBe(200);
    await reporter.keptWhatItSaid();
  }, 200_000);

  it("negative: a database that hangs is ended; the report in hand gets no receipt, and the next ones do", async () => {
    await whenTold(running, "Hang", "perform count(*) from generate_series(1, 1000000000000);");
    expect((await reporter.byApi("Hang")).status).toBe(503);
    await reporter.takesReports();
    await reporter.keptWhatItSaid();
  }, 200_000);

  it("negative: a second server on the same directory is refused, and says who holds it", async () => {
    const second = killableServer({ environment, data: folder, jobEveryMs: 0 });
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    await reporter.takesReports();
  }, 200_000);
});

describe.skipIf(!process.env["TEST_DATABASE_URL"])(
  "PostgreSQL under the whole house (skipped without TEST_DATABASE_URL)",
  () => {
    let database: FreshDatabase;
    let line: CuttableLine;
    let running: Running;
    let reporter: ReturnType<typeof reporterOf>;
    beforeAll(async () => {
      database = await freshDatabase();
      line = await cuttableLine(database.url);
      const through = { ...environment, DATABASE_URL: line.url };
      running = await startServer(readConfig(through, { port: 0, demonstration: true }));
      reporter = reporterOf(running);
    }, 300_000);
    afterAll(async () => {
      await running.close();
      line.close();
      await database.drop();
    });

    it("negative: a lost connection is told as unavailable in English and French, and is made anew", async () => {
      await reporter.takesReports();
      line.cut();
      await reporter.saysUnavailable();
      expect(await reporter.ready()).toBe(503);
      line.mend();
      await reporter.takesReports();
      expect(await reporter.ready()).toBe(200);
      await reporter.keptWhatItSaid();
    }, 200_000);

    it("negative: a full disk is told as unavailable, for the command that met it alone", async () => {
      await whenTold(running, "Lost", "raise exception 'no space' using errcode = 'disk_full';");
      await reporter.saysUnavailable();
      await reporter.takesReports();
      await reporter.keptWhatItSaid();
    }, 200_000);

    it("negative: a statement that hangs is ended; the report in hand gets no receipt, and the next ones do", async () => {
      await whenTold(running, "Hang", "perform pg_sleep(60);");
      expect((await reporter.byApi("Hang")).status).toBe(503);
      await reporter.takesReports();
      await reporter.keptWhatItSaid();
    }, 200_000);
  },
);
