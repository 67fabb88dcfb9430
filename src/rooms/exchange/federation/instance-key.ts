import { createHash, createPublicKey } from "node:crypto";
import { instancePair, spkiPrefix, verifyEd25519 } from "../../../core/journal/signing.ts";
import { fingerprintOf } from "./key-rules.ts";
import type { Key } from "./contract.ts";

/** This instance as its peers know it. */
export interface InstanceKey {
  /** What it calls itself: the host of its public address. Peers know it by its key alone. */
  readonly name: string;
  readonly key: Key;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The key follows from the instance's secret, so that every server of the instance signs with the same one; a new secret is a new key. */
export function instanceKey(secret: string, name: string): InstanceKey {
  const pair = instancePair(secret, "counterfoil federation signing key");
  return { name, key: keyOf(Buffer.from(pair.publicKey).toString("hex")), sign: pair.sign };
}

/** `publicKey`: 64 hexadecimal digits. */
export function keyOf(publicKey: string): Key {
  const der = Buffer.concat([spkiPrefix, Buffer.from(publicKey, "hex")]);
  const keyId = createHash("sha256").update(der).digest("hex");
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString("base64")}\n-----END PUBLIC KEY-----\n`;
  return { publicKey, keyId, fingerprint: fingerprintOf(keyId), pem };
}

/** The 64 digits of an Ed25519 key in PEM or as such; null for anything else, also for a private key. */
export function readPublicKey(text: string): string | null {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return trimmed.toLowerCase();
  if (!trimmed.startsWith("-----BEGIN PUBLIC KEY-----")) return null;
  try {
    const key = createPublicKey(trimmed);
    if (key.asymmetricKeyType !== "ed25519") return null;
    return key.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
  } catch {
    return null;
  }
}

/** False for whatever is no key or no signature. */
export function isSignedBy(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verifyEd25519(message, signature, Buffer.from(publicKey, "hex"));
  } catch {
    return false;
  }
}

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
