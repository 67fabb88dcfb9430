/**
 * A complete subtree: at level `level` it covers the leaves from `index * 2^level` to before `(index + 1) * 2^level`. Level
 * 0 is the leaf hashes. All arithmetic is on whole numbers up to 2^53, so no bit operators, which end at 2^31.
 */
export type Node = { readonly level: number; readonly index: number };

/** The leaves from `from` to before `to`: always a subtree of RFC 6962, so `from` divides by its largest power of two. */
export type Interval = { readonly from: number; readonly to: number };

/** The complete subtrees of a subtree, from left to right: their sizes are the binary digits of its size. */
export function completeNodes({ from, to }: Interval): Node[] {
  const nodes: Node[] = [];
  let at = from;
  while (at < to) {
    const level = highestLevel(to - at);
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The largest `k` with `2^k <= size`. */
export function highestLevel(size: number): number {
  let level = 0;
  while (2 ** (level + 1) <= size) level++;
  return level;
}

/** RFC 6962 section 2.1: the largest power of two smaller than `size`, for `size` of at least 2. */
export function splitOf(size: number): number {
  return 2 ** highestLevel(size - 1);
}

export function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
