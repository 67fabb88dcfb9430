import type { Network, Point } from "./network.ts";

const golden = Math.PI * (3 - Math.sqrt(5));
/** Between two neighbours of a heap. */
const apart = 14;

/**
 * Places for a network that is too large to be arranged by forces while somebody looks on: each thing in the heap of the neighbour that has
 * the most links, heaps side by side on a spiral, the largest in the middle. At once, and always the same.
 */
export function roughPlaces(network: Network): Point[] {
  const places: Point[] = network.nodes.map(() => ({ x: 0, y: 0 }));
  let area = 0;
  heapsOf(network).forEach((heap, number) => {
    const half = heap.length / 2;
    const away = apart * 1.3 * Math.sqrt(number === 0 ? 0 : area + half);
    const middle = spiral(number, away);
    heap.forEach((node, at) => {
      const beside = spiral(at, apart * Math.sqrt(at));
      places[node] = { x: middle.x + beside.x, y: middle.y + beside.y };
    });
    area += heap.length;
  });
  return places;
}

/** The largest first; in each, what all others hang on comes first. */
function heapsOf(network: Network): number[][] {
  const head = headsOf(network);
  const heaps = new Map<number, number[]>();
  for (let node = 0; node < head.length; node++) {
    let top = node;
    // Heads have more links than what hangs on them, or stand before it: the way up ends.
    while (head[top] !== top) top = head[top] ?? top;
    const heap = heaps.get(top) ?? [top];
    if (node !== top) heap.push(node);
    heaps.set(top, heap);
  }
  return [...heaps.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** For each node the neighbour with the most links, or itself where none has more. */
function headsOf({ nodes, links }: Network): number[] {
  const pulling = links.filter(({ pulls }) => pulls);
  const counts = nodes.map(() => 0);
  for (const { from, to } of pulling) {
    counts[from] = (counts[from] ?? 0) + 1;
    counts[to] = (counts[to] ?? 0) + 1;
  }
  const heads = nodes.map((_, node) => node);
  const above = (one: number, other: number): boolean => {
    const more = (counts[one] ?? 0) - (counts[other] ?? 0);
    return more > 0 || (more === 0 && one < other);
  };
  for (const { from, to } of pulling)
    for (const [node, beside] of [
      [from, to],
      [to, from],
    ] as const)
      if (above(beside, heads[node] ?? node)) heads[node] = beside;
  return heads;
}

function spiral(turn: number, away: number): Point {
  return { x: away * Math.cos(turn * golden), y: away * Math.sin(turn * golden) };
}
