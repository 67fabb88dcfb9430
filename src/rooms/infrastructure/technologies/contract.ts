import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { auditabilities, Registered, Technology, TechnologyId, technologyStates } from "./nouns-contract.ts";

export * from "./nouns-contract.ts";

const inElection = z.object({ election: z.string() });
const ofTechnology = inElection.extend({ technology: TechnologyId });
const reason = z.string().trim().min(10).max(limits.textCharactersMax);

/** Largest file of an import, and its most rows. */
export const importBytesMax = limits.bodyBytesMax;
export const importRowsMax = 2000;

/** What no registration may hold, whatever the gate says of it. */
const ofContent = {
  "technology-twice": 409,
  "paper-record-does-not-fit": 422,
  "date-in-future": 422,
} as const;
const ofOurs = {
  "technology-not-found": 404,
  "technology-of-others": 403,
  "technology-retired": 409,
} as const;

export const listTechnologies = endpoint({
  method: "GET",
  path: "/api/elections/{election}/technologies",
  allow: may["technologies.list"],
  summary: "Voting technologies of every jurisdiction, each with what the gate says of it and why",
  params: inElection,
  query: z.object({
    ...pageQuery,
    state: z.enum(technologyStates).optional(),
    auditability: z.enum(auditabilities).optional(),
  }),
  reply: pageOf(Technology),
  refusals: {},
});

export const readTechnology = endpoint({
  method: "GET",
  path: "/api/elections/{election}/technologies/{technology}",
  allow: may["technologies.read"],
  summary: "One voting technology, with what the gate says of it and why",
  params: ofTechnology,
  reply: Technology,
  refusals: { "technology-not-found": 404 },
});

export const registerTechnology = endpoint({
  method: "POST",
  path: "/api/elections/{election}/technologies",
  allow: may["technologies.register"],
  summary: "Register a voting technology of one's own organisation; the gate says whether it may be used",
  params: inElection,
  body: Registered,
  reply: Technology,
  refusals: ofContent,
});

export const changeTechnology = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/technologies/{technology}",
  allow: may["technologies.change"],
  summary:
    "Replace what is registered of a technology; one that is in use and does not pass the gate any more is taken out of use",
  params: ofTechnology,
  body: Registered.extend({ why: reason }),
  reply: Technology,
  refusals: { ...ofOurs, ...ofContent },
});

export const deployTechnology = endpoint({
  method: "POST",
  path: "/api/elections/{election}/technologies/{technology}/deploy",
  allow: may["technologies.deploy"],
  summary:
    "Put a technology into use, where the gate permits it; refused with every reason where it does not",
  params: ofTechnology,
  reply: Technology,
  refusals: { ...ofOurs, "already-deployed": 409, "deployment-refused": 409 },
});

export const retireTechnology = endpoint({
  method: "POST",
  path: "/api/elections/{election}/technologies/{technology}/retire",
  allow: may["technologies.retire"],
  summary: "Take a technology out of the register for good, with the reason; its row stays",
  params: ofTechnology,
  body: z.object({ why: reason }),
  reply: Technology,
  refusals: ofOurs,
});

export const importTechnologies = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/technologies",
  allow: may["technologies.import"],
  summary:
    "Register many technologies from a CSV, or change those of the same jurisdiction and name; one wrong field, and nothing is taken",
  params: inElection,
  query: z.object({
    file: z
      .string()
      .trim()
      .regex(/^[^/\\\0]{1,200}$/)
      .default("technologies.csv"),
  }),
  upload: "text/csv",
  bodyBytesMax: importBytesMax,
  body: z.unknown(),
  reply: z.object({ added: z.number().int(), changed: z.number().int() }),
  refusals: { "file-refused": 422, "file-cut-off": 400, "file-too-large": 413 },
});

export const exportTechnologies = endpoint({
  method: "GET",
  path: "/api/elections/{election}/technologies.csv",
  allow: may["technologies.export"],
  summary: "The technologies of one's own organisation that are not retired, as the CSV that an import takes",
  params: inElection,
  media: "text/csv; charset=utf-8",
  fileName: () => "technologies.csv",
  reply: z.string(),
  refusals: {},
});
