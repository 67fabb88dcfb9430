import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { Day, LanguageTag } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const MethodId = idOf("mtd");
export type MethodId = z.infer<typeof MethodId>;
export const CaseId = idOf("mca");
export type CaseId = z.infer<typeof CaseId>;

export const states = ["draft", "published", "retired"] as const;
export type State = (typeof states)[number];
/** Positive: it is what the method looks for. Negative: it is not. */
export const answers = ["positive", "negative"] as const;
export type Answer = (typeof answers)[number];
/** What the method said against what is true. */
export const outcomes = ["true-positive", "false-positive", "false-negative", "true-negative"] as const;
export type Outcome = (typeof outcomes)[number];

const moment = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
export const partCharactersMax = 4_000;
const part = z.string().trim().min(1).max(partCharactersMax);

/** The parts of a method's text, in the order in which they are read. */
export const parts = ["name", "indicator", "check", "limits"] as const;

export const MethodText = z.strictObject({
  name: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** What is looked for. */
  indicator: part,
  /** How to check it. */
  check: part,
  /** What it cannot tell. */
  limits: part,
});
export type MethodText = z.infer<typeof MethodText>;

/** By language: each text is whole. */
export const MethodTexts = z
  .record(LanguageTag, MethodText)
  .refine((texts) => Object.keys(texts).length > 0, "expected a text in at least one language")
  .refine((texts) => Object.keys(texts).length <= 12, "expected at most 12 languages");
export type MethodTexts = z.infer<typeof MethodTexts>;

/** A few words for everyone, in each language. */
export const Words = z.record(LanguageTag, z.string().trim().min(3).max(limits.lineCharactersMax));
export type Words = z.infer<typeof Words>;

export const TermCode = z
  .string()
  .regex(/^[A-Z]{1,4}[0-9]{2,5}(\.[0-9]{1,4})?$/, "expected a term such as T0049 or T0049.003");

/** How the term that a method detects stands in the latest version of its vocabulary. */
export const DetectedTerm = z.object({
  code: TermCode,
  /** `unknown`: no version that is installed here has it. */
  standing: z.enum(["current", "retired", "unknown"]),
  name: z.string().nullable(),
  successor: z.object({ code: z.string(), name: z.string() }).nullable(),
});
export type DetectedTerm = z.infer<typeof DetectedTerm>;

const Proportion = z.number().min(0).max(1).nullable();
/** `count` of `of` cases, with its Wilson interval at 95 %. All null where there is no case to count among. */
export const Share = z.object({ count, of: count, value: Proportion, low: Proportion, high: Proportion });
export type Share = z.infer<typeof Share>;

/** What a method achieves on its labelled cases: always computed from them. */
export const Measure = z.object({
  /** False where not one case is labelled: the method is untested. */
  tested: z.boolean(),
  cases: count,
  truePositives: count,
  falsePositives: count,
  falseNegatives: count,
  trueNegatives: count,
  /** Of the cases that it pointed at, those that were what it looks for. */
  precision: Share,
  /** Of the cases that were what it looks for, those that it pointed at. */
  recall: Share,
  /** Of the cases that were not what it looks for, those that it pointed at all the same. */
  falsePositiveRate: Share,
});
export type Measure = z.infer<typeof Measure>;

/** A version as somebody wrote it; it never changes. */
export const Version = z.object({
  number: z.number().int().min(1),
  /** The first version of which the labelled cases count for this one. */
  measuredSince: z.number().int().min(1),
  texts: MethodTexts,
  code: TermCode.nullable(),
  reviewBy: Day,
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
  why: z.string(),
});
export type Version = z.infer<typeof Version>;

const Standing = z.object({
  id: MethodId,
  state: z.enum(states),
  tlp: Tlp,
  organisationId: z.string(),
  createdBy: z.string(),
  createdAtMs: moment,
  /** The version that the reader sees: the last one for those who write, the published one for others. */
  version: z.number().int().min(1),
  publishedVersion: z.number().int().min(1).nullable(),
  publishedAtMs: moment.nullable(),
  retiredAtMs: moment.nullable(),
});

/** One line of the library. */
export const Method = Standing.extend({
  name: z.record(LanguageTag, z.string()),
  code: TermCode.nullable(),
  reviewBy: Day,
  /** Its day of review has passed. */
  reviewOverdue: z.boolean(),
  measure: Measure,
});
export type Method = z.infer<typeof Method>;

export const MethodDetail = Method.extend({
  organisationName: z.string(),
  /** It belongs to the reader's organisation. */
  ours: z.boolean(),
  /** Languages of the election, each of which a published text must have. */
  languages: z.array(LanguageTag),
  texts: MethodTexts,
  term: DetectedTerm.nullable(),
  /** Oldest first, as far as the reader may see them. */
  versions: z.array(Version),
  publishedByName: z.string().nullable(),
  retiredWords: Words.nullable(),
});
export type MethodDetail = z.infer<typeof MethodDetail>;

export const Label = z.object({
  number: z.number().int().min(1),
  says: z.enum(answers),
  truth: z.enum(answers),
  why: z.string(),
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
});
export type Label = z.infer<typeof Label>;

/** A case with every label that it ever had, oldest first; the last one counts. */
export const LabelledCase = z.object({
  id: CaseId,
  title: z.string(),
  outcome: z.enum(outcomes),
  labels: z.array(Label).min(1),
});
export type LabelledCase = z.infer<typeof LabelledCase>;

/** What everyone reads of a method: no case, no person. */
export const PublicMethod = z.object({
  id: MethodId,
  texts: MethodTexts,
  term: DetectedTerm.nullable(),
  reviewBy: Day,
  reviewOverdue: z.boolean(),
  publishedAtMs: moment,
  retiredAtMs: moment.nullable(),
  retiredWords: Words.nullable(),
  measure: Measure,
});
export type PublicMethod = z.infer<typeof PublicMethod>;
