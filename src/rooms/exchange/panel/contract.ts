import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { Matter } from "../../../core/mandates/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  Assessment,
  Case,
  CaseDetail,
  CaseId,
  CaseRow,
  caseStates,
  Declaration,
  DecisionCounts,
  EvidenceId,
  interests,
  knowledgeAxes,
  outcomes,
  TriedAlternative,
  votes,
} from "./case-contract.ts";

export * from "./case-contract.ts";

const words = z.string().trim().min(3).max(limits.textCharactersMax);
const line = z.string().trim().min(3).max(limits.lineCharactersMax);
const title = z.string().trim().min(3).max(limits.nameCharactersMax);
const moment = z.number().int().nonnegative();
const classification = z.number().int().min(0).max(3);

const inElection = z.object({ election: z.string() });
const ofCase = inElection.extend({ case: CaseId });
const marked = { tlp: Tlp, classification };

export const NewEvidence = z.object({
  statement: words,
  source: line,
  /** Since when the desk knows it. */
  knownAtMs: moment,
  ...marked,
  /** The item that this one corrects; it stays, and is shown as superseded. */
  supersedes: EvidenceId.nullable().default(null),
});
export type NewEvidence = z.infer<typeof NewEvidence>;

/** Refusals of every act of the panel: the registry of mandates is asked each time. */
const underMandate = { "out-of-mandate": 403, "outside-caretaker": 403, "no-panel": 422 } as const;
const onOpenCase = { "case-not-found": 404, "case-closed": 409, ...underMandate } as const;
const onKnowledge = { "known-in-future": 422, "above-clearance": 403 } as const;

export const listCases = endpoint({
  method: "GET",
  path: "/api/elections/{election}/cases",
  allow: may["cases.list"],
  summary: "Cases put before the panel, newest first; `waiting` leaves those that wait for me",
  params: inElection,
  query: z.object({
    ...pageQuery,
    state: z.enum(caseStates).optional(),
    waiting: z.enum(["yes"]).optional(),
  }),
  reply: pageOf(CaseRow).extend({ decided: DecisionCounts }),
  refusals: {},
});

export const readCase = endpoint({
  method: "GET",
  path: "/api/elections/{election}/cases/{case}",
  allow: may["cases.read"],
  summary:
    "One case with evidence, criteria, alternatives and panel; with `asOf` exactly as it was known then",
  params: ofCase,
  query: z.object({
    /** Milliseconds since 1970, UTC. */
    asOf: z.coerce.number().int().nonnegative().optional(),
    by: z.enum(knowledgeAxes).default("recorded"),
  }),
  reply: CaseDetail,
  refusals: { "case-not-found": 404, "not-briefed-then": 422 },
});

export const briefCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases",
  allow: may["cases.brief"],
  summary: "Put a matter before the panel; what is outside its mandate is kept as a record and handed on",
  params: inElection,
  body: z.object({
    title,
    matter: Matter,
    /** What the panel is asked, such as: could this undermine a free and fair election? */
    asked: words,
    incidentIds: z.array(z.string().regex(/^inc_[0-9a-z]{10,40}$/)).max(50),
    campaignId: z
      .string()
      .regex(/^cmp_[0-9a-z]{10,40}$/)
      .nullable(),
    ...marked,
    criteria: z.array(Assessment).max(20),
    evidence: z.array(NewEvidence.omit({ supersedes: true })).max(100),
    alternatives: z.array(TriedAlternative).max(50),
  }),
  reply: z.object({
    id: CaseId,
    state: z.enum(["briefed", "routed"]),
    routedTo: z.string().nullable(),
    /** The mandate that decided: the panel's own, or that of the organisation to which the matter belongs. */
    basis: z.string(),
  }),
  refusals: {
    ...underMandate,
    ...onKnowledge,
    "criteria-incomplete": 422,
    "subject-unknown": 422,
    "marked-too-low": 422,
    "red-not-routed": 422,
  },
});

