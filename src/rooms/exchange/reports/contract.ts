import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { LanguageTag, Phase } from "../../../core/elections/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const ReportId = idOf("rep");
export type ReportId = z.infer<typeof ReportId>;

/** How it ended, as far as the reporter knows; attempts count like breaches (W1.17). */
export const Outcome = z.enum(["attempt-blocked", "attempt-unknown", "breach"]);
export type Outcome = z.infer<typeof Outcome>;

/** One type of report for both: a break-in, a story, or one with the other (G5). */
export const Kind = z.enum(["intrusion", "influence", "both", "unsure"]);
export const Channel = z.enum(["public-form", "organisation", "machine"]);
export type Channel = z.infer<typeof Channel>;
export const ReportState = z.enum(["received", "assessed", "closed"]);
export type ReportState = z.infer<typeof ReportState>;
/** TLP 2.0 without RED: a report goes to a desk, and RED is for named persons. */
export const ReportMarking = z.enum(["clear", "green", "amber", "amber+strict"]);
/** How far the source can be relied on, A reliable to F cannot be judged (NATO STANAG 2511, "Admiralty"). */
export const SourceGrade = z.enum(["A", "B", "C", "D", "E", "F"]);
/** How credible what it says is, 1 confirmed to 6 cannot be judged (the same standard); never derived from the source. */
export const Credibility = z.number().int().min(1).max(6);
export const Confidence = z.enum(["low", "moderate", "high"]);

/** What cannot be stored or sealed (NUL, half surrogates) is replaced, the rest is kept as it was written. */
const text = (charactersMax: number) =>
  z
    .string()
    .overwrite((given) => given.replaceAll(/\p{Surrogate}|\0/gu, "\uFFFD").trim())
    .max(charactersMax);

export const Trace = z.object({
  kind: z.enum(["web", "social", "phone", "post", "place", "other"]),
  /** The address, account, number or place, as it was seen. */
  value: text(limits.lineCharactersMax).min(1),
});
export type Trace = z.infer<typeof Trace>;

const momentMs = z.number().int().min(0).max(8_640_000_000_000_000).nullable();

/** What a reporter hands in. Times in milliseconds since 1970 (UTC); null where it is not exactly known. */
export const Submission = z.object({
  what: text(limits.textCharactersMax).min(1),
  where: text(limits.lineCharactersMax).default(""),
  traces: z.array(Trace).max(20).default([]),
  whenFromMs: momentMs.default(null),
  whenToMs: momentMs.default(null),
  /** Of the electoral cycle. */
  phase: Phase,
  outcome: Outcome,
  kind: Kind.default("unsure"),
  /** Of the text; by the form that of the page on which it was written, `und` where nobody said. */
  language: LanguageTag.default("und"),
  /** Who may see it: an organisation's choice. From the public it is always amber. */
  tlp: ReportMarking.default("amber"),
  /** How the reporter can be reached; only analysts of the desk ever read it. */
  contact: text(limits.lineCharactersMax).min(1).nullable().default(null),
});
export type Submission = z.infer<typeof Submission>;

