import type { StorageMetrics } from "../metrics.ts";
import { statement, type Session } from "../session.ts";

export interface UpkeepOptions {
  /** Gives the session between two commits. */
  readonly exclusive: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  readonly metrics: StorageMetrics;
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}

export interface Upkeep {
  /** All of it now, however little there is to do. */
  now(): Promise<void>;
  stop(): void;
}

/**
 * What a server of PostgreSQL does in the background and PGlite does not: checkpoints, so that the log stays short and a start
 * after a crash fast; and vacuum with analyze, so that dead rows go, plans stay good and transaction numbers do not run out.
 * Each table is a turn of its own, so that commands get theirs in between.
 */
export function upkeep(options: UpkeepOptions): Upkeep {
  const { metrics } = options;
  let checkpointAt = performance.now();
  let vacuumAt = performance.now();
  let vacuumedCommands = 0;
  let underWay: Promise<void> | null = null;

  const checkpoint = async (force: boolean): Promise<void> => {
    const bytes = await options.exclusive(logBytes);
    const late = performance.now() - checkpointAt > checkpointEveryMs && bytes > logBytesWorthIt;
    if (!force && !late && bytes < logBytesMax) return;
    await options.exclusive((session) => session.script("checkpoint", limitMs));
    checkpointAt = performance.now();
    metrics.checkpoints += 1;
  };
  const vacuum = async (force: boolean): Promise<void> => {
    const commands = metrics.commands - vacuumedCommands;
    const late = performance.now() - vacuumAt > vacuumEveryMs && commands > 0;
    if (!force && !late && commands < commandsBetweenVacuums) return;
    vacuumedCommands = metrics.commands;
    for (const table of await options.exclusive(tables))
      await options.exclusive((session) => session.script(`vacuum (analyze) ${table}`, limitMs));
    vacuumAt = performance.now();
    metrics.vacuums += 1;
  };
  const run = (force: boolean): Promise<void> =>
    (underWay ??= vacuum(force)
      .then(() => checkpoint(force))
      .finally(() => (underWay = null)));

  const timer = setInterval(() => void run(false).catch(options.onError), options.everyMs ?? 30_000);
  timer.unref();
  return { now: () => run(true), stop: () => clearInterval(timer) };
}

const checkpointEveryMs = 300_000;
const logBytesWorthIt = 1 << 20;
const logBytesMax = 64 << 20;
const vacuumEveryMs = 6 * 3_600_000;
const commandsBetweenVacuums = 20_000;
const limitMs = 600_000;

/** Bytes of log since the last checkpoint: what a start after a crash has to replay. */
async function logBytes(session: Session): Promise<number> {
  const [result] = await session.run(
    [
      statement(
        "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes from pg_control_checkpoint()",
      ),
    ],
    limitMs,
  );
  return Number(result?.rows[0]?.["bytes"] ?? 0);
}

/** Every table of ours, and those of the system whose transaction numbers grow old. */
async function tables(session: Session): Promise<string[]> {
  const [result] = await session.run(
    [
      statement(
        `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'm')
           and (n.nspname not in ('pg_catalog', 'information_schema') or age(c.relfrozenxid) > 100000000) order by 1`,
      ),
    ],
    limitMs,
  );
  return (result?.rows ?? []).map((row) => String(row["name"]));
}
