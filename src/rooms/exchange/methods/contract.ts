import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Day } from "../../../core/elections/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  answers,
  CaseId,
  LabelledCase,
  Measure,
  Method,
  MethodDetail,
  MethodId,
  MethodTexts,
  outcomes,
  PublicMethod,
  states,
  TermCode,
  Words,
} from "./nouns-contract.ts";

export * from "./nouns-contract.ts";

const inElection = z.object({ election: z.string() });
const ofMethod = inElection.extend({ method: MethodId });
const why = z.string().trim().min(3).max(limits.lineCharactersMax);
const version = z.number().int().min(1);

/** A case with its first label. */
export const NewCase = z.strictObject({
  title: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** What the method said. */
  says: z.enum(answers),
  /** What is true. */
  truth: z.enum(answers),
  why,
});
export type NewCase = z.infer<typeof NewCase>;

export const csvRowsMax = 2_000;
export const csvCharactersMax = 600_000;
export const labelsMax = 50;

const Written = z.object({
  texts: MethodTexts,
  /** The term of the vocabulary that it detects. */
  code: TermCode.nullable().default(null),
  reviewBy: Day,
  why,
});
const onWriting = { "language-unknown": 422, "code-unknown": 422, "review-in-past": 422 } as const;
const onMethod = { "method-not-found": 404, "method-of-others": 403 } as const;
const onLabelling = { ...onMethod, "retired-already": 409, "title-known": 409 } as const;

export const methodQuery = z.object({
  ...pageQuery,
  state: z.enum(states).optional(),
  tested: z.enum(["tested", "untested"]).optional(),
  /** Only those whose day of review has passed. */
  overdue: z.enum(["true"]).optional(),
  code: TermCode.optional(),
  text: z.string().max(limits.nameCharactersMax).optional(),
});
export type MethodQuery = z.infer<typeof methodQuery>;

export const listMethods = endpoint({
  method: "GET",
  path: "/api/elections/{election}/methods",
  allow: may["methods.list"],
  summary: "The method library: how manipulation is identified and how well that works, newest first",
  params: inElection,
  query: methodQuery,
  reply: pageOf(Method),
  refusals: {},
});

export const readMethod = endpoint({
  method: "GET",
  path: "/api/elections/{election}/methods/{method}",
  allow: may["methods.read"],
  summary: "One method: its text, its measure on labelled cases, its versions",
  params: ofMethod,
  reply: MethodDetail,
  refusals: { "method-not-found": 404 },
});

export const addMethod = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods",
  allow: may["methods.add"],
  summary:
    "Write down a method: what is looked for, how to check it, what it cannot tell, when it is reviewed",
  params: inElection,
  body: Written,
  reply: z.object({ id: MethodId }),
  refusals: onWriting,
});

export const reviseMethod = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods/{method}/versions",
  allow: may["methods.revise"],
  summary: "Write a new version; what is public stays until somebody else has published it",
  params: ofMethod,
  body: Written.extend({
    /** The version that was revised. */
    version,
    /** It answers as before on every case: the labelled cases go on counting. Else it is untested until cases are labelled anew. */
    answersAsBefore: z.boolean(),
  }),
  reply: MethodDetail,
  refusals: { ...onMethod, ...onWriting, "retired-already": 409, "changed-meanwhile": 409 },
});

export const publishMethod = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods/{method}/publish",
  allow: may["methods.publish"],
  summary: "Publish the version that was written last; never one's own work",
  params: ofMethod,
  body: z.object({
    version,
    /** The consequence, named: everyone can read it from now on, with its measure. */
    everyoneReadsItFromNowOn: z.literal(true),
  }),
  reply: MethodDetail,
  refusals: {
    ...onMethod,
    "retired-already": 409,
    "nothing-to-publish": 409,
    "own-work": 403,
    "changed-meanwhile": 409,
    "language-missing": 422,
  },
});

export const retireMethod = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods/{method}/retire",
  allow: may["methods.retire"],
  summary: "Say to everyone that it is used no more, and why; the page stays",
  params: ofMethod,
  body: z.object({ words: Words }),
  reply: MethodDetail,
  refusals: { ...onMethod, "retired-already": 409, "language-unknown": 422, "language-missing": 422 },
});

export const listCases = endpoint({
  method: "GET",
  path: "/api/elections/{election}/methods/{method}/cases",
  allow: may["methods.cases"],
  summary: "The labelled cases that count for a method, newest first, with every label they ever had",
  params: ofMethod,
  query: z.object({ ...pageQuery, outcome: z.enum(outcomes).optional() }),
  reply: pageOf(LabelledCase),
  refusals: { "method-not-found": 404 },
});

export const labelCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods/{method}/cases",
  allow: may["methods.label"],
  summary: "Label a case: what the method said of it, what is true, and why",
  params: ofMethod,
  body: NewCase,
  reply: z.object({ id: CaseId, measure: Measure }),
  refusals: onLabelling,
});

export const importCases = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods/{method}/cases/import",
  allow: may["methods.import"],
  summary: "Label many cases from CSV with the columns title, says, truth, why: all of them or none",
  params: ofMethod,
  body: z.object({ csv: z.string().min(1).max(csvCharactersMax) }),
  reply: z.object({ added: z.number().int(), measure: Measure }),
  refusals: {
    ...onMethod,
    "retired-already": 409,
    "csv-refused": 422,
    "csv-empty": 422,
    "csv-too-long": 422,
  },
});

export const relabelCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/methods/{method}/cases/{case}/labels",
  allow: may["methods.relabel"],
  summary: "Label a case anew: the last label counts, the earlier ones stay",
  params: ofMethod.extend({ case: CaseId }),
  body: NewCase.omit({ title: true }).extend({
    /** The number of the label that was read. */
    label: z.number().int().min(1),
  }),
  reply: z.object({ measure: Measure }),
  refusals: {
    ...onMethod,
    "retired-already": 409,
    "case-not-found": 404,
    "nothing-changed": 422,
    "changed-meanwhile": 409,
    "labels-at-most": 409,
  },
});

export const listPublishedMethods = endpoint({
  method: "GET",
  path: "/api/elections/{election}/published-methods",
  allow: may["methods.public"],
  summary: "The published methods with their measure and limits, newest first",
  params: inElection,
  query: z.object(pageQuery),
  reply: pageOf(PublicMethod),
  refusals: {},
});

export const readPublishedMethod = endpoint({
  method: "GET",
  path: "/api/elections/{election}/published-methods/{method}",
  allow: may["methods.public"],
  summary: "One published method with its measure and limits",
  params: ofMethod,
  reply: PublicMethod,
  refusals: { "method-not-found": 404 },
});
