import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Act } from "../acts-rules.ts";
import type { DeviceState } from "../device/device.ts";

/** `counterfoil pollbook` as a process of its own, asked as a program asks it. */
export type PollbookProcess = {
  /** Of the process that ends with `kill`. */
  readonly pid: number;
  readonly peerPort: number;
  readonly url: string;
  readonly state: () => Promise<DeviceState>;
  readonly act: (
    act: Act,
  ) => Promise<{ ok: boolean; refusal?: string; value?: readonly { id: string; seq: number }[] }>;
  readonly get: (path: string) => Promise<unknown>;
  /** SIGKILL; resolves when the process is gone. */
  readonly kill: () => Promise<void>;
};

/** `before`: what the command is run under, such as a limit of resources. */
export async function pollbookProcess(
  folder: string,
  peers: readonly number[],
  before: readonly string[] = [],
): Promise<PollbookProcess> {
  const program = join(import.meta.dirname, "pollbook-program.ts");
  const addresses = peers.map((port) => `127.0.0.1:${port}`).join(",");
  const flags = ["--data", folder, "--port", "0", "--peer-host", "127.0.0.1", "--peer-port", "0"];
  const words = [...before, process.execPath, program, "pollbook", ...flags, "--peers", addresses];
  const child = spawn(words[0]!, words.slice(1), {
    stdio: ["ignore", "pipe", "pipe"],
    // Started again and again: what was read once needs not be compiled again.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "counterfoil-compiled") },
  });
  const [url, peerPort] = await started(child);
  const exited = once(child, "exit");
  const { origin, searchParams } = new URL(url);
  const headers = { authorization: `Bearer ${searchParams.get("key")}` };
  const get = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`, { headers })).json();
  return {
    pid: child.pid ?? 0,
    peerPort,
    url,
    get,
    state: async () => (await get("/api/state")) as DeviceState,
    act: async (act) => {
      const body = JSON.stringify({ actor: "worker one", act });
      const answer = await fetch(`${origin}/api/acts`, { method: "POST", headers, body });
      return (await answer.json()) as Awaited<ReturnType<PollbookProcess["act"]>>;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

function started(child: ChildProcess): Promise<[string, number]> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)));
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const [, url, port] = /(http:\S+).* (\d+)\.$/.exec(line) ?? [];
      if (url !== undefined && port !== undefined) resolve([url, Number(port)]);
    });
    child.once("exit", (code) => reject(new Error(`The pollbook ended with ${code}: ${said}`)));
  });
}
