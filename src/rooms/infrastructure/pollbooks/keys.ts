import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from "node:crypto";
import type { Utf8 } from "@counterfoil/pollbook-search";

/** A device's or the hub's own pair: Ed25519 (RFC 8032). It signs records, packages and TLS handshakes; each begins otherwise. */
export type OwnKey = {
  readonly private: KeyObject;
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
};

export function newKey(): OwnKey {
  return ownKey(generateKeyPairSync("ed25519").privateKey);
}

export function keyFromPem(pem: string): OwnKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("not an Ed25519 key");
  return ownKey(key);
}

/** The key of a package's hub, from the instance's secret: every server of the instance is the same hub, and no key lies in the database. */
export function hubKeyOf(secret: string, packageId: string): OwnKey {
  const seed = createHmac("sha256", secret).update(`counterfoil pollbook hub\0${packageId}`).digest();
  const der = Buffer.concat([Buffer.from(PKCS8_BEFORE, "hex"), seed]);
  return ownKey(createPrivateKey({ key: der, type: "pkcs8", format: "der" }));
}

export function pemOf(key: OwnKey): string {
  return key.private.export({ type: "pkcs8", format: "pem" }).toString();
}

export function sha256(data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(data).digest());
}

export function sha256Hex(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

/** OpenSSL's own check is strict about S (RFC 8032, section 5.1.7). False for whatever is no key or no signature. */
export function verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return verifyBytes(null, message, publicKeyObject(Buffer.from(publicKey).toString("hex")), signature);
  } catch {
    return false;
  }
}

/** Signs, and does not check anew what it has signed last: of what a device records itself that would be most of the work. */
export function ownSignatures({ sign, publicKey }: OwnKey): Pick<OwnKey, "sign"> & {
  readonly verify: typeof verify;
} {
  const own = Buffer.from(publicKey, "hex");
  let [lastMessage, lastSignature] = [Buffer.alloc(0), Buffer.alloc(0)];
  const isLast = (message: Uint8Array, signature: Uint8Array, key: Uint8Array) =>
    lastMessage.length > 0 &&
    own.equals(key) &&
    lastMessage.equals(message) &&
    lastSignature.equals(signature);
  return {
    sign: (message) => {
      const signature = sign(message);
      [lastMessage, lastSignature] = [Buffer.from(message), Buffer.from(signature)];
      return signature;
    },
    verify: (message, signature, key) => isLast(message, signature, key) || verify(message, signature, key),
  };
}

/** The 64 digits of an Ed25519 public key, or null for a key of another kind. */
export function hexOfPublicKey(key: KeyObject): string | null {
  if (key.asymmetricKeyType !== "ed25519") return null;
  return key.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");
}

export const utf8: Utf8 = {
  encode: (text) => encoder.encode(text),
  decode: (bytes) => decoder.decode(bytes),
};
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function ownKey(key: KeyObject): OwnKey {
  return {
    private: key,
    publicKey: hexOfPublicKey(createPublicKey(key)) ?? "",
    sign: (message) => new Uint8Array(signBytes(null, message, key)),
  };
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_BEFORE = "302e020100300506032b657004220420";
/** What stands before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410). */
const SPKI_BEFORE = "302a300506032b6570032100";
const known = new Map<string, KeyObject>();

function publicKeyObject(hex: string): KeyObject {
  const kept = known.get(hex);
  if (kept !== undefined) return kept;
  const key = createPublicKey({ key: Buffer.from(SPKI_BEFORE + hex, "hex"), type: "spki", format: "der" });
  if (known.size < 10_000) known.set(hex, key);
  return key;
}
