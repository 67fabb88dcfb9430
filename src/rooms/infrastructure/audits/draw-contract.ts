import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { AuditDetail, AuditId, JurisdictionCode, styles } from "./audit-contract.ts";

const ofAudit = z.object({ election: z.string(), audit: AuditId });
const name = z.string().trim().min(1).max(limits.nameCharactersMax);

const ofOurs = { "audit-not-found": 404, "audit-of-others": 403 } as const;

export const Expected = z.object({
  contest: z.string(),
  style: z.enum(styles),
  measure: z.string(),
  /** Draws that are enough in half, 80 % and 90 % of audits if what was reported is right; null: more than would be read. */
  half: z.number().int().nullable(),
  eighty: z.number().int().nullable(),
  ninety: z.number().int().nullable(),
  /** The smallest diluted margin of the contest's assertions. */
  margin: z.number(),
});
export type Expected = z.infer<typeof Expected>;

export const planSample = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/plan",
  allow: may["audits.plan"],
  summary: "How many ballots each method would read, contest by contest, beside a full hand count",
  params: ofAudit,
  reply: z.object({
    cards: z.number().int(),
    chosen: z.enum(styles),
    /** Draws of the first round: what is enough for every contest in 80 % of audits. */
    firstRound: z.number().int(),
    expected: z.array(Expected),
  }),
  refusals: {
    "audit-not-found": 404,
    "files-missing": 409,
    "contest-not-auditable": 409,
    "tally-incomplete": 409,
    "measure-invalid": 409,
  },
});

export const commitAudit = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/commit",
  allow: may["audits.commit"],
  summary: "Fix every file, publish the hashes and the commitment; from here on nothing of them changes",
  params: ofAudit,
  reply: AuditDetail,
  refusals: {
    ...ofOurs,
    "not-in-set-up": 409,
    "paper-not-declared": 409,
    "paper-not-trustworthy": 409,
    "files-missing": 409,
    "checks-forbid": 409,
    "checks-unexplained": 409,
    "contest-not-auditable": 409,
    "tally-incomplete": 409,
    "measure-invalid": 409,
  },
});

export const commitRolls = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/seed/commitments",
  allow: may["audits.seed"],
  summary: "Take down one person's commitment to rolls not yet shown; refused before the files are committed",
  params: ofAudit,
  body: z.object({ name, commitment: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: AuditDetail,
  refusals: {
    ...ofOurs,
    "not-committed-yet": 409,
    "seed-known": 409,
    "commitments-closed": 409,
    "name-twice": 409,
  },
});

export const revealRolls = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/seed/reveals",
  allow: may["audits.seed"],
  summary: "Take down the rolls that one person showed; the last of them makes the seed",
  params: ofAudit,
  body: z.object({ name, rolls: z.string().max(200), salt: z.string().min(1).max(200) }),
  reply: AuditDetail,
  refusals: {
    ...ofOurs,
    "not-committed-yet": 409,
    "seed-known": 409,
    "too-few-commitments": 409,
    "reveal-without-commitment": 409,
    "reveal-differs": 409,
    "already-revealed": 409,
    "rolls-invalid": 422,
  },
});

export const restartSeed = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/seed/restart",
  allow: may["audits.seed"],
  summary: "Hold the ceremony again because a reveal is missing: nobody who stays silent chooses the seed",
  params: ofAudit,
  body: z.object({ why: z.string().trim().min(10).max(limits.textCharactersMax) }),
  reply: AuditDetail,
  refusals: { ...ofOurs, "not-committed-yet": 409, "seed-known": 409 },
});

export const drawSample = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/draw",
  allow: may["audits.draw"],
  summary:
    "Draw the first round from the seed; later rounds follow by themselves and go on in the same sequence",
  params: ofAudit,
  body: z.object({
    /** Left out: as planned. More is allowed, and less: it only means another round. */
    draws: z.number().int().min(1).max(1_000_000).optional(),
  }),
  reply: AuditDetail,
  refusals: { ...ofOurs, "no-seed-yet": 409, "already-drawn": 409, "more-than-cards": 422 },
});

export const sheets = ["retrieval", "labels", "placeholders"] as const;

export const retrieveCards = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/retrieval",
  allow: may["audits.retrieve"],
  summary: "The cards of one's own jurisdiction to fetch for a round, as CSV: list, labels or placeholders",
  params: ofAudit.extend({ jurisdiction: JurisdictionCode }),
  query: z.object({
    round: z.coerce.number().int().min(1).default(1),
    sheet: z.enum(sheets).default("retrieval"),
  }),
  media: "text/csv; charset=utf-8",
  fileName: ({ params, query }) => `${params.jurisdiction}-${query.round}-${query.sheet}.csv`,
  reply: z.string(),
  refusals: { "audit-not-found": 404, "jurisdiction-not-found": 404, "round-not-found": 404 },
});
