import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { idOf } from "../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { may, roles } from "../permissions/contract.ts";
import { Sector } from "../organisations/contract.ts";

export const AgreementId = idOf("agr");
export const ShareId = idOf("shr");

/** Traffic Light Protocol 2.0 (FIRST, August 2022), from the widest to the narrowest. */
export const tlps = ["clear", "green", "amber", "amber+strict", "red"] as const;
export const Tlp = z.enum(tlps);

/** Classes of information that agreements speak of; `content_tables` says which table holds which. */
export const classes = ["report", "incident", "evidence", "campaign", "indicator", "case"] as const;
export const InformationClass = z.enum(classes);

/** What information may be shared for. */
export const purposes = ["assess", "warn", "respond", "inform-public", "audit", "research"] as const;
export const Purpose = z.enum(purposes);

/** One side of a clause: an organisation, every party of a sector, or every party in which someone holds a role. */
export const Side = z.union([
  z.strictObject({ organisation: z.string() }),
  z.strictObject({ sector: Sector }),
  z.strictObject({ role: z.enum(roles) }),
]);
export type Side = z.infer<typeof Side>;

export const Clause = z.object({
  number: z.number().int().min(1).max(99),
  from: Side,
  to: Side,
  classes: z.array(InformationClass).min(1),
  /** The narrowest marking that the clause covers. */
  tlpMax: Tlp,
  purposes: z.array(Purpose).min(1),
  /** Days for which the receiver keeps what it receives. */
  retentionDays: z.number().int().min(1).max(3650),
  /** The receivers are clients of the sender: what it received TLP:AMBER may reach them if they need to know. */
  toClients: z.boolean().default(false),
});
export type Clause = z.infer<typeof Clause>;

const words = z.string().trim().min(3).max(limits.textCharactersMax);
const moment = z.number().int();

export const Act = z.object({
  organisationId: z.string(),
  act: z.enum(["signed", "withdrawn"]),
  declaration: z.string(),
  atMs: moment,
});
export type Act = z.infer<typeof Act>;

export const Agreement = z.object({
  id: AgreementId,
  title: z.string(),
  parties: z.array(z.string()).min(2),
  clauses: z.array(Clause).min(1),
  expiresAtMs: moment.nullable(),
  amends: AgreementId.nullable(),
  proposedByOrganisationId: z.string(),
  proposedAtMs: moment,
  /** Every signature and withdrawal, in order. */
  acts: z.array(Act),
});
export type Agreement = z.infer<typeof Agreement>;

export const agreementStates = ["proposed", "in-force", "withdrawn", "expired"] as const;
export const AgreementNow = Agreement.extend({
  state: z.enum(agreementStates),
  /** Parties that are bound now: they signed and did not withdraw. */
  bound: z.array(z.string()),
});

const inElection = z.object({ election: z.string() });
const ofAgreement = inElection.extend({ agreement: AgreementId });

export const listAgreements = endpoint({
  method: "GET",
  path: "/api/elections/{election}/agreements",
  allow: may["agreements.list"],
  summary: "Agreements by which organisations share, with every signature and withdrawal",
  params: inElection,
  reply: z.object({ rows: z.array(AgreementNow) }),
  refusals: {},
});

export const readMatrix = endpoint({
  method: "GET",
  path: "/api/elections/{election}/agreements/matrix",
  allow: may["agreements.matrix"],
  summary: "Who may share what with whom, generated from the clauses in force",
  params: inElection,
  reply: z.object({
    cells: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        class: InformationClass,
        by: z.array(
          Clause.pick({ tlpMax: true, purposes: true, retentionDays: true, toClients: true }).extend({
            agreementId: AgreementId,
            clause: z.number().int(),
          }),
        ),
      }),
    ),
  }),
  refusals: {},
});

export const proposeAgreement = endpoint({
  method: "POST",
  path: "/api/elections/{election}/agreements",
  allow: may["agreements.propose"],
  summary: "Propose an agreement, or an amendment of one; nobody is bound before every party has signed",
  params: inElection,
  body: z.object({
    title: z.string().trim().min(3).max(limits.nameCharactersMax),
    parties: z.array(z.string()).min(2).max(100),
    clauses: z.array(Clause).min(1).max(99),
    expiresAtMs: moment.nullable(),
    amends: AgreementId.nullable(),
  }),
  reply: AgreementNow,
  refusals: {
    "party-unknown": 422,
    "party-twice": 422,
    "clause-number-twice": 422,
    "clause-names-no-party": 422,
    "expired-already": 422,
    "amended-not-found": 404,
  },
});

