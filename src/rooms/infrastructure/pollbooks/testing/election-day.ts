import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ledger, Summary } from "@counterfoil/pollbook-log";
import type { Act } from "../acts-rules.ts";
import { pemOf } from "../keys.ts";
import { openSource } from "../paper/source.ts";
import { openHosts, type HostProcess, type Hosts } from "./hosts.ts";
import { pollingPlace, voter } from "./polling-place.ts";

export type DayAsked = {
  readonly voters: number;
  /** Voters who are checked in at two sites that do not hear each other, in each round. */
  readonly doubles: number;
  /** Each round cuts, slows and flaps lines, kills devices and sets clocks back. */
  readonly rounds: number;
  /** How long a line flaps in each round. */
  readonly flapMs: number;
  readonly print: (line: string) => void;
};

export type DayEnded = {
  /** The whole state of each device and of the hub, from its own disk. */
  readonly states: readonly (readonly [string, Ledger])[];
  readonly doubles: readonly string[];
  /** `device-number` of each receipt that was given. */
  readonly receipts: readonly string[];
  readonly kills: number;
  readonly secondsToAgree: number;
};

const SITES = ["north", "south", "east"] as const;
const PER_SITE = 4;
const PORT = "4710";
const HOUR = 3_600_000;

/** Twelve devices in three sites and a hub, each on its own host; voters come all the time. */
export async function electionDay(asked: DayAsked): Promise<DayEnded> {
  const numbers = Array.from({ length: asked.voters }, (_, n) => String(10_000 + n));
  const list = numbers.map((number, n) => voter(number, `Voter${n}`, "Any", { site: SITES[n % 3]! }));
  const sites = SITES.map((id) => ({ id, name: id }));
  const place = await pollingPlace({ sites }, list);
  const names = SITES.flatMap((site) => Array.from({ length: PER_SITE }, (_, n) => `${site}-${n + 1}`));
  for (const name of names) await place.enrol(name, siteOf(name));
  await place.hub.close();
  const keyFile = join(place.folder, "hub.pem");
  writeFileSync(keyFile, pemOf(place.hubKey), { mode: 0o600 });
  const hosts = openHosts({
    "": ["hub"],
    ...Object.fromEntries(SITES.map((site) => [site, names.filter((one) => siteOf(one) === site)])),
  });
  try {
    const files = { folder: place.folder, package: place.packageFile, keyFile };
    return await dayOn(hosts, files, names, numbers, asked);
  } finally {
    await hosts.end();
    rmSync(place.folder, { recursive: true, force: true });
  }
}

type Files = { readonly folder: string; readonly package: string; readonly keyFile: string };
type Day = {
  readonly hosts: Hosts;
  readonly files: Files;
  readonly devices: Map<string, HostProcess>;
  readonly names: readonly string[];
  readonly receipts: string[];
};

async function dayOn(
  hosts: Hosts,
  files: Files,
  names: readonly string[],
  numbers: readonly string[],
  asked: DayAsked,
): Promise<DayEnded> {
  const day: Day = { hosts, files, names, devices: new Map(), receipts: [] };
  const hub = ["pollbook", "hub", "--data", join(files.folder, "hub"), "--package", files.package];
  await hosts.start("hub", [...hub, "--key", files.keyFile, "--peer-port", PORT]);
  await Promise.all(names.map((name) => startDevice(day, name)));
  const doubles: string[] = [];
  let kills = 0;
  const perRound = Math.floor(numbers.length / asked.rounds);
  for (let round = 0; round < asked.rounds; round++) {
    const voters = numbers.slice(
      round * perRound,
      round === asked.rounds - 1 ? undefined : (round + 1) * perRound,
    );
    doubles.push(
      ...(await cutAndSlow(day, voters.slice(0, Math.ceil(voters.length / 2)), asked.doubles, round)),
    );
    kills += await flapAndKill(day, voters.slice(Math.ceil(voters.length / 2)), asked.flapMs, round);
    asked.print(
      JSON.stringify({ round: round + 1, receipts: day.receipts.length, doubles: doubles.length, kills }),
    );
  }
  for (const site of SITES) hosts.line(site, "whole");
  const secondsToAgree = await agreed(day);
  await Promise.all([...day.devices.values()].map((one) => one.kill()));
  const states = ["hub", ...names].map((name) => [name, stateOf(files, name)] as const);
  return { states, doubles, receipts: day.receipts, kills, secondsToAgree };
}

/** One site hears nobody, one is slow; the first voters come to two sites. */
async function cutAndSlow(
  day: Day,
  voters: readonly string[],
  doubles: number,
  round: number,
): Promise<readonly string[]> {
  const [cut, slow, whole] = [0, 1, 2].map((n) => SITES[(round + n) % 3]!) as [string, string, string];
  day.hosts.line(cut, "cut");
  day.hosts.line(slow, "slow");
  const twice = voters.slice(0, doubles);
  await everybody(day, voters, () => {});
  // Whoever came to the whole or the slow site comes to the cut one too, and the other way round.
  for (const [n, number] of twice.entries()) {
    const first = deviceFor(day, voters, number);
    const other = `${siteOf(first) === cut ? whole : cut}-${(n % PER_SITE) + 1}`;
    await checkIn(day, other, number);
  }
  day.hosts.line(cut, "whole");
  day.hosts.line(slow, "whole");
  return twice;
}

