import { useEffect, useId, useMemo, useState } from "react";
import { Link } from "react-router";
import { useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import {
  fitNodes,
  labelLines,
  placeNodes,
  type GraphEdge,
  type GraphNode,
  type PlacedNode,
} from "./graph-layout.ts";
import { Picture } from "./Picture.tsx";
import { Svg } from "./Svg.tsx";

/** How things are linked: a picture whose nodes are links, and the table that says the same. */
export function Graph(props: {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly fileName: string;
  readonly heightPx?: number;
  /** False where a link has no direction; then no arrow is drawn. */
  readonly directed?: boolean;
}) {
  const say = useSay();
  const { nodes, edges, heightPx = 360, directed = true } = props;
  const data = useMemo(() => {
    const name = new Map(nodes.map(({ id, label }) => [id, label]));
    return {
      columns: [say(ui.from), say(ui.link), say(ui.to)],
      rows: edges.map(({ from, to, label }) => [name.get(from) ?? from, label, name.get(to) ?? to]),
    };
  }, [nodes, edges, say]);
  return (
    <Picture title={props.title} data={data} fileName={props.fileName}>
      {(width) => (
        <GraphDrawing
          title={props.title}
          nodes={nodes}
          edges={edges}
          width={width}
          height={heightPx}
          directed={directed}
        />
      )}
    </Picture>
  );
}

interface DrawingProps {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
  readonly directed: boolean;
}

function GraphDrawing({ title, nodes, edges, width, height, directed }: DrawingProps) {
  const [placed, setPlaced] = useState<readonly PlacedNode[]>([]);
  const arrow = useId();
  useEffect(() => {
    let gone = false;
    const place = async () => {
      const next = await placeNodes(nodes, edges);
      if (!gone) setPlaced(next);
    };
    void place();
    return () => {
      gone = true;
    };
  }, [nodes, edges]);
  const fitted = fitNodes(placed, { width, height });
  const at = new Map(fitted.map((node) => [node.id, node]));
  const kinds = [...new Set(nodes.map(({ kind }) => kind))];
  return (
    <Svg as="group" name={title} className="cf-graph" width={width} height={height}>
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 8 8"
          refX="15"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path d="M0,0 L8,4 L0,8 z" className="cf-arrow" />
        </marker>
      </defs>
      <g aria-hidden="true">
        {edges.map((edge) => (
          <Edge
            key={`${edge.from} ${edge.label} ${edge.to}`}
            edge={edge}
            at={at}
            arrow={directed ? arrow : null}
          />
        ))}
      </g>
      {fitted.map((node) => (
        <Node key={node.id} node={node} shape={Math.min(kinds.indexOf(node.kind), 3)} />
      ))}
    </Svg>
  );
}

function Edge(props: {
  readonly edge: GraphEdge;
  readonly at: ReadonlyMap<string, PlacedNode>;
  readonly arrow: string | null;
}) {
  const { edge, at, arrow } = props;
  const from = at.get(edge.from);
  const to = at.get(edge.to);
  if (!from || !to) return null;
  return (
    <>
      <line
        className="cf-edge"
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
        markerEnd={arrow === null ? undefined : `url(#${arrow})`}
      />
      <text className="cf-edge-label" x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 4} textAnchor="middle">
        {edge.label}
      </text>
    </>
  );
}

const shapes = [
  "M-9,0 a9,9 0 1,0 18,0 a9,9 0 1,0 -18,0",
  "M-8,-8 h16 v16 h-16 z",
  "M0,-10 L10,0 L0,10 L-10,0 z",
  "M0,-10 L10,8 L-10,8 z",
];

function Node({ node, shape }: { node: PlacedNode; shape: number }) {
  const { to } = usePlace();
  const drawing = (
    <g transform={`translate(${node.x},${node.y})`}>
      <path d={shapes[shape] ?? ""} className={`cf-node cf-node-${shape}`} />
      {labelLines(node.label).map((line, index) => (
        <text key={line} className="cf-node-label" y={24 + 16 * index} textAnchor="middle">
          {line}
        </text>
      ))}
    </g>
  );
  const name = `${node.kind}: ${node.label}`;
  if (node.path === undefined)
    return (
      <g>
        <title>{name}</title>
        {drawing}
      </g>
    );
  return (
    <Link to={to(node.path)} aria-label={name} className="cf-node-link">
      {drawing}
    </Link>
  );
}