export const signAgreement = endpoint({
  method: "POST",
  path: "/api/elections/{election}/agreements/{agreement}/sign",
  allow: may["agreements.sign"],
  summary: "My organisation signs, with what it declares in its own words",
  params: ofAgreement,
  body: z.object({ declaration: words }),
  reply: AgreementNow,
  refusals: { "agreement-not-found": 404, "not-a-party": 403, "signed-already": 409, "agreement-ended": 409 },
});

export const withdrawAgreement = endpoint({
  method: "POST",
  path: "/api/elections/{election}/agreements/{agreement}/withdraw",
  allow: may["agreements.withdraw"],
  summary: "My organisation withdraws; history stays, reminders stop",
  params: ofAgreement,
  body: z.object({ declaration: words }),
  reply: AgreementNow,
  refusals: { "agreement-not-found": 404, "not-a-party": 403, "not-signed": 409 },
});

/** What is to be shared, with whom, for what. Marking and owner are the subject's own and cannot be sent. */
const sharing = {
  subjectId: z.string().regex(/^[a-z]{3}_[0-9a-z]{10,40}$/, "expected the id of the item"),
  toOrganisationId: z.string(),
  /** Required for TLP:RED. */
  toPersonId: z.string().nullable().default(null),
  purpose: Purpose,
};

/** Why not. The message names agreement and clause where there is one. */
export const shareRefusals = {
  "subject-not-found": 404,
  "recipient-unknown": 422,
  "recipient-not-in-community": 422,
  "own-organisation": 422,
  "person-needed": 422,
  "person-not-in-organisation": 422,
  "onward-not-allowed": 403,
  "no-clause": 403,
  "class-not-covered": 403,
  "marking-too-high": 403,
  "purpose-not-covered": 403,
  "shared-already": 409,
} as const;

export const Permit = z.object({
  agreementId: AgreementId.nullable(),
  clause: z.number().int().nullable(),
  tlp: Tlp,
  expiresAtMs: moment.nullable(),
});

export const checkShare = endpoint({
  method: "POST",
  path: "/api/elections/{election}/shares/check",
  allow: may["shares.check"],
  summary:
    "May this be shared, and under which clause? The same answer as sharing would give, and nothing is shared",
  params: inElection,
  body: z.object(sharing),
  reply: Permit,
  refusals: shareRefusals,
});

export const Share = z.object({
  id: ShareId,
  subjectId: z.string(),
  fromOrganisationId: z.string(),
  toOrganisationId: z.string(),
  toPersonId: z.string().nullable(),
  agreementId: AgreementId.nullable(),
  clause: z.string().nullable(),
  purpose: z.string(),
  tlp: Tlp,
  sharedAtMs: moment,
  expiresAtMs: moment.nullable(),
  revokedAtMs: moment.nullable(),
  /** When retention deleted the content, and the hash of what it was. */
  purged: z.object({ atMs: moment, contentSha256: z.string() }).nullable(),
});
export type Share = z.infer<typeof Share>;

export const makeShare = endpoint({
  method: "POST",
  path: "/api/elections/{election}/shares",
  allow: may["shares.make"],
  summary: "Share an item under a clause; people and machines go through this one door",
  params: inElection,
  body: z.object(sharing),
  reply: Share,
  refusals: shareRefusals,
});

export const listShares = endpoint({
  method: "GET",
  path: "/api/elections/{election}/shares",
  allow: may["shares.list"],
  summary: "What my organisation shared and received, newest first",
  params: inElection,
  query: z.object({ ...pageQuery, subjectId: z.string().optional() }),
  reply: pageOf(Share),
  refusals: {},
});

export const revokeShare = endpoint({
  method: "POST",
  path: "/api/elections/{election}/shares/{share}/revoke",
  allow: may["shares.revoke"],
  summary: "End a share that my organisation made, with a reason",
  params: inElection.extend({ share: ShareId }),
  body: z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) }),
  reply: Share,
  refusals: { "share-not-found": 404, "share-not-ours": 403, "revoked-already": 409 },
});

export const writeSubstitute = endpoint({
  method: "POST",
  path: "/api/elections/{election}/substitutes",
  allow: may["substitutes.write"],
  summary: "Show this item to readers who are not cleared for the original",
  params: inElection,
  body: z.object({ originalId: sharing.subjectId, substituteId: sharing.subjectId }),
  reply: z.object({ originalId: z.string(), substituteId: z.string(), classification: z.number().int() }),
  refusals: {
    "original-not-found": 404,
    "substitute-not-found": 404,
    "not-ours": 403,
    "kinds-differ": 422,
    "substitute-not-lower": 422,
    "substituted-already": 409,
  },
});
