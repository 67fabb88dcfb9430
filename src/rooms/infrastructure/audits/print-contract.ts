import { z } from "zod";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { AuditId, JurisdictionCode } from "./audit-contract.ts";
import { sheets } from "./draw-contract.ts";

const ofAudit = z.object({ election: z.string(), audit: AuditId });

/** Sizes of paper in use. Labels are those of a sheet of 30 on US letter, whatever is asked for. */
export const papers = ["letter", "a4"] as const;
const paper = z.enum(papers).default("letter");

/** Ballots or batches in one printed document; a round with more is carried as CSV. */
export const printedMax = 10_000;
/** Discrepancies that a report names one by one; it says how many more there are. */
export const printedDiscrepanciesMax = 1_000;
const printsPerMinuteMax = 60;

export const printCards = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/retrieval.pdf",
  allow: may["audits.print"],
  summary:
    "The cards of one's own jurisdiction to fetch for a round, on paper: list, labels or placeholder sheets",
  params: ofAudit.extend({ jurisdiction: JurisdictionCode }),
  query: z.object({
    round: z.coerce.number().int().min(1).max(1000).default(1),
    sheet: z.enum(sheets).default("retrieval"),
    paper,
  }),
  media: "application/pdf",
  fileName: ({ params, query }) => `${params.jurisdiction}-${query.round}-${query.sheet}.pdf`,
  perMinuteMax: printsPerMinuteMax,
  reply: z.unknown(),
  refusals: {
    "audit-not-found": 404,
    "jurisdiction-not-found": 404,
    "round-not-found": 404,
    "nothing-to-fetch": 409,
    "too-many-to-print": 409,
  },
});

export const printReport = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/report.pdf",
  allow: may["audits.final-report"],
  summary:
    "The report of a concluded audit on paper, with lines for the boards that this reader sees to sign",
  params: ofAudit,
  query: z.object({ paper }),
  media: "application/pdf",
  fileName: ({ params }) => `${params.audit}-report.pdf`,
  perMinuteMax: printsPerMinuteMax,
  reply: z.unknown(),
  refusals: { "audit-not-found": 404, "not-concluded": 409 },
});

export const tabulateReport = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/report.csv",
  allow: may["audits.final-report"],
  summary:
    "The report of a concluded audit as rows, in English: contests, votes, risks after each round, discrepancies",
  params: ofAudit,
  media: "text/csv; charset=utf-8",
  fileName: ({ params }) => `${params.audit}-report.csv`,
  perMinuteMax: printsPerMinuteMax,
  reply: z.string(),
  refusals: { "audit-not-found": 404, "not-concluded": 409 },
});
