import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  Concerned,
  kinds,
  Notice,
  NoticeDetail,
  NoticeId,
  NoticeTexts,
  Published,
  states,
  tellingSteps,
  Verdict,
  Words,
} from "./notice-contract.ts";

export * from "./notice-contract.ts";

const inElection = z.object({ election: z.string() });
const ofNotice = inElection.extend({ notice: NoticeId });
const why = z.string().trim().min(3).max(limits.lineCharactersMax);
/** Why the text goes on although the gate blocks it; null where it need not. */
const override = why.nullable().default(null);

const onNotice = { "notice-not-found": 404, "notice-of-others": 403 } as const;
const onOver = { "published-already": 409, "discarded-already": 409 } as const;
const onDecision = { "no-decision": 409, "decision-says-otherwise": 409 } as const;
const onVictims = { "victims-first": 409, "victims-unaware": 409 } as const;
const onTexts = { "language-missing": 422, "language-unknown": 422 } as const;
const onGate = { ...onTexts, "not-plain-enough": 422, "names-without-consent": 409 } as const;

export const listNotices = endpoint({
  method: "GET",
  path: "/api/elections/{election}/notices",
  allow: may["notices.list"],
  summary: "Notices and bulletins as far as the reader may see them, newest first",
  params: inElection,
  query: z.object({ ...pageQuery, state: z.enum(states).optional(), kind: z.enum(kinds).optional() }),
  reply: pageOf(Notice).extend({
    /** Decisions of the panel that wait for a text. */
    undrafted: z.array(
      z.object({
        caseId: z.string(),
        kind: z.enum(kinds),
        title: z.string(),
        /** The panel's reasons. */
        because: z.string(),
        decidedAtMs: z.number().int(),
      }),
    ),
  }),
  refusals: {},
});

export const readNotice = endpoint({
  method: "GET",
  path: "/api/elections/{election}/notices/{notice}",
  allow: may["notices.read"],
  summary: "One notice: its versions, what the gate finds, who was told, what was published",
  params: ofNotice,
  reply: NoticeDetail,
  refusals: { "notice-not-found": 404 },
});

export const draftNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices",
  allow: may["notices.draft"],
  summary: "Draft what a decision of the panel says is to be told: a notice or a bulletin",
  params: inElection,
  body: z.object({
    kind: z.enum(kinds),
    caseId: z.string().regex(/^cas_[0-9a-z]{10,40}$/),
    texts: NoticeTexts,
    concerned: Concerned.default([]),
    why,
  }),
  reply: z.object({ id: NoticeId }),
  refusals: { ...onDecision, "drafted-already": 409, "language-unknown": 422, "organisation-unknown": 422 },
});

export const editNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/versions",
  allow: may["notices.edit"],
  summary: "Write a new version; an approval of the one before is void",
  params: ofNotice,
  body: z.object({
    texts: NoticeTexts,
    concerned: Concerned.optional(),
    /** The version that was edited. */
    version: z.number().int().min(1),
    why,
  }),
  reply: NoticeDetail,
  refusals: {
    ...onNotice,
    "language-unknown": 422,
    "organisation-unknown": 422,
    ...onOver,
    "changed-meanwhile": 409,
  },
});

export const discardNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/discard",
  allow: may["notices.discard"],
  summary: "Discard a text that is not public: the decision waits for a text again",
  params: ofNotice,
  body: z.object({ version: z.number().int().min(1), why }),
  reply: NoticeDetail,
  refusals: { ...onNotice, ...onOver, "changed-meanwhile": 409 },
});

export const checkNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/check",
  allow: may["notices.check"],
  summary: "Hold texts against plain language; keeps nothing",
  params: inElection,
  body: z.object({ texts: NoticeTexts }),
  reply: Verdict,
  refusals: { "language-unknown": 422 },
});

export const submitNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/submit",
  allow: may["notices.submit"],
  summary: "Put the text before a second pair of eyes; what the gate blocks needs a reason",
  params: ofNotice,
  body: z.object({ version: z.number().int().min(1), override }),
  reply: NoticeDetail,
  refusals: { ...onNotice, ...onGate, "not-a-draft": 409, "changed-meanwhile": 409 },
});

