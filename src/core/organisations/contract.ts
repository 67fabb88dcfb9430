import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { idOf } from "../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { may } from "../permissions/contract.ts";

export const OrganisationId = idOf("org");

export const sectors = [
  "government",
  "election-authority",
  "platform",
  "industry",
  "security-firm",
  "civil-society",
  "media",
  "academia",
  "party",
  "campaign",
] as const;
export const Sector = z.enum(sectors);
export type Sector = z.infer<typeof Sector>;

const line = z.string().trim().min(1).max(limits.nameCharactersMax);

const described = {
  name: line,
  sector: Sector,
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/, "expected a country code of two capital letters"),
  /** Declared by a party about itself; null for everyone else. Never inferred. */
  spectrumPosition: line.nullable(),
  /** How to reach the organisation's duty desk. */
  contact: line.nullable(),
};

export const Organisation = z.object({ id: OrganisationId, ...described });
export type Organisation = z.infer<typeof Organisation>;

const why = z.string().trim().min(3).max(limits.lineCharactersMax);
const inElection = z.object({ election: z.string() });

/** Who takes part of each sector, and how many did over time. */
export const Community = z.object({
  state: z.enum(["not-open", "open", "incomplete"]),
  openedAtMs: z.number().int().nullable(),
  requiredSectors: z.array(z.string()),
  missingSectors: z.array(z.string()),
  sectors: z.array(
    z.object({
      sector: Sector,
      members: z.array(z.object({ id: OrganisationId, name: z.string(), sinceMs: z.number().int() })),
      /** From `atMs` until the next point, so many organisations of the sector took part. */
      series: z.array(z.object({ atMs: z.number().int(), members: z.number().int().min(0) })),
    }),
  ),
});
export type Community = z.infer<typeof Community>;

export const listOrganisations = endpoint({
  method: "GET",
  path: "/api/organisations",
  allow: may["organisations.list"],
  summary: "The organisations of this instance, by name",
  query: z.object({ ...pageQuery, sector: Sector.optional() }),
  reply: pageOf(Organisation),
  refusals: {},
});

export const registerOrganisation = endpoint({
  method: "POST",
  path: "/api/organisations",
  allow: may["organisations.register"],
  summary: "Register an organisation with its sector",
  body: z.object(described),
  reply: Organisation,
  refusals: { "spectrum-only-for-parties": 422 },
});

export const changeOrganisation = endpoint({
  method: "PUT",
  path: "/api/organisations/{organisation}",
  allow: may["organisations.change"],
  summary: "Change what is said of an organisation, with a reason",
  params: z.object({ organisation: OrganisationId }),
  body: z.object({ ...described, why }),
  reply: Organisation,
  refusals: { "organisation-not-found": 404, "spectrum-only-for-parties": 422 },
});

export const beginParticipation = endpoint({
  method: "POST",
  path: "/api/elections/{election}/participations",
  allow: may["participations.begin"],
  summary: "An organisation takes part in this election from now on",
  params: inElection,
  body: z.object({ organisationId: OrganisationId, why }),
  reply: Community,
  refusals: { "organisation-not-found": 404, "takes-part-already": 409 },
});

export const endParticipation = endpoint({
  method: "POST",
  path: "/api/elections/{election}/participations/{organisation}/end",
  allow: may["participations.end"],
  summary: "An organisation no longer takes part in this election; its history stays",
  params: inElection.extend({ organisation: OrganisationId }),
  body: z.object({ why }),
  reply: Community,
  refusals: { "organisation-not-found": 404, "does-not-take-part": 409 },
});

export const readCommunity = endpoint({
  method: "GET",
  path: "/api/elections/{election}/community",
  allow: may["community.read"],
  summary: "Participation by sector, now and over time, and whether a required sector is missing",
  params: inElection,
  reply: Community,
  refusals: {},
});

export const openCommunity = endpoint({
  method: "POST",
  path: "/api/elections/{election}/community/open",
  allow: may["community.open"],
  summary: "Open the workspace of this election, once every required sector takes part",
  params: inElection,
  reply: Community,
  refusals: { "sector-missing": 409, "open-already": 409 },
});
