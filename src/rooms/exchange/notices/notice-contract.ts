import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { LanguageTag } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const NoticeId = idOf("ntc");
export type NoticeId = z.infer<typeof NoticeId>;

/** A notice: the panel found that everyone must know. A bulletin: below the threshold, told all the same. */
export const kinds = ["notice", "bulletin"] as const;
export type Kind = (typeof kinds)[number];
export const states = ["draft", "submitted", "approved", "published", "withdrawn", "discarded"] as const;
export type State = (typeof states)[number];
export const acts = ["publish", "correct", "withdraw", "redact"] as const;
export type Act = (typeof acts)[number];

const moment = z.number().int().nonnegative();
const answerCharactersMax = 4_000;
const answer = z.string().trim().max(answerCharactersMax);

/** The parts of a text, in the order in which they are read. */
export const parts = [
  "headline",
  "who",
  "what",
  "when",
  "where",
  "whatToDo",
  "whatIsNotKnown",
  "body",
] as const;

export function charactersMaxOf(part: (typeof parts)[number]): number {
  if (part === "headline") return limits.nameCharactersMax;
  return part === "body" ? limits.textCharactersMax : answerCharactersMax;
}

export const NoticeText = z.strictObject({
  headline: z.string().trim().max(limits.nameCharactersMax),
  who: answer,
  what: answer,
  when: answer,
  where: answer,
  whatToDo: answer,
  whatIsNotKnown: answer,
  /** May be empty: the six answers can say it all. */
  body: z.string().trim().max(limits.textCharactersMax).default(""),
});
export type NoticeText = z.infer<typeof NoticeText>;

export const NoticeTexts = z
  .record(LanguageTag, NoticeText)
  .refine((texts) => Object.keys(texts).length <= 12, "expected at most 12 languages");
export type NoticeTexts = z.infer<typeof NoticeTexts>;

/** A few words for the public, in each language. */
export const Words = z.record(LanguageTag, z.string().trim().min(3).max(limits.lineCharactersMax));
export type Words = z.infer<typeof Words>;

export const Concerned = z.array(z.string().max(60)).max(20);

export const Notice = z.object({
  id: NoticeId,
  kind: z.enum(kinds),
  caseId: z.string(),
  state: z.enum(states),
  headline: z.record(LanguageTag, z.string()),
  tlp: Tlp,
  organisationId: z.string(),
  createdBy: z.string(),
  createdAtMs: moment,
  version: z.number().int(),
  correctionWaits: z.boolean(),
  approvedAtMs: moment.nullable(),
  publishedAtMs: moment.nullable(),
  correctedAtMs: moment.nullable(),
  withdrawnAtMs: moment.nullable(),
});
export type Notice = z.infer<typeof Notice>;

/** What the gate of plain language found in one place; the sentence is `explain(finding, language)` of the engine. */
export const Finding = z.object({
  code: z.string(),
  severity: z.enum(["blocks", "advises"]),
  language: z.string(),
  field: z.enum(parts).nullable(),
  excerpt: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In English and French. */
  says: z.object({ en: z.string(), fr: z.string() }),
});
export type Finding = z.infer<typeof Finding>;

export const Verdict = z.object({
  pass: z.boolean(),
  /** School years by Flesch-Kincaid or its French equivalent; null where no language has a measure. */
  grade: z.number().nullable(),
  findings: z.array(Finding),
});
export type Verdict = z.infer<typeof Verdict>;

export const Version = z.object({
  number: z.number().int(),
  texts: NoticeTexts,
  sha256: z.string(),
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
  why: z.string(),
  wrong: Words.nullable(),
  /** Of a correction: why it goes on although the gate blocks it. */
  overrideWhy: z.string().nullable(),
});
export type Version = z.infer<typeof Version>;

/** Before the public: those affected, then those concerned. */
export const tellingSteps = ["victims", "concerned"] as const;

export const Telling = z.object({
  step: z.enum(tellingSteps),
  organisationId: z.string(),
  toldAtMs: moment,
  how: z.string(),
  byPerson: z.string(),
  atMs: moment,
  /** SHA-256, hex, of the texts that were told. */
  sha256: z.string(),
});
export type Telling = z.infer<typeof Telling>;

/** An organisation that is told before the public. */
export const ToldOf = z.object({ organisationId: z.string(), name: z.string(), told: Telling.nullable() });
export type ToldOf = z.infer<typeof ToldOf>;

/** One public act, with the whole text that stood after it. */
export const Publication = z.object({
  number: z.number().int(),
  act: z.enum(acts),
  texts: NoticeTexts,
  words: Words.nullable(),
  atMs: moment,
  redactedAtMs: moment.nullable(),
  /** Its text was taken away because someone named in it withdrew consent; empty until it is redacted. */
  heldAtMs: moment.nullable(),
});
export type Publication = z.infer<typeof Publication>;

export const Published = z.object({
  id: NoticeId,
  kind: z.enum(kinds),
  publishedAtMs: moment,
  withdrawnAtMs: moment.nullable(),
  /** The texts that stand; empty while they are held. */
  texts: NoticeTexts,
  heldAtMs: moment.nullable(),
  publications: z.array(Publication),
});
export type Published = z.infer<typeof Published>;

export const NoticeDetail = Notice.extend({
  /** What the panel decided and why; null for a reader who may not see the decision. */
  decision: z.object({ title: z.string(), because: z.string() }).nullable(),
  /** The languages in which it must be. */
  languages: z.array(LanguageTag),
  /** As far as the reader may see them, oldest first; the last may be a correction that waits. */
  versions: z.array(Version),
  gate: Verdict.nullable(),
  /** The last version names or describes someone affected who has not consented; told only to those who write. */
  namesWithoutConsent: z.boolean(),
  overrideWhy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedByName: z.string().nullable(),
  /** Whose it is: only that organisation acts on it. */
  organisationName: z.string(),
  /** Who is told in which order. */
  order: z.object({
    /** How many of those affected have not been told. */
    victimsUntold: z.number().int(),
    /** In whose care those affected are. */
    carers: z.array(ToldOf),
    concerned: z.array(ToldOf),
  }),
  /** Names that must be taken out; told only to those who write. Since when the public text is away, null where it is not. */
  redaction: z.object({ names: z.array(z.string()), heldSinceMs: moment.nullable() }),
  publications: z.array(Publication),
});
export type NoticeDetail = z.infer<typeof NoticeDetail>;
