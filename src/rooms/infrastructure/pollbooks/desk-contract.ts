import { z } from "zod";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { found, ofPackage, reason } from "./package-contract.ts";

/** The words of the log (engines/pollbook-log). */
export const channels = ["in-person", "early", "postal"] as const;
export const disputeKinds = ["double-check-in", "double-issue", "double-return", "post-and-person"] as const;

const Event = z.string().regex(/^[0-9a-f]{64}$/, "expected the id of an event");

/** One event of the evidence: which device, where, when by that device's clock, by whom. */
export const Evidence = z.object({
  event: Event,
  device: z.string(),
  seq: z.number().int(),
  atMs: z.number().int(),
  actor: z.string(),
  kind: z.string(),
  site: z.string().nullable(),
  channel: z.enum(channels).nullable(),
  styleDue: z.string().nullable(),
  styleGiven: z.string().nullable(),
  decided: z.enum(["upheld", "set-aside"]).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

export const Dispute = z.object({
  voter: z.string(),
  /** As the list has it; null where the list does not, or the voter's record is protected. */
  name: z.string().nullable(),
  isConfidential: z.boolean(),
  kinds: z.array(z.enum(disputeKinds)),
  /** Every event of the dispute, by device and number. */
  evidence: z.array(Evidence),
  /** Authentic events about the voter that do not count so far. */
  unsettled: z.array(Evidence),
  isOpen: z.boolean(),
  decisions: z.array(
    z.object({
      event: Event,
      atMs: z.number().int(),
      by: z.string(),
      why: z.string(),
      upheld: z.array(Event),
    }),
  ),
});
export type Dispute = z.infer<typeof Dispute>;

export const listDisputes = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}/disputes",
  allow: may["pollbooks.disputes"],
  summary:
    "Voters about whom devices say things that cannot all stand, with all evidence; nothing is resolved by the machine",
  params: ofPackage,
  query: z.object({ ...pageQuery, state: z.enum(["open", "decided"]).optional() }),
  reply: pageOf(Dispute),
  refusals: { ...found, "hub-not-open": 409 },
});

export const decideDispute = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/decisions",
  allow: may["pollbooks.decide"],
  summary:
    "Decide a dispute: which of its events stand, and why; all evidence that is known must have been considered",
  params: ofPackage,
  body: z.object({
    voter: z.string().min(1).max(128),
    considered: z.array(Event).min(1).max(128),
    upheld: z.array(Event).max(128),
    why: reason,
  }),
  reply: Dispute,
  refusals: {
    ...found,
    "hub-not-open": 409,
    "dispute-not-found": 404,
    "evidence-not-considered": 409,
    "upheld-not-considered": 422,
    "disputed-still": 422,
  },
});

export const anomalyKinds = ["device-forging", "mass-undo", "style-mismatch", "early-check-in"] as const;

export const Anomaly = z.object({
  key: z.string(),
  kind: z.enum(anomalyKinds),
  device: z.string(),
  site: z.string().nullable(),
  /** How many events speak for it. */
  count: z.number().int(),
  /** Ids of the first of them. */
  events: z.array(Event),
  /** Forging: what is wrong with the log (`fork`, `broken-link`, `signature-invalid`). */
  why: z.string().nullable(),
  /** Forging: the enrolled device whose key made the signature, where one did. */
  signer: z.string().nullable(),
  /** The report in the exchange that tells of it. */
  reportId: z.string().nullable(),
});
export type Anomaly = z.infer<typeof Anomaly>;

export const listAnomalies = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}/anomalies",
  allow: may["pollbooks.anomalies"],
  summary:
    "What is not as an honest day would leave it: forged logs, mass undo, wrong ballot styles, check-ins before opening",
  params: ofPackage,
  reply: z.object({ anomalies: z.array(Anomaly) }),
  refusals: { ...found, "hub-not-open": 409 },
});
