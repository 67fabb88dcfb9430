import { HASH_BYTES, type Sha256 } from "../hashing.ts";
import { sameOctets } from "../octets.ts";
import { emptyRoot, nodeHash } from "./hashes.ts";
import { isSize } from "./nodes.ts";

export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  /** The leaf hash, not the leaf. */
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export type ConsistencyClaim = {
  readonly firstSize: number;
  readonly firstRoot: Uint8Array;
  readonly secondSize: number;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/** RFC 9162 section 2.1.3.2, over the hashes of RFC 6962. */
export function verifyInclusion(sha256: Sha256, { index, size, leaf, proof, root }: InclusionClaim): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !allHashes([leaf, root, ...proof])) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sha256, sibling, hash);
      [fn, sn] = upPastEvens(fn, sn);
    } else {
      hash = nodeHash(sha256, hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameOctets(hash, root);
}

/**
 * RFC 9162 section 2.1.4.2. Of two trees of one size the roots must be equal and the proof empty; after the empty tree comes
 * any, with an empty proof.
 */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim;
  if (!isSize(firstSize) || !isSize(secondSize) || firstSize > secondSize) return false;
  if (!allHashes([firstRoot, secondRoot, ...proof])) return false;
  if (firstSize === secondSize) {
    const rootsKnown = firstSize > 0 || sameOctets(firstRoot, emptyRoot(sha256));
    return proof.length === 0 && rootsKnown && sameOctets(firstRoot, secondRoot);
  }
  if (firstSize === 0) return proof.length === 0 && sameOctets(firstRoot, emptyRoot(sha256));
  return climb(sha256, claim);
}

function climb(
  sha256: Sha256,
  { firstSize, firstRoot, secondSize, secondRoot, proof }: ConsistencyClaim,
): boolean {
  const [start, ...rest] = isPowerOfTwo(firstSize) ? [firstRoot, ...proof] : proof;
  if (start === undefined || proof.length === 0) return false;
  let fn = firstSize - 1;
  let sn = secondSize - 1;
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)];
  let first = start;
  let second = start;
  for (const sibling of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      first = nodeHash(sha256, sibling, first);
      second = nodeHash(sha256, sibling, second);
      [fn, sn] = upPastEvens(fn, sn);
    } else {
      second = nodeHash(sha256, second, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 && sameOctets(first, firstRoot) && sameOctets(second, secondRoot);
}

/** "If LSB(fn) is not set, right-shift fn and sn equally until it is, or fn is 0." */
function upPastEvens(fn: number, sn: number): [number, number] {
  while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
  return [fn, sn];
}

function isPowerOfTwo(size: number): boolean {
  let rest = size;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

function allHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}
