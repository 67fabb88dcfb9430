import type { Network, Point } from "./network.ts";
import { roughPlaces } from "./rough-places.ts";

export interface Arrangement {
  readonly points: Point[];
  /** Goes on for about `msMax`, at least one step; true when nothing moves any more. */
  readonly step: (msMax: number, nowMs: () => number) => boolean;
}

type Placed = { x: number; y: number; fx?: number; fy?: number };

const stepsMax = 300;
/** With more, one step of the forces would hold up the page by itself: then the places are rough. */
export const forcedNodesMax = 3000;

/** Fetched while the network itself is still on its way. */
export function prepareToArrange(): void {
  // A failure is told by `arrange`, which needs it.
  void import("d3-force").catch(() => undefined);
}

/**
 * Places a network by forces, a few steps at a time, so that the page never stands still. The same network always gives the same
 * picture (d3-force starts on a fixed spiral and draws from its own seeded generator). What `known` has a place for stays there.
 */
export async function arrange(network: Network, known: ReadonlyMap<string, Point>): Promise<Arrangement> {
  if (network.nodes.length > forcedNodesMax) {
    const rough = roughPlaces(network);
    const points = network.nodes.map(({ id }, at) => ({ ...(known.get(id) ?? rough[at] ?? { x: 0, y: 0 }) }));
    return { points, step: () => true };
  }
  const force = await import("d3-force");
  const points: Placed[] = network.nodes.map(({ id }) => {
    const place = known.get(id);
    return place ? { x: place.x, y: place.y, fx: place.x, fy: place.y } : { x: Number.NaN, y: Number.NaN };
  });
  if (points.every(({ fx }) => fx !== undefined)) return { points, step: () => true };
  const links = network.links
    .filter(({ pulls, from, to }) => pulls && from !== to)
    .map(({ from, to }) => ({ source: from, target: to }));
  const forces = force
    .forceSimulation(points)
    .force("link", force.forceLink(links).distance(36))
    .force("charge", force.forceManyBody().strength(-70).theta(1.1).distanceMax(900))
    .force("x", force.forceX(0).strength(0.07))
    .force("y", force.forceY(0).strength(0.11))
    .stop();
  let steps = 0;
  return {
    points,
    step: (msMax, nowMs) => {
      const until = nowMs() + msMax;
      do {
        forces.tick();
        steps++;
      } while (steps < stepsMax && nowMs() < until);
      return steps >= stepsMax;
    },
  };
}
