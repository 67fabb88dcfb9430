import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { found, ofPackage, Package, PackageState, reason } from "./package-contract.ts";

const count = z.number().int();

/** What does not agree, and where to look. The first ten are those of a site's evening (paper and ballots), the rest the hub's. */
export const differenceKinds = [
  "sheet-differs",
  "sheet-counted-twice",
  "line-keyed-twice",
  "sheets-missing",
  "marks-missing",
  "envelopes-differ",
  "spoiled-differ",
  "box-differs",
  "more-ballots-used",
  "fewer-ballots-used",
  "site-not-closed",
  "dispute-open",
  "log-not-whole",
  "device-not-heard-since-closing",
  "checked-in-without-ballot",
  "ballot-without-check-in",
  "not-on-list",
  "style-differs",
] as const;

export const Difference = z.object({
  /** The same difference with the same numbers has the same key. */
  key: z.string().max(500),
  kind: z.enum(differenceKinds),
  site: z.string(),
  device: z.string(),
  sheet: z.string(),
  counted: count,
  recorded: count,
  /** Numbers of the first voters concerned, where it is about voters. */
  voters: z.array(z.string()),
  /** Why it is right as it is; of the site's own evening, or of an official here. */
  explained: z.object({ why: z.string(), by: z.string() }).nullable(),
});
export type Difference = z.infer<typeof Difference>;

export const ChannelTotals = z.object({
  voters: count,
  checkedIn: count,
  inPerson: count,
  early: count,
  postal: count,
  issued: count,
  spoiled: count,
  provisional: count,
  disputesDecided: count,
});

export const Reconciliation = z.object({
  state: PackageState,
  totals: ChannelTotals,
  sites: z.array(
    z.object({
      site: z.string(),
      name: z.string(),
      checkedIn: count,
      issued: count,
      spoiled: count,
      provisional: count,
      isClosed: z.boolean(),
    }),
  ),
  differences: z.array(Difference),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export const readReconciliation = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}/reconciliation",
  allow: may["pollbooks.reconcile"],
  summary:
    "Check-ins, ballots, paper, envelopes and post against each other: what does not agree, and where to look",
  params: ofPackage,
  reply: Reconciliation,
  refusals: { ...found, "hub-not-open": 409 },
});

export const explainDifference = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/explanations",
  allow: may["pollbooks.explain"],
  summary: "Say why a difference is right as it is; an open dispute is decided, not explained",
  params: ofPackage,
  body: z.object({ difference: z.string().min(1).max(limits.lineCharactersMax), why: reason }),
  reply: Reconciliation,
  refusals: {
    ...found,
    "hub-not-open": 409,
    "difference-not-found": 404,
    "dispute-open": 409,
    "pollbooks-closed": 409,
  },
});

export const closePollbooks = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/close",
  allow: may["pollbooks.close"],
  summary:
    "Close the pollbooks once everything agrees or is explained; what comes in afterwards is seen and blocks certification",
  params: ofPackage,
  reply: Package,
  refusals: {
    ...found,
    "hub-not-open": 409,
    "pollbooks-closed": 409,
    "polls-open": 409,
    "difference-unexplained": 409,
  },
});

export const reopenPollbooks = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/reopen",
  allow: may["pollbooks.reopen"],
  summary: "Open closed pollbooks again, with the reason, such as a device whose log came in late",
  params: ofPackage,
  body: z.object({ why: reason }),
  reply: Package,
  refusals: { ...found, "pollbooks-not-closed": 409 },
});

export const certifyPollbooks = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/certify",
  allow: may["pollbooks.certify"],
  summary: "Certify closed pollbooks: the hub signs the summary; by somebody else than who closed them",
  params: ofPackage,
  reply: Package,
  refusals: { ...found, "pollbooks-not-closed": 409, "certifier-closed": 403, "events-since-closing": 409 },
});

export const readSummary = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}/summary.json",
  allow: may["pollbooks.summary"],
  summary: "The certified summary with the hub's Ed25519 signature over its exact text",
  params: ofPackage,
  reply: z.object({ summary: z.string(), signature: z.string(), hubKey: z.string() }),
  refusals: { ...found, "not-certified": 409 },
});

export const exportHistory = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/history",
  allow: may["pollbooks.history"],
  summary: "Who voted, by channel and site, for the registry; no name, and of protected voters no site",
  params: ofPackage,
  body: z.object({ purpose: reason }),
  reply: z.object({ csv: z.string(), voters: count, sha256: z.string() }),
  refusals: { ...found, "pollbooks-not-closed": 409 },
});