export const approveNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/approve",
  allow: may["notices.approve"],
  summary: "Approve exactly this text, or return it with a reason; never one's own",
  params: ofNotice,
  body: z.object({
    verdict: z.enum(["approve", "return"]),
    /** SHA-256, hex, of the texts that were read. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    why,
  }),
  reply: NoticeDetail,
  refusals: {
    ...onNotice,
    "not-submitted": 409,
    "own-work": 403,
    "changed-meanwhile": 409,
    "names-without-consent": 409,
  },
});

export const tellNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/told",
  allow: may["notices.told"],
  summary:
    "Say that those affected know of this text, or then that an organisation concerned does: when and how",
  params: ofNotice,
  body: z.object({
    step: z.enum(tellingSteps),
    /** Of the step `concerned`; of the step `victims` it is the organisation of the case contact who says it. */
    organisationId: z.string().nullable().default(null),
    toldAtMs: z.number().int().nonnegative(),
    how: why,
    /** SHA-256, hex, of the texts that were told: a new version must be told anew. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  reply: z.object({ told: z.boolean() }),
  refusals: {
    "notice-not-found": 404,
    ...onOver,
    ...onVictims,
    "told-before": 422,
    "not-concerned": 422,
    "told-already": 409,
    "changed-meanwhile": 409,
    "told-in-future": 422,
  },
});

export const publishNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/publish",
  allow: may["notices.publish"],
  summary: "Tell everyone, at an address that stays; needs decision, approval and the order of telling",
  params: ofNotice,
  body: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** The consequence, named: everyone can read it from now on, and it can never be made unsaid. */
    everyoneReadsItFromNowOn: z.literal(true),
  }),
  reply: NoticeDetail,
  refusals: {
    ...onNotice,
    ...onDecision,
    "not-approved": 409,
    "changed-meanwhile": 409,
    ...onVictims,
    "concerned-not-told": 409,
    "names-without-consent": 409,
  },
});

export const correctNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/correct",
  allow: may["notices.correct"],
  summary: "Propose a correction of what was published; another person approves it, and both texts stay",
  params: ofNotice,
  body: z.object({ texts: NoticeTexts, wrong: Words, version: z.number().int().min(1), override }),
  reply: NoticeDetail,
  refusals: {
    ...onNotice,
    ...onGate,
    "not-published": 409,
    "correction-waits": 409,
    "nothing-changed": 422,
    "changed-meanwhile": 409,
  },
});

export const withdrawNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/withdraw",
  allow: may["notices.withdraw"],
  summary: "Withdraw what was published, with a reason for everyone; the page stays and says so",
  params: ofNotice,
  body: z.object({ words: Words, everyoneIsToldThatItNoLongerHolds: z.literal(true) }),
  reply: NoticeDetail,
  refusals: { ...onNotice, ...onTexts, "not-published": 409, "names-without-consent": 409 },
});

export const redactNotice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/notices/{notice}/redact",
  allow: may["notices.redact"],
  summary: "Take what the victims' records list and nobody may name out of every text and version",
  params: ofNotice,
  body: z.object({}),
  reply: NoticeDetail,
  refusals: { ...onNotice, "not-published": 409, "nothing-to-redact": 422, "names-without-consent": 409 },
});

export const readPublished = endpoint({
  method: "GET",
  path: "/api/elections/{election}/published/{notice}",
  allow: may["notices.public"],
  summary: "One published notice or bulletin: what stands, and every public act on it",
  params: ofNotice,
  reply: Published,
  refusals: { "notice-not-found": 404 },
});

export const listPublished = endpoint({
  method: "GET",
  path: "/api/elections/{election}/published",
  allow: may["notices.public"],
  summary: "What was published in this election, with corrections and withdrawals, newest first",
  params: inElection,
  query: z.object(pageQuery),
  reply: pageOf(Published),
  refusals: {},
});
