import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { idOf } from "../../platform/contract/ids.ts";
import { may, phases } from "../permissions/contract.ts";

export const MandateId = idOf("man");

/** What can be acted upon. A matter has one name for everyone, so that it can be handed on. */
export const matters = [
  "foreign-interference",
  "foreign-influence",
  "polling-place-facts",
  "voting-rules",
  "voter-list",
  "results",
  "candidate-security",
  "voter-intimidation",
  "campaign-security",
  "infrastructure",
  "platform-policy",
  "political-finance",
  "public-health",
] as const;
export const Matter = z.enum(matters);
export type Matter = z.infer<typeof Matter>;

const text = z.string().trim().min(3).max(limits.lineCharactersMax);

const stated = {
  organisationId: z.string(),
  matter: Matter,
  /** The law, decision or charter, as it is cited. */
  legalBasis: text,
  legalBasisUrl: z.url({ protocol: /^https$/ }).nullable(),
  phases: z.array(z.enum(phases)).min(1).max(phases.length),
  /** Holds in the caretaker period only. */
  caretakerOnly: z.boolean(),
  /** The organisation to which what is outside this mandate is handed. */
  routesTo: z.string().nullable(),
  /** Non-partisan attestation: who acts under the mandate attests that no party gains or loses by design. */
  attestation: z.string().trim().min(20).max(limits.textCharactersMax),
  attestedBy: z.string().trim().min(1).max(limits.nameCharactersMax),
};

export const Mandate = z.object({
  id: MandateId,
  ...stated,
  registeredBy: z.string(),
  registeredAtMs: z.number().int(),
  endedAtMs: z.number().int().nullable(),
  endedBecause: z.string().nullable(),
});
export type Mandate = z.infer<typeof Mandate>;

/** What a decision about a mandate needs; the view `mandates_in_force` has these columns. */
export type MandateInForce = Pick<
  Mandate,
  "id" | "organisationId" | "matter" | "phases" | "caretakerOnly" | "routesTo"
>;

const inElection = z.object({ election: z.string() });

export const listMandates = endpoint({
  method: "GET",
  path: "/api/elections/{election}/mandates",
  allow: may["mandates.list"],
  summary: "Who may act on what in this election, on which legal basis",
  params: inElection,
  reply: z.object({ rows: z.array(Mandate) }),
  refusals: {},
});

export const registerMandate = endpoint({
  method: "POST",
  path: "/api/elections/{election}/mandates",
  allow: may["mandates.register"],
  summary:
    "State that an organisation may act on a matter, with its legal basis and non-partisan attestation",
  params: inElection,
  body: z.object(stated),
  reply: Mandate,
  refusals: {
    "organisation-unknown": 422,
    "mandate-exists": 409,
    "routes-to-itself": 422,
  },
});

export const endMandate = endpoint({
  method: "POST",
  path: "/api/elections/{election}/mandates/{mandate}/end",
  allow: may["mandates.end"],
  summary: "End a mandate, with a reason; it stays in the registry",
  params: inElection.extend({ mandate: MandateId }),
  body: z.object({ why: text }),
  reply: Mandate,
  refusals: { "mandate-not-found": 404, "mandate-ended": 409 },
});