export const amendCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases/{case}/amend",
  allow: may["cases.amend"],
  summary:
    "Add what has become known: evidence, a new assessment of a criterion, an alternative that was tried",
  params: ofCase,
  body: z.object({
    evidence: z.array(NewEvidence).max(100).default([]),
    criteria: z.array(Assessment).max(20).default([]),
    alternatives: z.array(TriedAlternative).max(50).default([]),
  }),
  reply: Case,
  refusals: { ...onOpenCase, ...onKnowledge, "nothing-to-add": 422, "superseded-not-found": 422 },
});

export const withdrawCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases/{case}/withdraw",
  allow: may["cases.withdraw"],
  summary: "Withdraw a case before it is decided, with a reason; it stays on record",
  params: ofCase,
  body: z.object({ why: line }),
  reply: Case,
  refusals: { "case-not-found": 404, "case-closed": 409 },
});

export const routeCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases/{case}/route",
  allow: may["cases.route"],
  summary: "Hand a case to the organisation whose matter it is",
  params: ofCase,
  body: z.object({ organisationId: z.string(), why: line }),
  reply: Case,
  refusals: {
    "case-not-found": 404,
    "case-closed": 409,
    "organisation-without-mandate": 422,
    "red-not-routed": 422,
  },
});

export const declareInterest = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases/{case}/declare",
  allow: may["cases.declare"],
  summary: "Declare an interest or none; a direct interest recuses, and so does the member's own wish",
  params: ofCase,
  body: z.object({
    interest: z.enum(interests),
    words: line.nullable(),
    recuse: z.boolean(),
  }),
  reply: z.object({ interest: z.enum(interests), recused: z.boolean() }),
  refusals: {
    ...onOpenCase,
    "interest-without-words": 422,
    "not-a-member": 403,
    "assessor-cannot-decide": 403,
  },
});

export const castVote = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases/{case}/vote",
  allow: may["cases.vote"],
  summary:
    "Vote whether the threshold is met, with the reason and, if wanted, a sealed dissent; may be changed until decided",
  params: ofCase,
  body: z.object({
    vote: z.enum(votes),
    because: words,
    dissent: words.nullable().default(null),
  }),
  /** The journal holds the commitment; the member keeps the salt that opens it. */
  reply: z.object({ vote: z.enum(votes), commitment: z.string(), salt: z.string() }),
  refusals: { ...onOpenCase, "declare-first": 409, "not-a-member": 403, "assessor-cannot-decide": 403 },
});

export const decideCase = endpoint({
  method: "POST",
  path: "/api/elections/{election}/cases/{case}/decide",
  allow: may["cases.decide"],
  summary: "Record what the panel decided: a notice needs the consensus of all who are not recused",
  params: ofCase,
  body: z.object({
    outcome: z.enum(outcomes),
    because: words,
    /** How the decision is called and marked; it may be told more widely than the case. */
    title,
    ...marked,
  }),
  reply: Case,
  refusals: {
    ...onOpenCase,
    "not-a-member": 403,
    "assessor-cannot-decide": 403,
    "declare-first": 409,
    "no-quorum": 409,
    "no-consensus": 409,
    "consensus-met": 409,
    "alternatives-first": 409,
    "above-clearance": 403,
  },
});

export const listDeclarations = endpoint({
  method: "GET",
  path: "/api/elections/{election}/cases/declarations",
  allow: may["cases.declarations"],
  summary: "The register of declared interests, for members of the panel and its secretariat",
  params: inElection,
  reply: z.object({ rows: z.array(Declaration) }),
  refusals: {},
});

export const countDecisions = endpoint({
  method: "GET",
  path: "/api/elections/{election}/decisions/count",
  allow: may["decisions.count"],
  summary: "How often the panel stepped in, told without stepping in, or decided not to act in this election",
  params: inElection,
  reply: DecisionCounts,
  refusals: {},
});
