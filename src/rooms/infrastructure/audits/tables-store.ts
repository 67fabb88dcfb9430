/** The rows of migrations 0040 and following, and of what other slices publish, as the stores of this slice read them. */
export interface AuditRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  title: string;
  state: string;
  design: unknown;
  contests: unknown;
  paper_trail: unknown;
  set_up_at_ms: number;
  committed_at_ms: number | null;
  commitment: string | null;
  cards: number | null;
  ceremony: number;
  seed: string | null;
  seeded_at_ms: number | null;
  concluded_at_ms: number | null;
  withdrawn_because: string | null;
}

export interface JurisdictionRow {
  audit_id: string;
  code: string;
  seq: number;
  name: string;
  organisation_id: string;
  manifest: unknown;
  records: unknown;
  pools: unknown;
}

export interface BatchRow {
  audit_id: string;
  code: string;
  seq: number;
  tabulator: string | null;
  batch: string;
  cards: number;
  storage: string | null;
}

export interface SeedPartRow {
  audit_id: string;
  ceremony: number;
  name: string;
  seq: number;
  commitment: string;
  committed_at_ms: number;
  rolls: string | null;
  salt: string | null;
  revealed_at_ms: number | null;
}

export interface UnitRow {
  audit_id: string;
  contest: string;
  unit: string;
  code: string;
  organisation_id: string;
  seq: number;
  place: number | null;
  round: number | null;
  draws: number[];
  board_id: string | null;
  both_in: boolean;
  reading: unknown;
  settled_at_ms: number | null;
  settled_by: string | null;
  settled_how: string | null;
}

export interface Tables {
  audits: AuditRow;
  audit_jurisdictions: JurisdictionRow;
  audit_batches: BatchRow;
  audit_records: { audit_id: string; code: string; seq: number; lines: string };
  audit_pools: { audit_id: string; code: string; totals: unknown; census: unknown; lines: string | null };
  audit_censuses: { audit_id: string; code: string; census: unknown };
  audit_acknowledgements: { audit_id: string; key: string; why: string; by_person: string; at_ms: number };
  audit_files: {
    audit_id: string;
    name: string;
    sha256: string;
    bytes: number;
    committed: boolean;
    body: string | null;
  };
  audit_seed_parts: SeedPartRow;
  audit_rounds: {
    audit_id: string;
    number: number;
    cards: unknown;
    sizes: unknown;
    drawn_at_ms: number;
    measured_at_ms: number | null;
    risk: unknown;
  };
  audit_units: UnitRow;
  participations: { election_id: string; organisation_id: string; from_ms: number; to_ms: number | null };
}
