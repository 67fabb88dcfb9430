import { verifyRecord } from "@counterfoil/risk-limiting-audit";
import type { OpenStorage } from "../../src/platform/storage/open-storage.ts";
import type { Dialect } from "../storage-for-tests.ts";
import { madeElection, mixed } from "./audit-election.ts";
import { addCounties, auditHouse, type Asked, type KillPoint } from "./audit-house.ts";
import { runAudit, type AuditDone, type HowToDraw } from "./audit-script.ts";
import { journalProblem } from "./journal-problem.ts";
import { prepared } from "./place.ts";

export interface AuditKills extends HowToDraw {
  readonly dialect: Dialect;
  readonly cards: number;
  /** Cards in a batch. */
  readonly size: number;
  readonly kills: number;
  /** Chooses the points. */
  readonly seed: number;
}

/** What is true after both audits: the one that was left alone and the one that was killed. */
export interface AuditKillOutcome {
  readonly rounds: number;
  readonly draws: number;
  readonly disputes: number;
  readonly entries: number;
  readonly entriesSentTwice: number;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly kills: number;
  /** What was asked when the server was killed. */
  readonly cut: readonly string[];
  /** Of these, what had been done: sent again it was answered, and not done again. */
  readonly doneBeforeTheKill: number;
  /** Null: both records recompute to what they say. */
  readonly difference: string | null;
  /** Files of the record that are not the same, byte for byte. */
  readonly filesThatDiffer: readonly string[];
  readonly recordBytes: number;
  readonly entriesLost: number;
  /** Kept, although nobody was told that they were taken. */
  readonly entriesUntold: number;
  /** Acts whose number in the journal is not that of the audit which was left alone. */
  readonly actsThatDiffer: readonly string[];
  readonly journalProblem: string | null;
  readonly aloneSeconds: number;
  readonly killedSeconds: number;
}

/**
 * The same audit twice in one house, through the API: once left alone, once with the server killed (SIGKILL) at random points. Half of
 * the points lie anywhere among the requests, half anywhere in time, so that long acts are hit as well.
 */
export async function auditKills(options: AuditKills): Promise<AuditKillOutcome> {
  const place = await prepared(options.dialect, 0, addCounties);
  try {
    const election = madeElection(options.cards, options.size);
    const house = await auditHouse(place.setup);
    const run = async (points: readonly KillPoint[]): Promise<Run> => {
      house.begin(points);
      const at = performance.now();
      const done = await runAudit(house, election, options);
      return { done, asked: [...house.asked], seconds: (performance.now() - at) / 1000 };
    };
    const alone = await run([]);
    const killed = await run(pointsIn(alone.asked, options.kills, options.seed));
    const { kills } = house;
    await house.stop();
    const storage = await place.open();
    try {
      return { ...compared(alone, killed), kills, ...(await counted(storage, alone.done, killed.done)) };
    } finally {
      await storage.close();
    }
  } finally {
    await place.remove();
  }
}

/** The same record, which verifies, and nothing lost, doubled or broken. */
export function isWhole(outcome: AuditKillOutcome): boolean {
  return (
    outcome.difference === null &&
    outcome.filesThatDiffer.length + outcome.actsThatDiffer.length === 0 &&
    outcome.entriesLost + outcome.entriesUntold === 0 &&
    outcome.journalProblem === null
  );
}

interface Run {
  readonly done: AuditDone;
  readonly asked: readonly Asked[];
  readonly seconds: number;
}

/** Different requests, in their order, each with a moment within what it took when nobody killed the server. */
function pointsIn(asked: readonly Asked[], kills: number, seed: number): KillPoint[] {
  const inAll = asked.reduce((sum, { ms }) => sum + ms, 0);
  const points = new Map<number, KillPoint>();
  for (let salt = 0; points.size < Math.min(kills, asked.length); salt += 3) {
    let index = Math.floor(mixed(seed, salt) * asked.length);
    if (points.size % 2 === 1) {
      let left = mixed(seed, salt) * inAll;
      index = asked.findIndex(({ ms }) => (left -= ms) < 0);
    }
    const ms = asked[index]?.ms ?? 0;
    points.set(index, { request: index + 1, afterMs: ms * mixed(seed, salt + 1) });
  }
  return [...points.values()];
}

function compared(alone: Run, killed: Run) {
  const { files, ...done } = killed.done;
  const names = [...new Set([...alone.done.files.keys(), ...files.keys()])];
  const octets = new Map([...files].map(([name, text]) => [name, Buffer.from(text)]));
  const verdict = verifyRecord(octets);
  const cut = killed.asked.filter(({ again }) => again > 0);
  return {
    rounds: done.rounds,
    draws: done.draws,
    disputes: done.disputes,
    entries: done.taken.size,
    entriesSentTwice: done.repeated,
    verdicts: verdict.ok
      ? Object.fromEntries(
          Object.entries(verdict.verdicts).map(([id, said]) => [
            id,
            typeof said === "string" ? said : "counted in full",
          ]),
        )
      : {},
    cut: cut.map(({ what }) => what),
    doneBeforeTheKill: cut.filter(({ replayed }) => replayed).length,
    difference: verdict.ok ? null : JSON.stringify(verdict.difference),
    filesThatDiffer: names.filter((name) => alone.done.files.get(name) !== files.get(name)),
    recordBytes: [...octets.values()].reduce((sum, { length }) => sum + length, 0),
    aloneSeconds: Math.round(alone.seconds),
    killedSeconds: Math.round(killed.seconds),
  };
}

/** Past the server. A file that was handed in twice, because nobody knew whether it had arrived, may stand in the journal twice. */
async function counted(storage: OpenStorage, alone: AuditDone, killed: AuditDone) {
  const rows = async (sql: string) =>
    storage.asOwner(async (session) => (await session.script(sql, 60_000))[0]?.rows ?? []);
  const kept = (await rows(`select id from audit_entries where audit_id = '${killed.audit}'`)).map(({ id }) =>
    String(id),
  );
  const acts = async (audit: string): Promise<Map<string, number>> => {
    const found = await rows(
      `select action, count(*) from journal_entries where subject = '${audit}' group by action`,
    );
    return new Map(found.map((row) => [String(row["action"]), Number(row["count"])]));
  };
  const [before, after] = [await acts(alone.audit), await acts(killed.audit)];
  const mayBeMore = ["audits.manifest", "audits.records"];
  return {
    entriesLost: [...killed.taken].filter((id) => !kept.includes(id)).length,
    entriesUntold: kept.filter((id) => !killed.taken.has(id)).length,
    actsThatDiffer: [...new Set([...before.keys(), ...after.keys()])].filter((action) => {
      const [expected, found] = [before.get(action) ?? 0, after.get(action) ?? 0];
      return mayBeMore.includes(action) ? found < expected : found !== expected;
    }),
    journalProblem: await journalProblem(storage),
  };
}
