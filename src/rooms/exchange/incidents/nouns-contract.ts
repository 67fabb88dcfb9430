import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { phases } from "../../../core/permissions/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { Confidence, Outcome, SourceGrade } from "../reports/contract.ts";

export const IncidentId = idOf("inc");
export const ActivityId = idOf("act");
export const EvidenceId = idOf("evi");
export const AssessmentId = idOf("asm");

export const activityKinds = ["intrusion", "influence"] as const;
export const ActivityKind = z.enum(activityKinds);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const incidentStates = ["open", "assessed", "closed"] as const;
export const IncidentState = z.enum(incidentStates);
export type IncidentState = z.infer<typeof IncidentState>;

/** What those behind it want, as far as one can tell. Chaos needs no beneficiary (W2.6); intent may stay undetermined (W2.7). */
export const aims = [
  "suppress-turnout",
  "mislead-voters",
  "discredit-process",
  "discredit-contestant",
  "favour-contestant",
  "polarise",
  "intimidate",
  "gain-access",
  "chaos",
  "undetermined",
] as const;
export const Aim = z.enum(aims);

/** Targets are roles, organisations and publics, never private people by name. */
export const targetKinds = [
  "public",
  "voters",
  "community",
  "candidate",
  "party",
  "campaign-team",
  "election-authority",
  "public-office",
  "media",
  "platform",
  "civil-society",
  "infrastructure",
] as const;

/** The same words as in a report. */
export const outcomes = Outcome.options;
export const evidenceKinds = [
  "observation",
  "technical",
  "document",
  "testimony",
  "open-source",
  "partner",
] as const;
/** Reliability of the source, apart from the credibility of what it says: the grades of a report. */
export const sourceGrades = SourceGrade.options;

/** Words of estimative probability, each bound to its range in percent by `likelihoodPercent` (ICD 203, section D.6.e.2.a). */
export const likelihoods = [
  "almost-no-chance",
  "very-unlikely",
  "unlikely",
  "roughly-even",
  "likely",
  "very-likely",
  "almost-certain",
] as const;
export const Likelihood = z.enum(likelihoods);
export type Likelihood = z.infer<typeof Likelihood>;
export const confidences = Confidence.options;
export { Confidence };

export const Phase = z.enum(phases);
export const Classification = z.number().int().min(0).max(3);
export const Moment = z.number().int().min(0);
export const Line = z.string().trim().min(1).max(limits.lineCharactersMax);
export const Name = z.string().trim().min(1).max(limits.nameCharactersMax);
export const Text = z.string().trim().min(1).max(limits.textCharactersMax);
export const Why = z.string().trim().min(3).max(limits.lineCharactersMax);

/** What an activity rests on: a report, or an object of an imported bundle. */
export const ActivitySource = z.union([
  z.strictObject({ report: idOf("rep") }),
  z.strictObject({ bundle: idOf("bnd"), object: idOf("bob") }),
]);

export const ActivityContent = z.object({
  kind: ActivityKind,
  /** A term of a vocabulary's version, such as T0043 of DISARM 1.6. */
  technique: z
    .object({
      code: z.string().regex(/^T[A-Z]?\d{4}(\.\d{3})?$/, "expected a technique such as T0043 or T1566.002"),
      version: z.string().trim().min(1).max(60),
    })
    .nullable()
    .default(null),
  target: z.object({ kind: z.enum(targetKinds), name: Name }),
  /** Where: a platform, a place, a system; null where unknown. */
  venue: Name.nullable().default(null),
  fromMs: Moment,
  toMs: Moment,
  outcome: z.enum(outcomes),
  /** People reached, with who says so; null unknown. */
  reach: z
    .object({ people: z.number().int().min(0).max(10_000_000_000), source: Name, estimated: z.boolean() })
    .nullable()
    .default(null),
  sources: z.array(ActivitySource).max(50).default([]),
  /** What is told, in one sentence. */
  narrative: Line.nullable().default(null),
  /** Domains, addresses, accounts, hashes: what links activities to one another. Kept in one spelling. */
  infrastructure: z.array(z.string().trim().min(1).max(300)).max(100).default([]),
});
export type ActivityContent = z.infer<typeof ActivityContent>;

export const Activity = ActivityContent.extend({
  id: ActivityId,
  version: z.number().int(),
  sinceMs: Moment,
  byPerson: z.string(),
});
export type Activity = z.infer<typeof Activity>;

export const EvidenceContent = z.object({
  text: Text,
  kind: z.enum(evidenceKinds),
  sourceGrade: z.enum(sourceGrades),
  credibility: z.number().int().min(1).max(6),
  /** When it became known to us. */
  knownAtMs: Moment,
  validUntilMs: Moment.nullable().default(null),
  /** SHA-256, hex, of what is attached elsewhere. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits")
    .nullable()
    .default(null),
  tlp: Tlp,
  classification: Classification,
});
export type EvidenceContent = z.infer<typeof EvidenceContent>;

export const Evidence = EvidenceContent.extend({
  id: EvidenceId,
  recordedAtMs: Moment,
  recordedBy: z.string(),
  /** True for those who may read the original: others read a substitute in its place. */
  substituted: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

export const AssessmentContent = z.object({
  likelihood: Likelihood,
  confidence: Confidence,
  judgement: Text,
  /** Competing explanations that were weighed. */
  alternatives: z.array(Line).min(1).max(20),
  classification: Classification,
});
export type AssessmentContent = z.infer<typeof AssessmentContent>;

export const Assessment = AssessmentContent.extend({
  id: AssessmentId,
  atMs: Moment,
  byPerson: z.string(),
  /** The range of the words, in percent. */
  percentMin: z.number(),
  percentMax: z.number(),
});
export type Assessment = z.infer<typeof Assessment>;

/** What is told of an incident, apart from its activities and evidence. */
export const Telling = z.object({
  title: Name,
  summary: Text,
  phase: Phase,
  aims: z.array(Aim).min(1).max(aims.length),
  /** Null: not determined. `none`: nobody gains. Else an organisation or role. */
  beneficiary: Name.nullable(),
});
export type Telling = z.infer<typeof Telling>;

/** A first telling may leave intent and beneficiary open. */
export const FirstTelling = Telling.extend({
  aims: Telling.shape.aims.default(["undetermined"]),
  beneficiary: Telling.shape.beneficiary.default(null),
});
