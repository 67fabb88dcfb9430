import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { AuditDetail, AuditId, ContestId } from "./audit-contract.ts";
import { PaperReading } from "./reading-contract.ts";

const ofAudit = z.object({ election: z.string(), audit: AuditId });
const reason = z.string().trim().min(10).max(limits.textCharactersMax);
const ofOurs = { "audit-not-found": 404, "audit-of-others": 403 } as const;

export const readProgress = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/progress",
  allow: may["audits.progress"],
  summary: "How far reading is, by jurisdiction and contest of a full hand count; never what was read",
  params: ofAudit,
  reply: z.object({
    rows: z.array(
      z.object({
        jurisdiction: z.string(),
        /** Empty: cards of the sample. */
        contest: z.string(),
        units: z.number().int(),
        settled: z.number().int(),
        disputed: z.number().int(),
      }),
    ),
  }),
  refusals: { "audit-not-found": 404 },
});

export const measureRound = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/measure",
  allow: may["audits.measure"],
  summary: "Measure the risk of every assertion after a round; what is not confirmed goes on by itself",
  params: ofAudit,
  reply: AuditDetail,
  refusals: { ...ofOurs, "not-reading": 409, "units-unread": 409 },
});

export const orderFullCount = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/full-count",
  allow: may["audits.full-count"],
  summary: "Order the full hand count of a contest, for a reason; it cannot be taken back",
  params: ofAudit,
  body: z.object({ contest: ContestId, why: reason }),
  reply: AuditDetail,
  refusals: { ...ofOurs, "contest-not-found": 404, "contest-decided": 409, "no-seed-yet": 409 },
});

export const finishCount = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/count",
  allow: may["audits.count"],
  summary: "Add up a full hand count when every batch is counted; that count is the outcome",
  params: ofAudit,
  body: z.object({ contest: ContestId }),
  reply: AuditDetail,
  refusals: { ...ofOurs, "contest-not-found": 404, "not-counting": 409, "units-unread": 409 },
});

export const discrepancyKinds = ["o2", "o1", "u1", "u2", "other"] as const;

export const listDiscrepancies = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/discrepancies",
  allow: may["audits.discrepancies"],
  summary: "Cards whose paper says otherwise than their record, after the round is measured",
  params: ofAudit,
  reply: z.object({
    rows: z.array(
      z.object({
        contest: z.string(),
        card: z.string(),
        /** Draws of the card: each counts. */
        draws: z.number().int(),
        /** Two or one votes over- or understated for the worst pair; `other` changes no pair that decides. */
        kind: z.enum(discrepancyKinds),
        /** Null: a card without a record. */
        record: z.array(z.string()).nullable(),
        paper: PaperReading,
      }),
    ),
  }),
  refusals: { "audit-not-found": 404 },
});

export const concludeAudit = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/conclude",
  allow: may["audits.conclude"],
  summary:
    "Conclude: every assertion is confirmed or its contest counted in full; the whole record is published",
  params: ofAudit,
  reply: AuditDetail,
  refusals: { ...ofOurs, "not-decided": 409 },
});

export const readRecordFile = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/files/{file}",
  allow: may["audits.record"],
  summary: "A file of the public record, byte for byte as it was hashed",
  params: ofAudit.extend({ file: z.string().regex(/^[a-z-]+\.(json|ndjson|csv)$/) }),
  media: "application/octet-stream",
  fileName: ({ params }) => params.file,
  reply: z.string(),
  refusals: { "audit-not-found": 404, "file-not-found": 404 },
});

export const readRecordArchive = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/record",
  allow: may["audits.record"],
  summary: "The whole public record of a concluded audit as one tar archive for `counterfoil audit verify`",
  params: ofAudit,
  media: "application/x-tar",
  fileName: ({ params }) => `${params.audit}.tar`,
  reply: z.unknown(),
  refusals: { "audit-not-found": 404, "not-concluded": 409 },
});
