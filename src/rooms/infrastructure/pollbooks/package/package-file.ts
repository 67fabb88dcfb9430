import { VOTER_FIELDS, type ListedVoter } from "@counterfoil/pollbook-search";
import { canonicalJson } from "../../../../basics/canonical-json.ts";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import { sha256Hex, utf8, verify, type OwnKey } from "../keys.ts";
import { Manifest, type Definition } from "./definition-contract.ts";
import { csvField, delimitedRows } from "../../../../basics/csv.ts";

/** The first line of a package; the second is the manifest, the third its signature, the rest the list. */
const FIRST_LINE = "counterfoil-election-package/1";

export type ElectionPackage = {
  readonly manifest: Manifest;
  /** SHA-256 of what is signed: every event names it as its list version. */
  readonly version: string;
  /** The first three lines: what a device keeps to show by whom its list was signed. */
  readonly head: string;
  readonly voters: () => Generator<ListedVoter>;
};

export type PackageRefusal =
  | "package-not-of-this-format"
  | "package-manifest-wrong"
  | "package-signature-wrong"
  | "package-key-unknown"
  | "package-list-damaged"
  | "package-of-another-election";

/** The package as one file. The voters have been checked before. */
export function writePackage(
  definition: Definition,
  voters: readonly ListedVoter[],
  hub: { readonly device: string; readonly key: OwnKey },
  madeAtMs: number,
): Uint8Array {
  const lines = [VOTER_FIELDS.join(",")];
  for (const voter of voters) lines.push(VOTER_FIELDS.map((field) => csvField(voter[field])).join(","));
  const list = utf8.encode(`${lines.join("\n")}\n`);
  const manifest = Manifest.parse({
    ...definition,
    hub: { device: hub.device, publicKey: hub.key.publicKey },
    list: { voters: voters.length, bytes: list.length, sha256: sha256Hex(list) },
    madeAtMs,
  });
  const signed = `${FIRST_LINE}\n${canonicalJson(manifest)}\n`;
  const signature = Buffer.from(hub.key.sign(utf8.encode(signed))).toString("hex");
  return Buffer.concat([Buffer.from(`${signed}${signature}\n`), list]);
}

/** Believed only as far as a key that is known signed it. `hubKey`: 64 digits; null where whoever signed is to be shown first. */
export function readPackage(
  bytes: Uint8Array,
  hubKey: string | null,
): Result<ElectionPackage, PackageRefusal> {
  const headEnd = endOfLine(bytes, 3);
  const head = headEnd < 0 ? "" : utf8.decode(bytes.subarray(0, headEnd));
  const opened = openHead(head, hubKey);
  if (!opened.ok) return opened;
  const list = bytes.subarray(headEnd);
  const { bytes: length, sha256 } = opened.value.manifest.list;
  if (list.length !== length || sha256Hex(list) !== sha256) return refuse("package-list-damaged");
  return ok({ ...opened.value, head, voters: () => votersIn(list) });
}

/** The three lines alone: what a device keeps beside its list. */
export function openHead(
  head: string,
  hubKey: string | null,
): Result<Pick<ElectionPackage, "manifest" | "version">, PackageRefusal> {
  const [first, json = "", signature = ""] = head.split("\n");
  if (first !== FIRST_LINE) return refuse("package-not-of-this-format");
  const manifest = parsedManifest(json);
  if (manifest === null) return refuse("package-manifest-wrong");
  const { publicKey } = manifest.hub;
  if (hubKey !== null && publicKey !== hubKey)
    return refuse("package-key-unknown", { key: publicKey.slice(0, 16) });
  const signed = utf8.encode(`${FIRST_LINE}\n${json}\n`);
  if (!verify(signed, Buffer.from(signature, "hex"), Buffer.from(publicKey, "hex")))
    return refuse("package-signature-wrong");
  return ok({ manifest, version: sha256Hex(signed) });
}

function parsedManifest(json: string): Manifest | null {
  try {
    const parsed = Manifest.safeParse(JSON.parse(json));
    return parsed.success && canonicalJson(parsed.data) === json ? parsed.data : null;
  } catch {
    return null;
  }
}

/** In pieces: a list of a whole country does not fit into one text. */
function* votersIn(list: Uint8Array): Generator<ListedVoter> {
  let header = true;
  for (let from = 0; from < list.length;) {
    const to = endOfPiece(list, from);
    for (const { fields } of delimitedRows(utf8.decode(list.subarray(from, to)), ",")) {
      if (!header && fields !== null)
        yield Object.fromEntries(VOTER_FIELDS.map((field, at) => [field, fields[at] ?? ""])) as ListedVoter;
      header = false;
    }
    from = to;
  }
}

const PIECE_BYTES = 4_000_000;
const LINE_FEED = 10;

/** No field of a checked list holds a line feed: every one ends a row. */
function endOfPiece(list: Uint8Array, from: number): number {
  if (list.length - from <= PIECE_BYTES) return list.length;
  return list.lastIndexOf(LINE_FEED, from + PIECE_BYTES) + 1;
}

function endOfLine(bytes: Uint8Array, lines: number): number {
  let at = -1;
  for (let line = 0; line < lines; line++) {
    at = bytes.indexOf(LINE_FEED, at + 1);
    if (at < 0) return -1;
  }
  return at + 1;
}
