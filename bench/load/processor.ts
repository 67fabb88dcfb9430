import { readFileSync } from "node:fs";
import { statement } from "../../src/platform/storage/session.ts";
import type { Running } from "../../src/main/server.ts";

/** Seconds of processor time used so far; a rate on a busy machine says little without them. */
export interface Processor {
  /** The server's process, with the embedded database where it has one. */
  readonly server: number;
  /** Of it, the thread that answers. */
  readonly main: number;
  /** The sessions of PostgreSQL on this machine; null where there are none. */
  readonly database: number | null;
}

export async function processorOf({ storage }: Running): Promise<Processor> {
  const database = storage.dialect === "embedded" ? null : sessionsSeconds(await storage.asOwner(sessions));
  return {
    server: seconds(process.cpuUsage()),
    main: seconds(process.threadCpuUsage()),
    database,
  };
}

/** Milliseconds of processor time for each of `count`, between two readings. */
export function processorEach(before: Processor, after: Processor, count: number) {
  const each = (used: number): number => Math.round((used / count) * 1e6) / 1e3;
  return {
    serverMs: each(after.server - before.server),
    mainThreadMs: each(after.main - before.main),
    ...(before.database !== null &&
      after.database !== null && { databaseMs: each(after.database - before.database) }),
  };
}

type Owner = Parameters<Parameters<Running["storage"]["asOwner"]>[0]>[0];

async function sessions(session: Owner): Promise<number[]> {
  const [result] = await session.run(
    [
      statement(
        "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      ),
    ],
    5_000,
  );
  return (result?.rows ?? []).map((row) => Number(row["pid"]));
}

function sessionsSeconds(pids: readonly number[]): number | null {
  const known = pids.flatMap((pid) => {
    try {
      const [, name, rest] = /\((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      const fields = rest?.split(" ") ?? [];
      // utime and stime, in hundredths of a second (proc_pid_stat(5)).
      return name === "postgres" ? [(Number(fields[11]) + Number(fields[12])) / 100] : [];
    } catch {
      return [];
    }
  });
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
