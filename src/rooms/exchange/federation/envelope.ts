import { Readable } from "node:stream";
import { jsonLimits as usualLimits, readJson } from "@counterfoil/stix";
import { canonicalJson } from "../../../basics/canonical-json.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { envelopeBytesMax } from "./contract.ts";
import { Payload, type PayloadWritten } from "./payload-contract.ts";
import { isSignedBy, sha256Hex, type InstanceKey } from "./instance-key.ts";

/**
 * An envelope is a JSON Web Signature (RFC 7515) in the compact form, signed with Ed25519 (RFC 8037): header, payload and signature in
 * base64url with dots between them. The header is always these four members in canonical JSON, and nothing else is read from it.
 */
function headerOf(keyId: string): string {
  return canonicalJson({
    alg: "EdDSA",
    cty: "application/vnd.counterfoil.envelope+json",
    kid: keyId,
    typ: "counterfoil-envelope",
  });
}

export function writeEnvelope(
  payload: Omit<PayloadWritten, "contentsSha256" | "format">,
  { key, sign }: InstanceKey,
): string {
  const whole: PayloadWritten = {
    ...payload,
    format: 1,
    contentsSha256: sha256Hex(canonicalJson(payload.contents)),
  };
  const signed = `${base64url(headerOf(key.keyId))}.${base64url(canonicalJson(whole))}`;
  return `${signed}.${Buffer.from(sign(Buffer.from(signed))).toString("base64url")}`;
}

/** An envelope of which nothing but whose key it names is known. */
export interface Unverified {
  readonly keyId: string;
  readonly signed: string;
  readonly payload: string;
  readonly signature: Uint8Array;
}

/** Null for what is no envelope to the letter: one envelope has one form, so that no byte of it can be changed and pass. */
export function takeApart(text: string): Unverified | null {
  const parts = text.split(".", 4);
  const [header = "", payload = "", signature = ""] = parts;
  if (parts.length !== 3 || header.length > 1000 || signature.length !== 86) return null;
  const head = strictly(header)?.toString("utf8");
  const sealed = strictly(signature);
  const keyId = head === undefined ? null : /"kid":"([0-9a-f]{64})"/.exec(head)?.[1];
  if (!keyId || !sealed || head !== headerOf(keyId)) return null;
  return { keyId, signed: `${header}.${payload}`, payload, signature: sealed };
}

/** Reads what was signed, and only if this key signed it. */
export function open(
  envelope: Unverified,
  publicKey: string,
): Result<Payload, "signature-wrong" | "envelope-not-readable" | "contents-changed"> {
  if (!isSignedBy(publicKey, Buffer.from(envelope.signed), envelope.signature))
    return refuse("signature-wrong");
  const bytes = strictly(envelope.payload);
  const text = bytes === null ? null : utf8(bytes);
  const json = text === null ? null : readJson(text, jsonLimits);
  const read = Payload.safeParse(json?.ok ? json.value : null);
  if (!read.success) return refuse("envelope-not-readable");
  const payload = read.data;
  // Of the contents as they came: a later format may say more than is read here.
  const contents = json?.ok ? (json.value as { readonly contents?: unknown }).contents : null;
  if (sha256Hex(canonicalJson(contents)) !== payload.contentsSha256) return refuse("contents-changed");
  return ok(payload);
}

const jsonLimits = { ...usualLimits, charactersMax: envelopeBytesMax };

/** The whole text of an upload, or why not. What is too long is let go by unread, so that the answer reaches the sender. */
export async function readUpload(
  raw: unknown,
): Promise<Result<string, "envelope-too-large" | "envelope-cut-off" | "envelope-not-readable">> {
  if (!(raw instanceof Readable)) return refuse("envelope-not-readable");
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).byteLength;
      if (bytes > envelopeBytesMax) break;
      chunks.push(chunk as Buffer);
    }
  } catch {
    return refuse("envelope-cut-off");
  }
  if (bytes > envelopeBytesMax) {
    raw.on("error", () => undefined).resume();
    return refuse("envelope-too-large", { bytesMax: envelopeBytesMax });
  }
  return ok(Buffer.concat(chunks).toString("latin1"));
}

function base64url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}

/** Base64url in its one form: without padding, other characters, or bits that mean nothing. */
function strictly(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.length > 0 && bytes.toString("base64url") === text ? bytes : null;
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
