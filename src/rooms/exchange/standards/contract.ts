import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { LanguageTag } from "../../../core/elections/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  Clause,
  ClauseChange,
  ClauseNumber,
  clausesMax,
  Comment,
  CommentId,
  commentKinds,
  decisions,
  PublicStandard,
  PublicStandardDetail,
  Standard,
  StandardDetail,
  StandardId,
  states,
  versionNumber,
  Words,
} from "./nouns-contract.ts";

export * from "./nouns-contract.ts";

const inElection = z.object({ election: z.string() });
const ofStandard = inElection.extend({ standard: StandardId });
const why = z.string().trim().min(3).max(limits.lineCharactersMax);
const versionAsked = z.coerce.number().int().min(1).max(10_000);

const Written = z.object({
  titles: Words,
  clauses: z.array(Clause).min(1).max(clausesMax),
  why,
});
const onWriting = { "clause-twice": 422, "language-unknown": 422, "text-too-long": 422 } as const;
const onStandard = {
  "standard-not-found": 404,
  "standard-of-others": 403,
  "withdrawn-already": 409,
} as const;

export const standardQuery = z.object({
  ...pageQuery,
  state: z.enum(states).optional(),
  /** Only those with a comment of which nothing was decided yet. */
  undisposed: z.enum(["true"]).optional(),
  text: z.string().max(limits.nameCharactersMax).optional(),
});
export type StandardQuery = z.infer<typeof standardQuery>;

export const listStandards = endpoint({
  method: "GET",
  path: "/api/elections/{election}/standards",
  allow: may["standards.list"],
  summary: "The standards, rules and policies that are being made or hold, newest first",
  params: inElection,
  query: standardQuery,
  reply: pageOf(Standard),
  refusals: {},
});

export const readStandard = endpoint({
  method: "GET",
  path: "/api/elections/{election}/standards/{standard}",
  allow: may["standards.read"],
  summary: "One standard with the clauses of a version, by default the last one, and all its versions",
  params: ofStandard,
  query: z.object({ version: versionAsked.optional() }),
  reply: StandardDetail,
  refusals: { "standard-not-found": 404, "version-not-found": 404 },
});

export const compareVersions = endpoint({
  method: "GET",
  path: "/api/elections/{election}/standards/{standard}/changes",
  allow: may["standards.compare"],
  summary: "What became of each clause between two versions, word by word in one language",
  params: ofStandard,
  query: z.object({ from: versionAsked, to: versionAsked, language: LanguageTag }),
  reply: z.object({ rows: z.array(ClauseChange) }),
  refusals: { "standard-not-found": 404, "version-not-found": 404 },
});

export const openStandard = endpoint({
  method: "POST",
  path: "/api/elections/{election}/standards",
  allow: may["standards.open"],
  summary: "Draft a standard of numbered clauses; every organisation reads it and comments",
  params: inElection,
  body: Written.extend({
    /** Whether the house asks for a second person at publication. Said once, never loosened. */
    secondPerson: z.boolean(),
  }),
  reply: z.object({ id: StandardId }),
  refusals: onWriting,
});

export const reviseStandard = endpoint({
  method: "POST",
  path: "/api/elections/{election}/standards/{standard}/versions",
  allow: may["standards.revise"],
  summary: "Write a new version; what is public stays until that one is published",
  params: ofStandard,
  body: Written.extend({ version: versionNumber }),
  reply: StandardDetail,
  refusals: { ...onStandard, ...onWriting, "changed-meanwhile": 409 },
});

export const commentQuery = z.object({
  ...pageQuery,
  clause: ClauseNumber.optional(),
  kind: z.enum(commentKinds).optional(),
  /** `none`: of which nothing was decided yet. */
  decision: z.enum([...decisions, "none"]).optional(),
});
export type CommentQuery = z.infer<typeof commentQuery>;

export const listComments = endpoint({
  method: "GET",
  path: "/api/elections/{election}/standards/{standard}/comments",
  allow: may["standards.comments"],
  summary: "The comments on a standard by clause, each with what became of it and why",
  params: ofStandard,
  query: commentQuery,
  reply: pageOf(Comment),
  refusals: { "standard-not-found": 404, "cursor-unreadable": 422 },
});

