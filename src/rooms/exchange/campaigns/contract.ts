import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import {
  ActivityKind,
  Classification,
  Confidence,
  IncidentId,
  IncidentState,
  Moment,
  Name,
  outcomes,
  Phase,
  Text,
  Why,
} from "../incidents/contract.ts";

export const CampaignId = idOf("cmp");
export const LinkId = idOf("lnk");

/** By what two incidents belong together. */
export const linkKinds = ["infrastructure", "narrative", "actor", "target", "time"] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof LinkKind>;

/** What is measured of one incident; of all together also how many they are. */
export const singleMeasures = ["vectors", "targets", "spanDays", "reachPeople"] as const;
export const measures = [...singleMeasures, "incidents"] as const;
export type Measure = (typeof measures)[number];

/** `reachPeople` adds up what is known: people reached twice count twice, and `reachUnknown` activities count as nobody. */
export const Picture = z.object({
  incidents: z.number().int(),
  activities: z.number().int(),
  /** Distinct ways in: kind of activity, technique and venue together. */
  vectors: z.number().int(),
  targets: z.number().int(),
  /** Days from the first begin to the last end, begun days counted; 0 without activities. */
  spanDays: z.number().int(),
  reachPeople: z.number().int(),
  reachUnknown: z.number().int(),
});
export type Picture = z.infer<typeof Picture>;

const threshold = z.number().int().min(1).max(10_000_000_000);
const thresholds = {
  vectors: threshold.optional(),
  targets: threshold.optional(),
  spanDays: threshold.optional(),
  reachPeople: threshold.optional(),
};
const needed = z.number().int().min(1).max(measures.length);

/** A threshold that is left out is not looked at. `needed`: how many of the thresholds must be met. */
export const AggregationRule = z.object({
  single: z.object({ thresholds: z.object(thresholds), needed }),
  cumulative: z.object({ thresholds: z.object({ ...thresholds, incidents: threshold.optional() }), needed }),
});
export type AggregationRule = z.infer<typeof AggregationRule>;

export const DeclaredRule = z.object({
  version: z.number().int(),
  rule: AggregationRule,
  why: z.string(),
  atMs: Moment,
  byPerson: z.string(),
  byName: z.string().nullable(),
});
export type DeclaredRule = z.infer<typeof DeclaredRule>;

/** Met or not, with the numbers that made it so. */
export const Verdict = z.object({
  met: z.boolean(),
  thresholdsMet: z.number().int(),
  needed: z.number().int(),
  measures: z.array(
    z.object({
      measure: z.enum(measures),
      value: z.number().int(),
      threshold: z.number().int(),
      met: z.boolean(),
    }),
  ),
});
export type Verdict = z.infer<typeof Verdict>;

export const KeptLink = z.object({
  id: LinkId,
  one: IncidentId,
  other: IncidentId,
  kind: LinkKind,
  evidence: z.string(),
  confidence: Confidence,
  classification: Classification,
  atMs: Moment,
  byPerson: z.string(),
  byName: z.string().nullable(),
  ended: z.object({ atMs: Moment, byPerson: z.string(), why: z.string() }).nullable(),
});
export type KeptLink = z.infer<typeof KeptLink>;

/** A link with the titles of what it links: an incident whose last link was ended is no longer among the members. */
export const Link = KeptLink.extend({ oneTitle: z.string(), otherTitle: z.string() });
export type Link = z.infer<typeof Link>;

/** One of a campaign's incidents with its own verdict. */
export const Member = z.object({
  id: IncidentId,
  title: z.string(),
  state: IncidentState,
  phase: Phase,
  tlp: Tlp,
  classification: Classification,
  kinds: z.array(ActivityKind),
  picture: Picture,
  /** Null while no rule is declared. */
  verdict: Verdict.nullable(),
});
export type Member = z.infer<typeof Member>;

export const TimelineEntry = z.object({
  activityId: z.string(),
  incidentId: IncidentId,
  kind: ActivityKind,
  technique: z.string().nullable(),
  target: z.string(),
  venue: z.string().nullable(),
  fromMs: Moment,
  toMs: Moment,
  outcome: z.enum(outcomes),
});

const head = {
  id: CampaignId,
  title: z.string(),
  phase: Phase,
  tlp: Tlp,
  classification: Classification,
  organisationId: z.string(),
  createdAtMs: Moment,
};

export const CampaignRow = z.object({
  ...head,
  /** Counts of what this reader may see. */
  incidents: z.number().int(),
  links: z.number().int(),
  cumulativeMet: z.boolean().nullable(),
});
export type CampaignRow = z.infer<typeof CampaignRow>;

