import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { LanguageTag } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const StandardId = idOf("std");
export type StandardId = z.infer<typeof StandardId>;
export const CommentId = idOf("cmt");

export const states = ["draft", "published", "withdrawn"] as const;
export type State = (typeof states)[number];
/** The types of a comment in the tables of ISO: `ge`, `te`, `ed`. */
export const commentKinds = ["general", "technical", "editorial"] as const;
export type CommentKind = (typeof commentKinds)[number];
export const decisions = ["accepted", "accepted-with-change", "not-accepted", "noted"] as const;
export type Decision = (typeof decisions)[number];

const moment = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
export const versionNumber = z.number().int().min(1).max(10_000);

/** `4`, `4.2.1`, or of an annex `A`, `A.1`. */
export const ClauseNumber = z
  .string()
  .regex(/^([1-9]\d{0,2}|[A-Z])(\.[1-9]\d{0,2}){0,5}$/, "expected a number such as 4, 4.2 or A.1");
export type ClauseNumber = z.infer<typeof ClauseNumber>;

export const ClauseText = z.strictObject({
  title: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** Empty where a clause only holds others. */
  text: z.string().trim().max(8_000),
});
export type ClauseText = z.infer<typeof ClauseText>;

/** A clause in those languages that it has; published, it has each of the election's. */
export const Clause = z.strictObject({
  number: ClauseNumber,
  texts: z
    .record(LanguageTag, ClauseText)
    .refine((texts) => Object.keys(texts).length > 0, "expected a text in at least one language"),
});
export type Clause = z.infer<typeof Clause>;
export const clausesMax = 300;

/** A few words in each language. */
export const Words = z.record(LanguageTag, z.string().trim().min(3).max(limits.lineCharactersMax));
export type Words = z.infer<typeof Words>;

/** A version as somebody wrote it; it never changes. */
export const VersionHead = z.object({
  number: versionNumber,
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
  why: z.string(),
  publishedAtMs: moment.nullable(),
  publishedByName: z.string().nullable(),
});
export type VersionHead = z.infer<typeof VersionHead>;

export const Standard = z.object({
  id: StandardId,
  state: z.enum(states),
  tlp: Tlp,
  titles: Words,
  organisationId: z.string(),
  organisationName: z.string(),
  createdAtMs: moment,
  /** Whoever wrote what is not yet public does not publish it. */
  secondPerson: z.boolean(),
  version: versionNumber,
  publishedVersion: versionNumber.nullable(),
  withdrawnAtMs: moment.nullable(),
  comments: count,
  /** Those of which nothing was decided yet. */
  undisposed: count,
});
export type Standard = z.infer<typeof Standard>;

export const StandardDetail = Standard.extend({
  /** It belongs to the reader's organisation. */
  ours: z.boolean(),
  /** Languages of the election, each of which a published text must have. */
  languages: z.array(LanguageTag),
  clauses: z.array(Clause),
  /** Oldest first. */
  versions: z.array(VersionHead),
  withdrawnWords: Words.nullable(),
});
export type StandardDetail = z.infer<typeof StandardDetail>;

export const Disposition = z.object({
  number: z.number().int().min(1),
  decision: z.enum(decisions),
  why: z.string(),
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
});
export type Disposition = z.infer<typeof Disposition>;

export const Comment = z.object({
  id: CommentId,
  version: versionNumber,
  /** Null: on the whole text. */
  clause: ClauseNumber.nullable(),
  /** Paragraph, figure or table. */
  place: z.string(),
  kind: z.enum(commentKinds),
  comment: z.string(),
  proposal: z.string(),
  organisationName: z.string(),
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
  /** Oldest first; the last one counts. */
  dispositions: z.array(Disposition),
});
export type Comment = z.infer<typeof Comment>;

/** A piece of a text: the same in both, only in the later one, or only in the earlier one. */
export const Piece = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() });
export type Piece = z.infer<typeof Piece>;

export const changeKinds = ["unchanged", "changed", "renumbered", "added", "removed"] as const;
/** What became of one clause between two versions, in one language. */
export const ClauseChange = z.object({
  change: z.enum(changeKinds),
  /** Its number in the earlier version; null where it was added. */
  before: ClauseNumber.nullable(),
  /** Its number in the later version; null where it was removed. */
  after: ClauseNumber.nullable(),
  title: z.array(Piece),
  text: z.array(Piece),
});
export type ClauseChange = z.infer<typeof ClauseChange>;

/** What everyone reads of a published version. */
export const PublicStandard = z.object({
  id: StandardId,
  titles: Words,
  organisationName: z.string(),
  version: versionNumber,
  publishedAtMs: moment,
  /** The version that was published before this one. */
  versionBefore: versionNumber.nullable(),
  withdrawnAtMs: moment.nullable(),
  withdrawnWords: Words.nullable(),
});
export type PublicStandard = z.infer<typeof PublicStandard>;

export const PublicStandardDetail = PublicStandard.extend({
  clauses: z.array(Clause),
  /** Against the version that was published before, in the language that was asked for; null where there is none. */
  changes: z.array(ClauseChange).nullable(),
});
export type PublicStandardDetail = z.infer<typeof PublicStandardDetail>;
