import { z } from "zod";
import { LanguageTag } from "../../../core/elections/contract.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import { Comment, Disposition, StandardId, states, Words } from "./contract.ts";

export interface StandardRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  created_at_ms: number;
  state: string;
  second_person: boolean;
  version: number;
  published_version: number | null;
  withdrawn_at_ms: number | null;
  /** JSON. */
  withdrawn_words: unknown;
}

export interface VersionRow {
  standard_id: string;
  number: number;
  /** JSON. */
  titles: unknown;
  /** JSON. */
  clauses: unknown;
  by_person: string;
  at_ms: number;
  why: string;
}

export interface CommentRow {
  id: string;
  standard_id: string;
  version: number;
  clause: string | null;
  place: string;
  kind: string;
  comment: string;
  proposal: string;
  organisation_id: string;
  by_person: string;
  at_ms: number;
}

export interface Tables {
  standards: StandardRow;
  standard_versions: VersionRow;
  standard_publications: { standard_id: string; version: number; by_person: string; at_ms: number };
  standard_comments: CommentRow;
  standard_dispositions: {
    comment_id: string;
    number: number;
    decision: string;
    why: string;
    by_person: string;
    at_ms: number;
  };
  people: { id: string; name: string };
  organisations: { id: string; name: string };
  elections: { id: string; languages: unknown };
}

/** A standard without its clauses. */
export const Stored = z.object({
  id: StandardId,
  state: z.enum(states),
  tlp: Tlp,
  titles: Words,
  organisationId: z.string(),
  organisationName: z.string(),
  createdAtMs: z.number().int(),
  secondPerson: z.boolean(),
  version: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  withdrawnAtMs: z.number().int().nullable(),
  withdrawnWords: Words.nullable(),
  comments: z.number().int(),
  undisposed: z.number().int(),
});
export type Stored = z.infer<typeof Stored>;

export const Languages = z.array(LanguageTag);

export function standardOf(
  row: Omit<StandardRow, "space" | "election_id" | "created_by" | "classification"> & {
    readonly titles: unknown;
    readonly organisation_name: string;
    readonly comments: number;
    readonly undisposed: number;
  },
): Stored {
  return Stored.parse({
    id: row.id,
    state: row.state,
    tlp: row.tlp,
    titles: row.titles,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    createdAtMs: row.created_at_ms,
    secondPerson: row.second_person,
    version: row.version,
    publishedVersion: row.published_version,
    withdrawnAtMs: row.withdrawn_at_ms,
    withdrawnWords: row.withdrawn_words,
    comments: row.comments,
    undisposed: row.undisposed,
  });
}

export function commentOf(
  row: Omit<CommentRow, "standard_id" | "organisation_id"> & {
    readonly by_name: string | null;
    readonly organisation_name: string;
    readonly dispositions: unknown;
  },
): Comment {
  return Comment.parse({
    id: row.id,
    version: row.version,
    clause: row.clause,
    place: row.place,
    kind: row.kind,
    comment: row.comment,
    proposal: row.proposal,
    organisationName: row.organisation_name,
    byPerson: row.by_person,
    byName: row.by_name,
    atMs: row.at_ms,
    dispositions: z.array(Disposition).parse(row.dispositions),
  });
}
