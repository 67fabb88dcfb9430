import { HASH_BYTES, type Sha256 } from "../hashing.ts";
import { foldToTheLeft, nodeHash } from "./hashes.ts";
import { completeNodes, type Interval, type Node } from "./nodes.ts";

/** Every eighth level is stored: one hash for 256 of the level below, so a proof reads at most some 256 hashes a level. */
const levelsATile = 8;

/**
 * Consecutive hashes of one stored level: 0 is the table of leaf hashes, 8, 16, … the table of tile hashes. The hash at
 * `index` covers the leaves from `index * 2^level`. Only complete subtrees are ever asked for.
 */
export type NodeRange = { readonly level: number; readonly first: number; readonly count: number };

/** Answers every range, in the order asked, with exactly `count` hashes in ascending order of index. */
export type ReadHashes = (wanted: readonly NodeRange[]) => Promise<readonly (readonly Uint8Array[])[]>;

export function isTileLevel(level: number): boolean {
  return level > 0 && level % levelsATile === 0;
}

/** The hash of each interval, with one call of `read` for all of them. */
export async function hashIntervals(
  sha256: Sha256,
  intervals: readonly Interval[],
  read: ReadHashes,
): Promise<Uint8Array[]> {
  const subtrees = intervals.map(completeNodes);
  const ranges = mergedRanges(subtrees.flat().map(storedRange));
  const rows = ranges.length === 0 ? [] : await read(ranges);
  checkAnswer(ranges, rows);
  const find = (wanted: NodeRange) => slice(ranges, rows, wanted);
  return subtrees.map((nodes) =>
    foldToTheLeft(
      sha256,
      nodes.map((node) => pairUp(sha256, find(storedRange(node)))),
    ),
  );
}

/** The hashes of the nearest stored level below a node: at most 128 of them. */
function storedRange({ level, index }: Node): NodeRange {
  const above = level % levelsATile;
  return { level: level - above, first: index * 2 ** above, count: 2 ** above };
}

/** Neighbours become one range, also over a hole of one: the subtree on the path itself, complete as its right one is. */
function mergedRanges(ranges: readonly NodeRange[]): NodeRange[] {
  const merged: NodeRange[] = [];
  const sorted = [...ranges].sort((a, b) => a.level - b.level || a.first - b.first);
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.level !== range.level || range.first > last.first + last.count + 1) {
      merged.push(range);
      continue;
    }
    const end = Math.max(last.first + last.count, range.first + range.count);
    merged[merged.length - 1] = { ...last, count: end - last.first };
  }
  return merged;
}

function slice(ranges: readonly NodeRange[], rows: readonly (readonly Uint8Array[])[], wanted: NodeRange) {
  const at = ranges.findIndex(
    ({ level, first, count }) =>
      level === wanted.level && first <= wanted.first && wanted.first + wanted.count <= first + count,
  );
  const offset = wanted.first - ranges[at]!.first;
  return rows[at]!.slice(offset, offset + wanted.count);
}

function pairUp(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    const pairs: Uint8Array[] = [];
    for (let i = 0; i < row.length; i += 2) pairs.push(nodeHash(sha256, row[i]!, row[i + 1]!));
    row = pairs;
  }
  return row[0]!;
}

/** A reader that answers something else than it was asked is a bug, or a damaged table: never a proof. */
function checkAnswer(ranges: readonly NodeRange[], rows: readonly (readonly Uint8Array[])[]): void {
  ranges.forEach(({ level, first, count }, i) => {
    const hashes = rows[i];
    if (hashes?.length !== count || hashes.some((hash) => hash.length !== HASH_BYTES)) {
      throw new Error(
        `${count} hashes of level ${level} from ${first} were asked for, ${hashes?.length ?? 0} came`,
      );
    }
  });
}
