import { connect } from "node:tls";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import type { Clock } from "../../../../platform/clock/clock.ts";
import { readCode } from "../hub/codes.ts";
import { keyFromPem, newKey, pemOf, type OwnKey } from "../keys.ts";
import type { PackageRefusal } from "../package/package-file.ts";
import { certificateOf } from "../peers/certificate.ts";
import { FRAME, frameReader, jsonFrame } from "../peers/frames.ts";
import { Enrolled, Refused } from "../peers/hello.ts";
import { keyOf } from "../peers/link.ts";
import { openMesh, type PeerAddress } from "../peers/mesh.ts";
import { openBook } from "./book.ts";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { logPaths, packageIn, writeFolder } from "./folder.ts";
import { openLogDisk } from "./log-disk.ts";

export type EnrolRefusal =
  | PackageRefusal
  | "enrol-code-malformed"
  | "enrol-code-wrong"
  | "enrol-code-used"
  | "enrol-hub-unreachable"
  | "enrol-hub-key-wrong"
  | "device-already-set-up";

export type EnrolOptions = {
  readonly folder: string;
  readonly packageFile: string;
  readonly code: string;
  readonly hub: PeerAddress;
  readonly clock: Clock;
};

const HUB_MS = 15_000;

/**
 * Makes this folder a device: checks the package against the hub's key in the code, tells the hub the device's new key, and keeps what
 * the hub's log says, so that the device then starts without a network. May be repeated with the same code until it has succeeded.
 */
export async function enrolDevice(
  options: EnrolOptions,
): Promise<Result<{ readonly device: string; readonly site: string }, EnrolRefusal>> {
  const { folder, packageFile, hub, clock } = options;
  if (existsSync(join(folder, "device.json"))) return refuse("device-already-set-up", { folder });
  const code = readCode(options.code);
  if (code === null) return refuse("enrol-code-malformed");
  const read = packageIn(packageFile, code.hubKeyStart);
  if (!read.ok) return read;
  const key = keptKey(folder);
  const answer = await askHub(hub, read.value.manifest.hub.publicKey, code.secret, key);
  if (!answer.ok) return answer;
  const { device, site } = answer.value;
  const isKept = await keepHubLog({ folder, hub, clock, key, device, read: read.value });
  if (!isKept) return refuse("enrol-hub-unreachable", { host: hub.host, port: hub.port });
  writeFolder(folder, read.value, { device, site, key });
  return ok({ device, site });
}

/** The key is on the disk before the hub hears of it: an enrolment that was interrupted goes on with the same one. */
function keptKey(folder: string): OwnKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "key.pem");
  if (!existsSync(file)) writeFileSync(file, pemOf(newKey()), { mode: 0o600, flush: true });
  return keyFromPem(readFileSync(file, "utf8"));
}

type Answer = Result<
  { device: string; site: string },
  "enrol-code-wrong" | "enrol-code-used" | "enrol-hub-unreachable" | "enrol-hub-key-wrong"
>;

function askHub(hub: PeerAddress, hubKey: string, secret: string, key: OwnKey): Promise<Answer> {
  return new Promise((answer) => {
    const tls = { cert: certificateOf(key), key: pemOf(key) };
    const socket = connect({
      ...hub,
      ...tls,
      minVersion: "TLSv1.3",
      rejectUnauthorized: false,
      servername: "",
    });
    const done = (result: Answer) => {
      answer(result);
      socket.destroy();
    };
    const unreachable = () => done(refuse("enrol-hub-unreachable", { host: hub.host, port: hub.port }));
    const read = frameReader();
    socket.setTimeout(HUB_MS, unreachable);
    socket.on("error", unreachable);
    socket.on("close", unreachable);
    socket.once("secureConnect", () => {
      if (keyOf(socket) !== hubKey) return done(refuse("enrol-hub-key-wrong"));
      socket.write(jsonFrame(FRAME.enrol, { secret, publicKey: key.publicKey }));
    });
    socket.on("data", (chunk: Buffer) => {
      for (const { kind, body } of read(chunk) ?? []) {
        if (kind === FRAME.enrolled) done(ok(Enrolled.parse(JSON.parse(body.toString()))));
        if (kind === FRAME.refused) {
          const { refusal } = Refused.parse(JSON.parse(body.toString()));
          done(refuse(refusal === "enrol-code-used" ? refusal : "enrol-code-wrong"));
        }
      }
    });
  });
}

type Keeping = {
  readonly folder: string;
  readonly hub: PeerAddress;
  readonly clock: Clock;
  readonly key: OwnKey;
  readonly device: string;
  readonly read: Pick<Parameters<typeof openBook>[0], "manifest" | "version">;
};

/** Talks to the hub as the device that it now is, until its enrolment is in its own files. */
async function keepHubLog({ folder, hub, clock, key, device, read }: Keeping): Promise<boolean> {
  const { others } = logPaths(folder);
  const disk = openLogDisk(others, { reserve: false });
  if (!disk.ok) return false;
  const { manifest, version } = read;
  const book = openBook({ manifest, version, device, key, clock, own: "log-stopped", others: disk.value });
  const nowMs = () => clock.nowMs();
  const listen = { host: "127.0.0.1", port: 0 };
  const mesh = await openMesh({ book, key, listen, peers: [hub], nowMs });
  const isEnrolled = await new Promise<boolean>((answer) => {
    const late = setTimeout(() => answer(false), HUB_MS);
    const look = () => {
      if (book.standing().publicKey === null) return;
      clearTimeout(late);
      answer(true);
    };
    book.onFresh(look);
    look();
  });
  await mesh.close();
  book.close();
  return isEnrolled;
}
