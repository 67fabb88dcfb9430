export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** Shape and colour follow the kind; at most four kinds are told apart. */
  readonly kind: string;
  /** Inside this election, such as `exchange/incidents/inc_…`. */
  readonly path?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

export interface PlacedNode extends GraphNode {
  readonly x: number;
  readonly y: number;
}

/**
 * Places the nodes by forces. The same graph always gives the same picture: d3-force starts on a fixed spiral, draws no lots
 * but from its own seeded generator, and runs a fixed number of steps.
 */
export async function placeNodes(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  size: { readonly width: number; readonly height: number },
): Promise<PlacedNode[]> {
  const force = await import("d3-force");
  const known = new Set(nodes.map(({ id }) => id));
  const bodies = nodes.map((node) => ({ ...node, x: Number.NaN, y: Number.NaN }));
  const links = edges
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map(({ from, to }) => ({ source: from, target: to }));
  force
    .forceSimulation(bodies)
    .force(
      "link",
      force
        .forceLink<(typeof bodies)[number], (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(110),
    )
    .force("charge", force.forceManyBody().strength(-320))
    .force("apart", force.forceCollide(44))
    .force("x", force.forceX(0).strength(0.06))
    .force("y", force.forceY(0).strength(0.12))
    .stop()
    .tick(300);
  return fitted(bodies, size);
}

function fitted(
  bodies: readonly PlacedNode[],
  size: { readonly width: number; readonly height: number },
): PlacedNode[] {
  const xs = bodies.map(({ x }) => x);
  const ys = bodies.map(({ y }) => y);
  const scale = (value: number, all: readonly number[], room: number, edge: number) => {
    const low = Math.min(...all);
    const high = Math.max(...all);
    return high === low ? room / 2 : edge + ((value - low) / (high - low)) * (room - 2 * edge);
  };
  return bodies.map((body) => ({
    ...body,
    x: scale(body.x, xs, size.width, 64),
    y: scale(body.y, ys, size.height, 28),
  }));
}
