import { Report, ReportLine } from "./contract.ts";

export interface ReportRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  channel: string;
  from_organisation_id: string | null;
  what: string;
  place: string;
  venues: unknown;
  when_from_ms: number | null;
  when_to_ms: number | null;
  phase: string;
  outcome: string;
  kind: string;
  language: string;
  state: string;
  submitted_at_ms: number;
  due_at_ms: number;
  assigned_to: string | null;
  source_grade: string | null;
  credibility: number | null;
  assessment: string | null;
  confidence: string | null;
  alternatives: unknown;
  assessed_at_ms: number | null;
  assessed_by: string | null;
  terms: unknown;
  group_id: string | null;
  answer: string | null;
  answered_at_ms: number | null;
  answered_by: string | null;
}

const common = [
  "id",
  "channel",
  "tlp",
  "classification",
  "phase",
  "outcome",
  "kind",
  "language",
  "state",
  "submitted_at_ms",
  "due_at_ms",
  "assigned_to",
  "source_grade",
  "credibility",
  "group_id",
] as const;

/** Columns of a line in a list; its opening is cut in the database. */
export const lineColumns = common;

export const fullColumns = [
  ...common,
  "organisation_id",
  "from_organisation_id",
  "what",
  "place",
  "venues",
  "when_from_ms",
  "when_to_ms",
  "assessment",
  "confidence",
  "alternatives",
  "assessed_at_ms",
  "assessed_by",
  "terms",
  "answer",
  "answered_at_ms",
  "answered_by",
] as const;

type LineRow = Pick<ReportRow, (typeof common)[number]> & { opening: string };

export function lineOf(row: LineRow): ReportLine {
  return ReportLine.parse({ ...commonOf(row), opening: row.opening });
}

export function reportOf(row: Pick<ReportRow, (typeof fullColumns)[number]>): Report {
  return Report.parse({
    ...commonOf(row),
    organisationId: row.organisation_id,
    fromOrganisationId: row.from_organisation_id,
    what: row.what,
    where: row.place,
    traces: row.venues,
    whenFromMs: row.when_from_ms,
    whenToMs: row.when_to_ms,
    assessment: row.assessment,
    confidence: row.confidence,
    alternatives: row.alternatives,
    assessedAtMs: row.assessed_at_ms,
    assessedBy: row.assessed_by,
    terms: row.terms,
    answer: row.answer,
    answeredAtMs: row.answered_at_ms,
    answeredBy: row.answered_by,
  });
}

function commonOf(row: Pick<ReportRow, (typeof common)[number]>) {
  return {
    id: row.id,
    channel: row.channel,
    tlp: row.tlp,
    classification: row.classification,
    phase: row.phase,
    outcome: row.outcome,
    kind: row.kind,
    language: row.language,
    state: row.state,
    submittedAtMs: row.submitted_at_ms,
    dueAtMs: row.due_at_ms,
    assignedTo: row.assigned_to,
    sourceGrade: row.source_grade,
    credibility: row.credibility,
    groupId: row.group_id,
  };
}
