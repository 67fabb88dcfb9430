import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  Audit,
  AuditDetail,
  AuditId,
  auditStates,
  ContestSetUp,
  Finding,
  JurisdictionCode,
  JurisdictionSetUp,
  PaperTrail,
  samplers,
  styles,
} from "./audit-contract.ts";
import { MeasureSettings } from "./choice-contract.ts";

export * from "./audit-contract.ts";
export * from "./choice-contract.ts";
export * from "./count-contract.ts";
export * from "./draw-contract.ts";
export * from "./print-contract.ts";
export * from "./reading-contract.ts";

const inElection = z.object({ election: z.string() });
export const ofAudit = inElection.extend({ audit: AuditId });
export const ofJurisdiction = ofAudit.extend({ jurisdiction: JurisdictionCode });
const reason = z.string().trim().min(10).max(limits.textCharactersMax);

/** Largest file of a jurisdiction. */
export const fileBytesMax = 512 * 1024 * 1024;

export const listAudits = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits",
  allow: may["audits.list"],
  summary: "Audits, newest first; without an account those whose commitment is public",
  params: inElection,
  query: z.object({ ...pageQuery, state: z.enum(auditStates).optional() }),
  reply: pageOf(Audit),
  refusals: {},
});

export const readAudit = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}",
  allow: may["audits.read"],
  summary: "One audit with its jurisdictions, committed files, seed ceremony, rounds and risks",
  params: ofAudit,
  reply: AuditDetail,
  refusals: { "audit-not-found": 404 },
});

const contests = z.array(ContestSetUp).min(1).max(200);

/** Refusals of a contest whose announced result no audit can confirm; the engine's names. */
export const ofContests = {
  "contest-twice": 422,
  "contest-not-auditable": 422,
  "tally-incomplete": 422,
  "records-needed": 422,
  "jurisdiction-unknown": 422,
} as const;

export const setUpAudit = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits",
  allow: may["audits.set-up"],
  summary: "Set up an audit: contests with announced results and risk limits, jurisdictions, design",
  params: inElection,
  body: z.object({
    title: z.string().trim().min(3).max(limits.nameCharactersMax),
    contests,
    jurisdictions: z.array(JurisdictionSetUp).min(1).max(500),
    design: z.object({
      style: z.enum(styles),
      /** Left out: with replacement, as Colorado draws; batches by their error bounds. */
      sampler: z.enum(samplers).optional(),
      /** Left out: Kaplan-Markov for a comparison, ALPHA for polling, MACRO's for batches. */
      measure: MeasureSettings.optional(),
      roundsMax: z.number().int().min(1).max(50).default(10),
      fullCountShare: z.number().gt(0).max(1).default(0.3),
      /** With strata: the codes of jurisdictions without records of single ballots. */
      polledIn: z.array(JurisdictionCode).max(500).default([]),
    }),
  }),
  reply: Audit,
  refusals: {
    ...ofContests,
    "jurisdiction-twice": 422,
    "organisation-unknown": 422,
    "measure-invalid": 422,
    "sampler-invalid": 422,
    "strata-need-both": 422,
  },
});

const whileSetUp = { "audit-not-found": 404, "audit-of-others": 403, "not-in-set-up": 409 } as const;

export const reportContests = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/audits/{audit}/contests",
  allow: may["audits.report"],
  summary: "Replace the contests and their announced results, while nothing is committed",
  params: ofAudit,
  body: z.object({ contests, why: reason }),
  reply: Audit,
  refusals: { ...whileSetUp, ...ofContests },
});

export const declarePaperTrail = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/audits/{audit}/paper-trail",
  allow: may["audits.declare"],
  summary: "Say whether the paper trail is trustworthy, and on what evidence; without it nothing is drawn",
  params: ofAudit,
  body: PaperTrail,
  reply: Audit,
  refusals: whileSetUp,
});

export const withdrawAudit = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/withdraw",
  allow: may["audits.withdraw"],
  summary: "Give up an audit before its seed, with the reason; once there is a seed it runs to its end",
  params: ofAudit,
  body: z.object({ why: reason }),
  reply: Audit,
  refusals: { "audit-not-found": 404, "audit-of-others": 403, "seed-known": 409 },
});

