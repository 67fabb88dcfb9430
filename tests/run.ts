import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { keepRun, namesIn, type Measured } from "../src/rooms/readiness/practices/store.ts";
import { idsIn } from "../src/rooms/readiness/practices/rules.ts";
import { chromiumPath } from "./browser/chromium.ts";
import { propertySeed } from "./seed.ts";

/**
 * `npm test`: every test that this machine can run. What it cannot is named, with how to enable it. The last line is
 * `N passed, N failed, N skipped`. How the tests that name a practice ended is kept for the page of practices.
 */
interface Outcome {
  testResults: {
    name: string;
    status: string;
    message: string;
    endTime: number;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

const missing = [
  process.env["TEST_DATABASE_URL"]
    ? null
    : "PostgreSQL tests: set TEST_DATABASE_URL to a superuser of a PostgreSQL 15 or newer (postgres://postgres@127.0.0.1:5432/postgres).",
  chromiumPath()
    ? null
    : "Browser tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.",
  spawnSync("strace", ["-V"]).status === 0
    ? null
    : "Flushes counted from outside: install strace (Debian: apt-get install strace).",
  existsSync("../shared/data")
    ? null
    : "Conformance on published data: the folder ../shared/data is not here.",
].filter((line) => line !== null);

for (const config of chromiumPath() ? ["vite.config.ts", "vite.verifier.config.ts"] : [])
  run("node_modules/vite/bin/vite.js", ["build", "--config", config, "--logLevel", "error"]);
const folder = mkdtempSync(join(tmpdir(), "counterfoil-tests-"));
const report = join(folder, "report.json");
// Dozens of processes load the whole house: it is compiled once for all of them.
process.env["NODE_COMPILE_CACHE"] = join(folder, "compiled");
run("--eval", ["import('./src/main/server.ts')"]);
const status = run("node_modules/vitest/vitest.mjs", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);
const outcome = existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as Outcome) : null;
const tally = outcome === null ? { passed: 0, failed: 1, skipped: 0 } : count(outcome);
if (outcome !== null) keepRun(".", evidenceOf(outcome));
rmSync(folder, { recursive: true, force: true });
for (const line of missing) console.log(`Skipped: ${line}`);
console.log(`Properties tried the cases of COUNTERFOIL_SEED=${propertySeed}`);
const failed = status === 0 ? tally.failed : Math.max(tally.failed, 1);
console.log(`${tally.passed} passed, ${failed} failed, ${tally.skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;

function count(outcome: Outcome): { passed: number; failed: number; skipped: number } {
  const tally = { passed: 0, failed: 0, skipped: 0 };
  for (const file of outcome.testResults) {
    if (broken(file)) tally.failed++;
    for (const test of file.assertionResults) {
      if (test.status === "passed") tally.passed++;
      else if (test.status === "failed") tally.failed++;
      else tally.skipped++;
    }
  }
  return tally;
}

/** A file that could not even be read as tests: what it promises is not kept. */
function broken(file: Outcome["testResults"][number]): boolean {
  return file.status === "failed" && file.assertionResults.length === 0;
}

function evidenceOf(outcome: Outcome): Map<string, Measured> {
  const results = { passed: "passed", failed: "failed" } as const;
  return new Map(
    outcome.testResults.map((file) => [
      relative(".", file.name).replaceAll("\\", "/"),
      {
        atMs: Math.round(file.endTime),
        tests: broken(file)
          ? namesIn(readFileSync(file.name, "utf8")).map((name) => ({ name, result: "failed" as const }))
          : file.assertionResults
              .filter(({ fullName }) => idsIn(fullName).length > 0)
              .map(({ fullName, status }) => ({
                name: fullName,
                result: results[status as keyof typeof results] ?? ("skipped" as const),
              })),
      },
    ]),
  );
}

function run(script: string, args: string[]): number {
  return spawnSync(process.execPath, [script, ...args], { stdio: "inherit" }).status ?? 1;
}
