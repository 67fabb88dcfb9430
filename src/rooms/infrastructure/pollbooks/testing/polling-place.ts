import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ListedVoter } from "@counterfoil/pollbook-search";
import { handClock } from "../../../../platform/clock/clock.ts";
import { openDevice, type Device } from "../device/device.ts";
import { enrolDevice } from "../device/enrol.ts";
import { openHub, type Hub } from "../hub/hub.ts";
import { newKey, type OwnKey } from "../keys.ts";
import type { Definition } from "../package/definition-contract.ts";
import { readPackage, writePackage } from "../package/package-file.ts";

export const opensAtMs = Date.parse("2026-11-03T12:00:00Z");

export const definition: Definition = {
  electionId: "ele-2026",
  title: { en: "Municipal election 2026", fr: "Élection municipale 2026", ar: "الانتخابات البلدية 2026" },
  mode: "detect",
  styles: [
    { id: "A", name: "Ward A" },
    { id: "B", name: "Ward B" },
  ],
  sites: [
    { id: "north", name: "North school" },
    { id: "south", name: "South hall" },
  ],
  opensAt: "2026-11-03T12:00:00Z",
  closesAt: "2026-11-04T00:00:00Z",
  confidentialShows: [],
  waitMinutesMax: 30,
};

export function voter(
  number: string,
  last: string,
  first: string,
  more: Partial<ListedVoter> = {},
): ListedVoter {
  return {
    number,
    last,
    first,
    middle: "",
    suffix: "",
    birth: "1980-01-02",
    address: `${number} Main St`,
    city: "Town",
    district: "1",
    style: "A",
    site: "north",
    party: "",
    status: "active",
    marks: "",
    ...more,
  };
}

export const voters: readonly ListedVoter[] = [
  voter("101", "Lovelace", "Ada"),
  voter("102", "Hopper", "Grace"),
  voter("103", "Turing", "Alan", { site: "south", style: "B" }),
  voter("104", "Katz", "Ruth", { marks: "confidential", address: "" }),
  voter("105", "Noether", "Emmy", { marks: "postal-issued" }),
  voter("106", "Smith", "John", { birth: "1980-01-02" }),
  voter("107", "Smith", "John", { birth: "1980-01-02", address: "9 New St", marks: "id-required" }),
  ...Array.from({ length: 60 }, (_, n) => voter(String(200 + n), `Voter${n}`, "Any")),
];

/** A hub with its package, and folders for devices; everything is gone after `end`. */
export type PollingPlace = {
  readonly hub: Hub;
  readonly hubKey: OwnKey;
  readonly folder: string;
  readonly packageFile: string;
  readonly clock: ReturnType<typeof handClock>;
  /** Enrols a device and opens it. */
  readonly device: (name: string, options?: { site?: string; peers?: readonly Device[] }) => Promise<Device>;
  readonly enrol: (name: string, site?: string) => Promise<string>;
  readonly open: (name: string, peers?: readonly number[]) => Promise<Device>;
  readonly end: () => Promise<void>;
};

export async function pollingPlace(change: Partial<Definition> = {}, list = voters): Promise<PollingPlace> {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-pollbook-"));
  const clock = handClock(opensAtMs + 3_600_000);
  const hubKey = newKey();
  const bytes = writePackage({ ...definition, ...change }, list, { device: "hub", key: hubKey }, 1);
  const packageFile = join(folder, "election.cfp");
  writeFileSync(packageFile, bytes);
  const read = readPackage(bytes, hubKey.publicKey);
  if (!read.ok) throw new Error(read.refusal);
  const { manifest, version } = read.value;
  const listen = { host: "127.0.0.1", port: 0 };
  const opened = await openHub({
    folder: join(folder, "hub"),
    manifest,
    version,
    key: hubKey,
    listen,
    clock,
  });
  if (!opened.ok) throw new Error(opened.refusal);
  const hub = opened.value;
  const running: Device[] = [];
  const hubAddress = { host: "127.0.0.1", port: hub.mesh.port };
  const enrol: PollingPlace["enrol"] = async (name, site = "north") => {
    const code = hub.issueCode(name, site);
    if (!code.ok) throw new Error(code.refusal);
    const to = join(folder, name);
    const enrolled = await enrolDevice({ folder: to, packageFile, code: code.value, hub: hubAddress, clock });
    if (!enrolled.ok) throw new Error(enrolled.refusal);
    return to;
  };
  const open: PollingPlace["open"] = async (name, peers = [hub.mesh.port]) => {
    const addresses = peers.map((port) => ({ host: "127.0.0.1", port }));
    const device = await openDevice({ folder: join(folder, name), listen, peers: addresses, clock });
    if (!device.ok) throw new Error(device.refusal);
    running.push(device.value);
    return device.value;
  };
  return {
    hub,
    hubKey,
    folder,
    packageFile,
    clock,
    enrol,
    open,
    device: async (name, { site, peers = [] } = {}) => {
      await enrol(name, site);
      return open(name, [hub.mesh.port, ...peers.map(({ mesh }) => mesh.port)]);
    },
    end: async () => {
      await Promise.all(running.map((one) => one.close()));
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for what other devices bring; fails with what is so far. */
export async function until<T>(look: () => T, isSo: (seen: T) => boolean, withinMs = 45_000): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = look();
    if (isSo(seen)) return seen;
    if (performance.now() > end) throw new Error(`not in ${withinMs} ms; so far: ${JSON.stringify(seen)}`);
    await new Promise((passed) => setTimeout(passed, 10));
  }
}
