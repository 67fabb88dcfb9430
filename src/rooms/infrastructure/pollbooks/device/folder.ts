import {
  mkdirSync,
  openSync,
  fsyncSync,
  closeSync,
  readFileSync,
  writeFileSync,
  existsSync,
  renameSync,
} from "node:fs";
import { join } from "node:path";
import { openImage, writeImage, type VoterList } from "@counterfoil/pollbook-search";
import { z } from "zod";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import { keyFromPem, pemOf, sha256Hex, utf8, type OwnKey } from "../keys.ts";
import { openHead, readPackage, type ElectionPackage, type PackageRefusal } from "../package/package-file.ts";
import type { Manifest } from "../package/definition-contract.ts";

/** What a device keeps, all in one folder that only its user may read. */
const files = {
  about: "device.json",
  key: "key.pem",
  head: "package",
  list: "list",
  own: "log",
  others: "others",
} as const;

const About = z.strictObject({
  device: z.string().min(1),
  site: z.string().min(1),
  electionId: z.string().min(1),
  version: z.string().regex(/^[0-9a-f]{64}$/),
  listSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type About = z.infer<typeof About>;

export type DeviceFolder = {
  readonly about: About;
  readonly key: OwnKey;
  readonly manifest: Manifest;
  readonly list: VoterList;
  readonly own: string;
  readonly others: string;
};

export type FolderRefusal =
  PackageRefusal | "device-not-set-up" | "device-list-damaged" | "device-folder-damaged";

export function logPaths(folder: string): { own: string; others: string } {
  return { own: join(folder, files.own), others: join(folder, files.others) };
}

/** Opens what enrolment has put there. No network, nothing is made anew: the list is read as one piece and searched where it lies. */
export function openFolder(folder: string): Result<DeviceFolder, FolderRefusal> {
  if (!existsSync(join(folder, files.about))) return refuse("device-not-set-up", { folder });
  const about = About.safeParse(parsed(readFileSync(join(folder, files.about), "utf8")));
  if (!about.success) return refuse("device-folder-damaged", { file: files.about });
  const head = openHead(readFileSync(join(folder, files.head), "utf8"), null);
  if (!head.ok) return head;
  const { manifest, version } = head.value;
  if (version !== about.data.version) return refuse("device-folder-damaged", { file: files.head });
  const image = readFileSync(join(folder, files.list));
  if (sha256Hex(image) !== about.data.listSha256) return refuse("device-list-damaged");
  const list = openImage(alignedBytes(image), utf8);
  if (!list.ok) return refuse("device-list-damaged");
  const key = keyFromPem(readFileSync(join(folder, files.key), "utf8"));
  return ok({ about: about.data, key, manifest, list: list.value, ...logPaths(folder) });
}

/** Checks a package against the hub's key fingerprint and its version; the voters are not read yet. */
export function packageIn(file: string, hubKeyStart: string): Result<ElectionPackage, PackageRefusal> {
  const read = readPackage(readFileSync(file), null);
  if (!read.ok) return read;
  const { publicKey } = read.value.manifest.hub;
  const fits = sha256Hex(Buffer.from(publicKey, "hex")).startsWith(hubKeyStart);
  return fits ? read : refuse("package-key-unknown", { key: publicKey.slice(0, 16) });
}

/** Writes the folder of an enrolled device. What says that it is set up is written last. */
export function writeFolder(
  folder: string,
  { head, voters, version, manifest }: ElectionPackage,
  enrolled: { readonly device: string; readonly site: string; readonly key: OwnKey },
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const image = writeImage(voters(), utf8);
  durably(join(folder, files.list), image);
  durably(join(folder, files.head), head);
  durably(join(folder, files.key), pemOf(enrolled.key));
  const { device, site } = enrolled;
  const { electionId } = manifest;
  const about: About = { device, site, electionId, version, listSha256: sha256Hex(image) };
  durably(join(folder, files.about), JSON.stringify(about, null, 2));
}

function durably(path: string, content: string | Uint8Array): void {
  const part = `${path}.part`;
  writeFileSync(part, content, { mode: 0o600 });
  const file = openSync(part, "r");
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}

/** A large file lies at the beginning of its own buffer; a small one may share a pool. */
function alignedBytes(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
