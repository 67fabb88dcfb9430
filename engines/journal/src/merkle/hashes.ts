import type { Sha256 } from "../hashing.ts";
import { prefixedHash } from "../prefixed-hash.ts";

/** RFC 6962 section 2.1: SHA-256(0x00 || leaf). */
export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  return prefixedHash(sha256, 0, leaf);
}

/** RFC 6962 section 2.1: SHA-256(0x01 || left || right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return prefixedHash(sha256, 1, left, right);
}

/** RFC 6962 section 2.1: the hash of an empty tree is SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** The hash of a subtree from those of its complete subtrees, the largest first. At least one. */
export function foldToTheLeft(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  let at = hashes.length - 1;
  let hash = hashes[at]!;
  while (--at >= 0) hash = nodeHash(sha256, hashes[at]!, hash);
  return hash;
}
