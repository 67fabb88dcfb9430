import { z } from "zod";
import { Day, LanguageTag } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { answers, MethodId, MethodTexts, states, TermCode, Words } from "./contract.ts";

/** The rows of migration 0070, and of what other slices publish, as the stores of this slice read them. */
export interface MethodRow {
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
  published_version: number | null;
  published_by: string | null;
  published_at_ms: number | null;
  retired_at_ms: number | null;
  /** JSON. */
  retired_words: unknown;
}

export interface VersionRow {
  method_id: string;
  number: number;
  measured_since: number;
  /** JSON. */
  texts: unknown;
  code: string | null;
  review_by: string;
  by_person: string;
  at_ms: number;
  why: string;
}

export interface LabelRow {
  case_id: string;
  number: number;
  says: string;
  truth: string;
  why: string;
  by_person: string;
  at_ms: number;
}

export interface CaseRow {
  id: string;
  method_id: string;
  measured_since: number;
  title: string;
  by_person: string;
  at_ms: number;
}

export interface Tables {
  methods: MethodRow;
  method_versions: VersionRow;
  method_cases: CaseRow;
  method_labels: LabelRow;
  people: { id: string; name: string };
  organisations: { id: string; name: string };
  elections: { id: string; languages: unknown; time_zone: string };
  vocabulary_standing: {
    external_id: string;
    name: string;
    retired: boolean;
    successor_external_id: string | null;
    successor_name: string | null;
  };
}

type ReadRow = MethodRow &
  Pick<VersionRow, "number" | "measured_since" | "texts" | "code" | "review_by"> & { counts: unknown };

/** A method with one of its versions, and how many cases of it have which last label. */
export const Stored = z.object({
  id: MethodId,
  state: z.enum(states),
  tlp: Tlp,
  organisationId: z.string(),
  createdBy: z.string(),
  createdAtMs: z.number().int(),
  /** The version that was written last. */
  lastVersion: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  publishedBy: z.string().nullable(),
  publishedAtMs: z.number().int().nullable(),
  retiredAtMs: z.number().int().nullable(),
  retiredWords: Words.nullable(),
  /** The version that is read here. */
  version: z.number().int(),
  measuredSince: z.number().int(),
  texts: MethodTexts,
  code: TermCode.nullable(),
  reviewBy: Day,
  counted: z.array(z.object({ says: z.enum(answers), truth: z.enum(answers), cases: z.number().int() })),
});
export type Stored = z.infer<typeof Stored>;

export const Languages = z.array(LanguageTag);

export function methodOf(row: ReadRow): Stored {
  return Stored.parse({
    id: row.id,
    state: row.state,
    tlp: row.tlp,
    organisationId: row.organisation_id,
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    lastVersion: row.version,
    publishedVersion: row.published_version,
    publishedBy: row.published_by,
    publishedAtMs: row.published_at_ms,
    retiredAtMs: row.retired_at_ms,
    retiredWords: row.retired_words,
    version: row.number,
    measuredSince: row.measured_since,
    texts: row.texts,
    code: row.code,
    reviewBy: row.review_by,
    counted: row.counts,
  });
}
