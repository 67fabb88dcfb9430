import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { ElectionId } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { BundleId, Marking } from "./nouns-contract.ts";

/** More is not sent at once: then the reply says that it is not all, and a filter by type or words makes it smaller. */
export const graphLimits = { nodes: 20_000, links: 60_000 } as const;

/**
 * Which time of an object is meant. `seen` is first_seen to last_seen (of observed data, first_observed to last_observed); `valid` is
 * valid_from to valid_until, of a relationship start_time to stop_time.
 */
export const TimeKind = z.enum(["created", "modified", "published", "seen", "valid"]);
export type TimeKind = z.infer<typeof TimeKind>;

/** From and until, in milliseconds; null where it goes on. An instant has twice the same. */
const Span = z.tuple([z.number().int(), z.number().int().nullable()]);

export const Times = z.object({
  created: Span.optional(),
  modified: Span.optional(),
  published: Span.optional(),
  seen: Span.optional(),
  valid: Span.optional(),
});
export type Times = z.infer<typeof Times>;

export const GraphNode = z.object({
  stixId: z.string(),
  type: z.string(),
  name: z.string(),
  tlp: Marking,
  /** Of a type that STIX 2.1 does not define. */
  custom: z.boolean(),
  times: Times,
});
export type GraphNode = z.infer<typeof GraphNode>;

export const GraphLink = z.object({
  /** The relationship object; null where an object refers to another by itself. */
  stixId: z.string().nullable(),
  /** Places in the list of nodes. */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  /** The relationship's type, or the name of the property that refers. */
  type: z.string(),
  /** Of the relationship, or of the object that refers. */
  tlp: Marking,
  times: Times,
});
export type GraphLink = z.infer<typeof GraphLink>;

export const Graph = z.object({
  nodes: z.array(GraphNode),
  links: z.array(GraphLink),
  /** Of what this reader may see and was asked for. More than what came where `complete` is false. */
  nodesFound: z.number().int().min(0),
  linksFound: z.number().int().min(0),
  complete: z.boolean(),
});
export type Graph = z.infer<typeof Graph>;

/** What is said of nearly everything, and so says little: drawn only where asked for. */
export const Background = z.enum(["authors", "markings", "lists"]);
export type Background = z.infer<typeof Background>;

export const readGraph = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}/graph",
  allow: may["bundles.graph"],
  summary: "The objects that this reader may see as nodes, and the links between them",
  params: z.object({ election: ElectionId, bundle: BundleId }),
  query: z.object({
    /** Also who wrote what (`created_by_ref`), which marking it has, what reports and groupings list (`object_refs`). */
    also: z
      .string()
      .regex(/^(authors|markings|lists)(,(authors|markings|lists)){0,2}$/)
      .optional(),
    /** Only nodes of this type. */
    type: z.string().max(100).optional(),
    /** Only nodes with this in name or id. */
    text: z.string().max(limits.nameCharactersMax).optional(),
  }),
  reply: Graph,
  refusals: { "bundle-not-found": 404 },
});