export const Receipt = z.object({
  report: ReportId,
  /** `XXXX-XXXX-XXXX`, shown once; the house keeps only its hash. */
  receipt: z.string(),
  receivedAtMs: z.number().int(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What the holder of a receipt code is told. */
export const Status = z.object({
  state: ReportState,
  receivedAtMs: z.number().int(),
  /** By when the desk is to have assessed it. */
  dueAtMs: z.number().int(),
  assessedAtMs: z.number().int().nullable(),
  answeredAtMs: z.number().int().nullable(),
  answer: z.string().nullable(),
});
export type Status = z.infer<typeof Status>;

/** A term of a version of the vocabulary, such as `T0043` of DISARM. */
export const TermRef = z.object({
  version: z.string().regex(/^[a-z0-9][A-Za-z0-9._-]{0,59}$/, "expected the id of a vocabulary version"),
  term: z
    .string()
    .regex(/^[A-Z]{1,4}[0-9]{2,5}(\.[0-9]{1,4})?$/, "expected a term such as T0043 or T0043.001"),
});
export type TermRef = z.infer<typeof TermRef>;

export const ReportLine = z.object({
  id: ReportId,
  /** The text's beginning. */
  opening: z.string(),
  language: z.string(),
  channel: Channel,
  tlp: ReportMarking,
  classification: z.number().int(),
  phase: Phase,
  outcome: Outcome,
  kind: Kind,
  state: ReportState,
  submittedAtMs: z.number().int(),
  dueAtMs: z.number().int(),
  assignedTo: z.string().nullable(),
  sourceGrade: SourceGrade.nullable(),
  credibility: Credibility.nullable(),
  groupId: z.string().nullable(),
});
export type ReportLine = z.infer<typeof ReportLine>;

export const Report = ReportLine.omit({ opening: true }).extend({
  organisationId: z.string(),
  fromOrganisationId: z.string().nullable(),
  what: z.string(),
  where: z.string(),
  traces: z.array(Trace),
  whenFromMs: z.number().int().nullable(),
  whenToMs: z.number().int().nullable(),
  assessment: z.string().nullable(),
  confidence: Confidence.nullable(),
  alternatives: z.array(z.string()),
  assessedAtMs: z.number().int().nullable(),
  assessedBy: z.string().nullable(),
  terms: z.array(TermRef),
  answer: z.string().nullable(),
  answeredAtMs: z.number().int().nullable(),
  answeredBy: z.string().nullable(),
});
export type Report = z.infer<typeof Report>;

/** How a term of the report stands in the latest version of its vocabulary. */
export const CodedTerm = TermRef.extend({
  /** `unknown`: no version that is installed here has it. */
  standing: z.enum(["current", "retired", "unknown"]),
  name: z.string().nullable(),
  /** Of the version that the report was coded to. */
  versionLabel: z.string().nullable(),
  /** What took the place of a retired term, in the latest version. */
  successor: z.object({ version: z.string(), term: z.string(), name: z.string() }).nullable(),
});
export type CodedTerm = z.infer<typeof CodedTerm>;

/** One report with what only some may see, and the reports that an analyst put beside it. */
export const ReportPage = Report.extend({
  /** For analysts of the desk; null for everyone else, and where none was given. */
  contact: z.string().nullable(),
  /** The report's terms, flagged where they are retired or unknown (W1.4). */
  coding: z.array(CodedTerm),
  group: z.array(ReportLine),
});

const why = text(limits.lineCharactersMax).min(3);

export const Grade = z.object({
  sourceGrade: SourceGrade,
  credibility: Credibility,
  assessment: text(limits.textCharactersMax).min(3),
  confidence: Confidence,
  /** Other explanations that were weighed. */
  alternatives: z.array(text(limits.lineCharactersMax).min(1)).max(10).default([]),
  why,
});
export type Grade = z.infer<typeof Grade>;

export const Coding = z.object({ terms: z.array(TermRef).max(20), why });
export const Pairing = z.object({ other: ReportId, says: z.enum(["same", "different"]), why });
export type Pairing = z.infer<typeof Pairing>;
export const Closing = z.object({
  /** Shown to the holder of the receipt code. */
  answer: text(5000).min(3),
  why,
});

/** A report that may tell the same, with the reasons in words. The analyst decides. */
export const Suggestion = z.object({
  report: ReportLine,
  /** 0 to 1; 1 where the texts are the same. */
  strength: z.number().min(0).max(1),
  because: z.array(z.string()),
  /** Is in the same group already. */
  grouped: z.boolean(),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** How many of how many, and how long it took them; linear interpolation between ranks (`percentile_cont`). */
export const Duration = z.object({
  count: z.number().int(),
  of: z.number().int(),
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
});
export type Duration = z.infer<typeof Duration>;

/** One lane of the exchange, from submission to each of its steps. */
export const Lane = z.object({
  channel: Channel.or(z.literal("all")),
  toFirstRead: Duration,
  toFirstRecipientRead: Duration,
  toAssessment: Duration,
  toAnswer: Duration,
});

export const SectorDelay = z.object({
  organisationId: z.string(),
  organisation: z.string(),
  sector: z.string(),
  /** Reports that it has or was given and has not acted on within the time. */
  late: z.number().int(),
  /** Of so many that it has or was given. */
  of: z.number().int(),
  oldestDueAtMs: z.number().int().nullable(),
});

export const Measure = z.object({
  assessReportHoursMax: z.number().int(),
  lanes: z.array(Lane),
  sectors: z.array(SectorDelay),
});
export type Measure = z.infer<typeof Measure>;
