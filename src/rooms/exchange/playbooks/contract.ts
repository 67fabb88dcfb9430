import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Day } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { TechniqueCode } from "../techniques/contract.ts";

export const PlaybookId = idOf("ply");
export type PlaybookId = z.infer<typeof PlaybookId>;
export const CheckId = idOf("chk");

/** Kept, and as it is shown: `stale` is worked out for each reader, and never kept. */
export const keptStates = ["draft", "current", "retired"] as const;
export type KeptState = (typeof keptStates)[number];
export const states = ["draft", "current", "stale", "retired"] as const;
export type State = (typeof states)[number];
export const checkKinds = ["exercise", "review"] as const;
export type CheckKind = (typeof checkKinds)[number];

const moment = z.number().int().nonnegative();
const line = z.string().trim().min(1).max(limits.lineCharactersMax);
const why = z.string().trim().min(3).max(limits.lineCharactersMax);
const version = z.number().int().min(1);
export const Classification = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);

export const Step = z.strictObject({
  what: line,
  /** A role or a desk, not a name. */
  who: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** Minutes after the playbook was opened; null where it does not matter. */
  withinMinutes: z
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 60)
    .nullable(),
});
export type Step = z.infer<typeof Step>;
export const stepsMax = 40;

export const PlaybookText = z.object({
  title: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** For what, and for whom. */
  purpose: z.string().trim().min(1).max(4_000),
  steps: z.array(Step).min(1).max(stepsMax),
  /** A technique answers for its sub-techniques. */
  techniques: z.array(TechniqueCode).min(1).max(50),
  reviewBy: Day,
});
export type PlaybookText = z.infer<typeof PlaybookText>;

/** An exercise or a review, with what was found. */
export const Check = z.object({
  id: CheckId,
  kind: z.enum(checkKinds),
  classification: Classification,
  heldAtMs: moment,
  /** By when it is looked at again from then on; null where an exercise left that as it was. */
  reviewBy: Day.nullable(),
  found: z.string(),
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: moment,
});
export type Check = z.infer<typeof Check>;

/** Why a playbook is stale for this reader. */
export const Reason = z.discriminatedUnion("reason", [
  z.object({ reason: z.literal("review-overdue"), reviewBy: Day }),
  z.object({
    reason: z.literal("technique-new"),
    code: TechniqueCode,
    name: z.string().nullable(),
    /** When the reader could first see it met; later than the last exercise and the last review. */
    firstMs: moment,
  }),
]);
export type Reason = z.infer<typeof Reason>;

export const Playbook = z.object({
  id: PlaybookId,
  title: z.string(),
  state: z.enum(states),
  stale: z.array(Reason),
  tlp: Tlp,
  classification: Classification,
  organisationId: z.string(),
  organisationName: z.string(),
  techniques: z.array(TechniqueCode),
  reviewBy: Day,
  createdAtMs: moment,
  adoptedAtMs: moment.nullable(),
  /** The last exercise that the reader may know of. */
  exercisedAtMs: moment.nullable(),
  /** The last exercise or review, or the adoption: what was first seen after it makes the playbook stale. */
  checkedAtMs: moment.nullable(),
  version,
});
export type Playbook = z.infer<typeof Playbook>;

export const PlaybookDetail = Playbook.extend({
  /** It belongs to the reader's organisation. */
  ours: z.boolean(),
  purpose: z.string(),
  steps: z.array(Step),
  terms: z.array(
    z.object({ code: TechniqueCode, name: z.string().nullable(), successor: z.string().nullable() }),
  ),
  /** Newest first. */
  checks: z.array(Check),
  versions: z.array(
    z.object({
      number: version,
      byPerson: z.string(),
      byName: z.string().nullable(),
      atMs: moment,
      why: z.string(),
    }),
  ),
  retiredWhy: z.string().nullable(),
});
export type PlaybookDetail = z.infer<typeof PlaybookDetail>;

