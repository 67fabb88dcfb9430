import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** Another process has this data directory open. */
export class DirectoryInUse extends Error {
  readonly pid: number;
  constructor(directory: string, holder: Holder) {
    super(
      `${directory} is in use by process ${holder.pid}${holder.host === hostname() ? "" : ` on ${holder.host}`}; two processes on one data directory would lose data`,
    );
    this.pid = holder.pid;
  }
}

/**
 * Keeps a second process out of a data directory: PGlite does not, and two at once silently lose acknowledged rows. The lock
 * of a process that has ended is taken over; one from another machine (a shared volume) when its sign of life is old.
 */
export function lockDirectory(directory: string, onLost: () => void): DirectoryLock {
  const path = join(directory, "lock");
  const mine: Holder = {
    id: randomUUID(),
    pid: process.pid,
    startedAt: startOf(process.pid),
    host: hostname(),
  };
  if (!create(path, mine)) takeOver(directory, path, mine);
  const beat = setInterval(() => {
    if (read(path)?.id === mine.id) return touch(path);
    clearInterval(beat);
    onLost();
  }, beatMs);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (read(path)?.id === mine.id) fs.rmSync(path, { force: true });
    },
  };
}

export interface DirectoryLock {
  release(): void;
}

interface Holder {
  readonly id: string;
  readonly pid: number;
  /** When that process started, as the operating system counts; null where it does not tell. */
  readonly startedAt: string | null;
  readonly host: string;
}

const beatMs = 5_000;
const oldMs = 30_000;

/** Only one process at a time may judge a lock as left over and replace it. */
function takeOver(directory: string, path: string, mine: Holder): void {
  const judging = join(directory, "lock.judging");
  if (isOld(judging)) fs.rmSync(judging, { force: true });
  if (!create(judging, mine)) throw new DirectoryInUse(directory, read(judging) ?? mine);
  try {
    const holder = read(path);
    if (holder && holds(holder, path)) throw new DirectoryInUse(directory, holder);
    fs.rmSync(path, { force: true });
    if (!create(path, mine)) throw new DirectoryInUse(directory, read(path) ?? mine);
  } finally {
    fs.rmSync(judging, { force: true });
  }
}

function holds(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return !isOld(path);
  if (!isAlive(holder.pid)) return false;
  const startedAt = startOf(holder.pid);
  // The number of a process that has ended may belong to another by now.
  return holder.startedAt === null || startedAt === null || holder.startedAt === startedAt;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Linux tells the start time (in ticks since the machine started) and which start of the machine that was. */
function startOf(pid: number): string | null {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const boot = fs.readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    // The name in brackets may hold anything; the start is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    return `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

/** The whole file appears at once, or not at all because there is one. */
function create(path: string, holder: Holder): boolean {
  const draft = `${path}.${holder.id}`;
  fs.writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    fs.linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(fs.readFileSync(path, "utf8")) as Holder;
  } catch {
    return null;
  }
}

function touch(path: string): void {
  const now = new Date();
  fs.utimesSync(path, now, now);
}

/** Measured by the clock of the file system itself: of a file written now. */
function isOld(path: string): boolean {
  try {
    const probe = `${path}.${randomUUID()}`;
    fs.writeFileSync(probe, "", { mode: 0o600 });
    const now = fs.statSync(probe).mtimeMs;
    fs.rmSync(probe, { force: true });
    return now - fs.statSync(path).mtimeMs > oldMs;
  } catch {
    return false;
  }
}
