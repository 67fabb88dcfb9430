import { z } from "zod";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import { Tlp } from "../../../core/sharing/contract.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Page } from "../../../platform/contract/page.ts";
import {
  Classification,
  LinkedReport,
  Telling,
  type Activity,
  type Evidence,
  type Assessment,
  type IncidentFilters,
  type IncidentRow,
} from "./contract.ts";
import {
  activityOf,
  assessmentOf,
  evidenceOf,
  listedOf,
  type ActivityTable,
  type AssessmentTable,
  type EvidenceTable,
  type IncidentTable,
  type VersionTable,
} from "./row-store.ts";

interface Tables {
  incidents: IncidentTable;
  incident_summaries: Omit<IncidentTable, "created_by" | "changed_at_ms" | "version" | "closed"> & {
    state: string;
  };
  incident_versions: VersionTable;
  activities: ActivityTable;
  incident_assessments: AssessmentTable;
  evidence: EvidenceTable;
  incident_reports: { incident_id: string; report_id: string; at_ms: number; by_person: string; why: string };
  substitutes: {
    original_id: string;
    substitute_id: string;
    space: string;
    election_id: string;
    classification: number;
  };
}

const from = statements<Tables>();

const reassess = sql<boolean>`exists (select from evidence e where e.incident_id = i.id
  and e.recorded_at_ms > (select max(a.at_ms) from incident_assessments a where a.incident_id = i.id))`;

const listed = () =>
  from
    .selectFrom("incident_summaries as i")
    .select(["i.id", "i.organisation_id", "i.tlp", "i.classification", "i.created_at_ms", "i.title"])
    .select(["i.phase", "i.aims", "i.beneficiary", "i.kinds", "i.state"])
    .select([
      reassess.as("to_be_reassessed"),
      sql<number>`(select count(*)::int from activities x where x.incident_id = i.id and x.until_ms is null)`.as(
        "activities",
      ),
      sql<number>`(select count(*)::int from evidence e where e.incident_id = i.id)`.as("evidence"),
    ]);

