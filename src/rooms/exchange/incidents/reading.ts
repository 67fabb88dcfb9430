import type { Context } from "../../../platform/contract/context.ts";
import { Incident, type ActivityContent } from "./contract.ts";
import { kindsOf, stateOf, toBeReassessed } from "./rules.ts";
import * as stored from "./store.ts";

/** The incident as it was known at a moment, as far as this reader may see it; null before it was opened. */
export async function incidentAt(
  cx: Context,
  row: stored.StoredIncident,
  asOfMs: number | null,
): Promise<Incident | null> {
  const atMs = asOfMs ?? cx.nowMs;
  const told = await stored.toldAt(cx.tx, row.id, atMs);
  if (told === null) return null;
  const activities = await stored.activitiesAt(cx.tx, row.id, atMs);
  const evidence = await stored.evidenceKnownAt(cx.tx, row.id, atMs);
  const assessments = await stored.assessmentsAt(cx.tx, row.id, atMs);
  const reports = await stored.reportsAt(cx.tx, row.id, atMs);
  const seen = await stored.visible(cx.tx, [
    ...reports.map((report) => report.id),
    ...activities.flatMap((activity) => sourceIds(activity)),
  ]);
  return Incident.parse({
    ...told.telling,
    id: row.id,
    version: told.version,
    state: stateOf({ closed: told.closed, assessments: assessments.length }),
    kinds: kindsOf(activities),
    tlp: row.tlp,
    classification: row.classification,
    organisationId: row.organisation_id,
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    changedAtMs: told.sinceMs,
    activities: activities.map((activity) => withSeenSources(activity, seen)),
    evidence,
    assessments,
    toBeReassessed: toBeReassessed(
      assessments,
      evidence.filter((item) => item.recordedAtMs <= atMs),
    ),
    reports: reports.filter((report) => seen.has(report.id)),
    substituted: row.substituted,
    asOfMs,
  });
}

/** The objects of other slices on which an activity rests. */
export function sourceIds({ sources }: Pick<ActivityContent, "sources">): string[] {
  return sources.flatMap((source): string[] =>
    "report" in source ? [source.report] : [source.bundle, source.object],
  );
}

/** The activity with those of its sources that are wholly among these. */
export function withSeenSources<A extends Pick<ActivityContent, "sources">>(
  activity: A,
  seen: ReadonlySet<string>,
): A {
  return {
    ...activity,
    sources: activity.sources.filter((source) =>
      sourceIds({ sources: [source] }).every((id) => seen.has(id)),
    ),
  };
}
