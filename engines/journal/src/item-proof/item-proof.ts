import { base64Of, fromBase64 } from "../base64.ts";
import { BODY_BYTES_MAX, SALT_BYTES } from "../entry/body-hash.ts";
import { ENTRY_BYTES_MAX } from "../entry/entry.ts";
import { HASH_BYTES } from "../hashing.ts";
import { isSize } from "../merkle/nodes.ts";
import { NOTE_CHARACTERS_MAX } from "../note/signed-note.ts";
import { fine, refused, type Outcome } from "../outcome.ts";

export const ITEM_PROOF_FORMAT = "counterfoil-journal-item-proof/1";

/** Everything a stranger needs to see that one public item is in the journal, given only the journal's key. */
export type ItemProof = {
  readonly entry: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: Uint8Array;
  /** Place of the entry, counted from 0. */
  readonly index: number;
  /** Inclusion proof in the tree of the checkpoint's size. */
  readonly proof: readonly Uint8Array[];
  /** A signed note. */
  readonly checkpoint: string;
};

/** The proof as JSON has it: bytes are base64. */
export type ItemProofJson = {
  readonly format: typeof ITEM_PROOF_FORMAT;
  readonly entry: string;
  readonly salt: string;
  readonly body: string;
  readonly index: number;
  readonly proof: readonly string[];
  readonly checkpoint: string;
};

/** A tree of 2^53 leaves has paths of 53 hashes. */
const pathMax = 53;

export function writeItemProof(item: ItemProof): ItemProofJson {
  return {
    format: ITEM_PROOF_FORMAT,
    entry: base64Of(item.entry),
    salt: base64Of(item.salt),
    body: base64Of(item.body),
    index: item.index,
    proof: item.proof.map(base64Of),
    checkpoint: item.checkpoint,
  };
}

/** Strict and bounded: exactly the seven members, each of its type, in its one spelling. Whether it is true: `verifyItemProof`. */
export function parseItemProof(json: unknown): Outcome<ItemProof, "item-proof-malformed"> {
  const malformed = (path: string) => refused("item-proof-malformed", { path });
  if (!isRecord(json)) return malformed("$");
  const extra = Object.keys(json).find((name) => !members.includes(name));
  if (extra !== undefined) return malformed(extra);
  if (json["format"] !== ITEM_PROOF_FORMAT) return malformed("format");
  const entry = parseOctets(json["entry"], 0, ENTRY_BYTES_MAX);
  if (entry === null) return malformed("entry");
  const salt = parseOctets(json["salt"], SALT_BYTES, SALT_BYTES);
  if (salt === null) return malformed("salt");
  const body = parseOctets(json["body"], 0, BODY_BYTES_MAX);
  if (body === null) return malformed("body");
  const { index, checkpoint } = json;
  if (typeof index !== "number" || !isSize(index) || Object.is(index, -0)) return malformed("index");
  const proof = parsePath(json["proof"]);
  if (proof === null) return malformed("proof");
  if (typeof checkpoint !== "string" || checkpoint.length > NOTE_CHARACTERS_MAX)
    return malformed("checkpoint");
  return fine({ entry, salt, body, index, proof, checkpoint });
}

const members: readonly string[] = ["format", "entry", "salt", "body", "index", "proof", "checkpoint"];

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function parseOctets(json: unknown, bytesMin: number, bytesMax: number): Uint8Array | null {
  if (typeof json !== "string" || json.length > Math.ceil(bytesMax / 3) * 4) return null;
  const bytes = fromBase64(json);
  return bytes === null || bytes.length < bytesMin || bytes.length > bytesMax ? null : bytes;
}

function parsePath(json: unknown): Uint8Array[] | null {
  if (!Array.isArray(json) || json.length > pathMax) return null;
  const path: Uint8Array[] = [];
  for (const element of json as readonly unknown[]) {
    const hash = parseOctets(element, HASH_BYTES, HASH_BYTES);
    if (hash === null) return null;
    path.push(hash);
  }
  return path;
}
