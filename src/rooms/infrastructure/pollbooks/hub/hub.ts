import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import type { Clock } from "../../../../platform/clock/clock.ts";
import { openBook, type Book } from "../device/book.ts";
import { openLogDisk } from "../device/log-disk.ts";
import { sha256Hex, type OwnKey } from "../keys.ts";
import type { Manifest } from "../package/definition-contract.ts";
import { FRAME, jsonFrame } from "../peers/frames.ts";
import { Enrol } from "../peers/hello.ts";
import { openMesh, type Mesh, type PeerAddress } from "../peers/mesh.ts";
import { newCode } from "./codes.ts";

/** The peer that enrols devices, gives leave, and alone may record postal returns and decisions. */
export type Hub = {
  readonly book: Book;
  readonly mesh: Mesh;
  /** A new one-time code for a device at a site. */
  readonly issueCode: (device: string, site: string) => Result<string, "site-unknown" | "device-name-taken">;
  readonly close: () => Promise<void>;
};

export type HubOptions = {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly version: string;
  readonly key: OwnKey;
  readonly listen: PeerAddress;
  readonly clock: Clock;
};

const Codes = z.array(
  z.strictObject({
    secretSha256: z.string(),
    device: z.string(),
    site: z.string(),
    publicKey: z.string().nullable(),
  }),
);
type Codes = z.infer<typeof Codes>;

export async function openHub(
  options: HubOptions,
): Promise<Result<Hub, "file-damaged" | "file-is-not-a-log" | "disk-not-writable">> {
  const { folder, manifest, version, key, clock } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = openLogDisk(join(folder, "log"));
  if (!own.ok) return own;
  const others = openLogDisk(join(folder, "others"), { reserve: false });
  if (!others.ok) return others;
  const device = manifest.hub.device;
  const book = openBook({ manifest, version, device, key, own: own.value, others: others.value, clock });
  const reserved = new Map<string, string>();
  const mesh = await openMesh({
    book,
    key,
    listen: options.listen,
    peers: [],
    nowMs: () => clock.nowMs(),
    hub: {
      enrol: (body, tlsKey) => enrol(folder, book, body, tlsKey),
      leaveAsked: (asking, voter) => leaveFor(book, reserved, asking, voter),
    },
  });
  return ok({
    book,
    mesh,
    issueCode: (name, site) => issueCode(folder, manifest, name, site),
    close: async () => {
      await mesh.close();
      book.close();
    },
  });
}

/** Every device that the hub has enrolled has had its code: a name is given once. */
export function issueCode(
  folder: string,
  manifest: Manifest,
  device: string,
  site: string,
): Result<string, "site-unknown" | "device-name-taken"> {
  if (!manifest.sites.some(({ id }) => id === site)) return refuse("site-unknown", { site });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const codes = readCodes(folder);
  const isTaken = device === manifest.hub.device || codes.some((one) => one.device === device);
  if (isTaken) return refuse("device-name-taken", { device });
  const { text, secret } = newCode(manifest.hub.publicKey);
  writeCodes(folder, [...codes, { secretSha256: sha256Hex(secret), device, site, publicKey: null }]);
  return ok(text);
}

/** Once for one key: the same device may ask again when the answer was lost, nobody else. */
function enrol(folder: string, book: Book, body: Buffer, tlsKey: string | null): readonly Buffer[] {
  const asked = Enrol.safeParse(JSON.parse(body.toString()));
  if (!asked.success || asked.data.publicKey !== tlsKey) return [refusal("enrol-code-wrong")];
  const { secret, publicKey } = asked.data;
  const codes = readCodes(folder);
  const code = codes.find(({ secretSha256 }) => secretSha256 === sha256Hex(secret));
  if (code === undefined) return [refusal("enrol-code-wrong")];
  if (code.publicKey !== null && code.publicKey !== publicKey) return [refusal("enrol-code-used")];
  if (code.publicKey === null) {
    code.publicKey = publicKey;
    writeCodes(folder, codes);
    const { device, site } = code;
    void book.record(() => ok([{ kind: "device-enrolled", device, site, publicKey }]), "hub");
  }
  return [jsonFrame(FRAME.enrolled, { device: code.device, site: code.site })];
}

function refusal(name: string): Buffer {
  return jsonFrame(FRAME.refused, { refusal: name });
}

/** One device at a time has leave for one voter, and only while nothing speaks against it. */
function leaveFor(
  { ledger }: Book,
  reserved: Map<string, string>,
  asking: string,
  voter: string,
): "given" | "withheld" {
  const { checkIns, issues, returns, unsettled, disputes } = ledger.voter(voter);
  const open = disputes.some(({ decision }) => decision === null);
  if (checkIns.length + issues.length + returns.length + unsettled.length > 0 || open) return "withheld";
  const holder = reserved.get(voter);
  if (holder !== undefined && holder !== asking) return "withheld";
  reserved.set(voter, asking);
  return "given";
}

function readCodes(folder: string): Codes {
  const file = join(folder, "codes.json");
  return existsSync(file) ? Codes.parse(JSON.parse(readFileSync(file, "utf8"))) : [];
}

function writeCodes(folder: string, codes: Codes): void {
  const file = join(folder, "codes.json");
  writeFileSync(`${file}.part`, JSON.stringify(codes, null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.part`, file);
}
