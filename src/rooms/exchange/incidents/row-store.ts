import { Activity, Assessment, Evidence, IncidentRow } from "./contract.ts";
import { likelihoodPercent } from "./rules.ts";

export interface IncidentTable {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  created_at_ms: number;
  changed_at_ms: number;
  version: number;
  title: string;
  summary: string;
  phase: string;
  aims: string[];
  beneficiary: string | null;
  kinds: string[];
  closed: boolean;
}

export interface VersionTable {
  incident_id: string;
  version: number;
  since_ms: number;
  title: string;
  summary: string;
  phase: string;
  aims: string[];
  beneficiary: string | null;
  closed: boolean;
  by_person: string;
  why: string;
}

export interface ActivityTable {
  id: string;
  version: number;
  incident_id: string;
  since_ms: number;
  until_ms: number | null;
  kind: string;
  technique_code: string | null;
  technique_version: string | null;
  target_kind: string;
  target_name: string;
  venue: string | null;
  from_ms: number;
  to_ms: number;
  outcome: string;
  reach_people: number | null;
  reach_source: string | null;
  reach_estimated: boolean | null;
  narrative: string | null;
  infrastructure: string[];
  sources: unknown;
  by_person: string;
}

export interface AssessmentTable {
  id: string;
  incident_id: string;
  classification: number;
  at_ms: number;
  by_person: string;
  likelihood: string;
  confidence: string;
  judgement: string;
  alternatives: string[];
}

export interface EvidenceTable {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  incident_id: string;
  recorded_at_ms: number;
  text: string;
  kind: string;
  source_grade: string;
  credibility: number;
  known_at_ms: number;
  valid_until_ms: number | null;
  sha256: string | null;
}

export interface ListedRow extends Omit<IncidentTable, "summary" | "created_by" | "changed_at_ms"> {
  state: string;
  activities: number;
  evidence: number;
  to_be_reassessed: boolean;
}

export function listedOf(row: Omit<ListedRow, "space" | "election_id" | "version" | "closed">): IncidentRow {
  return IncidentRow.parse({
    id: row.id,
    title: row.title,
    phase: row.phase,
    aims: row.aims,
    beneficiary: row.beneficiary,
    state: row.state,
    kinds: row.kinds,
    tlp: row.tlp,
    classification: row.classification,
    organisationId: row.organisation_id,
    createdAtMs: row.created_at_ms,
    activities: row.activities,
    evidence: row.evidence,
    toBeReassessed: row.to_be_reassessed,
  });
}

export function activityOf(row: ActivityTable): Activity {
  return Activity.parse({
    id: row.id,
    version: row.version,
    sinceMs: row.since_ms,
    byPerson: row.by_person,
    kind: row.kind,
    technique:
      row.technique_code === null ? null : { code: row.technique_code, version: row.technique_version },
    target: { kind: row.target_kind, name: row.target_name },
    venue: row.venue,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    outcome: row.outcome,
    reach:
      row.reach_people === null
        ? null
        : { people: row.reach_people, source: row.reach_source, estimated: row.reach_estimated },
    sources: row.sources,
    narrative: row.narrative,
    infrastructure: row.infrastructure,
  });
}

export function assessmentOf(row: AssessmentTable): Assessment {
  const [percentMin, percentMax] = likelihoodPercent[row.likelihood as keyof typeof likelihoodPercent];
  return Assessment.parse({
    id: row.id,
    atMs: row.at_ms,
    byPerson: row.by_person,
    likelihood: row.likelihood,
    confidence: row.confidence,
    judgement: row.judgement,
    alternatives: row.alternatives,
    classification: row.classification,
    percentMin,
    percentMax,
  });
}

export function evidenceOf(row: EvidenceTable & { readonly substituted: boolean }): Evidence {
  return Evidence.parse({
    id: row.id,
    text: row.text,
    kind: row.kind,
    sourceGrade: row.source_grade,
    credibility: row.credibility,
    knownAtMs: row.known_at_ms,
    validUntilMs: row.valid_until_ms,
    sha256: row.sha256,
    tlp: row.tlp,
    classification: row.classification,
    recordedAtMs: row.recorded_at_ms,
    recordedBy: row.created_by,
    substituted: row.substituted,
  });
}
