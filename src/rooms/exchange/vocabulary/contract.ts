import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import type { Result } from "../../../basics/result.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { may } from "../../../core/permissions/contract.ts";

export const VersionId = idOf("voc");
export type VersionId = z.infer<typeof VersionId>;

/** As published: `TA01`, `T0001`, `T0001.002`. */
export const Code = z
  .string()
  .regex(/^TA?\d{2,5}(\.\d{1,4})?$/, "expected a code such as T0043 or T0043.001");

export const Version = z.object({
  id: VersionId,
  name: z.string(),
  label: z.string(),
  /** Latest change of any object, as the publisher wrote it. */
  modified: z.string(),
  sha256: z.string(),
  importedAtMs: z.number().int(),
  importedBy: z.string(),
  previous: VersionId.nullable(),
  /** Terms in use, and terms that only answer with what took their place. */
  inUse: z.number().int(),
  retired: z.number().int(),
  tactics: z.array(z.string()),
});
export type Version = z.infer<typeof Version>;

const Place = z.object({ tactics: z.array(z.string()), parent: z.string().nullable() });

/** What changed against the previous version of the same name; of a first version, everything is added. */
export const Changes = z.object({
  added: z.array(z.object({ code: z.string(), name: z.string() })),
  retired: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      why: z.enum(["revoked", "deprecated", "missing", "recoded"]),
      successor: z.string().nullable(),
    }),
  ),
  renamed: z.array(z.object({ code: z.string(), before: z.string(), after: z.string() })),
  moved: z.array(z.object({ code: z.string(), before: Place, after: Place })),
  restored: z.array(z.string()),
});
export type Changes = z.infer<typeof Changes>;

export const ChangeReport = z.object({
  version: Version,
  changes: Changes,
  /** What the file broke of STIX 2.1, and how many objects could not be taken. */
  repairs: z.array(z.object({ rule: z.string(), count: z.number().int() })),
  quarantined: z.number().int(),
});
export type ChangeReport = z.infer<typeof ChangeReport>;

export const Term = z.object({
  code: z.string(),
  kind: z.enum(["tactic", "technique", "sub-technique"]),
  name: z.string(),
  description: z.string(),
  url: z.string().nullable(),
  tactics: z.array(z.string()),
  parent: z.string().nullable(),
  retired: z.boolean(),
  /** The code in use to write instead; null when the publisher names none. */
  successor: z.string().nullable(),
});
export type Term = z.infer<typeof Term>;

export const CodeAnswer = z.object({
  version: VersionId,
  kind: z.enum(["current", "retired", "unknown"]),
  term: Term.nullable(),
  successor: Term.nullable(),
});

/** What the upload's reader found: the texts of the objects, or why there are none. */
export interface VocabularyFile {
  readonly texts: readonly string[];
  readonly sha256: string;
}

const fileRefusals = {
  "bundle-not-json": 422,
  "bundle-not-a-bundle": 422,
  "bundle-truncated": 422,
  "bundle-too-deep": 422,
  "bundle-object-too-long": 422,
  "bundle-too-many-objects": 422,
  "bundle-member-repeated": 422,
  "bundle-not-utf-8": 422,
  "bundle-too-large": 413,
  "bundle-cut-off": 400,
} as const;

export const vocabularyBytesMax = 16 * 1024 * 1024;

const ofVersion = z.object({ version: VersionId });

export const listVersions = endpoint({
  method: "GET",
  path: "/api/vocabulary",
  allow: may["vocabulary.list"],
  summary: "Every version of the shared vocabulary, newest first",
  reply: z.object({ rows: z.array(Version) }),
  refusals: {},
});

export const importVocabulary = endpoint({
  method: "POST",
  path: "/api/vocabulary",
  allow: may["vocabulary.import"],
  summary: "Take in a version of the vocabulary from a STIX 2.1 bundle, and say what changed",
  query: z.object({
    /** What to call the version where the file names none, or another. */
    label: z.string().min(1).max(60).optional(),
  }),
  body: z.custom<Result<VocabularyFile, keyof typeof fileRefusals>>(),
  upload: "application/stix+json",
  bodyBytesMax: vocabularyBytesMax,
  perMinuteMax: 30,
  reply: ChangeReport,
  refusals: { ...fileRefusals, "vocabulary-without-terms": 422, "version-imported-before": 409 },
});

export const readChanges = endpoint({
  method: "GET",
  path: "/api/vocabulary/{version}",
  allow: may["vocabulary.changes"],
  summary: "One version, and what changed in it against the one before",
  params: ofVersion,
  reply: ChangeReport,
  refusals: { "version-not-found": 404 },
});

export const termQuery = z.object({
  ...pageQuery,
  /** Default: the version imported last. */
  version: VersionId.optional(),
  /** Words of the code, the name or the description. */
  text: z.string().max(limits.nameCharactersMax).optional(),
  tactic: Code.optional(),
  state: z.enum(["in-use", "retired", "all"]).default("in-use"),
});
export type TermQuery = z.infer<typeof termQuery>;

export const listTerms = endpoint({
  method: "GET",
  path: "/api/vocabulary-terms",
  allow: may["vocabulary.terms"],
  summary: "The terms of a version, by code, words or tactic",
  query: termQuery,
  reply: pageOf(Term).extend({ version: VersionId.nullable() }),
  refusals: { "version-not-found": 404, "cursor-unreadable": 422 },
});

export const lookUp = endpoint({
  method: "GET",
  path: "/api/vocabulary-terms/{code}",
  allow: may["vocabulary.look-up"],
  summary: "What a code means: current, retired with the term that took its place, or unknown",
  params: z.object({ code: Code }),
  query: z.object({ version: VersionId.optional() }),
  reply: CodeAnswer,
  refusals: { "version-not-found": 404 },
});