export const Campaign = z.object({
  ...head,
  summary: z.string(),
  createdBy: z.string(),
  /** Newest first; the first is in force. */
  rules: z.array(DeclaredRule),
  members: z.array(Member),
  cumulative: z.object({ picture: Picture, verdict: Verdict.nullable() }),
  /** Oldest first, with those that were ended. */
  links: z.array(Link),
  /** By begin. */
  timeline: z.array(TimelineEntry),
});
export type Campaign = z.infer<typeof Campaign>;

/** Two incidents share something that few others have. It suggests a link and makes none. */
export const Suggestion = z.object({
  one: z.object({ id: IncidentId, title: z.string() }),
  other: z.object({ id: IncidentId, title: z.string() }),
  weight: z.number(),
  shared: z.array(
    z.object({
      kind: LinkKind,
      value: z.string(),
      /** In how many of the incidents that this reader sees. */
      incidents: z.number().int(),
      weight: z.number(),
    }),
  ),
});
export type Suggestion = z.infer<typeof Suggestion>;

const inElection = z.object({ election: z.string() });
const ofCampaign = inElection.extend({ campaign: CampaignId });
const notFound = { "campaign-not-found": 404 } as const;
const ours = { ...notFound, "campaign-of-others": 403 } as const;

export const listCampaigns = endpoint({
  method: "GET",
  path: "/api/elections/{election}/campaigns",
  allow: may["campaigns.list"],
  summary: "Campaigns, newest first, with what their incidents add up to",
  params: inElection,
  query: z.object({ ...pageQuery, phase: Phase.optional(), text: z.string().trim().max(200).optional() }),
  reply: pageOf(CampaignRow),
  refusals: {},
});

export const readCampaign = endpoint({
  method: "GET",
  path: "/api/elections/{election}/campaigns/{campaign}",
  allow: may["campaigns.read"],
  summary:
    "One campaign: its links, its incidents over time, and the single and cumulative verdicts side by side",
  params: ofCampaign,
  reply: Campaign,
  refusals: notFound,
});

export const openCampaign = endpoint({
  method: "POST",
  path: "/api/elections/{election}/campaigns",
  allow: may["campaigns.open"],
  summary: "Open a campaign; links between incidents make its content",
  params: inElection,
  body: z.object({
    title: Name,
    summary: Text,
    phase: Phase,
    tlp: Tlp,
    classification: Classification,
    why: Why,
  }),
  reply: Campaign,
  refusals: { "classification-above-yours": 422 },
});

export const declareRule = endpoint({
  method: "POST",
  path: "/api/elections/{election}/campaigns/{campaign}/rules",
  allow: may["campaigns.declare"],
  summary: "Declare how much adds up to how much; the rules before it stay",
  params: ofCampaign,
  body: z.object({ rule: AggregationRule, why: Why }),
  reply: Campaign,
  refusals: { ...ours, "needed-over-thresholds": 422, "changed-meanwhile": 409 },
});

export const linkIncidents = endpoint({
  method: "POST",
  path: "/api/elections/{election}/campaigns/{campaign}/links",
  allow: may["campaigns.link"],
  summary: "Link two incidents, with the evidence for it",
  params: ofCampaign,
  body: z.object({
    one: IncidentId,
    other: IncidentId,
    kind: LinkKind,
    evidence: Text,
    confidence: Confidence,
    /** Of the evidence; the link is classified at least as high as the campaign and both incidents. */
    classification: Classification.default(0),
    /** What people without clearance read as evidence for the link between what they see in place of the incidents. */
    substitute: z.object({ evidence: Text }).optional(),
  }),
  reply: Campaign,
  refusals: {
    ...ours,
    "incident-not-found": 404,
    "linked-to-itself": 422,
    "linked-already": 409,
    "classification-above-yours": 422,
    "substitute-needed": 422,
    "nothing-to-substitute": 422,
  },
});

export const unlinkIncidents = endpoint({
  method: "POST",
  path: "/api/elections/{election}/campaigns/{campaign}/links/{link}/end",
  allow: may["campaigns.unlink"],
  summary: "End a link with a reason; both stay in the record",
  params: ofCampaign.extend({ link: LinkId }),
  body: z.object({
    why: Why,
    /** The reason that people without clearance read, where a substitute of the link stands before them. */
    substitute: z.object({ why: Why }).optional(),
  }),
  reply: Campaign,
  refusals: { ...ours, "link-not-found": 404, "link-ended": 409, "substitute-needed": 422 },
});

export const suggestLinks = endpoint({
  method: "GET",
  path: "/api/elections/{election}/campaigns/{campaign}/suggestions",
  allow: may["campaigns.suggest"],
  summary: "Pairs of incidents that share what few others have, strongest first; nothing is linked",
  params: ofCampaign,
  query: z.object({ limit: z.coerce.number().int().min(1).max(limits.pageRowsMax).default(20) }),
  reply: z.object({ rows: z.array(Suggestion), incidents: z.number().int() }),
  refusals: notFound,
});
