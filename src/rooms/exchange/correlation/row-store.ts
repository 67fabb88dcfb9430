export interface ValueRow {
  space: string;
  election_id: string;
  kind: string;
  text: string;
  member_id: string;
  source_id: string;
}

export interface DecisionRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  at_ms: number;
  one_id: string;
  other_id: string;
  says: string;
  why: string;
  strength: number;
  evidence: unknown;
  campaign_id: string | null;
}

export interface WarningRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  at_ms: number;
  site: string;
  category: string | null;
  why: string;
}

interface Titled {
  id: string;
  tlp: string;
  classification: number;
  election_id: string;
  space: string;
}

export interface CorrelationTables {
  correlation_values: ValueRow;
  correlation_members: { id: string; space: string; election_id: string; at_ms: number };
  correlation_decisions: DecisionRow;
  correlation_warnings: WarningRow;
  report_summaries: Titled & { what: string };
  incident_summaries: Titled & { title: string };
  bundle_summaries: Titled & { name: string };
}
