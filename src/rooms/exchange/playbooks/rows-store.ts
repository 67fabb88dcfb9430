import { z } from "zod";
import { Day } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { Check, Classification, keptStates, PlaybookId, PlaybookText } from "./contract.ts";

export interface PlaybookRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  created_at_ms: number;
  state: string;
  version: number;
  adopted_at_ms: number | null;
  adopted_by: string | null;
  retired_at_ms: number | null;
  retired_why: string | null;
}

export interface VersionRow {
  playbook_id: string;
  number: number;
  title: string;
  purpose: string;
  /** JSON. */
  steps: unknown;
  techniques: string[];
  review_by: string;
  by_person: string;
  at_ms: number;
  why: string;
}

export interface CheckRow {
  id: string;
  playbook_id: string;
  kind: string;
  classification: number;
  held_at_ms: number;
  review_by: string | null;
  found: string;
  by_person: string;
  at_ms: number;
}

export interface Tables {
  playbooks: PlaybookRow;
  playbook_versions: VersionRow;
  playbook_checks: CheckRow;
  people: { id: string; name: string };
  organisations: { id: string; name: string };
  elections: { id: string; time_zone: string };
  technique_sightings: {
    code: string;
    family: string;
    since_ms: number;
    election_id: string;
    space: string;
  };
  vocabulary_standing: {
    external_id: string;
    name: string;
    retired: boolean;
    successor_external_id: string | null;
  };
}

/** A playbook with its last version, and what the checks that the reader may know of make of it. */
export const Stored = PlaybookText.extend({
  id: PlaybookId,
  state: z.enum(keptStates),
  tlp: Tlp,
  classification: Classification,
  organisationId: z.string(),
  organisationName: z.string(),
  createdAtMs: z.number().int(),
  adoptedAtMs: z.number().int().nullable(),
  retiredWhy: z.string().nullable(),
  version: z.number().int(),
  exercisedAtMs: z.number().int().nullable(),
  /** The last exercise or review, or the adoption. */
  checkedAtMs: z.number().int().nullable(),
});
export type Stored = z.infer<typeof Stored>;

export type ReadRow = Omit<
  PlaybookRow,
  "space" | "election_id" | "created_by" | "adopted_by" | "retired_at_ms"
> &
  Pick<VersionRow, "title" | "purpose" | "steps" | "techniques" | "review_by"> & {
    organisation_name: string;
    exercised_at_ms: number | null;
    held_at_ms: number | null;
    said_review_by: string | null;
  };

export function playbookOf(row: ReadRow): Stored {
  const adopted = row.adopted_at_ms;
  return Stored.parse({
    id: row.id,
    state: row.state,
    tlp: row.tlp,
    classification: row.classification,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    createdAtMs: row.created_at_ms,
    adoptedAtMs: adopted,
    retiredWhy: row.retired_why,
    version: row.version,
    title: row.title,
    purpose: row.purpose,
    steps: row.steps,
    techniques: row.techniques,
    reviewBy: row.said_review_by ?? row.review_by,
    exercisedAtMs: row.exercised_at_ms,
    checkedAtMs: adopted === null ? null : Math.max(adopted, row.held_at_ms ?? 0),
  });
}

export function checkOf(row: Omit<CheckRow, "playbook_id"> & { readonly by_name: string | null }): Check {
  return Check.parse({
    id: row.id,
    kind: row.kind,
    classification: row.classification,
    heldAtMs: row.held_at_ms,
    reviewBy: row.review_by === null ? null : Day.parse(row.review_by),
    found: row.found,
    byPerson: row.by_person,
    byName: row.by_name,
    atMs: row.at_ms,
  });
}
