import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { ElectionId } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { CampaignId, linkIncidents, LinkKind } from "../campaigns/contract.ts";
import { Confidence } from "../incidents/contract.ts";

/** A report, an incident or a bundle. */
export const MemberId = z.string().regex(/^(?:rep|inc|bnd)_[0-9a-z]{10,40}$/);
export const DecisionId = idOf("cor");
export const WarningId = idOf("wrn");

export const valueKinds = [
  "domain",
  "site",
  "url",
  "handle",
  "hash",
  "ip",
  "email",
  "text",
  "passage",
] as const;
export const warningCategories = [
  "platform",
  "shortener",
  "hosting",
  "delivery",
  "reference",
  "mail",
] as const;
export const WarningCategory = z.enum(warningCategories);

export const Member = z.object({
  id: MemberId,
  kind: z.enum(["report", "incident", "bundle"]),
  title: z.string(),
});
export type Member = z.infer<typeof Member>;

export const Shared = z.object({
  kind: z.enum(valueKinds),
  text: z.string(),
  strength: z.number(),
  /** How many matters that this reader sees have it. */
  members: z.number().int(),
  /** On the warning list, or had by too many: it links nothing alone. */
  common: z.boolean(),
});

export const decisions = ["accepted", "rejected"] as const;
export const Decision = z.object({
  id: DecisionId,
  one: Member,
  other: Member,
  says: z.enum(decisions),
  why: z.string(),
  strength: z.number(),
  campaign: CampaignId.nullable(),
  atMs: z.number().int(),
  byPerson: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/** Two matters share what few others have. It suggests and links nothing. */
export const Suggestion = z.object({
  one: Member,
  other: Member,
  /** From 0 to 1. */
  strength: z.number(),
  /** Why, in one sentence in the reader's language. */
  sentence: z.string(),
  /** How many values both have, and the strongest of them. */
  shared: z.number().int(),
  evidence: z.array(Shared),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** What an organisation says of a site, beside the list that comes with the software. */
export const Warning = z.object({
  id: WarningId,
  site: z.string(),
  /** Null: taken off the list. */
  category: WarningCategory.nullable(),
  why: z.string(),
  atMs: z.number().int(),
  byPerson: z.string(),
});
export type Warning = z.infer<typeof Warning>;

const inElection = z.object({ election: ElectionId });
const Why = z.string().trim().min(3).max(limits.textCharactersMax);

export const suggestCorrelations = endpoint({
  method: "GET",
  path: "/api/elections/{election}/correlations",
  allow: may["correlations.suggest"],
  summary:
    "Pairs of reports, incidents and bundles that share what few others have, strongest first, each explained",
  params: inElection,
  query: z.object({
    /** Only links of this one; else of the newest 200 that the reader sees. */
    member: MemberId.optional(),
    limit: z.coerce.number().int().min(1).max(limits.pageRowsMax).default(50),
  }),
  reply: z.object({ rows: z.array(Suggestion), members: z.number().int() }),
  refusals: { "member-not-found": 404 },
});

export const decideCorrelation = endpoint({
  method: "POST",
  path: "/api/elections/{election}/correlations/decisions",
  allow: may["correlations.decide"],
  summary: "Accept or reject a suggested link, with the reason; two incidents become a link of a campaign",
  params: inElection,
  body: z.object({
    one: MemberId,
    other: MemberId,
    says: z.enum(decisions),
    why: Why,
    /** Of an accepted link between two incidents: the campaign that takes it, by what, and how surely. */
    link: z.object({ campaign: CampaignId, kind: LinkKind, confidence: Confidence }).optional(),
  }),
  reply: Decision,
  refusals: {
    ...linkIncidents.refusals,
    "member-not-found": 404,
    "nothing-shared": 409,
    "said-already": 409,
    "link-needs-incidents": 422,
    "link-needs-acceptance": 422,
  },
});

export const listCorrelationDecisions = endpoint({
  method: "GET",
  path: "/api/elections/{election}/correlations/decisions",
  allow: may["correlations.decisions"],
  summary: "What analysts of the reader's organisation accepted and rejected, newest first",
  params: inElection,
  query: z.object({ ...pageQuery, says: z.enum(decisions).optional() }),
  reply: pageOf(Decision),
  refusals: { "cursor-unreadable": 422 },
});

export const listCorrelationWarnings = endpoint({
  method: "GET",
  path: "/api/elections/{election}/correlations/warnings",
  allow: may["correlations.warnings"],
  summary:
    "The list of sites that link nothing alone: the one of the software, and what the organisation says beside it",
  params: inElection,
  query: z.object({}),
  reply: z.object({ reviewedOn: z.string(), rows: z.array(Warning) }),
  refusals: {},
});

export const warnOfSite = endpoint({
  method: "POST",
  path: "/api/elections/{election}/correlations/warnings",
  allow: may["correlations.warn"],
  summary: "Put a site on the list of what links nothing alone, or take it off, with the reason",
  params: inElection,
  body: z.object({
    site: z.string().trim().toLowerCase().min(3).max(253),
    /** Null takes it off. */
    category: WarningCategory.nullable(),
    why: Why,
  }),
  reply: Warning,
  refusals: { "not-a-site": 422, "said-already": 409 },
});
