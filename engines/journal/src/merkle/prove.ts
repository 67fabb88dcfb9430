import type { Sha256 } from "../hashing.ts";
import { EMPTY_FRONTIER, type Frontier } from "./frontier.ts";
import { emptyRoot } from "./hashes.ts";
import { completeNodes, isSize, splitOf, type Interval } from "./nodes.ts";
import { hashIntervals, type ReadHashes } from "./tiles.ts";

/** The audit path of the leaf at `index` in the tree of the first `size` leaves (RFC 6962 section 2.1.1), nearest first. */
export function inclusionProof(
  sha256: Sha256,
  index: number,
  size: number,
  read: ReadHashes,
): Promise<Uint8Array[]> {
  if (!isSize(index) || !isSize(size) || index >= size)
    throw new RangeError(`no leaf ${index} among ${size}`);
  return hashIntervals(sha256, pathIntervals(index, { from: 0, to: size }), read);
}

/** The proof that the tree of `first` leaves is a prefix of that of `second` (RFC 6962 section 2.1.2). */
export function consistencyProof(
  sha256: Sha256,
  first: number,
  second: number,
  read: ReadHashes,
): Promise<Uint8Array[]> {
  if (!isSize(first) || !isSize(second) || first > second)
    throw new RangeError(`no ${first} before ${second}`);
  if (first === 0 || first === second) return Promise.resolve([]);
  return hashIntervals(sha256, consistencyIntervals(first, { from: 0, to: second }, true), read);
}

/** The root of the tree of the first `size` leaves. */
export async function rootAt(sha256: Sha256, size: number, read: ReadHashes): Promise<Uint8Array> {
  if (!isSize(size)) throw new RangeError(`no tree has ${size} leaves`);
  if (size === 0) return emptyRoot(sha256);
  const [root] = await hashIntervals(sha256, [{ from: 0, to: size }], read);
  return root!;
}

/** The frontier of the tree of the first `size` leaves: to go on from the tables alone. */
export async function frontierAt(sha256: Sha256, size: number, read: ReadHashes): Promise<Frontier> {
  if (!isSize(size)) throw new RangeError(`no tree has ${size} leaves`);
  if (size === 0) return EMPTY_FRONTIER;
  const intervals = completeNodes({ from: 0, to: size }).map(({ level, index }) => ({
    from: index * 2 ** level,
    to: (index + 1) * 2 ** level,
  }));
  return { size, hashes: await hashIntervals(sha256, intervals, read) };
}

/** PATH(m, D[n]) as the subtrees whose hashes it lists. */
function pathIntervals(index: number, { from, to }: Interval): Interval[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  const left = { from, to: middle };
  const right = { from: middle, to };
  return index < middle ? [...pathIntervals(index, left), right] : [...pathIntervals(index, right), left];
}

/** SUBPROOF(m, D[n], b): `m` counted from the left of the whole tree; `known` is b, whether the first root is the subtree's. */
function consistencyIntervals(first: number, { from, to }: Interval, known: boolean): Interval[] {
  if (first === to) return known ? [] : [{ from, to }];
  const middle = from + splitOf(to - from);
  const left = { from, to: middle };
  const right = { from: middle, to };
  return first <= middle
    ? [...consistencyIntervals(first, left, known), right]
    : [...consistencyIntervals(first, right, false), left];
}
