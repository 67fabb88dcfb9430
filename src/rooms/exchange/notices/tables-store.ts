/** The rows of migration 0027, and of what other slices publish, as the stores of this slice read them. */
export interface NoticeRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  created_at_ms: number;
  kind: string;
  case_id: string;
  state: string;
  version: number;
  correction_version: number | null;
  concerned: string[];
  override_why: string | null;
  approved_by: string | null;
  approved_at_ms: number | null;
  approved_sha256: string | null;
  published_at_ms: number | null;
  corrected_at_ms: number | null;
  withdrawn_at_ms: number | null;
}

export interface VersionRow {
  notice_id: string;
  number: number;
  /** JSON. */
  texts: unknown;
  sha256: string;
  by_person: string;
  at_ms: number;
  why: string;
  wrong: unknown;
  /** Of a correction: why it goes on although the gate blocks it. */
  override_why: string | null;
}

export interface PublicationRow {
  notice_id: string;
  number: number;
  space: string;
  election_id: string;
  kind: string;
  act: string;
  texts: unknown;
  words: unknown;
  at_ms: number;
  redacted_at_ms: number | null;
  held_at_ms: number | null;
}

export interface Tables {
  notices: NoticeRow;
  notice_versions: VersionRow;
  notice_tellings: {
    notice_id: string;
    step: string;
    organisation_id: string;
    told_at_ms: number;
    how: string;
    by_person: string;
    at_ms: number;
    sha256: string;
  };
  notice_publications: PublicationRow;
  notice_held: Pick<PublicationRow, "notice_id" | "number" | "texts" | "words" | "at_ms">;
  panel_decisions: {
    case_id: string;
    outcome: string;
    decided_at_ms: number;
    title: string;
    because: string;
    election_id: string;
    space: string;
  };
  elections: { id: string; languages: string[] };
  organisations: { id: string; name: string };
  people: { id: string; name: string };
  shares: {
    id: string;
    space: string;
    election_id: string;
    subject_id: string;
    from_organisation_id: string;
    to_organisation_id: string;
    to_person_id: string | null;
    purpose: string;
    tlp: string;
    shared_by: string;
    shared_at_ms: number;
    revoked_at_ms: number | null;
  };
}
