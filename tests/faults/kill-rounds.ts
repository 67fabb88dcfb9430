import { receiptHash } from "../../src/rooms/exchange/reports/receipt-hash.ts";
import type { Dialect } from "../storage-for-tests.ts";
import { journalProblem } from "./journal-problem.ts";
import { killableServer, type ServerSetup } from "./killable-server.ts";
import { prepared, type Place } from "./place.ts";
import { attempts, each, follow, send, type Attempt } from "./submissions.ts";

export interface KillRounds {
  readonly dialect: Dialect;
  readonly rounds: number;
  /** Submissions of one round, all at once. */
  readonly reports: number;
  readonly onRound?: (round: RoundFigures) => void;
}

export interface RoundFigures {
  readonly round: number;
  /** Receipts that had been given when the process was killed. */
  readonly receipts: number;
  readonly restartSeconds: number;
}

/** What is true after all kills. Nothing here may be other than the names say: lost, doubled and broken are 0, null and true. */
export interface KillOutcome {
  readonly receipts: number;
  /** Receipts that a restarted server did not know, or that are not in the database at the end. */
  readonly receiptsLost: number;
  /** Receipts that differ from the one given before, for the same thing sent again. */
  readonly receiptsChanged: number;
  readonly submissions: number;
  readonly reports: number;
  readonly journalProblem: string | null;
  readonly journalEntriesOfReports: number;
  readonly jobsAcknowledged: number;
  readonly jobsLost: number;
  readonly jobsTwice: number;
}

/**
 * Kills a whole server (SIGKILL) in the midst of submissions by form and API, again and again. After each restart every receipt is
 * followed, and what has none is sent again under its key. At the end everything is counted past the server.
 */
export async function killRounds(options: KillRounds): Promise<KillOutcome> {
  const place = await prepared(options.dialect, 25);
  try {
    const all: Attempt[] = [];
    const jobs: string[] = [];
    const tally = { lost: 0, changed: 0 };
    for (let round = 0; round < options.rounds; round++) {
      const figures = await oneRound(place.setup, options, round, all, jobs, tally);
      options.onRound?.(figures);
    }
    await lastRestart(place, all.slice(-options.reports), tally);
    return await counted(place, all, jobs, tally);
  } finally {
    await place.remove();
  }
}

interface Tally {
  lost: number;
  changed: number;
}

async function oneRound(
  setup: ServerSetup,
  { rounds, reports }: KillRounds,
  round: number,
  all: Attempt[],
  jobs: string[],
  tally: Tally,
): Promise<RoundFigures> {
  const startedAt = performance.now();
  const server = await killableServer(setup);
  const restartSeconds = (performance.now() - startedAt) / 1000;
  await settle(server.base, all.slice(-reports), tally);
  const now = attempts(round * reports, reports);
  all.push(...now);
  // Earlier and later in the flood, from round to round.
  const killAfter = Math.ceil((reports * (round + 1)) / (rounds + 2));
  let given = 0;
  let killed: Promise<void> | null = null;
  await each(now, reports, async (attempt) => {
    await send(server.base, attempt);
    if (attempt.receipt !== null && ++given >= killAfter) killed ??= server.kill();
  });
  await (killed ?? server.kill());
  jobs.push(...server.jobs);
  return { round, receipts: now.filter((attempt) => attempt.receipt !== null).length, restartSeconds };
}

/** Follows each receipt; sends again whatever has none, and some that have one: it must be the same. */
async function settle(base: string, before: readonly Attempt[], tally: Tally): Promise<void> {
  await each(before, 50, async (attempt) => {
    const given = attempt.receipt;
    if (given !== null && (await follow(base, attempt)) !== "received") tally.lost += 1;
    if (given !== null && attempt.number % sentAgainOneIn > 1) return;
    const status = await send(base, attempt);
    if (status !== 200) throw new Error(`Sent again, report ${attempt.number} was answered with ${status}`);
    if (given !== null && attempt.receipt !== given) tally.changed += 1;
  });
}

const sentAgainOneIn = 20;

async function lastRestart(place: Place, last: readonly Attempt[], tally: Tally): Promise<void> {
  const server = await killableServer({ ...place.setup, jobEveryMs: 0 });
  await settle(server.base, last, tally);
  // Jobs that a killed process held are given to another after its heartbeat has stopped for a while.
  await server.idle(jobsSettleMsMax);
  server.process.kill("SIGTERM");
  await server.kill();
}

const jobsSettleMsMax = 120_000;

async function counted(
  place: Place,
  all: readonly Attempt[],
  jobs: readonly string[],
  tally: Tally,
): Promise<KillOutcome> {
  const storage = await place.open();
  try {
    const count = async (sql: string): Promise<number> =>
      storage.asOwner(async (session) => Number((await session.script(sql, 60_000))[0]?.rows[0]?.["count"]));
    const kept = await storage.asOwner((session) =>
      session.script("select receipt_hash from reports", 60_000),
    );
    const hashes = new Set((kept[0]?.rows ?? []).map((row) => row["receipt_hash"]));
    const missing = all.filter(({ receipt }) => receipt !== null && !hashes.has(receiptHash(receipt)));
    const effects = await storage.asOwner((session) => session.script("select job_id from effects", 60_000));
    const done = new Map<string, number>();
    for (const row of effects[0]?.rows ?? []) {
      const id = String(row["job_id"]);
      done.set(id, (done.get(id) ?? 0) + 1);
    }
    return {
      receipts: all.filter((attempt) => attempt.receipt !== null).length,
      receiptsLost: tally.lost + missing.length,
      receiptsChanged: tally.changed,
      submissions: all.length,
      reports: await count("select count(*) from reports"),
      journalProblem: await journalProblem(storage),
      journalEntriesOfReports: await count(
        "select count(*) from journal_entries where action = 'reports.submit'",
      ),
      jobsAcknowledged: jobs.length,
      jobsLost: jobs.filter((id) => !done.has(id)).length,
      jobsTwice: [...done.values()].filter((times) => times > 1).length,
    };
  } finally {
    await storage.close();
  }
}
