// A process of its own that is all the devices of an election, so that what they cost is not counted as what the hub costs. Each is a
// TLS connection of its own with its own key that speaks the devices' protocol; all of them share one ledger, so that each says what it
// knows and knows what the others do. What arrives is counted for each device.
// The parent sends one `DevicesAsked`; a `DevicesTold` goes back for each step.
import { connect, type TLSSocket } from "node:tls";
import { deviceLog, ledgerOf, type DeviceLog, type Ledger } from "@counterfoil/pollbook-log";
import { newKey, pemOf, sha256, verify, type OwnKey } from "../../src/rooms/infrastructure/pollbooks/keys.ts";
import { certificateOf } from "../../src/rooms/infrastructure/pollbooks/peers/certificate.ts";
import {
  FRAME,
  frameReader,
  jsonFrame,
  recordFrames,
} from "../../src/rooms/infrastructure/pollbooks/peers/frames.ts";
import { Ping, PROTOCOL } from "../../src/rooms/infrastructure/pollbooks/peers/hello.ts";
import { saidOf } from "../../src/rooms/infrastructure/pollbooks/peers/said.ts";
import { arrivals, type Arrivals } from "./pollbook-arrivals.ts";

export interface DevicesAsked {
  readonly port: number;
  readonly version: string;
  readonly hub: { readonly device: string; readonly publicKey: string };
  readonly electionId: string;
  readonly codes: readonly { readonly device: string; readonly secret: string }[];
  readonly checkInsPerSecond: number;
  readonly seconds: number;
}

export type DevicesTold =
  | { readonly step: "enrolled" | "joined"; readonly seconds: number; readonly processorSeconds: number }
  | {
      readonly step: "done";
      readonly latenciesMs: readonly number[];
      readonly seconds: number;
      readonly processorSeconds: number;
      readonly lateMs: number;
    };

interface Simulated {
  readonly name: string;
  readonly key: OwnKey;
  readonly log: DeviceLog;
  socket: TLSSocket | null;
}

interface Shared {
  readonly ledger: Ledger;
  readonly arrived: Arrivals;
}

const AT_ONCE = 32;
const PING_MS = 2_000;
const PATIENCE_MS = 60_000;

process.once("message", (asked: DevicesAsked) => void work(asked));

async function work(asked: DevicesAsked): Promise<void> {
  const all = asked.codes.map(({ device }) => simulated(asked, device));
  const enrolling = timed();
  await inTurns(all, (one, n) => enrol(asked, one, asked.codes[n]!.secret));
  tell({ step: "enrolled", ...enrolling() });
  const joining = timed();
  const { electionId, version: listVersion, hub } = asked;
  const ledger = ledgerOf({ electionId, listVersion, hub, sha256, verify });
  const arrived = arrivals(all.length - 1, (records) => void ledger.addAll(records));
  const shared = { ledger, arrived };
  await inTurns(all.slice(0, 1), (one) => join(asked, one, shared));
  while (ledger.size() < all.length) await passed(20);
  await inTurns(all.slice(1), (one) => join(asked, one, shared));
  tell({ step: "joined", ...joining() });
  all.forEach(({ socket }, n) =>
    setTimeout(
      () => setInterval(() => socket?.write(saidOf(shared).ping), PING_MS),
      (n * PING_MS) / all.length,
    ),
  );
  const loading = timed();
  const lateMs = await checkIns(asked, all, shared);
  const end = performance.now() + PATIENCE_MS;
  const total = asked.checkInsPerSecond * asked.seconds;
  while (arrived.latenciesMs.length < total && performance.now() < end) await passed(20);
  tell({ step: "done", latenciesMs: arrived.latenciesMs, lateMs, ...loading() });
  process.disconnect();
  process.exit(0);
}

/** Answers how late the last check-in was sent: whether this process kept up with what it was to do. */
async function checkIns(
  { checkInsPerSecond, seconds }: DevicesAsked,
  all: readonly Simulated[],
  { ledger, arrived }: Shared,
): Promise<number> {
  const start = performance.now();
  let late = 0;
  for (let n = 0; n < checkInsPerSecond * seconds; n++) {
    const due = start + (n * 1000) / checkInsPerSecond;
    const wait = due - performance.now();
    if (wait > 0) await passed(wait);
    late = Math.max(late, performance.now() - due);
    const one = all[n % all.length]!;
    const fact = { kind: "check-in", voter: String(n), site: "north", channel: "in-person" } as const;
    const said = one.log.append(fact, { actor: "bench", atMs: Date.now() });
    if (!said.ok) throw new Error(said.refusal);
    arrived.sent(said.value.record);
    // Its own is sent back to nobody: it would be missing in what all of them know.
    ledger.add(said.value.record);
    for (const whole of recordFrames([said.value.record])) one.socket!.write(whole);
  }
  return late;
}

function simulated({ electionId, version }: DevicesAsked, name: string): Simulated {
  const key = newKey();
  const log = deviceLog({
    electionId,
    listVersion: version,
    device: name,
    head: { seq: 0, hash: "0".repeat(64) },
    sha256,
    sign: key.sign,
    store: () => true,
  });
  return { name, key, log, socket: null };
}

async function enrol({ port }: DevicesAsked, { key }: Simulated, secret: string): Promise<void> {
  const socket = await opened(key, port);
  socket.write(jsonFrame(FRAME.enrol, { secret, publicKey: key.publicKey }));
  const read = frameReader();
  await new Promise<void>((resolve, reject) => {
    socket.once("close", () => reject(new Error("the hub enrolled nobody")));
    socket.on("data", (chunk: Buffer) => {
      if ((read(chunk) ?? []).some(({ kind }) => kind === FRAME.enrolled)) resolve();
    });
  });
  socket.destroy();
}

/** Greets the hub; done once the hub has greeted back, and knows that this device lacks nothing. */
async function join(asked: DevicesAsked, one: Simulated, { ledger, arrived }: Shared): Promise<void> {
  const { electionId, version, port } = asked;
  const socket = await opened(one.key, port);
  one.socket = socket;
  const read = frameReader();
  socket.write(
    jsonFrame(FRAME.hello, { protocol: PROTOCOL, electionId, version, device: one.name, enrolment: null }),
  );
  const first = saidOf({ ledger });
  let hasSummarised = first.devices < 2;
  socket.write(hasSummarised ? first.summary : first.ping);
  await new Promise<void>((resolve, reject) => {
    socket.once("close", () => reject(new Error(`the hub has let ${one.name} go`)));
    socket.on("data", (chunk: Buffer) => {
      for (const { kind, body } of read(chunk) ?? []) {
        if (kind === FRAME.summary || kind === FRAME.ping) resolve();
        if (kind === FRAME.summary && !hasSummarised) {
          hasSummarised = true;
          socket.write(saidOf({ ledger }).summary);
        }
        if (kind === FRAME.ping && Ping.parse(JSON.parse(body.toString())).ask === true)
          socket.write(saidOf({ ledger }).summary);
        if (kind === FRAME.records) arrived.heard(body);
      }
    });
  });
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
    socket.setNoDelay(true);
    socket.once("error", reject);
  });
}

async function inTurns<T>(all: readonly T[], each: (one: T, n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const turn = async () => {
    while (next < all.length) {
      const n = next++;
      await each(all[n]!, n);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
}

function timed() {
  const start = performance.now();
  const processor = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(processor);
    return { seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6 };
  };
}

function passed(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function tell(told: DevicesTold): void {
  process.send!(told);
}
