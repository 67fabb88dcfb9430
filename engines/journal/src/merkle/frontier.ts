import { HASH_BYTES, type Sha256 } from "../hashing.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { emptyRoot, foldToTheLeft, nodeHash } from "./hashes.ts";
import { completeNodes, isSize } from "./nodes.ts";
import { isTileLevel } from "./tiles.ts";

/** The right edge of a tree, all that is needed to go on: the hashes of its complete subtrees, the largest first. */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

/** The hash of a complete subtree that is worth storing. */
export type TileHash = { readonly level: number; readonly index: number; readonly hash: Uint8Array };

export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** One leaf more, in O(log n); `tiles` are the stored subtrees (level 8, 16, …) that this leaf completes, mostly none. */
export function appendLeaf(
  sha256: Sha256,
  frontier: Frontier,
  leaf: Uint8Array,
): { readonly frontier: Frontier; readonly tiles: readonly TileHash[] } {
  const hashes = [...frontier.hashes];
  const tiles: TileHash[] = [];
  let hash = leaf;
  let index = frontier.size;
  for (let level = 1; index % 2 === 1; level++) {
    hash = nodeHash(sha256, hashes.pop()!, hash);
    index = (index - 1) / 2;
    if (isTileLevel(level)) tiles.push({ level, index, hash });
  }
  hashes.push(hash);
  return { frontier: { size: frontier.size + 1, hashes }, tiles };
}

/** The root of the tree (RFC 6962 section 2.1). */
export function rootOf(sha256: Sha256, frontier: Frontier): Uint8Array {
  return frontier.size === 0 ? emptyRoot(sha256) : foldToTheLeft(sha256, frontier.hashes);
}

/** 8 bytes of size, big-endian, then 32 bytes a hash. */
export function frontierBytes({ size, hashes }: Frontier): Uint8Array {
  const bytes = new Uint8Array(8 + hashes.length * HASH_BYTES);
  let rest = size;
  for (let i = 7; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  hashes.forEach((hash, i) => bytes.set(hash, 8 + i * HASH_BYTES));
  return bytes;
}

/** Strict inverse: exactly as many hashes as the size has binary ones. */
export function parseFrontier(bytes: Uint8Array): Outcome<Frontier, "frontier-malformed"> {
  let size = 0;
  for (let i = 0; i < 8; i++) size = size * 256 + (bytes[i] ?? NaN);
  if (!isSize(size)) return refused("frontier-malformed");
  const count = completeNodes({ from: 0, to: size }).length;
  if (bytes.length !== 8 + count * HASH_BYTES) return refused("frontier-malformed");
  const hashes = Array.from({ length: count }, (_, i) =>
    Uint8Array.from(bytes.subarray(8 + i * HASH_BYTES, 8 + (i + 1) * HASH_BYTES)),
  );
  return fine({ size, hashes });
}
