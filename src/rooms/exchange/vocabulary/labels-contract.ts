import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Code } from "./contract.ts";

const LabelText = z.string().trim().min(1).max(limits.nameCharactersMax);

/** What an organisation calls a term, with how the term stands in the latest version of its framework. */
export const Label = z.object({
  organisation: z.string(),
  framework: z.string(),
  label: z.string(),
  code: Code,
  /** `unknown` where no version in here has the code any more. */
  kind: z.enum(["current", "retired", "unknown"]),
  name: z.string().nullable(),
  successor: z.object({ code: z.string(), name: z.string() }).nullable(),
  saidBy: z.string(),
  saidAtMs: z.number().int(),
  /** Same word, different meaning: others that mean another term by it. */
  clashes: z.array(z.object({ organisation: z.string(), code: Code })),
});
export type Label = z.infer<typeof Label>;

export const labelQuery = z.object({
  /** An organisation's word, compared without letter case, spaces and punctuation. */
  label: LabelText.optional(),
  code: Code.optional(),
  /** Only words that mean different terms in different organisations. */
  clashing: z.enum(["true"]).optional(),
});
export type LabelQuery = z.infer<typeof labelQuery>;

export const listLabels = endpoint({
  method: "GET",
  path: "/api/vocabulary-labels",
  allow: may["vocabulary.labels"],
  summary: "What organisations call the terms; which word means one code, and which means several",
  query: labelQuery,
  reply: z.object({ rows: z.array(Label) }),
  refusals: {},
});

export const sayLabel = endpoint({
  method: "POST",
  path: "/api/vocabulary-labels",
  allow: may["vocabulary.say"],
  summary: "Say which term of the latest version a word of one's own organisation means, or take it back",
  body: z.object({
    label: LabelText,
    /** Null takes the word back. */
    code: Code.nullable(),
  }),
  reply: z.object({ rows: z.array(Label) }),
  refusals: {
    "no-version-yet": 409,
    "code-unknown": 422,
    "code-retired": 422,
    "label-without-letters": 422,
    "label-not-yours": 404,
  },
});