/** Refusals of an upload: what is wrong with the file stands in `fields` with file, row and field. */
const ofUpload = {
  "audit-not-found": 404,
  "jurisdiction-not-found": 404,
  "jurisdiction-of-others": 403,
  "not-in-set-up": 409,
  "file-refused": 422,
  "file-cut-off": 400,
  "file-too-large": 413,
} as const;

/** What the upload's reader found; the service gets it instead of the stream. */
const read = z.unknown();
const fileName = z
  .string()
  .trim()
  .regex(/^[^/\\\0]{1,200}$/)
  .default("manifest.csv");

export const Uploaded = z.object({ batches: z.number().int(), cards: z.number().int(), sha256: z.string() });

export const uploadManifest = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/manifest",
  allow: may["audits.manifest"],
  summary:
    "Hand in the ballot manifest of one's own jurisdiction as CSV; records handed in before are dropped",
  params: ofJurisdiction,
  query: z.object({ file: fileName }),
  upload: "text/csv",
  bodyBytesMax: fileBytesMax,
  body: read,
  reply: Uploaded,
  refusals: { ...ofUpload, "batch-ambiguous": 422 },
});

/**
 * Files of cast vote records that are read here. `hart`, `ess` (both layouts) and `dominion-json` are several files: a ZIP archive of
 * them. `nist`: the common data format of SP 1500-103, JSON or XML.
 */
export const recordFormats = [
  "dominion-csv",
  "dominion-json",
  "clear-ballot",
  "hart",
  "ess",
  "nist",
  "batch-totals",
] as const;

export const uploadRecords = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/records",
  allow: may["audits.records"],
  summary:
    "Hand in the cast vote records of one's own jurisdiction; each is put to its card by its number in the batch",
  params: ofJurisdiction,
  query: z.object({
    file: fileName.default("records.csv"),
    format: z.enum(recordFormats).default("dominion-csv"),
    /**
     * `number`: the record number is the card's place in its batch. `order`: records lie in the order of the cards. `format`: as the
     * format has it, which is `order` for ES&S, whose numbers run through all batches, and `number` for the others.
     */
    place: z.enum(["format", "number", "order"]).default("format"),
  }),
  upload: "application/octet-stream",
  bodyBytesMax: fileBytesMax,
  body: read,
  reply: Uploaded,
  refusals: {
    ...ofUpload,
    "no-manifest-yet": 409,
    "records-not-used": 409,
    "manifest-too-small": 422,
    "record-not-placed": 422,
    "pool-recorded": 422,
  },
});

export const uploadPools = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/pools",
  allow: may["audits.records"],
  summary:
    "Hand in totals of those batches of one's own jurisdiction that have no records: their ballots are compared with the mean of their batch (ONEAudit)",
  params: ofJurisdiction,
  query: z.object({ file: fileName.default("pools.csv") }),
  upload: "text/csv",
  bodyBytesMax: fileBytesMax,
  body: read,
  reply: Uploaded,
  refusals: {
    ...ofUpload,
    "no-manifest-yet": 409,
    "pools-not-used": 409,
    "pools-not-ranked": 409,
    "pool-recorded": 422,
    "pool-overfull": 422,
    "tally-incomplete": 422,
    "manifest-too-small": 422,
    "record-not-placed": 422,
  },
});

export const checkAudit = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/checks",
  allow: may["audits.check"],
  summary:
    "Manifests against records against announced results: what forbids the draw, what must be explained",
  params: ofAudit,
  reply: z.object({
    /** False while this reader sees only its own jurisdiction, or files are missing. */
    whole: z.boolean(),
    missing: z.array(z.object({ jurisdiction: z.string(), file: z.enum(["manifest", "records"]) })),
    findings: z.array(Finding),
  }),
  refusals: { "audit-not-found": 404 },
});

export const acknowledgeFindings = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/checks/acknowledge",
  allow: may["audits.acknowledge"],
  summary: "Say why findings of the checks are right; what forbids a draw cannot be acknowledged away",
  params: ofAudit,
  body: z.object({ keys: z.array(z.string().max(1000)).min(1).max(5000), why: reason }),
  reply: z.object({ acknowledged: z.number().int() }),
  refusals: { ...whileSetUp, "finding-not-found": 422, "finding-forbids": 409 },
});
