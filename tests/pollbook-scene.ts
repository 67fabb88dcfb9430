import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VOTER_FIELDS, type ListedVoter } from "@counterfoil/pollbook-search";
import type { Clock } from "../src/platform/clock/clock.ts";
import type { Definition } from "../src/rooms/infrastructure/pollbooks/package/definition-contract.ts";
import { openDevice, type Device } from "../src/rooms/infrastructure/pollbooks/device/device.ts";
import { enrolDevice } from "../src/rooms/infrastructure/pollbooks/device/enrol.ts";
import { definition, voters } from "../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { clientOf, type Client, type Reply } from "./server-for-tests.ts";

export const pollbooksAt = "/api/elections/ca-demo/pollbooks";

/** What an election office types in, without the election's id. */
export function typedDefinition(change: Partial<Definition> = {}): Omit<Definition, "electionId"> {
  const { electionId: _, ...rest } = { ...definition, ...change };
  return rest;
}

export function listCsv(list: readonly ListedVoter[] = voters): string {
  return [
    VOTER_FIELDS.join(","),
    ...list.map((one) => VOTER_FIELDS.map((field) => one[field]).join(",")),
  ].join("\n");
}

/** An open package: drafted, signed with its list, its hub listening. */
export interface PollbookScene {
  readonly id: string;
  readonly at: string;
  readonly port: number;
  readonly folder: string;
  readonly packageFile: string;
  /** Enrols a device by a code of the hub, in a folder of its own. */
  readonly enrol: (name: string, site?: string) => Promise<string>;
  readonly open: (name: string, peers?: readonly number[]) => Promise<Device>;
  readonly device: (name: string, site?: string) => Promise<Device>;
  readonly end: () => Promise<void>;
}

export async function pollbookScene(
  official: Client,
  clock: Clock,
  change: Partial<Definition> = {},
  list: readonly ListedVoter[] = voters,
): Promise<PollbookScene> {
  const drafted = await done(official.send("POST", pollbooksAt, typedDefinition(change)));
  const id = drafted.json.id as string;
  const at = `${pollbooksAt}/${id}`;
  await done(official.send("PUT", `${at}/list`, listCsv(list), { "content-type": "text/csv" }));
  await done(official.send("POST", `${at}/open`));
  const port = await eventually(
    async () => (await official.get(at)).json.port as number | null,
    Number.isInteger,
  );
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-hub-"));
  const packageFile = join(folder, "election.cfp");
  await keepPackage(official, at, packageFile);
  const running: Device[] = [];
  const hub = { host: "127.0.0.1", port: port! };
  const enrol: PollbookScene["enrol"] = async (name, site = "north") => {
    const code = (await done(official.send("POST", `${at}/codes`, { device: name, site }))).json
      .code as string;
    const to = join(folder, name);
    const enrolled = await enrolDevice({ folder: to, packageFile, code, hub, clock });
    if (!enrolled.ok) throw new Error(enrolled.refusal);
    return to;
  };
  const open: PollbookScene["open"] = async (name, peers = [port!]) => {
    const listen = { host: "127.0.0.1", port: 0 };
    const addresses = peers.map((one) => ({ host: "127.0.0.1", port: one }));
    const device = await openDevice({ folder: join(folder, name), listen, peers: addresses, clock });
    if (!device.ok) throw new Error(device.refusal);
    running.push(device.value);
    return device.value;
  };
  return {
    id,
    at,
    port: port!,
    folder,
    packageFile,
    enrol,
    open,
    device: async (name, site) => {
      await enrol(name, site);
      return open(name);
    },
    end: async () => {
      await Promise.all(running.map((one) => one.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The package as it is downloaded, byte for byte. */
export async function keepPackage(official: Client, at: string, file: string): Promise<void> {
  const reply = await done(official.get(`${at}/election.cfp`));
  writeFileSync(file, reply.bytes);
}

export async function done(asking: Promise<Reply>): Promise<Reply> {
  const reply = await asking;
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
}

/** Asks until it is so; fails with what is so far. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isSo: (seen: T) => boolean,
  withinMs = 60_000,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await ask();
    if (isSo(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`not in time; so far: ${JSON.stringify(seen).slice(0, 2_000)}`);
    await new Promise((passed) => setTimeout(passed, 50));
  }
}

/** The demonstration's election authority, signed in at a server that runs as a process of its own. */
export async function officialOf(base: string): Promise<Client> {
  const origin = "http://localhost:0";
  const body = JSON.stringify({ email: "election-authority@demo.example", password: demonstrationPassword });
  const headers = { "content-type": "application/json", origin };
  const reply = await fetch(`${base}/api/auth/sign-in/email`, { method: "POST", body, headers });
  if (!reply.ok) throw new Error(`cannot sign in: ${reply.status} ${await reply.text()}`);
  const cookie = reply.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  return clientOf(base, { cookie, origin });
}
