/** SHA-256 (FIPS 180-4): 32 bytes. Must return a new array on every call, and not keep `data`. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** Ed25519 (RFC 8032) by the device's own key: 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Ed25519 (RFC 8032), strict (S below the group order). `publicKey` has 32 bytes, `signature` 64; false for anything else. */
export type Verify = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;

export const HASH_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

/** What the first event of every log names as its previous one. */
export const NO_EVENT = "0".repeat(2 * HASH_BYTES);
