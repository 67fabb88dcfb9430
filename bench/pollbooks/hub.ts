import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { systemClock } from "../../src/platform/clock/clock.ts";
import { readCode } from "../../src/rooms/infrastructure/pollbooks/hub/codes.ts";
import { readPackage } from "../../src/rooms/infrastructure/pollbooks/package/package-file.ts";
import { voter } from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { done, pollbookScene } from "../../tests/pollbook-scene.ts";
import { serverForTests, type Client } from "../../tests/server-for-tests.ts";
import { freshDatabase } from "../../tests/storage-for-tests.ts";
import type { DevicesAsked, DevicesTold } from "../load/pollbook-devices.ts";

const RATE = 200;
const SECONDS = 20;
type Done = Extract<DevicesTold, { readonly step: "done" }>;

/**
 * The whole server with its hub, and so many devices at it from a process of their own: 200 check-ins a second, each timed until every
 * other device has its bytes. The database is embedded, or PostgreSQL where TEST_DATABASE_URL names one.
 */
export async function hubUnderLoad(print: (line: string) => void, devices: number): Promise<void> {
  const database = process.env["TEST_DATABASE_URL"] ? await freshDatabase() : null;
  const server = await serverForTests(database === null ? {} : { databaseUrl: database.url });
  const list = Array.from({ length: RATE * SECONDS }, (_, n) => voter(String(n), `Voter${n}`, "Any"));
  const official = await server.as("election-authority@demo.example");
  const scene = await pollbookScene(official, systemClock, {}, list);
  const { version } = (await done(official.get(scene.at))).json as { version: string };
  const codes = await codesFor(official, scene.at, devices);
  const asked: DevicesAsked = {
    port: scene.port,
    version,
    hub: hubOf(scene.packageFile),
    electionId: "ca-demo",
    codes,
    checkInsPerSecond: RATE,
    seconds: SECONDS,
  };
  const told = await toldBy(asked);
  const { latenciesMs, hub, ...load } = told.done;
  const inOrder = latenciesMs.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(inOrder[Math.floor(share * (inOrder.length - 1))] ?? Infinity);
  print(
    JSON.stringify({
      what: "check-in at one device until every other of the hub has it",
      devices,
      database: database === null ? "embedded, in the server's process" : "PostgreSQL, a process of its own",
      checkInsPerSecond: RATE,
      arrivedEverywhere: `${inOrder.length} of ${RATE * SECONDS}`,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      maxMs: at(1),
      sentLateMsMax: Math.round(load.lateMs),
      processorShareOfServer: share(hub, load.seconds),
      processorShareOfDevices: share(load.processorSeconds, load.seconds),
      enrolledPerSecond: Math.round(devices / told.enrolled.seconds),
      joinedPerSecond: Math.round(devices / told.joined.seconds),
      residentMb: Math.round(process.memoryUsage().rss / 1e6),
      load: Number(loadavg()[0]!.toFixed(1)),
    }),
  );
  await scene.end();
  await server.close();
  await database?.drop();
}

type Told = {
  readonly enrolled: { readonly seconds: number };
  readonly joined: { readonly seconds: number };
  readonly done: Done & { readonly hub: number };
};

/** Of one processor. */
const share = (processorSeconds: number, seconds: number) => Number((processorSeconds / seconds).toFixed(2));

function hubOf(packageFile: string): DevicesAsked["hub"] {
  const read = readPackage(readFileSync(packageFile), null);
  if (!read.ok) throw new Error(read.refusal);
  return read.value.manifest.hub;
}

const devices = ({ codes }: DevicesAsked) => `${codes.length} devices:`;

function toldBy(asked: DevicesAsked): Promise<Told> {
  const file = new URL("../load/pollbook-devices.ts", import.meta.url);
  const child = fork(file, { execArgv: [] });
  const steps = new Map<string, DevicesTold>();
  let processor = process.cpuUsage();
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the devices ended with ${code}`)));
    child.on("message", (told: DevicesTold) => {
      steps.set(told.step, told);
      process.stderr.write(`${devices(asked)} ${told.step} after ${told.seconds.toFixed(1)} s\n`);
      const { user, system } = process.cpuUsage(processor);
      processor = process.cpuUsage();
      if (told.step !== "done") return;
      const [enrolled, joined] = [steps.get("enrolled")!, steps.get("joined")!];
      resolve({ enrolled, joined, done: { ...told, hub: (user + system) / 1e6 } });
    });
    child.send(asked);
  });
}

async function codesFor(official: Client, at: string, devices: number) {
  const names = Array.from({ length: devices }, (_, n) => `D${n}`);
  const codes: { readonly device: string; readonly secret: string }[] = [];
  while (names.length > 0)
    codes.push(
      ...(await Promise.all(
        names.splice(0, 16).map(async (device) => {
          const reply = await done(official.send("POST", `${at}/codes`, { device, site: "north" }));
          return { device, secret: readCode((reply.json as { code: string }).code)!.secret };
        }),
      )),
    );
  return codes;
}
