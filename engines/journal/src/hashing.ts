/** SHA-256 (FIPS 180-4): 32 bytes. Must return a new array on every call, and not keep `data`. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** Ed25519 (RFC 8032) by one key: 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** Ed25519 (RFC 8032). `publicKey` has 32 bytes, `signature` 64; false for anything that does not verify. */
export type Verify = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array) => boolean;

export const HASH_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;
