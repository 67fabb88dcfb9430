import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { may, phases } from "../permissions/contract.ts";

export const ElectionId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, "expected lower-case letters, digits and hyphens");
export const Phase = z.enum(phases);
export const Day = z.iso.date();
export const LanguageTag = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "expected a language tag such as fr or zh-Hans");

/** A short text in each of the election's languages. */
export const LocalisedName = z
  .record(LanguageTag, z.string().min(1).max(limits.nameCharactersMax))
  .refine((names) => Object.keys(names).length > 0, "expected a text in at least one language");

export const PhaseDates = z.object({ phase: Phase, startsOn: Day, endsOn: Day });

/** The election's own rules. Organisations are named by id. */
export const ElectionRules = z.object({
  /** Receives what the public reports. */
  reportingDesk: z.string(),
  /** Convenes the panel; null where the election has none. */
  panel: z
    .object({
      organisationId: z.string(),
      members: z.number().int().min(3).max(15),
      quorum: z.number().int().min(2).max(15),
    })
    .nullable(),
  /** Hours within which someone affected must be told, from the moment their contact is known. */
  tellVictimHoursMax: z.number().int().min(1).max(720),
  /** Hours within which a report must be assessed. */
  assessReportHoursMax: z.number().int().min(1).max(720),
  /** Sectors of which at least one active member must take part before the workspace opens. */
  requiredSectors: z.array(z.string()).max(20),
});

export const Election = z.object({
  id: ElectionId,
  name: LocalisedName,
  jurisdiction: z.object({ code: z.string().min(2).max(20), name: LocalisedName }),
  kind: z.enum(["general", "local", "referendum", "by-election"]),
  timeZone: z.string().min(1).max(60),
  /** The first is the one in which texts are written first; each public text appears in all of them. */
  languages: z.array(LanguageTag).min(1).max(12),
  pollingDay: Day,
  caretaker: z.object({ from: Day, to: Day }),
  phases: z.array(PhaseDates).min(1).max(phases.length),
  rules: ElectionRules,
  howToVoteUrl: z.url({ protocol: /^https$/ }).nullable(),
});
export type Election = z.infer<typeof Election>;

export const ElectionNow = Election.extend({ phase: Phase, caretakerNow: z.boolean() });

const writing = {
  "election-exists": 409,
  "phases-overlap": 422,
  "phase-twice": 422,
  "polling-day-outside-voting": 422,
  "caretaker-misses-polling-day": 422,
  "time-zone-unknown": 422,
  "organisation-unknown": 422,
  "quorum-over-members": 422,
} as const;

export const listElections = endpoint({
  method: "GET",
  path: "/api/elections",
  allow: may["elections.list"],
  summary: "Every election of this instance, with the phase it is in",
  reply: z.object({ rows: z.array(ElectionNow) }),
  refusals: {},
});

export const readElection = endpoint({
  method: "GET",
  path: "/api/elections/{election}",
  allow: may["elections.read"],
  summary: "One election with its rules, dates and phase",
  params: z.object({ election: ElectionId }),
  reply: ElectionNow,
  refusals: { "election-not-found": 404 },
});

export const createElection = endpoint({
  method: "POST",
  path: "/api/elections",
  allow: may["elections.create"],
  summary: "Set up an election",
  body: Election,
  reply: ElectionNow,
  refusals: writing,
});

export const changeElection = endpoint({
  method: "PUT",
  path: "/api/elections/{election}",
  allow: may["elections.change"],
  summary: "Change the dates, languages or rules of an election, with a reason",
  params: z.object({ election: ElectionId }),
  body: z.object({ election: Election, why: z.string().min(3).max(limits.lineCharactersMax) }),
  reply: ElectionNow,
  refusals: { ...writing, "election-not-found": 404, "election-id-fixed": 422 },
});
