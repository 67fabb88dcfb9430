import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { ActivityContent, AssessmentContent, EvidenceContent } from "./contract.ts";
import type { ActivityTable, AssessmentTable, EvidenceTable } from "./row-store.ts";

interface Substitute {
  original_id: string;
  substitute_id: string;
  space: string;
  election_id: string;
  classification: number;
}

interface Tables {
  activities: ActivityTable;
  incident_assessments: AssessmentTable;
  evidence: EvidenceTable;
  incident_reports: { incident_id: string; report_id: string; at_ms: number; by_person: string; why: string };
  substitutes: Substitute;
}

const from = statements<Tables>();

export interface NewActivity {
  readonly id: string;
  readonly version: number;
  readonly activity: ActivityContent;
}

export async function insertActivities(
  tx: Tx,
  incidentId: string,
  activities: readonly NewActivity[],
): Promise<void> {
  if (activities.length === 0) return;
  await tx.run(
    from.insertInto("activities").values(
      activities.map(({ id, version, activity }) => ({
        id,
        version,
        incident_id: incidentId,
        since_ms: tx.nowMs,
        until_ms: null,
        kind: activity.kind,
        technique_code: activity.technique?.code ?? null,
        technique_version: activity.technique?.version ?? null,
        target_kind: activity.target.kind,
        target_name: activity.target.name,
        venue: activity.venue,
        from_ms: activity.fromMs,
        to_ms: activity.toMs,
        outcome: activity.outcome,
        reach_people: activity.reach?.people ?? null,
        reach_source: activity.reach?.source ?? null,
        reach_estimated: activity.reach?.estimated ?? null,
        narrative: activity.narrative,
        infrastructure: activity.infrastructure,
        sources: JSON.stringify(activity.sources),
        by_person: tx.actor.id,
      })),
    ),
  );
}

/** What is told of these activities now is told no more; the rows stay. */
export async function endActivities(tx: Tx, incidentId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(
    from
      .updateTable("activities")
      .set({ until_ms: tx.nowMs })
      .where("incident_id", "=", incidentId)
      .where("id", "in", ids)
      .where("until_ms", "is", null),
  );
}

export async function insertAssessment(
  tx: Tx,
  incidentId: string,
  id: string,
  assessment: AssessmentContent,
): Promise<void> {
  await tx.run(
    from.insertInto("incident_assessments").values({
      id,
      incident_id: incidentId,
      classification: assessment.classification,
      at_ms: tx.nowMs,
      by_person: tx.actor.id,
      likelihood: assessment.likelihood,
      confidence: assessment.confidence,
      judgement: assessment.judgement,
      alternatives: assessment.alternatives,
    }),
  );
}

export async function insertEvidence(
  tx: Tx,
  place: { readonly incidentId: string; readonly electionId: string; readonly organisationId: string },
  id: string,
  evidence: EvidenceContent,
): Promise<void> {
  await tx.run(
    from.insertInto("evidence").values({
      id,
      space: tx.actor.space,
      election_id: place.electionId,
      organisation_id: place.organisationId,
      tlp: evidence.tlp,
      classification: evidence.classification,
      created_by: tx.actor.id,
      incident_id: place.incidentId,
      recorded_at_ms: tx.nowMs,
      text: evidence.text,
      kind: evidence.kind,
      source_grade: evidence.sourceGrade,
      credibility: evidence.credibility,
      known_at_ms: evidence.knownAtMs,
      valid_until_ms: evidence.validUntilMs,
      sha256: evidence.sha256,
    }),
  );
}

export async function insertReports(
  tx: Tx,
  incidentId: string,
  reports: readonly string[],
  why: string,
): Promise<void> {
  if (reports.length === 0) return;
  await tx.run(
    from.insertInto("incident_reports").values(
      reports.map((report) => ({
        incident_id: incidentId,
        report_id: report,
        at_ms: tx.nowMs,
        by_person: tx.actor.id,
        why,
      })),
    ),
  );
}

/** What people without clearance read in place of an object; null where there is nothing, or the reader may not know. */
export async function substituteOf(tx: Tx, originalId: string): Promise<string | null> {
  const row = await tx.first(
    from.selectFrom("substitutes").select("substitute_id").where("original_id", "=", originalId),
  );
  return row?.substitute_id ?? null;
}

export async function insertSubstitute(tx: Tx, electionId: string, pair: SubstitutePair): Promise<void> {
  await tx.run(
    from.insertInto("substitutes").values({
      original_id: pair.originalId,
      substitute_id: pair.substituteId,
      space: tx.actor.space,
      election_id: electionId,
      classification: pair.classification,
    }),
  );
}

export interface SubstitutePair {
  readonly originalId: string;
  readonly substituteId: string;
  readonly classification: number;
}

/** Ids of evidence recorded after a moment, as far as the reader sees it. */
export async function evidenceRecordedAfter(tx: Tx, incidentId: string, atMs: number): Promise<string[]> {
  const rows = await tx.many(
    from
      .selectFrom("evidence")
      .select("id")
      .where("incident_id", "=", incidentId)
      .where(sql<boolean>`recorded_at_ms > ${atMs}`),
  );
  return rows.map((row) => row.id);
}