const inElection = z.object({ election: z.string() });
const ofPlaybook = inElection.extend({ playbook: PlaybookId });
const onPlaybook = { "playbook-not-found": 404, "playbook-of-others": 403, "retired-already": 409 } as const;
const onWriting = { "code-unknown": 422, "review-in-past": 422 } as const;
const onChecking = {
  ...onPlaybook,
  "not-adopted-yet": 409,
  "held-in-future": 422,
  "above-clearance": 403,
} as const;

export const playbookQuery = z.object({
  ...pageQuery,
  state: z.enum(states).optional(),
  /** That answer this technique, or the one that it is a part of. */
  code: TechniqueCode.optional(),
  text: z.string().max(limits.nameCharactersMax).optional(),
});
export type PlaybookQuery = z.infer<typeof playbookQuery>;

export const listPlaybooks = endpoint({
  method: "GET",
  path: "/api/elections/{election}/playbooks",
  allow: may["playbooks.list"],
  summary: "The playbooks: what is done when a technique is met, and which of them are stale; newest first",
  params: inElection,
  query: playbookQuery,
  reply: pageOf(Playbook),
  refusals: { "cursor-unreadable": 422 },
});

export const readPlaybook = endpoint({
  method: "GET",
  path: "/api/elections/{election}/playbooks/{playbook}",
  allow: may["playbooks.read"],
  summary: "One playbook: steps, techniques, exercises and reviews, and why it is stale",
  params: ofPlaybook,
  reply: PlaybookDetail,
  refusals: { "playbook-not-found": 404 },
});

export const writePlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/playbooks",
  allow: may["playbooks.write"],
  summary: "Write a playbook: for what it is, its steps, the techniques that it answers, and its review",
  params: inElection,
  body: PlaybookText.extend({ tlp: Tlp, classification: Classification, why }),
  reply: z.object({ id: PlaybookId }),
  refusals: { ...onWriting, "above-clearance": 403 },
});

export const revisePlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/playbooks/{playbook}/versions",
  allow: may["playbooks.revise"],
  summary:
    "Write a playbook anew; what it says now holds at once, and stays stale until it is exercised or reviewed",
  params: ofPlaybook,
  body: PlaybookText.extend({ why, version }),
  reply: PlaybookDetail,
  refusals: { ...onPlaybook, ...onWriting, "changed-meanwhile": 409 },
});

export const adoptPlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/playbooks/{playbook}/adopt",
  allow: may["playbooks.adopt"],
  summary: "Say that a draft holds from now on",
  params: ofPlaybook,
  body: z.object({ version }),
  reply: PlaybookDetail,
  refusals: { ...onPlaybook, "adopted-already": 409, "changed-meanwhile": 409 },
});

export const exercisePlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/playbooks/{playbook}/exercises",
  allow: may["playbooks.exercise"],
  summary: "Record that the playbook was exercised: when, and what was found",
  params: ofPlaybook,
  body: z.object({
    heldAtMs: moment,
    found: z.string().trim().min(3).max(4_000),
    classification: Classification.default(0),
    reviewBy: Day.nullable().default(null),
  }),
  reply: PlaybookDetail,
  refusals: { ...onChecking, "review-in-past": 422 },
});

export const reviewPlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/playbooks/{playbook}/reviews",
  allow: may["playbooks.review"],
  summary: "Say why it still holds although it was not exercised, and by when it is looked at again",
  params: ofPlaybook,
  body: z.object({ why, reviewBy: Day, classification: Classification.default(0) }),
  reply: PlaybookDetail,
  refusals: { ...onChecking, "review-in-past": 422 },
});

export const retirePlaybook = endpoint({
  method: "POST",
  path: "/api/elections/{election}/playbooks/{playbook}/retire",
  allow: may["playbooks.retire"],
  summary: "Say that it is used no more, and why; it stays to be read",
  params: ofPlaybook,
  body: z.object({ why }),
  reply: PlaybookDetail,
  refusals: onPlaybook,
});