export const exportComments = endpoint({
  method: "GET",
  path: "/api/elections/{election}/standards/{standard}/comment-table",
  allow: may["standards.export-comments"],
  summary: "The comment table as CSV, in the columns of ISO's template",
  params: ofStandard,
  media: "text/csv; charset=utf-8",
  fileName: ({ params }) => `${params.standard}-comments.csv`,
  reply: z.string(),
  refusals: { "standard-not-found": 404 },
});

export const commentStandard = endpoint({
  method: "POST",
  path: "/api/elections/{election}/standards/{standard}/comments",
  allow: may["standards.comment"],
  summary: "Comment on a clause of the last version, or on the whole, for one's own organisation",
  params: ofStandard,
  body: z
    .object({
      /** The version that was read. */
      version: versionNumber,
      clause: ClauseNumber.nullable().default(null),
      place: z.string().trim().max(limits.nameCharactersMax).default(""),
      kind: z.enum(commentKinds),
      comment: z.string().trim().min(3).max(4_000),
      proposal: z.string().trim().max(4_000).default(""),
    })
    .refine(({ kind, proposal }) => kind === "general" || proposal !== "", {
      path: ["proposal"],
      message: "expected the change that is proposed, unless the comment is general",
    }),
  reply: z.object({ id: CommentId }),
  refusals: {
    "standard-not-found": 404,
    "withdrawn-already": 409,
    "changed-meanwhile": 409,
    "clause-not-found": 422,
    "comments-at-most": 409,
  },
});

export const disposeComment = endpoint({
  method: "POST",
  path: "/api/elections/{election}/standards/{standard}/comments/{comment}/dispositions",
  allow: may["standards.dispose"],
  summary:
    "Say what becomes of a comment, and why; said again, the last word counts and the earlier ones stay",
  params: ofStandard.extend({ comment: CommentId }),
  body: z.object({
    decision: z.enum(decisions),
    why,
    /** The number of the disposition that was read; 0 where there was none. */
    disposition: z.number().int().min(0),
  }),
  reply: Comment,
  refusals: { ...onStandard, "comment-not-found": 404, "changed-meanwhile": 409 },
});

export const publishStandard = endpoint({
  method: "POST",
  path: "/api/elections/{election}/standards/{standard}/publish",
  allow: may["standards.publish"],
  summary: "Publish the version written last: refused while a comment waits for its disposition",
  params: ofStandard,
  body: z.object({
    version: versionNumber,
    /** The consequence, named: everyone can read it from now on, with what changed. */
    everyoneReadsItFromNowOn: z.literal(true),
  }),
  reply: StandardDetail,
  refusals: {
    ...onStandard,
    "nothing-to-publish": 409,
    "changed-meanwhile": 409,
    "comment-undisposed": 409,
    "own-work": 403,
    "language-missing": 422,
  },
});

export const withdrawStandard = endpoint({
  method: "POST",
  path: "/api/elections/{election}/standards/{standard}/withdraw",
  allow: may["standards.withdraw"],
  summary: "Say to everyone that it no longer holds, and why; the page stays",
  params: ofStandard,
  body: z.object({ words: Words }),
  reply: StandardDetail,
  refusals: { ...onStandard, "language-unknown": 422, "language-missing": 422 },
});

export const listPublishedStandards = endpoint({
  method: "GET",
  path: "/api/elections/{election}/published-standards",
  allow: may["standards.public"],
  summary: "The published standards, the latest publication first",
  params: inElection,
  reply: z.object({ rows: z.array(PublicStandard) }),
  refusals: {},
});

export const readPublishedStandard = endpoint({
  method: "GET",
  path: "/api/elections/{election}/published-standards/{standard}",
  allow: may["standards.public"],
  summary: "One published standard by clause, and what changed against the version published before",
  params: ofStandard,
  query: z.object({ language: LanguageTag.optional() }),
  reply: PublicStandardDetail,
  refusals: { "standard-not-found": 404 },
});
