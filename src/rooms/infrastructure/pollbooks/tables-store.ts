/** The rows of migration 0050, as the stores of this slice read them. */
export interface PackageRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  state: string;
  definition: unknown;
  made_at_ms: number;
  head: string | null;
  version: string | null;
  voters: number | null;
  list_columns: unknown;
  slot: number | null;
  opened_at_ms: number | null;
  closed_at_ms: number | null;
  closed_by: string | null;
  closing: unknown;
  certified_at_ms: number | null;
  summary: string | null;
  signature: string | null;
  withdrawn_because: string | null;
}

export interface CodeRow {
  package_id: string;
  device: string;
  site: string;
  secret_sha256: string;
  made_by: string;
  made_at_ms: number;
  public_key: string | null;
  used_at_ms: number | null;
}

export interface EventRow {
  package_id: string;
  place: number;
  id: string;
  device: string;
  seq: number;
  record: Uint8Array;
  received_at_ms: number;
}

/** For inserts: the place is the database's own. */
type NewEventRow = Omit<EventRow, "place"> & { place?: number };

export interface Tables {
  pollbook_packages: PackageRow;
  pollbook_parts: { package_id: string; seq: number; bytes: Uint8Array };
  pollbook_codes: CodeRow;
  pollbook_events: NewEventRow;
  pollbook_contacts: { package_id: string; device: string; heard_at_ms: number };
  pollbook_leaves: { package_id: string; voter: string; device: string; given_at_ms: number };
  pollbook_explanations: {
    package_id: string;
    difference: string;
    why: string;
    by_person: string;
    at_ms: number;
  };
  pollbook_anomalies: { package_id: string; anomaly: string; report_id: string; reported_at_ms: number };
  pollbook_turnout: { package_id: string; election_id: string; as_of_ms: number; figures: unknown };
}
