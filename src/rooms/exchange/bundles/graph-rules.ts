import { referencesOf, type JsonObject } from "@counterfoil/stix";
import {
  graphLimits,
  type Background,
  type Graph,
  type GraphLink,
  type GraphNode,
  type Times,
} from "./graph-contract.ts";
import { textOf } from "./rules.ts";

/** An object of a bundle that the reader may see. */
export interface GraphSource {
  readonly stixId: string;
  readonly type: string;
  readonly name: string;
  readonly tlp: GraphNode["tlp"];
  readonly custom: boolean;
  readonly object: JsonObject;
}

export interface GraphWish {
  readonly also: readonly Background[];
  readonly type?: string | undefined;
  readonly text?: string | undefined;
}

interface Loose extends Omit<GraphLink, "from" | "to"> {
  readonly source: string;
  readonly target: string;
}

/**
 * Takes objects one by one and ends in nodes and links. A link whose end was not taken, because it is not in the bundle or because the
 * reader may not see it, is neither kept nor counted: nothing says which of the two it was. Of several versions of an object, the last counts.
 */
export function graphReader(wish: GraphWish, limits: { nodes: number; links: number } = graphLimits) {
  const places = new Map<string, number>();
  const nodes: GraphNode[] = [];
  const loose = new Map<string, readonly Loose[]>();
  const found = new Set<string>();
  const text = wish.text?.trim().toLowerCase() ?? "";
  const wanted = ({ type, name, stixId }: GraphSource): boolean =>
    (type !== "marking-definition" || wish.also.includes("markings")) &&
    (wish.type === undefined || type === wish.type) &&
    (text === "" || `${name} ${stixId}`.toLowerCase().includes(text));
  const takeNode = (source: GraphSource) => {
    found.add(source.stixId);
    const { object, ...rest } = source;
    const node = { ...rest, times: timesOf(object) };
    const place = places.get(source.stixId);
    if (place === undefined) {
      if (nodes.length >= limits.nodes) return;
      places.set(source.stixId, nodes.push(node) - 1);
    } else if (isOlder(node, nodes[place])) return;
    else nodes[place] = node;
    loose.set(source.stixId, embedded(source, wish.also));
  };
  const takeLink = (source: GraphSource) => {
    const link = relationship(source);
    if (!isOlder(link, loose.get(source.stixId)?.[0])) loose.set(source.stixId, [link]);
  };
  return {
    take: (source: GraphSource) => {
      if (source.type === "relationship") takeLink(source);
      else if (wanted(source)) takeNode(source);
    },
    end: (): Graph => {
      const links = tied(loose, places);
      return {
        nodes,
        links: links.slice(0, limits.links),
        nodesFound: found.size,
        linksFound: links.length,
        complete: nodes.length === found.size && links.length <= limits.links,
      };
    },
  };
}

function tied(
  loose: ReadonlyMap<string, readonly Loose[]>,
  places: ReadonlyMap<string, number>,
): GraphLink[] {
  const links: GraphLink[] = [];
  for (const each of loose.values())
    for (const { source, target, ...link } of each) {
      const from = places.get(source);
      const to = places.get(target);
      if (from !== undefined && to !== undefined) links.push({ ...link, from, to });
    }
  return links;
}

function relationship({ stixId, tlp, object }: GraphSource): Loose {
  return {
    stixId,
    source: textOf(object["source_ref"]),
    target: textOf(object["target_ref"]),
    type: textOf(object["relationship_type"]),
    tlp,
    times: timesOf(object),
  };
}

function embedded({ stixId, tlp, object }: GraphSource, also: readonly Background[]): Loose[] {
  return referencesOf(object)
    .map(({ property, target }) => ({ type: property.replaceAll(/\[\d+\]/g, ""), target }))
    .filter(({ type }) => {
      const background = backgroundOf(type);
      return background === null || also.includes(background);
    })
    .map(({ type, target }) => ({ stixId: null, source: stixId, target, type, tlp, times: {} }));
}

/** A property that says the same of nearly everything. Producers write their own names before `created_by_ref`. */
export function backgroundOf(property: string): Background | null {
  if (/(^|[._])created_by_ref$/.test(property)) return "authors";
  if (/(^|[._])(object_marking_refs|marking_ref)$/.test(property)) return "markings";
  return /(^|[._])object_refs$/.test(property) ? "lists" : null;
}

interface Dated {
  readonly times: Times;
}

function isOlder(one: Dated, than: Dated | undefined): boolean {
  const modified = (of: Dated | undefined) => of?.times.modified?.[0] ?? Number.NEGATIVE_INFINITY;
  return modified(one) < modified(than);
}

export function timesOf(object: JsonObject): Times {
  const ms = (property: string): number | null => {
    const at = Date.parse(textOf(object[property]));
    return Number.isNaN(at) ? null : at;
  };
  const span = (from: string, until: string, open: boolean): [number, number | null] | undefined => {
    const [start, end] = [ms(from), ms(until)];
    if (start === null) return end === null ? undefined : [end, end];
    return [start, end ?? (open ? null : start)];
  };
  const all = {
    created: span("created", "", false),
    modified: span("modified", "", false),
    published: span("published", "", false),
    seen: span("first_seen", "last_seen", false) ?? span("first_observed", "last_observed", false),
    valid: span("valid_from", "valid_until", true) ?? span("start_time", "stop_time", true),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
