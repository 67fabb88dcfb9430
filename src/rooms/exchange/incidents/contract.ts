import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Purpose, Tlp } from "../../../core/sharing/contract.ts";
import {
  Activity,
  ActivityContent,
  ActivityId,
  ActivityKind,
  Assessment,
  AssessmentContent,
  Classification,
  Evidence,
  EvidenceContent,
  FirstTelling,
  IncidentId,
  IncidentState,
  Moment,
  Phase,
  Telling,
  Text,
  Why,
} from "./nouns-contract.ts";

export * from "./nouns-contract.ts";

/** An incident in a list. */
export const IncidentRow = Telling.omit({ summary: true }).extend({
  id: IncidentId,
  state: IncidentState,
  kinds: z.array(ActivityKind),
  tlp: Tlp,
  classification: Classification,
  organisationId: z.string(),
  createdAtMs: Moment,
  /** Counts of what this reader may see. */
  activities: z.number().int(),
  evidence: z.number().int(),
  /** Evidence came to light after the last assessment. */
  toBeReassessed: z.boolean(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

export const LinkedReport = z.object({
  id: idOf("rep"),
  atMs: Moment,
  byPerson: z.string(),
  why: z.string(),
});
export type LinkedReport = z.infer<typeof LinkedReport>;

export const Incident = Telling.extend({
  id: IncidentId,
  version: z.number().int(),
  state: IncidentState,
  kinds: z.array(ActivityKind),
  tlp: Tlp,
  classification: Classification,
  organisationId: z.string(),
  createdBy: z.string(),
  createdAtMs: Moment,
  changedAtMs: Moment,
  activities: z.array(Activity),
  evidence: z.array(Evidence),
  /** Newest first. */
  assessments: z.array(Assessment),
  toBeReassessed: z.boolean(),
  reports: z.array(LinkedReport),
  /** True for those who may read the original: others read a substitute in its place. */
  substituted: z.boolean(),
  /** The incident as it was known then; null: as it is known now. */
  asOfMs: Moment.nullable(),
});
export type Incident = z.infer<typeof Incident>;

const inElection = z.object({ election: z.string() });
const ofIncident = inElection.extend({ incident: IncidentId });

export const incidentFilters = {
  state: IncidentState.optional(),
  kind: ActivityKind.optional(),
  phase: Phase.optional(),
  text: z.string().trim().max(limits.nameCharactersMax).optional(),
} as const;
const Filters = z.object(incidentFilters);
export type IncidentFilters = z.infer<typeof Filters>;

const notFound = { "incident-not-found": 404 } as const;
const marking = { "classification-above-yours": 422 } as const;
const activityRefusals = {
  "period-backwards": 422,
  "personal-data": 422,
  "source-not-found": 404,
  "marking-below-source": 422,
  "classification-below-source": 422,
} as const;
const ours = { ...notFound, "incident-of-others": 403 } as const;

export const listIncidents = endpoint({
  method: "GET",
  path: "/api/elections/{election}/incidents",
  allow: may["incidents.list"],
  summary: "Incidents, newest first; one that holds both kinds of activity is found under both",
  params: inElection,
  query: z.object({ ...pageQuery, ...incidentFilters }),
  reply: pageOf(IncidentRow),
  refusals: {},
});

export const exportIncidents = endpoint({
  method: "POST",
  path: "/api/elections/{election}/incidents/export",
  allow: may["incidents.export"],
  summary: "The list as CSV, with each row's marking, for a stated purpose; the journal keeps who took it",
  params: inElection,
  body: Filters.extend({ purpose: Purpose }),
  media: "text/csv; charset=utf-8",
  reply: z.string(),
  refusals: { "too-many-rows": 422 },
});

export const readIncident = endpoint({
  method: "GET",
  path: "/api/elections/{election}/incidents/{incident}",
  allow: may["incidents.read"],
  summary: "One incident with its activities, evidence and assessments, as known now or then",
  params: ofIncident,
  query: z.object({ asOf: z.coerce.number().int().min(0).optional() }),
  reply: Incident,
  refusals: { ...notFound, "as-of-in-the-future": 422, "not-known-then": 422 },
});

export const openIncident = endpoint({
  method: "POST",
  path: "/api/elections/{election}/incidents",
  allow: may["incidents.open"],
  summary: "Open an incident, from scratch or from reports; what is restricted may have a substitute",
  params: inElection,
  body: FirstTelling.extend({
    tlp: Tlp,
    classification: Classification,
    activities: z.array(ActivityContent).max(100).default([]),
    reports: z.array(idOf("rep")).max(100).default([]),
    why: Why,
    /** What people without clearance read in place of this incident: an unclassified incident of its own. */
    substitute: FirstTelling.omit({ phase: true })
      .extend({ activities: z.array(ActivityContent).max(100).default([]), why: Why })
      .optional(),
  }),
  reply: Incident,
  refusals: {
    ...marking,
    ...activityRefusals,
    "report-not-found": 404,
    "nothing-to-substitute": 422,
  },
});

export const changeIncident = endpoint({
  method: "POST",
  path: "/api/elections/{election}/incidents/{incident}",
  allow: may["incidents.change"],
  summary: "Change what is told of an incident, its activities or its state, with a reason",
  params: ofIncident,
  body: z.object({
    /** The version that was read. */
    version: z.number().int().min(1),
    why: Why,
    tell: Telling.partial().optional(),
    add: z.array(ActivityContent).max(100).default([]),
    edit: z
      .array(z.object({ id: ActivityId, activity: ActivityContent }))
      .max(100)
      .default([]),
    remove: z.array(ActivityId).max(100).default([]),
    move: z.enum(["close", "reopen"]).optional(),
  }),
  reply: Incident,
  refusals: {
    ...ours,
    ...activityRefusals,
    "changed-meanwhile": 409,
    "incident-closed": 409,
    "not-closed": 409,
    "assess-first": 409,
    "assess-for-all-readers-first": 409,
    "activity-not-found": 404,
    "nothing-to-change": 422,
  },
});

export const assessIncident = endpoint({
  method: "POST",
  path: "/api/elections/{election}/incidents/{incident}/assessments",
  allow: may["incidents.assess"],
  summary: "Say how likely it is, with how much confidence, and against which other explanations",
  params: ofIncident,
  body: AssessmentContent,
  reply: Incident,
  refusals: { ...ours, ...marking, "incident-closed": 409, "marking-below-incident": 422 },
});

export const addEvidence = endpoint({
  method: "POST",
  path: "/api/elections/{election}/incidents/{incident}/evidence",
  allow: may["evidence.add"],
  summary: "Add an item of evidence under its own marking; a classified item may have a substitute",
  params: ofIncident,
  body: EvidenceContent.extend({
    why: Why,
    /** What people without clearance read in place of this item. */
    substitute: z.object({ text: Text, tlp: Tlp.optional() }).optional(),
  }),
  reply: Evidence,
  refusals: {
    ...ours,
    ...marking,
    "marking-below-incident": 422,
    "known-in-the-future": 422,
    "valid-before-known": 422,
    "nothing-to-substitute": 422,
    "incident-without-substitute": 422,
  },
});

export const linkReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/incidents/{incident}/reports",
  allow: may["incidents.link"],
  summary: "Say that a report tells of this incident; nothing is copied",
  params: ofIncident,
  body: z.object({ report: idOf("rep"), why: Why }),
  reply: Incident,
  refusals: { ...ours, "report-not-found": 404, "linked-already": 409 },
});
