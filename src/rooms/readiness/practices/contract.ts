import { z } from "zod";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf } from "../../../platform/contract/page.ts";
import { may } from "../../../core/permissions/contract.ts";

/** Identifier of a requirement: `G1` to `G12`, `W1.0` to `W6.13`, compound ones with a letter (`W1.13a`). */
export const PracticeId = z.string().regex(/^(G\d{1,2}|W[1-6]\.\d{1,2}[abc]?)$/, "expected such as W4.7");

/** The goals of the community, then its six workshops. */
export const areas = [
  "goals",
  "sharing",
  "interference",
  "contingencies",
  "information",
  "infrastructure",
  "citizens",
] as const;
export const Area = z.enum(areas);
export type Area = z.infer<typeof Area>;

/** The nine principles of the Paris Call for Trust and Security in Cyberspace (2018). */
export const principles = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"] as const;
export const Principle = z.enum(principles);
export type Principle = z.infer<typeof Principle>;

/** What the evidence says of a practice, worst first. Only `done` is done. */
export const states = [
  "failing",
  "no-test",
  "no-acceptance",
  "no-negative",
  "no-way",
  "not-measured",
  "done",
] as const;
export const PracticeState = z.enum(states);
export type PracticeState = z.infer<typeof PracticeState>;

export const LastResult = z.enum(["passed", "failed", "skipped", "not-measured"]);
export type LastResult = z.infer<typeof LastResult>;

/** One test that names a practice. `atMs` is when it last ran, milliseconds since 1970 (UTC); null where it has not. */
export const TestEvidence = z.object({
  file: z.string(),
  name: z.string(),
  negative: z.boolean(),
  result: LastResult,
  atMs: z.number().int().nullable(),
});
export type TestEvidence = z.infer<typeof TestEvidence>;

/** How users reach a practice: an endpoint whose line in the permission table names the practice as its basis. */
export const Way = z.object({
  slice: z.string(),
  act: z.string(),
  method: z.string(),
  path: z.string(),
  summary: z.string(),
});
export type Way = z.infer<typeof Way>;

const Tally = z.object({ passed: z.number().int(), total: z.number().int() });

export const PracticeLine = z.object({
  id: PracticeId,
  area: Area,
  principles: z.array(Principle).min(1),
  title: z.object({ en: z.string(), fr: z.string() }),
  state: PracticeState,
  acceptance: Tally,
  negative: Tally,
  /** Names of the slices by which users reach it. */
  slices: z.array(z.string()),
});
export type PracticeLine = z.infer<typeof PracticeLine>;

export const Practice = PracticeLine.extend({ tests: z.array(TestEvidence), ways: z.array(Way) });
export type Practice = z.infer<typeof Practice>;

export const listPractices = endpoint({
  method: "GET",
  path: "/api/practices",
  allow: may["practices.list"],
  summary: "Every practice with its state, as the last test run left it",
  query: z.object({
    area: Area.optional(),
    state: PracticeState.optional(),
    principle: Principle.optional(),
  }),
  reply: pageOf(PracticeLine).extend({
    /** How many of all practices are in each state, whatever the filter. */
    counts: z.record(PracticeState, z.number().int()),
    /** When the last test run ended; null where none has been kept. */
    measuredAtMs: z.number().int().nullable(),
  }),
  refusals: {},
});

export const readPractice = endpoint({
  method: "GET",
  path: "/api/practices/{practice}",
  allow: may["practices.read"],
  summary: "One practice with the tests that carry it and the ways that lead to it",
  params: z.object({ practice: PracticeId }),
  reply: Practice,
  refusals: { "practice-not-found": 404 },
});
