import type { Sha256 } from "../hashing.ts";
import { prefixedHash } from "../prefixed-hash.ts";

export const SALT_BYTES = 16;

/** 1 MiB: the longest body, as canonical JSON bytes. */
export const BODY_BYTES_MAX = 1_048_576;

/**
 * SHA-256(0x02 || salt || body). 0x02 keeps it apart from Merkle leaves (0x00) and nodes (0x01); the 16 random bytes of salt
 * keep a short body from being guessed once it is redacted or purged, provided the salt goes with it.
 */
export function bodyHash(sha256: Sha256, salt: Uint8Array, body: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return prefixedHash(sha256, 2, salt, body);
}
