import { useCallback, useDeferredValue, useMemo, useRef } from "react";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import type { Network, NetworkView } from "../../../../platform/ui/network/network.ts";
import { NetworkPicture } from "../../../../platform/ui/network/NetworkPicture.tsx";
import type { Bundle } from "../contract.ts";
import type { GraphChoice } from "../graph-address-rules.ts";
import type { Graph } from "../graph-contract.ts";
import {
  families,
  familyOf,
  placeOf,
  pulls,
  shortestWay,
  shownOf,
  type Shown,
  type Stretch,
} from "../graph-view-rules.ts";
import { GraphFilters } from "./GraphFilters.tsx";
import { graphWords } from "./graph-messages.ts";
import { GraphNodePanel } from "./GraphNodePanel.tsx";
import { GraphTables } from "./GraphTables.tsx";
import { GraphTimes } from "./GraphTimes.tsx";
import { GraphWay } from "./GraphWay.tsx";

export interface GraphPartProps {
  readonly bundle: Bundle;
  readonly graph: Graph;
  readonly choice: GraphChoice;
  readonly change: (change: Partial<GraphChoice>) => void;
}

/** Filters, picture, what is chosen, the way between two, and the tables: all of one view. */
export function GraphShown(props: GraphPartProps) {
  const say = useSay();
  const { graph, choice, change } = props;
  const panel = useRef<HTMLHeadingElement>(null);
  const shown = useMemo(() => shownOf(graph, choice.filter), [graph, choice.filter]);
  const way = useWay(graph, shown, choice);
  const selected = placeOf(graph.nodes, choice.selected);
  const network = useMemo(() => networkOf(graph), [graph]);
  const view = useMemo(() => viewOf(shown, selected, way), [shown, selected, way]);
  const legend = useMemo(() => legendOf(network, shown), [network, shown]);
  const select = useCallback(
    (node: number | null) => change({ selected: node === null ? null : (graph.nodes[node]?.stixId ?? null) }),
    [change, graph],
  );
  /** From a list: what is told of it comes next, for whoever reads on. */
  const choose = useCallback(
    (node: number) => {
      select(node);
      panel.current?.focus();
    },
    [select],
  );
  // Tables are written a moment later than the picture, so that a slider goes on moving.
  const told = useDeferredValue(useMemo(() => ({ graph, shown }), [graph, shown]));
  return (
    <>
      <GraphFilters {...props} />
      <GraphTimes {...props} />
      <p aria-live="polite">
        <Say m={graphWords["graph-shown"]} values={totals(graph, shown)} />
      </p>
      <div className="cf-graph-page">
        <NetworkPicture
          title={say(graphWords["graph-title"])}
          network={network}
          view={view}
          legend={legend.map(({ group, count }) => ({
            group,
            count,
            label: say(graphWords[`family-${families[group] ?? "other"}`]),
          }))}
          onSelect={select}
        />
        <aside className="cf-graph-aside" aria-label={say(graphWords["node-title"])}>
          <GraphNodePanel {...props} shown={shown} selected={selected} heading={panel} choose={choose} />
          <GraphWay {...props} way={way} />
        </aside>
      </div>
      <GraphTables {...told} time={choice.filter.time?.kind ?? "created"} choose={choose} />
    </>
  );
}

function networkOf({ nodes, links }: Graph): Network {
  return {
    nodes: nodes.map(({ stixId, name, type }) => ({
      id: stixId,
      label: name,
      group: families.indexOf(familyOf(type)),
    })),
    links: links.map((link) => ({ from: link.from, to: link.to, pulls: pulls(link) })),
  };
}

/** The way between the two chosen ends: null where there is none, undefined where an end is missing. */
function useWay(
  graph: Graph,
  shown: Shown,
  { start, end }: GraphChoice,
): readonly Stretch[] | null | undefined {
  return useMemo(() => {
    const [from, to] = [placeOf(graph.nodes, start), placeOf(graph.nodes, end)];
    return from === null || to === null ? undefined : shortestWay(graph, shown, from, to);
  }, [graph, shown, start, end]);
}

function viewOf(
  shown: Shown,
  selected: number | null,
  way: readonly Stretch[] | null | undefined,
): NetworkView {
  return {
    ...shown,
    selected,
    pathNodes: new Set(way?.flatMap(({ from, to }) => [from, to])),
    pathLinks: new Set(way?.flatMap(({ links }) => links)),
  };
}

function legendOf({ nodes }: Network, shown: Shown): { group: number; count: number }[] {
  return families.map((_, group) => ({
    group,
    count: nodes.filter((node, at) => node.group === group && shown.nodes[at]).length,
  }));
}

function totals(graph: Graph, shown: Shown) {
  return {
    nodes: shown.nodes.filter(Boolean).length,
    allNodes: graph.nodes.length,
    links: shown.links.filter(Boolean).length,
    allLinks: graph.links.length,
  };
}
