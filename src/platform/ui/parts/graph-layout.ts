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
 * Places the nodes by forces, in units of its own: `fitNodes` brings them to the size there is. The same graph always gives the same picture: d3-force starts on a fixed spiral, draws no lots
 * but from its own seeded generator, and runs a fixed number of steps.
 */
export async function placeNodes(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
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
  return bodies;
}

/** Scales both directions alike, so that near stays near, and centres the whole. */
export function fitNodes(
  bodies: readonly PlacedNode[],
  size: { readonly width: number; readonly height: number },
): PlacedNode[] {
  const xs = extent(bodies.map(({ x }) => x));
  const ys = extent(bodies.map(({ y }) => y));
  const room = {
    width: Math.max(size.width - 2 * edgePx.x, 1),
    height: Math.max(size.height - 2 * edgePx.y, 1),
  };
  const scale = Math.min(room.width / Math.max(xs.span, 1), room.height / Math.max(ys.span, 1), 2);
  return bodies.map((body) => ({
    ...body,
    x: size.width / 2 + (body.x - xs.middle) * scale,
    y: size.height / 2 + (body.y - ys.middle) * scale,
  }));
}

/** Room for half a label beside the outermost nodes, and for its second line below them. */
const edgePx = { x: 88, y: 44 } as const;

const lineCharactersMax = 24;

/** A label in one or two lines; what does not fit into the second is left out and said so by a sign. */
export function labelLines(label: string): string[] {
  if (label.length <= lineCharactersMax) return [label];
  const space = label.lastIndexOf(" ", lineCharactersMax);
  const cut = space > 0 ? space : lineCharactersMax;
  const rest = label.slice(cut).trim();
  const second = rest.length <= lineCharactersMax ? rest : `${rest.slice(0, lineCharactersMax - 1)}…`;
  return [label.slice(0, cut).trim(), second];
}

function extent(values: readonly number[]): { readonly span: number; readonly middle: number } {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return { span: high - low, middle: (low + high) / 2 };
}
