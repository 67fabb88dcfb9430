import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";

/** As published: `T0049.003`, `T1566`. */
export const TechniqueCode = z
  .string()
  .regex(/^[A-Z]{1,4}[0-9]{2,5}(\.[0-9]{1,4})?$/, "expected a technique such as T0049 or T0049.003");

export const kinds = ["incident", "report", "bundle"] as const;
export type Kind = (typeof kinds)[number];

const count = z.number().int().nonnegative();
const moment = z.number().int().nonnegative();

/** One activity of an incident, one report or one bundle that is coded to the technique. */
export const Sighting = z.object({
  kind: z.enum(kinds),
  /** The incident, the report or the bundle. */
  subject: z.string(),
  title: z.string(),
  codedAtMs: moment,
  /** Since when the reader may see it: what another organisation shared is seen from the share on. */
  sinceMs: moment,
  byPerson: z.string(),
  byName: z.string().nullable(),
  organisationName: z.string().nullable(),
});
export type Sighting = z.infer<typeof Sighting>;

/** Sightings of one calendar month in the election's time zone, `2026-11`. */
export const Month = z.object({ month: z.string(), incidents: count, reports: count, bundles: count });
export type Month = z.infer<typeof Month>;

/** Days after which a sighting weighs half. */
export const halfLifeDays = 30;
/** A first sighting is news for so long, to whoever has not taken note of it. */
export const newsDays = 90;
export const monthsShown = 12;

/** Everything is counted from what the reader may see. */
export const Technique = z.object({
  code: TechniqueCode,
  /** As the latest version of a vocabulary names it; null where none here has the code. */
  name: z.string().nullable(),
  /** The code to use instead, where the vocabulary has retired it. */
  successor: z.string().nullable(),
  first: Sighting,
  lastMs: moment,
  total: count,
  /** In the last 30 days, and in the 30 days before. */
  recent: count,
  before: count,
  /** Each sighting counts one and half as much every 30 days: what is no longer met fades. */
  weight: z.number().nonnegative(),
  /** Its first sighting is news, and the reader has not taken note of it. */
  unread: z.boolean(),
});
export type Technique = z.infer<typeof Technique>;

export const TechniqueDetail = Technique.extend({
  /** The last twelve months, oldest first, with those in which nothing was seen. */
  months: z.array(Month),
  /** Newest first, at most 100. */
  sightings: z.array(Sighting),
});
export type TechniqueDetail = z.infer<typeof TechniqueDetail>;

const inElection = z.object({ election: z.string() });

export const techniqueQuery = z.object({
  ...pageQuery,
  /** Words of the code or the name. */
  text: z.string().max(limits.nameCharactersMax).optional(),
  /** Only those whose first sighting the reader has not taken note of. */
  unread: z.enum(["true"]).optional(),
});
export type TechniqueQuery = z.infer<typeof techniqueQuery>;

export const listTechniques = endpoint({
  method: "GET",
  path: "/api/elections/{election}/techniques",
  allow: may["techniques.list"],
  summary:
    "Which techniques are met here, counted from what the reader may see; what weighs most comes first",
  params: inElection,
  query: techniqueQuery,
  reply: pageOf(Technique),
  refusals: { "cursor-unreadable": 422 },
});

export const readTechnique = endpoint({
  method: "GET",
  path: "/api/elections/{election}/techniques/{code}",
  allow: may["techniques.read"],
  summary: "One technique: when it was first seen here, by whom, and how often in each month",
  params: inElection.extend({ code: TechniqueCode }),
  reply: TechniqueDetail,
  refusals: { "technique-not-seen": 404 },
});

export const noteTechnique = endpoint({
  method: "POST",
  path: "/api/elections/{election}/techniques/{code}/noted",
  allow: may["techniques.note"],
  summary: "I have taken note that it was seen here first; do not tell me again",
  params: inElection.extend({ code: TechniqueCode }),
  reply: z.object({ atMs: moment }),
  refusals: { "technique-not-seen": 404 },
});
