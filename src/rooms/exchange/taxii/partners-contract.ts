import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { ElectionId } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { CollectionId } from "./contract.ts";

export const PartnerId = idOf("ptn");
export type PartnerId = z.infer<typeof PartnerId>;

const count = z.number().int().min(0);
const moment = z.number().int();

/** How an exchange with a partner failed. */
export const PartnerError = z.enum([
  "not-reachable",
  "too-slow",
  "private-address",
  "redirected",
  "not-authorised",
  "not-found-there",
  "busy",
  "no-taxii",
  "too-long",
  "refused-there",
  "failed-there",
  "collection-closed-here",
]);
export type PartnerError = z.infer<typeof PartnerError>;

/** A partner's server; never its secret. */
export const Partner = z.object({
  id: PartnerId,
  name: z.string(),
  direction: z.enum(["pull", "push"]),
  rootUrl: z.string(),
  remoteCollection: z.string(),
  privateNetwork: z.boolean(),
  userName: z.string(),
  collectionId: CollectionId,
  partnerOrganisationId: z.string().nullable(),
  everyMinutes: z.number().int(),
  pausedAtMs: moment.nullable(),
  lastTriedAtMs: moment.nullable(),
  lastOkAtMs: moment.nullable(),
  /** Runs that failed since the last that did not. */
  failures: count,
  nextAtMs: moment,
  lastError: PartnerError.nullable(),
});
export type Partner = z.infer<typeof Partner>;

export const PartnerLine = Partner.extend({
  /** Milliseconds since all was exchanged; null where that never was. */
  lagMs: count.nullable(),
  added: count,
  refused: count,
});
export type PartnerLine = z.infer<typeof PartnerLine>;

const inElection = z.object({ election: ElectionId });
const ofPartner = z.object({ election: ElectionId, partner: PartnerId });
const why = z.string().trim().min(3).max(limits.lineCharactersMax);

export const listPartners = endpoint({
  method: "GET",
  path: "/api/elections/{election}/partners",
  allow: may["partners.list"],
  summary:
    "Servers of partners with which my organisation exchanges: how far behind, what failed, how much was refused",
  params: inElection,
  reply: z.object({ rows: z.array(PartnerLine) }),
  refusals: {},
});

export const addPartner = endpoint({
  method: "POST",
  path: "/api/elections/{election}/partners",
  allow: may["partners.add"],
  summary:
    "Pull from, or push to, a partner's TAXII 2.1 server; only hosts that were entered here are ever asked",
  params: inElection,
  body: z.object({
    name: z.string().trim().min(1).max(limits.nameCharactersMax),
    direction: z.enum(["pull", "push"]),
    rootUrl: z.url({ protocol: /^https?$/ }).max(500),
    remoteCollection: z.uuid(),
    privateNetwork: z.boolean().default(false),
    userName: z.string().max(limits.nameCharactersMax).default(""),
    /** The password, or where there is no user's name, a bearer token. */
    secret: z.string().min(1).max(2000),
    collectionId: CollectionId,
    partnerOrganisationId: z.string().nullable().default(null),
    everyMinutes: z.number().int().min(1).max(10_080).default(15),
  }),
  reply: PartnerLine,
  refusals: {
    "no-organisation": 403,
    "collection-not-found": 404,
    "collection-not-ours": 403,
    "collection-closed": 409,
    "address-not-https": 422,
    "address-private": 422,
    "address-with-password": 422,
    "partner-organisation-needed": 422,
  },
});

export const pausePartner = endpoint({
  method: "POST",
  path: "/api/elections/{election}/partners/{partner}/pause",
  allow: may["partners.pause"],
  summary: "Pause an exchange, or go on with it, with a reason",
  params: ofPartner,
  body: z.object({ paused: z.boolean(), why }),
  reply: PartnerLine,
  refusals: { "partner-not-found": 404 },
});

export const runPartner = endpoint({
  method: "POST",
  path: "/api/elections/{election}/partners/{partner}/run",
  allow: may["partners.run"],
  summary: "Exchange now, without waiting for the next turn",
  params: ofPartner,
  reply: PartnerLine,
  refusals: { "partner-not-found": 404, "partner-paused": 409 },
});

export const Run = z.object({
  startedAtMs: moment,
  endedAtMs: moment.nullable(),
  pages: count,
  received: count,
  added: count,
  refused: count,
  error: PartnerError.nullable(),
});
export type Run = z.infer<typeof Run>;

export const listRuns = endpoint({
  method: "GET",
  path: "/api/elections/{election}/partners/{partner}/runs",
  allow: may["partners.runs"],
  summary: "How the last runs ended, newest first",
  params: ofPartner,
  reply: z.object({ rows: z.array(Run) }),
  refusals: { "partner-not-found": 404 },
});

export const Refusal = z.object({
  atMs: moment,
  stixId: z.string(),
  version: z.string().nullable(),
  /** In the reader's language; where the partner refused, in the partner's words. */
  sentence: z.string(),
  object: z.string(),
});

export const listRefusals = endpoint({
  method: "GET",
  path: "/api/elections/{election}/partners/{partner}/refusals",
  allow: may["partners.refusals"],
  summary: "What was refused, by us or by them, and why, newest first",
  params: ofPartner,
  query: z.object({ ...pageQuery }),
  reply: pageOf(Refusal),
  refusals: { "partner-not-found": 404, "cursor-unreadable": 422 },
});
