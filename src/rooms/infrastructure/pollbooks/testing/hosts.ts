import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Hosts with their own addresses: a wide network, sites on it, hosts at the sites (network namespaces of Linux; needs root and iproute2). */
export type Hosts = {
  readonly addressOf: (host: string) => string;
  readonly start: (host: string, words: readonly string[]) => Promise<HostProcess>;
  /** The line between a site and the wide network. */
  readonly line: (site: string, how: "whole" | "cut" | "slow") => void;
  readonly end: () => Promise<void>;
};

/** A pollbook or a hub on a host. */
export type HostProcess = {
  readonly ask: (path: string, body?: unknown) => Promise<unknown>;
  readonly setClock: (offsetMs: number) => Promise<void>;
  /** SIGKILL; resolves when it is gone. What was asked and not answered fails. */
  readonly kill: () => Promise<void>;
};

/** Why no hosts can be made here, or null. */
export function whyNoHosts(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "needs root on Linux";
  const name = `cf${process.pid}try`;
  const made = spawnSync("ip", ["netns", "add", name]);
  if (made.error !== undefined) return "needs iproute2";
  const bridged =
    made.status === 0 &&
    spawnSync("ip", ["-n", name, "link", "add", "bridge0", "type", "bridge"]).status === 0;
  spawnSync("ip", ["netns", "del", name]);
  return bridged ? null : "namespaces are not permitted here";
}

/** A hundredth of a line of 100 Mbit/s. */
const SLOW = ["root", "tbf", "rate", "1mbit", "burst", "16kb", "latency", "400ms"];

/** `sites`: the hosts of each; `""` stands for the wide network itself. */
export function openHosts(sites: Readonly<Record<string, readonly string[]>>): Hosts {
  const tag = `cf${process.pid}`;
  const made: string[] = [];
  const running = new Set<HostProcess>();
  const namespace = (name: string) => {
    ip("netns", "add", `${tag}${name}`);
    made.push(`${tag}${name}`);
    ip("-n", `${tag}${name}`, "link", "set", "lo", "up");
    return `${tag}${name}`;
  };
  const addresses = new Map<string, string>();
  const remove = () => {
    for (const name of made) spawnSync("ip", ["netns", "del", name]);
  };
  let wide = "";
  try {
    wide = wired(sites, namespace, addresses);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    addressOf: (host) => addresses.get(host)!,
    start: async (host, words) => {
      const own = await started(`${tag}${host}`, words);
      running.add(own);
      return own;
    },
    line: (site, how) => {
      const device = `to-${site}`.slice(0, 15);
      ip("-n", wide, "link", "set", device, how === "cut" ? "down" : "up");
      spawnSync("tc", ["-n", wide, "qdisc", "del", "dev", device, "root"]);
      if (how === "slow") run("tc", "-n", wide, "qdisc", "add", "dev", device, ...SLOW);
    },
    end: async () => {
      await Promise.all([...running].map((one) => one.kill()));
      remove();
    },
  };
}

/** All bridges, lines and hosts; gives the namespace of the wide network. */
function wired(
  sites: Readonly<Record<string, readonly string[]>>,
  namespace: (name: string) => string,
  addresses: Map<string, string>,
): string {
  const wide = bridge(namespace("wide"));
  for (const [at, [site, hosts]] of Object.entries(sites).entries()) {
    const segment = site === "" ? wide : bridge(namespace(site));
    if (site !== "") joined(wide, `to-${site}`.slice(0, 15), segment, "uplink");
    for (const [n, host] of hosts.entries()) {
      const address = `10.77.${at}.${n + 1}`;
      addresses.set(host, address);
      const own = namespace(host);
      ip("link", "add", "eth0", "netns", own, "type", "veth", "peer", "name", `h${n}`, "netns", segment);
      ip("-n", segment, "link", "set", `h${n}`, "master", "bridge0", "up");
      ip("-n", own, "addr", "add", `${address}/16`, "dev", "eth0");
      ip("-n", own, "link", "set", "eth0", "up");
    }
  }
  return wide;
}

function bridge(namespace: string): string {
  ip("-n", namespace, "link", "add", "bridge0", "type", "bridge");
  ip("-n", namespace, "link", "set", "bridge0", "up");
  return namespace;
}

function joined(a: string, portA: string, b: string, portB: string): void {
  ip("link", "add", portA, "netns", a, "type", "veth", "peer", "name", portB, "netns", b);
  ip("-n", a, "link", "set", portA, "master", "bridge0", "up");
  ip("-n", b, "link", "set", portB, "master", "bridge0", "up");
}

function ip(...words: readonly string[]): void {
  run("ip", ...words);
}

function run(program: string, ...words: readonly string[]): void {
  const done = spawnSync(program, words, { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${program} ${words.join(" ")}: ${done.stderr}`);
}

async function started(namespace: string, words: readonly string[]): Promise<HostProcess> {
  const program = join(import.meta.dirname, "host-program.ts");
  const child = spawn("ip", ["netns", "exec", namespace, process.execPath, program, ...words], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "counterfoil-compiled") },
  });
  const gone = once(child, "exit");
  let lastWords = "";
  child.stderr.on("data", (chunk: Buffer) => (lastWords = `${lastWords}${chunk.toString()}`.slice(-2_000)));
  const died = () => new Error(`the process is gone (${child.exitCode ?? child.signalCode}): ${lastWords}`);
  const waiting = new Map<number, (answer: unknown) => void>();
  const failing = new Map<number, (error: Error) => void>();
  let next = 0;
  child.stdin.on("error", () => {});
  await saidSomething(child, died, (id, answer) => waiting.get(id)?.(answer));
  void gone.then(() => failing.forEach((fail) => fail(died())));
  const send = (asked: object) =>
    new Promise<unknown>((resolve, reject) => {
      const id = next++;
      const over = () => waiting.delete(id) && failing.delete(id);
      waiting.set(id, (answer) => {
        over();
        resolve(answer);
      });
      failing.set(id, (error) => {
        over();
        reject(error);
      });
      if (child.exitCode !== null || child.signalCode !== null) failing.get(id)?.(died());
      else child.stdin.write(`${JSON.stringify({ id, ...asked })}\n`);
    });
  return {
    ask: (path, body) => send({ path, ...(body !== undefined && { body: JSON.stringify(body) }) }),
    setClock: async (clockMs) => void (await send({ clockMs })),
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** Resolves with the first thing that the command says: it runs then. */
function saidSomething(
  child: ChildProcess,
  died: () => Error,
  answered: (id: number, answer: unknown) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const told = JSON.parse(line) as { id?: number; answer?: unknown; said?: string };
      if (told.id === undefined) resolve();
      else answered(told.id, told.answer);
    });
    child.once("exit", () => reject(died()));
  });
}