function wanted(tx: Tx, filters: IncidentFilters) {
  const conditions = [
    sql<SqlBool>`i.election_id = ${tx.actor.electionId} and i.space = ${tx.actor.space}`,
    ...(filters.state === undefined ? [] : [sql<SqlBool>`i.state = ${filters.state}`]),
    ...(filters.kind === undefined ? [] : [sql<SqlBool>`${filters.kind} = any (i.kinds)`]),
    ...(filters.phase === undefined ? [] : [sql<SqlBool>`i.phase = ${filters.phase}`]),
    ...(filters.text === undefined || filters.text === ""
      ? []
      : [sql<SqlBool>`position(lower(${filters.text}) in lower(i.title || ' ' || i.summary)) > 0`]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Newest first; the cursor is the time and id of the last row of the page before. */
export async function incidentsPage(
  tx: Tx,
  query: IncidentFilters & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<IncidentRow>> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const page = listed()
    .where(wanted(tx, query))
    .$if(ms !== undefined, (each) =>
      each.where(sql<SqlBool>`(i.created_at_ms, i.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
    )
    .orderBy("i.created_at_ms", "desc")
    .orderBy("i.id", "desc")
    .limit(query.limit + 1);
  const rows = (await tx.many(page)).map(listedOf);
  const counted = await tx.first(
    from
      .selectFrom("incident_summaries as i")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(wanted(tx, query)),
  );
  const last = rows[query.limit - 1];
  return {
    rows: rows.slice(0, query.limit),
    next: rows.length > query.limit && last ? `${last.createdAtMs}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export type StoredIncident = IncidentTable & { readonly substituted: boolean };

const substituted = (id: string) =>
  sql<boolean>`exists (select from substitutes s where s.original_id = ${sql.ref(id)})`.as("substituted");

export async function findIncident(tx: Tx, id: string): Promise<StoredIncident | null> {
  return tx.first(
    from.selectFrom("incidents as i").selectAll("i").select(substituted("i.id")).where("i.id", "=", id),
  );
}

export interface Told {
  readonly telling: Telling;
  readonly version: number;
  readonly sinceMs: number;
  readonly closed: boolean;
}

/** What was told of an incident at a moment; null before it was opened. */
export async function toldAt(tx: Tx, id: string, atMs: number): Promise<Told | null> {
  const row = await tx.first(
    from
      .selectFrom("incident_versions")
      .selectAll()
      .where("incident_id", "=", id)
      .where("since_ms", "<=", atMs)
      .orderBy("version", "desc")
      .limit(1),
  );
  return (
    row && {
      telling: Telling.parse(row),
      version: row.version,
      sinceMs: row.since_ms,
      closed: row.closed,
    }
  );
}

export async function activitiesAt(tx: Tx, incidentId: string, atMs: number): Promise<Activity[]> {
  const rows = await tx.many(
    from
      .selectFrom("activities")
      .selectAll()
      .where("incident_id", "=", incidentId)
      .where("since_ms", "<=", atMs)
      .where((on) => on.or([on("until_ms", "is", null), on("until_ms", ">", atMs)]))
      .orderBy("from_ms")
      .orderBy("id"),
  );
  return rows.map(activityOf);
}

/** In the order in which it became known; at one moment, by id. */
export async function evidenceKnownAt(tx: Tx, incidentId: string, atMs: number): Promise<Evidence[]> {
  const rows = await tx.many(
    from
      .selectFrom("evidence as e")
      .selectAll("e")
      .select(substituted("e.id"))
      .where("e.incident_id", "=", incidentId)
      .where("e.known_at_ms", "<=", atMs)
      .orderBy("e.known_at_ms")
      .orderBy("e.id"),
  );
  return rows.map(evidenceOf);
}

/** Newest first. */
export async function assessmentsAt(tx: Tx, incidentId: string, atMs: number): Promise<Assessment[]> {
  const rows = await tx.many(
    from
      .selectFrom("incident_assessments")
      .selectAll()
      .where("incident_id", "=", incidentId)
      .where("at_ms", "<=", atMs)
      .orderBy("at_ms", "desc")
      .orderBy("id"),
  );
  return rows.map(assessmentOf);
}

export async function reportsAt(tx: Tx, incidentId: string, atMs: number): Promise<LinkedReport[]> {
  const rows = await tx.many(
    from
      .selectFrom("incident_reports")
      .selectAll()
      .where("incident_id", "=", incidentId)
      .where("at_ms", "<=", atMs)
      .orderBy("at_ms")
      .orderBy("report_id"),
  );
  return rows.map((row) =>
    LinkedReport.parse({ id: row.report_id, atMs: row.at_ms, byPerson: row.by_person, why: row.why }),
  );
}

/** Which of these objects of other slices does the reader see? */
export async function visible(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.many(
    from
      .selectFrom(sql<{ id: string }>`unnest(${[...new Set(ids)]}::text[])`.as<"wanted">(sql`wanted(id)`))
      .select("wanted.id")
      .where(sql<SqlBool>`exists (select from cf_subject(wanted.id))`),
  );
  return new Set(rows.map((row) => row.id));
}

const Marked = z.object({ id: z.string(), tlp: Tlp, classification: Classification });
export type MarkedObject = z.infer<typeof Marked>;

/** How these objects of other slices are marked; what the reader may not see is left out. */
export async function markingsOf(tx: Tx, ids: readonly string[]): Promise<MarkedObject[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const rows = await tx.many(
    from
      .selectFrom(
        sql<MarkedObject>`(select wanted.id, s.tlp, s.classification
          from unnest(${wanted}::text[]) wanted(id), cf_subject(wanted.id) s)`.as("marked"),
      )
      .selectAll(),
  );
  return rows.map((row) => Marked.parse(row));
}

export async function insertIncident(tx: Tx, incident: IncidentTable, why: string): Promise<void> {
  await tx.run(from.insertInto("incidents").values(incident));
  await tx.run(from.insertInto("incident_versions").values(versionOf(tx, incident, why)));
}

/** False where someone else changed it meanwhile. */
export async function updateIncident(tx: Tx, incident: IncidentTable, why: string): Promise<boolean> {
  const changed = await tx.run(
    from
      .updateTable("incidents")
      .set({ ...tellingColumns(incident), kinds: incident.kinds, closed: incident.closed })
      .set({ version: incident.version, changed_at_ms: tx.nowMs })
      .where("id", "=", incident.id)
      .where("version", "=", incident.version - 1),
  );
  if (changed === 0) return false;
  await tx.run(from.insertInto("incident_versions").values(versionOf(tx, incident, why)));
  return true;
}

function versionOf(tx: Tx, incident: IncidentTable, why: string): VersionTable {
  return {
    incident_id: incident.id,
    version: incident.version,
    since_ms: tx.nowMs,
    ...tellingColumns(incident),
    closed: incident.closed,
    by_person: tx.actor.id,
    why,
  };
}

function tellingColumns({ title, summary, phase, aims, beneficiary }: IncidentTable) {
  return { title, summary, phase, aims, beneficiary };
}
