import { connect, type TLSSocket } from "node:tls";
import { deviceLog, type DeviceLog } from "@counterfoil/pollbook-log";
import { systemClock } from "../../src/platform/clock/clock.ts";
import { readCode } from "../../src/rooms/infrastructure/pollbooks/hub/codes.ts";
import { newKey, pemOf, sha256, type OwnKey } from "../../src/rooms/infrastructure/pollbooks/keys.ts";
import { certificateOf } from "../../src/rooms/infrastructure/pollbooks/peers/certificate.ts";
import {
  FRAME,
  frameReader,
  jsonFrame,
  recordFrames,
  recordsIn,
} from "../../src/rooms/infrastructure/pollbooks/peers/frames.ts";
import { PROTOCOL } from "../../src/rooms/infrastructure/pollbooks/peers/hello.ts";
import { voter } from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { done, eventually, pollbookScene } from "../../tests/pollbook-scene.ts";
import { serverForTests, type Client } from "../../tests/server-for-tests.ts";

const RATE = 200;
const SECONDS = 15;

/**
 * The whole server with its hub and so many devices at it, each a TLS connection that speaks the devices' protocol without a ledger of
 * its own: 200 check-ins a second, each timed until every other device has its bytes. All in one process: an upper bound.
 */
export async function hubUnderLoad(print: (line: string) => void, devices: number): Promise<void> {
  const server = await serverForTests();
  const list = Array.from({ length: RATE * SECONDS }, (_, n) => voter(String(n), `Voter${n}`, "Any"));
  const official = await server.as("election-authority@demo.example");
  const scene = await pollbookScene(official, systemClock, {}, list);
  const { version } = (await done(official.get(scene.at))).json as { version: string };
  const arrived = new Map<string, number>();
  const all: Simulated[] = [];
  const enrolFrom = performance.now();
  for (let n = 0; n < devices; n++) all.push(await enrolled(official, scene, version, `D${n}`));
  const enrolSeconds = (performance.now() - enrolFrom) / 1000;
  const latencies: number[] = [];
  const sentAt = new Map<string, number>();
  for (const one of all)
    await join(one, version, (record) => {
      const id = Buffer.from(sha256(record)).toString("hex");
      const seen = (arrived.get(id) ?? 0) + 1;
      arrived.set(id, seen);
      const sent = sentAt.get(id);
      if (seen === devices - 1 && sent !== undefined) latencies.push(performance.now() - sent);
    });
  const start = performance.now();
  for (let n = 0; n < RATE * SECONDS; n++) {
    const wait = start + (n * 1000) / RATE - performance.now();
    if (wait > 0) await new Promise((passed) => setTimeout(passed, wait));
    const one = all[n % devices]!;
    const fact = { kind: "check-in", voter: String(n), site: "north", channel: "in-person" } as const;
    const said = one.log.append(fact, { actor: "bench", atMs: systemClock.nowMs() });
    if (!said.ok) throw new Error(said.refusal);
    sentAt.set(said.value.id, performance.now());
    for (const frame of recordFrames([said.value.record])) one.socket!.write(frame);
  }
  await eventually(
    async () => latencies.length,
    (known) => known === RATE * SECONDS,
    300_000,
  );
  const inOrder = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => Number((inOrder[Math.floor(share * (inOrder.length - 1))] ?? 0).toFixed(0));
  print(
    JSON.stringify({
      what: "check-in at one device until every other of the hub has it, server and devices in one process",
      devices,
      checkInsPerSecond: RATE,
      p50Ms: at(0.5),
      p95Ms: at(0.95),
      maxMs: at(1),
      enrolledPerSecond: Math.round(devices / enrolSeconds),
      residentMb: Math.round(process.memoryUsage().rss / 1e6),
    }),
  );
  for (const { socket } of all) socket?.destroy();
  await scene.end();
  await server.close();
}

interface Simulated {
  readonly name: string;
  readonly key: OwnKey;
  readonly port: number;
  readonly log: DeviceLog;
  socket: TLSSocket | null;
}

async function enrolled(
  official: Client,
  scene: { readonly at: string; readonly port: number },
  version: string,
  name: string,
): Promise<Simulated> {
  const { code } = (await done(official.send("POST", `${scene.at}/codes`, { device: name, site: "north" })))
    .json as { code: string };
  const key = newKey();
  const socket = await opened(key, scene.port);
  socket.write(jsonFrame(FRAME.enrol, { secret: readCode(code)!.secret, publicKey: key.publicKey }));
  const read = frameReader();
  await new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      if ((read(chunk) ?? []).some(({ kind }) => kind === FRAME.enrolled)) resolve();
    });
  });
  socket.destroy();
  const log = deviceLog({
    electionId: "ca-demo",
    listVersion: version,
    device: name,
    head: { seq: 0, hash: "0".repeat(64) },
    sha256,
    sign: key.sign,
    store: () => true,
  });
  return { name, key, port: scene.port, log, socket: null };
}

/** Greets the hub, says back what the hub says it knows, so that nothing is caught up, and pings as a device does. */
async function join(one: Simulated, version: string, heard: (record: Uint8Array) => void): Promise<void> {
  const socket = await opened(one.key, one.port);
  one.socket = socket;
  const read = frameReader();
  const hello = { protocol: PROTOCOL, electionId: "ca-demo", version, device: one.name, enrolment: null };
  socket.write(jsonFrame(FRAME.hello, hello));
  await new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      for (const { kind, body } of read(chunk) ?? []) {
        if (kind === FRAME.summary) {
          socket.write(Buffer.concat([lengthOf(body, FRAME.summary), body]));
          resolve();
        }
        // Knows what the hub knows: the same ping back.
        if (kind === FRAME.ping) socket.write(Buffer.concat([lengthOf(body, FRAME.ping), body]));
        if (kind === FRAME.records) for (const record of recordsIn(body) ?? []) heard(record);
      }
    });
  });
}

function lengthOf(body: Buffer, kind: number): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length + 1);
  head[4] = kind;
  return head;
}

function opened(key: OwnKey, port: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const tls = {
      cert: certificateOf(key),
      key: pemOf(key),
      minVersion: "TLSv1.3",
      rejectUnauthorized: false,
    } as const;
    const socket = connect({ host: "127.0.0.1", port, servername: "", ...tls }, () => resolve(socket));
    socket.once("error", reject);
  });
}
