import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { Matter } from "../../../core/mandates/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const CaseId = idOf("cas");
export const EvidenceId = idOf("cev");
export const DecisionId = idOf("dec");

export const caseStates = ["briefed", "deliberating", "decided", "routed", "withdrawn"] as const;
export type CaseState = (typeof caseStates)[number];
export const outcomes = ["notice", "bulletin", "no-action"] as const;
export type Outcome = (typeof outcomes)[number];
/** Is the threshold met? */
export const votes = ["met", "not-met", "abstain"] as const;
export type Vote = (typeof votes)[number];
export const interests = ["none", "indirect", "direct"] as const;
export type Interest = (typeof interests)[number];
/** `recorded`: what lay in the case at a moment. `known`: what the desk knew by then, whenever it was put in. */
export const knowledgeAxes = ["recorded", "known"] as const;
export type KnowledgeAxis = (typeof knowledgeAxes)[number];

/**
 * The criteria of the critical election incident protocol (a Cabinet directive): how far it undermines the
 * right of people to a free and fair election, its potential to undermine credibility, and the confidence in the information;
 * and whether one incident or an accumulation is meant.
 */
export const degreeCriteria = ["undermines-right", "undermines-credibility", "confidence"] as const;
export const criteria = [...degreeCriteria, "accumulation"] as const;
export type Criterion = (typeof criteria)[number];
export const degrees = ["low", "moderate", "high"] as const;
export const accumulations = ["single", "cumulative"] as const;
export const findings = [...degrees, ...accumulations] as const;

/** What may be tried before stepping in: intervention is the last resort. */
export const alternatives = ["party-briefed", "platform-contacted", "authority-corrected", "waited"] as const;

const words = z.string().trim().min(3).max(limits.textCharactersMax);
const moment = z.number().int().nonnegative();

const assessed = { because: words, knownAtMs: moment };
export const Assessment = z.union([
  z.object({ criterion: z.enum(degreeCriteria), finding: z.enum(degrees), ...assessed }),
  z.object({ criterion: z.literal("accumulation"), finding: z.enum(accumulations), ...assessed }),
]);
export type Assessment = z.infer<typeof Assessment>;

export const TriedAlternative = z.object({
  alternative: z.enum(alternatives),
  cameOfIt: words,
  knownAtMs: moment,
});
export type TriedAlternative = z.infer<typeof TriedAlternative>;

/** When it was put into the case; `knownAtMs` is never later. */
const recorded = { recordedAtMs: moment, byPerson: z.string() };

export const RecordedAssessment = z.object({
  criterion: z.enum(criteria),
  finding: z.enum(findings),
  ...assessed,
  ...recorded,
});
export const RecordedAlternative = TriedAlternative.extend(recorded);

export const Evidence = z.object({
  id: EvidenceId,
  statement: z.string(),
  source: z.string(),
  knownAtMs: moment,
  recordedAtMs: moment,
  tlp: Tlp,
  classification: z.number().int(),
  supersedes: EvidenceId.nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Tally = z.object({
  met: z.number().int(),
  notMet: z.number().int(),
  abstained: z.number().int(),
  /** Members who are not recused and did not vote. */
  absent: z.number().int(),
  recused: z.number().int(),
});
export type Tally = z.infer<typeof Tally>;

export const Decision = z.object({
  id: DecisionId,
  outcome: z.enum(outcomes),
  title: z.string(),
  because: z.string(),
  decidedAtMs: moment,
  /** What was known is what lay in the case at this moment. */
  knowledgeAtMs: moment,
  tally: Tally,
  /** SHA-256, hex, of the canonical JSON of criteria and alternatives as they stood. */
  sheetSha256: z.string(),
  mandateId: z.string(),
  /** The roles that could publish when it was decided, for the record; what decides later is the permission table. */
  mayPublish: z.array(z.string()),
  tlp: Tlp,
  classification: z.number().int(),
});
export type Decision = z.infer<typeof Decision>;

export const Case = z.object({
  id: CaseId,
  title: z.string(),
  matter: Matter,
  asked: z.string(),
  incidentIds: z.array(z.string()),
  campaignId: z.string().nullable(),
  tlp: Tlp,
  classification: z.number().int(),
  organisationId: z.string(),
  briefedBy: z.string(),
  mandateId: z.string(),
  state: z.enum(caseStates),
  briefedAtMs: moment,
  deliberatingAtMs: moment.nullable(),
  decidedAtMs: moment.nullable(),
  /** When and why it was routed or withdrawn. */
  endedAtMs: moment.nullable(),
  endedBecause: z.string().nullable(),
  routedTo: z.string().nullable(),
});
export type Case = z.infer<typeof Case>;

/** What this reader is asked to do next. */
export const steps = ["declare", "vote", "decide", "none"] as const;
export type Step = (typeof steps)[number];

export const CaseRow = Case.pick({
  id: true,
  title: true,
  matter: true,
  state: true,
  tlp: true,
  classification: true,
  briefedAtMs: true,
  decidedAtMs: true,
  routedTo: true,
}).extend({ outcome: z.enum(outcomes).nullable(), myStep: z.enum(steps) });
export type CaseRow = z.infer<typeof CaseRow>;

export const memberStates = ["to-declare", "declared", "voted", "recused"] as const;

export const PanelMember = z.object({
  personId: z.string(),
  name: z.string(),
  state: z.enum(memberStates),
  /** False: the member cannot see this case, and consensus waits until clearance or succession is settled. */
  cleared: z.boolean(),
});
export type PanelMember = z.infer<typeof PanelMember>;

export const Declaration = z.object({
  caseId: CaseId,
  personId: z.string(),
  /** Null where this reader may not see the person. */
  name: z.string().nullable(),
  interest: z.enum(interests),
  words: z.string().nullable(),
  atMs: moment,
});
export type Declaration = z.infer<typeof Declaration>;

export const CaseDetail = Case.extend({
  asOf: z.object({ atMs: moment, by: z.enum(knowledgeAxes) }).nullable(),
  evidence: z.array(Evidence),
  /** In the order in which they were made; the last of each criterion stands. */
  criteria: z.array(RecordedAssessment),
  alternatives: z.array(RecordedAlternative),
  panel: z
    .object({ quorum: z.number().int(), seats: z.number().int(), members: z.array(PanelMember) })
    .nullable(),
  /** As far as this reader may read them. */
  declarations: z.array(Declaration),
  myVote: z.object({ vote: z.enum(votes), because: z.string(), atMs: moment }).nullable(),
  myStep: z.enum(steps),
  dissents: z.array(z.object({ personId: z.string(), note: z.string(), atMs: moment })),
  decision: Decision.nullable(),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** How many decisions of each outcome. */
export const DecisionCounts = z.object({
  notice: z.number().int(),
  bulletin: z.number().int(),
  noAction: z.number().int(),
});
export type DecisionCounts = z.infer<typeof DecisionCounts>;