/** One site's line goes and comes; two devices are killed in the middle of work, two have their clocks set back. */
async function flapAndKill(
  day: Day,
  voters: readonly string[],
  flapMs: number,
  round: number,
): Promise<number> {
  const site = SITES[round % 3]!;
  const [one, other] = [`${SITES[(round + 1) % 3]}-1`, `${site}-${1 + (round % PER_SITE)}`];
  await day.devices.get(`${site}-2`)?.setClock(-HOUR);
  await day.devices.get(`${SITES[(round + 2) % 3]}-3`)?.setClock(-2 * HOUR);
  const end = performance.now() + flapMs;
  const flapping = (async () => {
    for (let n = 0; performance.now() < end; n++) {
      day.hosts.line(site, n % 2 === 0 ? "cut" : "whole");
      await new Promise((passed) => setTimeout(passed, 250));
    }
    day.hosts.line(site, "whole");
  })();
  const third = Math.floor(voters.length / 3);
  const killed: { readonly name: string; readonly process: HostProcess; readonly gone: Promise<void> }[] = [];
  const kill = (name: string) => {
    const process = day.devices.get(name)!;
    killed.push({ name, process, gone: process.kill() });
  };
  await everybody(day, voters, (served) => {
    if (served === third) kill(one);
    if (served === 2 * third) kill(other);
  });
  await flapping;
  // Whoever had no voter left was not started again by asking it.
  for (const { name, process, gone } of killed) {
    await gone;
    if (day.devices.get(name) === process) await startDevice(day, name);
  }
  return killed.length;
}

/** Each device serves its own voters, one after the other, all devices at once. */
async function everybody(
  day: Day,
  voters: readonly string[],
  served: (count: number) => void,
): Promise<void> {
  let count = 0;
  await Promise.all(
    day.names.map(async (name) => {
      for (const number of voters) {
        if (deviceFor(day, voters, number) !== name) continue;
        await checkIn(day, name, number);
        served(++count);
      }
    }),
  );
}

function deviceFor({ names }: Day, voters: readonly string[], number: string): string {
  return names[voters.indexOf(number) % names.length]!;
}

/** Killed in the middle, the device is started again and asked again: done or not, it knows. */
async function checkIn(day: Day, name: string, number: string): Promise<void> {
  const act: Act = { kind: "check-in", voter: number };
  type Done = { ok: boolean; refusal?: string; value?: readonly { device: string; seq: number }[] };
  for (let again = false; ; again = true) {
    const done = await day.devices
      .get(name)!
      .ask("/api/acts", { actor: "worker one", act })
      .catch(() => null);
    if (done === null) {
      await startDevice(day, name);
      continue;
    }
    const { ok, refusal, value = [] } = done as Done;
    if (!ok && !(again && refusal === "check-in-not-regular"))
      throw new Error(`${name}, ${number}: ${refusal}`);
    day.receipts.push(...value.map(({ device, seq }) => `${device}-${seq}`));
    return;
  }
}

/** Each knows its neighbours at the site and the hub. */
async function startDevice(day: Day, name: string): Promise<void> {
  const { hosts, files, names } = day;
  const peers = ["hub", ...names.filter((one) => one !== name && siteOf(one) === siteOf(name))];
  const addresses = peers.map((peer) => `${hosts.addressOf(peer)}:${PORT}`).join(",");
  const flags = [
    "--data",
    join(files.folder, name),
    "--port",
    "0",
    "--peer-port",
    PORT,
    "--peers",
    addresses,
  ];
  day.devices.set(name, await hosts.start(name, ["pollbook", ...flags]));
}

/** Waits until all devices say the same of what they know. Answers with the seconds that it took. */
async function agreed(day: Day): Promise<number> {
  const begin = performance.now();
  for (;;) {
    const all = await Promise.all([...day.devices.values()].map((one) => one.ask("/api/summary")));
    const events = (all as Summary[]).map(({ devices }) => devices.reduce((sum, { head }) => sum + head, 0));
    const hub = stateOf(day.files, "hub").size();
    if (new Set(all.map((one) => JSON.stringify(one))).size === 1 && hub === events[0])
      return (performance.now() - begin) / 1_000;
    if (performance.now() - begin > 120_000)
      throw new Error(`no agreement after 120 s: ${events.join(", ")}; hub ${hub}`);
    await new Promise((passed) => setTimeout(passed, 200));
  }
}

function stateOf(files: Files, name: string): Ledger {
  const folder = join(files.folder, name);
  mkdirSync(folder, { recursive: true });
  const source = openSource({ data: folder, packageBytes: readFileSync(files.package), site: "north" });
  if (!source.ok || source.value.ledger === null) throw new Error(`${name} cannot be read`);
  return source.value.ledger;
}

function siteOf(name: string): string {
  return name.split("-")[0]!;
}
