import { backgroundOf } from "./graph-rules.ts";
import { TimeKind, type Graph, type GraphLink, type GraphNode, type Times } from "./graph-contract.ts";

/** What somebody wants to see of a graph. Sets name what is left out, so that nothing chosen is everything. */
export interface GraphFilter {
  readonly withoutTypes: ReadonlySet<string>;
  readonly withoutLinks: ReadonlySet<string>;
  readonly withoutMarkings: ReadonlySet<string>;
  readonly text: string;
  readonly time: TimeFilter | null;
}

export interface TimeFilter {
  readonly kind: TimeKind;
  readonly fromMs: number;
  readonly untilMs: number;
  /** What has no such time is shown too. */
  readonly undated: boolean;
}

export const everything: GraphFilter = {
  withoutTypes: new Set(),
  withoutLinks: new Set(),
  withoutMarkings: new Set(),
  text: "",
  time: null,
};

/** What is shown, place by place. A link is shown only between two nodes that are. */
export interface Shown {
  readonly nodes: readonly boolean[];
  readonly links: readonly boolean[];
}

export function shownOf(graph: Graph, filter: GraphFilter): Shown {
  const text = filter.text.trim().toLowerCase();
  const nodes = graph.nodes.map(
    (node) =>
      !filter.withoutTypes.has(node.type) &&
      !filter.withoutMarkings.has(node.tlp) &&
      (text === "" || `${node.name} ${node.stixId}`.toLowerCase().includes(text)) &&
      inTime(node.times, filter.time),
  );
  const links = graph.links.map(
    (link) =>
      nodes[link.from] === true &&
      nodes[link.to] === true &&
      !filter.withoutLinks.has(link.type) &&
      !filter.withoutMarkings.has(link.tlp) &&
      // What an object says of itself has the object's time.
      (link.stixId === null || inTime(link.times, filter.time)),
  );
  return { nodes, links };
}

/** Does it touch the window? */
export function inTime(times: Times, filter: TimeFilter | null): boolean {
  if (filter === null) return true;
  const span = times[filter.kind];
  if (span === undefined) return filter.undated;
  const [from, until] = span;
  return from <= filter.untilMs && (until ?? Number.POSITIVE_INFINITY) >= filter.fromMs;
}

export interface TimeRange {
  readonly kind: TimeKind;
  readonly fromMs: number;
  readonly untilMs: number;
  /** How many nodes and relationships have this time. */
  readonly dated: number;
}

/** The times that occur in a graph, each with its first and last moment. */
export function timeRanges({ nodes, links }: Graph): TimeRange[] {
  return TimeKind.options.flatMap((kind) => {
    const spans = [...nodes, ...links].map(({ times }) => times[kind]).filter((span) => span !== undefined);
    let [fromMs, untilMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const [from, until] of spans) {
      fromMs = Math.min(fromMs, from, until ?? from);
      untilMs = Math.max(untilMs, from, until ?? from);
    }
    return spans.length === 0 ? [] : [{ kind, fromMs, untilMs, dated: spans.length }];
  });
}

/** How often each value occurs, the most frequent first. */
export function counted(values: readonly string[]): { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** One stretch of a way: from a node to its neighbour, by each link that joins the two. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly links: readonly number[];
}

/**
 * A shortest way between two nodes through what is shown, against the direction of links too; null where there is none. Of several, the
 * one found first in the order of the links, so that the same question has the same answer.
 */
export function shortestWay(graph: Graph, shown: Shown, start: number, end: number): Stretch[] | null {
  if (shown.nodes[start] !== true || shown.nodes[end] !== true) return null;
  const beside = neighbours(graph, shown);
  const before = new Map<number, number>([[start, start]]);
  const queue = [start];
  for (let head = 0; head < queue.length && !before.has(end); head++) {
    const here = queue[head] ?? start;
    for (const next of beside.get(here)?.keys() ?? []) {
      if (before.has(next)) continue;
      before.set(next, here);
      queue.push(next);
    }
  }
  if (!before.has(end)) return null;
  const way: Stretch[] = [];
  for (let to = end; to !== start;) {
    const from = before.get(to) ?? start;
    way.unshift({ from, to, links: beside.get(from)?.get(to) ?? [] });
    to = from;
  }
  return way;
}

/** For each node its neighbours, each with the links between the two. A link from a node to itself leads nowhere. */
export function neighbours(graph: Graph, shown: Shown): Map<number, Map<number, number[]>> {
  const beside = new Map<number, Map<number, number[]>>();
  const join = (one: number, other: number, link: number) => {
    const around = beside.get(one) ?? new Map<number, number[]>();
    beside.set(one, around);
    around.set(other, [...(around.get(other) ?? []), link]);
  };
  graph.links.forEach(({ from, to }, at) => {
    if (shown.links[at] !== true || from === to) return;
    join(from, to, at);
    join(to, from, at);
  });
  return beside;
}

/** Families of types: each has a shape, which tells them apart without colour. The order is that of the shapes. */
export const families = ["actors", "acts", "traces", "places", "texts", "other"] as const;
export type Family = (typeof families)[number];

const familyOfType: Readonly<Record<string, Family>> = {
  identity: "actors",
  "threat-actor": "actors",
  "intrusion-set": "actors",
  campaign: "actors",
  "user-account": "actors",
  channel: "traces",
  infrastructure: "traces",
  indicator: "traces",
  "observed-data": "traces",
  sighting: "traces",
  "media-content": "traces",
  "attack-pattern": "acts",
  "course-of-action": "acts",
  incident: "acts",
  event: "acts",
  narrative: "acts",
  malware: "acts",
  tool: "acts",
  vulnerability: "acts",
  "x-mitre-tactic": "acts",
  location: "places",
  report: "texts",
  grouping: "texts",
  note: "texts",
  opinion: "texts",
  "malware-analysis": "texts",
  "x-mitre-matrix": "texts",
};

/** Observables of STIX 2.1 are traces; what nobody knows is other. */
const observables =
  /^(artifact|autonomous-system|directory|domain-name|email-addr|email-message|file|ipv[46]-addr|mac-addr|mutex|network-traffic|process|software|url|windows-registry-key|x509-certificate)$/;

export function familyOf(type: string): Family {
  return familyOfType[type] ?? (observables.test(type) ? "traces" : "other");
}

/** Lists of reports and who wrote what would pull everything into one heap. */
export function pulls({ stixId, type }: Pick<GraphLink, "stixId" | "type">): boolean {
  return stixId !== null || backgroundOf(type) === null;
}

/** Where a node stands in the list, by its STIX id. */
export function placeOf(nodes: readonly GraphNode[], stixId: string | null): number | null {
  const place = stixId === null ? -1 : nodes.findIndex((node) => node.stixId === stixId);
  return place === -1 ? null : place;
}
