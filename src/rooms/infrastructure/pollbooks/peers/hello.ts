import { decodeRecord, type Fact, type FactOf } from "@counterfoil/pollbook-log";
import { z } from "zod";
import { refuse, ok, type Result } from "../../../../basics/result.ts";
import type { PeerBook } from "../device/book.ts";
import { sha256, verify } from "../keys.ts";

/** Changes when the frames do. Devices of different protocols do not talk past each other: they refuse. */
export const PROTOCOL = 2;

const Text = z.string().max(200);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Hello = z.object({
  protocol: z.int(),
  electionId: Text,
  version: Text,
  device: Text,
  /** The hub's own record that enrolled this device, base 64: it vouches where the hub's log has not come yet. */
  enrolment: z.string().max(20_000).nullable(),
});
export type Hello = z.infer<typeof Hello>;

/** `ask`: whoever sends it has not passed on everything, and wants to hear exactly what the other knows. */
export const Ping = z.object({ knows: Hash, ask: z.boolean().optional() });
export type Ping = z.infer<typeof Ping>;
export const LeaveAsked = z.object({ voter: Text });
export const Leave = z.object({ voter: Text, leave: z.enum(["given", "withheld"]) });
export const Refused = z.object({
  refusal: z.string().max(60),
  values: z.record(Text, z.union([Text, z.number()])).optional(),
});
export const Enrol = z.object({ secret: z.string().regex(/^[0-9a-f]{20}$/), publicKey: Hash });
export const Enrolled = z.object({ device: Text, site: Text });

export type PeerRefusal =
  | "peer-protocol-unknown"
  | "peer-of-another-election"
  | "peer-with-another-list"
  | "peer-key-unknown"
  | "peer-key-of-another-device"
  | "peer-is-this-device"
  | "peer-not-understood"
  | "enrol-code-wrong"
  | "enrol-refused";

export function helloOf(book: PeerBook): Hello {
  const { manifest, version, device } = book;
  const record = enrolmentOf(book);
  const enrolment = record === null ? null : Buffer.from(record).toString("base64");
  return { protocol: PROTOCOL, electionId: manifest.electionId, version, device, enrolment };
}

/** Whether this is one of us: same election, same package, and the key of the device that it says it is. `key`: from the TLS handshake. */
export function admit(book: PeerBook, hello: Hello, key: string | null): Result<null, PeerRefusal> {
  const { manifest, version } = book;
  if (hello.protocol !== PROTOCOL) return refuse("peer-protocol-unknown", { found: hello.protocol });
  if (hello.electionId !== manifest.electionId)
    return refuse("peer-of-another-election", { device: hello.device, found: hello.electionId });
  if (hello.version !== version)
    return refuse("peer-with-another-list", { device: hello.device, found: hello.version.slice(0, 16) });
  if (hello.device === book.device) return refuse("peer-is-this-device", { device: hello.device });
  const owner = ownerOf(book, key) ?? vouchedFor(book, hello, key);
  if (owner === null)
    return refuse("peer-key-unknown", { device: hello.device, key: (key ?? "").slice(0, 16) });
  if (owner !== hello.device)
    return refuse("peer-key-of-another-device", { device: hello.device, found: owner });
  return ok(null);
}

function ownerOf({ ledger }: PeerBook, key: string | null): string | null {
  return key === null ? null : ledger.holderOf(key);
}

/** Looked for once: the hub's log may be long. */
function enrolmentOf(book: PeerBook): Uint8Array | null {
  // The hub's key comes with the package: nothing enrols it.
  if (book.device === book.manifest.hub.device) return null;
  const kept = enrolments.get(book);
  if (kept !== undefined || book.standing().publicKey === null) return kept ?? null;
  const nothing = { electionId: book.manifest.electionId, listVersion: book.version, devices: [] };
  const all = book.ledger.eventsMissingFor(nothing);
  const found = all.ok ? all.value.find(({ fact }) => enrols(fact)?.device === book.device) : undefined;
  if (found !== undefined) enrolments.set(book, found.record);
  return found?.record ?? null;
}

const enrolments = new WeakMap<PeerBook, Uint8Array>();

function enrolledBy(record: Uint8Array): FactOf<"device-enrolled"> | null {
  const decoded = decodeRecord(sha256, record);
  return decoded.ok ? enrols(decoded.value.fact) : null;
}

function enrols(fact: Fact): FactOf<"device-enrolled"> | null {
  return fact.kind === "device-enrolled" ? fact : null;
}

/** The device whose enrolment with this key the hub has signed, where nothing is known here of either. */
function vouchedFor({ manifest, ledger }: PeerBook, hello: Hello, key: string | null): string | null {
  if (hello.enrolment === null || (ledger.device(hello.device)?.publicKey ?? null) !== null) return null;
  const record = Buffer.from(hello.enrolment, "base64");
  const enrolled = enrolledBy(record);
  const end = record.length - SIGNATURE_BYTES;
  const hubKey = Buffer.from(manifest.hub.publicKey, "hex");
  if (enrolled === null || !verify(record.subarray(0, end), record.subarray(end), hubKey)) return null;
  const decoded = decodeRecord(sha256, record);
  const ours =
    decoded.ok &&
    decoded.value.electionId === manifest.electionId &&
    decoded.value.device === manifest.hub.device;
  return ours && enrolled.publicKey === key ? enrolled.device : null;
}

const SIGNATURE_BYTES = 64;
