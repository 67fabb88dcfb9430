import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as after } from "node:timers/promises";

export interface ServerSetup {
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of the embedded database; not used where the environment names another database. */
  readonly data: string;
  /** Asks for a job that often, milliseconds; 0 for never. */
  readonly jobEveryMs: number;
}

/** A server process that says what it acknowledged, until it is killed. */
export interface KillableServer {
  readonly base: string;
  readonly process: ChildProcess;
  /** Ids of the jobs that it acknowledged so far. */
  readonly jobs: readonly string[];
  /** Resolves when none of its jobs can run any more; rejects when they still can after so many milliseconds, or the server ended. */
  idle(limitMs: number): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts it and waits until it listens. `command`: what to run node under, such as a tracer. */
export async function killableServer(
  setup: ServerSetup,
  command: readonly string[] = [],
): Promise<KillableServer> {
  const script = join(import.meta.dirname, "server-process.ts");
  const words = [...command, process.execPath, script, JSON.stringify(setup)];
  const child = spawn(words[0] ?? process.execPath, words.slice(1), {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const jobs: string[] = [];
  const idle = Promise.withResolvers<void>();
  let pid = 0;
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors = `${errors}${chunk.toString()}`.slice(-4_000)));
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [what, value = ""] = line.split(" ");
      if (what === "pid") pid = Number(value);
      if (what === "port") resolve(value);
      if (what === "job") jobs.push(value);
      if (what === "idle") idle.resolve();
      // What the server itself reports as an error: whoever looks for the cause of a reply 500 needs it.
      if (line.startsWith("{")) console.error(line);
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${errors}`)));
  });
  const exited = once(child, "exit");
  return {
    base: `http://127.0.0.1:${port}`,
    process: child,
    jobs,
    async idle(limitMs) {
      process.kill(pid, "SIGUSR2");
      const over = new AbortController();
      const fail = (why: string) => () => Promise.reject(new Error(why));
      await Promise.race([
        idle.promise,
        exited.then(fail("The server ended before its jobs had")),
        after(limitMs, undefined, { signal: over.signal }).then(
          fail(`Jobs can still run after ${limitMs} ms`),
        ),
      ]).finally(() => over.abort());
    },
    async kill() {
      // Not `child`, which may be the tracer: without it the server would go on.
      if (child.exitCode === null && child.signalCode === null) process.kill(pid, "SIGKILL");
      await exited;
    },
  };
}
