/** The rows of migration 0026, and of what other slices publish, as the stores of this slice read them. */
export interface PanelCaseRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  title: string;
  matter: string;
  asked: string;
  incident_ids: string[];
  campaign_id: string | null;
  mandate_id: string;
  state: string;
  briefed_at_ms: number;
  deliberating_at_ms: number | null;
  decided_at_ms: number | null;
  ended_at_ms: number | null;
  ended_because: string | null;
  routed_to: string | null;
}

export interface EvidenceRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  case_id: string;
  statement: string;
  source: string;
  known_at_ms: number;
  at_ms: number;
  supersedes: string | null;
}

export interface CriterionRow {
  case_id: string;
  criterion: string;
  finding: string;
  because: string;
  known_at_ms: number;
  at_ms: number;
  by_person: string;
}

export interface AlternativeRow {
  case_id: string;
  alternative: string;
  came_of_it: string;
  known_at_ms: number;
  at_ms: number;
  by_person: string;
}

export interface DecisionRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  case_id: string;
  outcome: string;
  title: string;
  because: string;
  incident_ids: string[];
  campaign_id: string | null;
  decided_at_ms: number;
  knowledge_at_ms: number;
  met: number;
  not_met: number;
  abstained: number;
  absent: number;
  recused: number;
  sheet_sha256: string;
  mandate_id: string;
  may_publish: string[];
}

export interface Tables {
  panel_cases: PanelCaseRow;
  case_evidence: EvidenceRow;
  // `seq` is the database's own; it orders, and is never read or written here.
  case_criteria: CriterionRow & { seq?: never };
  case_alternatives: AlternativeRow & { seq?: never };
  case_declarations: {
    seq?: never;
    case_id: string;
    person_id: string;
    interest: string;
    words: string | null;
    at_ms: number;
  };
  case_recusals: { case_id: string; person_id: string; because: string; at_ms: number };
  case_votes: {
    seq?: never;
    case_id: string;
    person_id: string;
    vote: string;
    because: string;
    salt: string;
    at_ms: number;
  };
  case_dissents: { seq?: never; case_id: string; person_id: string; note: string; at_ms: number };
  case_decisions: DecisionRow;
  elections: {
    id: string;
    time_zone: string;
    phases: unknown;
    rules: unknown;
    caretaker_from: string;
    caretaker_to: string;
  };
  mandates_in_force: {
    id: string;
    organisation_id: string;
    matter: string;
    phases: string[];
    caretaker_only: boolean;
    routes_to: string | null;
  };
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
