import { assert } from "../../../basics/assert.ts";
import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import type { BodyOf } from "../../../platform/contract/endpoint.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { csvOf } from "../../../basics/csv.ts";
import type {
  ActivityContent,
  exportIncidents,
  Incident,
  linkReport,
  listIncidents,
  openIncident,
  readIncident,
} from "./contract.ts";
import { incidentAt, sourceIds, withSeenSources } from "./reading.ts";
import { recordNaming, recordOf } from "./record.ts";
import { checkActivities, checkMarking, checkSources, kindsOf, narrowestOf, type Marking } from "./rules.ts";
import * as parts from "./parts-store.ts";
import type { IncidentTable } from "./row-store.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listIncidents> = async ({ tx }, { query }) =>
  ok(await stored.incidentsPage(tx, query));

const rowsInOneFileMax = 10_000;

export const exportCsv: Serves<typeof exportIncidents> = async (cx, { body }) => {
  const { rows, total } = await stored.incidentsPage(cx.tx, { ...body, limit: rowsInOneFileMax });
  if ((total ?? 0) > rowsInOneFileMax) return refuse("too-many-rows", { most: rowsInOneFileMax });
  // The entry names every incident of the file: it is as narrow as the narrowest of them.
  const marking = narrowestOf([{ tlp: "amber", classification: 0 }, ...rows]);
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "incidents.export",
    subject: cx.actor.electionId ?? "",
    about: rows.map((row) => row.id),
    why: body.purpose,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: marking.tlp,
    classification: marking.classification as 0 | 1 | 2 | 3,
    body: { purpose: body.purpose, rows: rows.length },
  });
  const head = ["id", "title", "state", "kinds", "phase", "aims", "tlp", "classification", "opened"];
  const told = rows.map((row) => [
    row.id,
    row.title,
    row.state,
    row.kinds.join(" "),
    row.phase,
    row.aims.join(" "),
    `TLP:${row.tlp.toUpperCase()}`,
    row.classification,
    new Date(row.createdAtMs).toISOString(),
  ]);
  return ok(
    csvOf([[...head, "activities", "evidence"], ...told.map((line, at) => [...line, ...counts(rows[at])])]),
  );
};

function counts(row: { activities: number; evidence: number } | undefined): [number, number] {
  return [row?.activities ?? 0, row?.evidence ?? 0];
}

export const read: Serves<typeof readIncident> = async (cx, { params, query }) => {
  const row = await stored.findIncident(cx.tx, params.incident);
  if (row === null) return refuse("incident-not-found");
  if (query.asOf !== undefined && query.asOf > cx.nowMs) return refuse("as-of-in-the-future");
  const incident = await incidentAt(cx, row, query.asOf ?? null);
  return incident === null ? refuse("not-known-then") : ok(incident);
};

export const open: Serves<typeof openIncident> = async (cx, { params, body }) => {
  const { activities, reports, why, substitute, ...told } = body;
  const marked = checkMarking(told.classification, { clearance: cx.actor.clearance, incident: 0 });
  if (!marked.ok) return refuse("classification-above-yours");
  if (substitute !== undefined && told.classification === 0) return refuse("nothing-to-substitute");
  const checked = await checkedActivities(cx, told, activities);
  if (!checked.ok) return checked;
  const lower = await checkedActivities(cx, { ...told, classification: 0 }, substitute?.activities ?? []);
  if (!lower.ok) return lower;
  const seen = await stored.visible(cx.tx, reports);
  if (reports.some((report) => !seen.has(report))) return refuse("report-not-found");
  const rows = { electionId: params.election, reports };
  const id = await write(cx, { ...rows, told, activities: checked.value, why });
  if (substitute !== undefined) {
    const { activities: _, why: lowerWhy, ...telling } = substitute;
    const lowerTold = { ...told, ...telling, classification: 0 };
    const substituteId = await write(cx, {
      ...rows,
      told: lowerTold,
      activities: lower.value,
      why: lowerWhy,
    });
    await parts.insertSubstitute(cx.tx, params.election, {
      originalId: id,
      substituteId,
      classification: told.classification,
    });
  }
  return ok(await incidentNow(cx, id));
};

interface Opening {
  readonly electionId: string;
  readonly told: Pick<
    IncidentTable,
    "title" | "summary" | "phase" | "aims" | "beneficiary" | "tlp" | "classification"
  >;
  readonly activities: readonly ActivityContent[];
  readonly reports: readonly string[];
  readonly why: string;
}

async function write(cx: Context, { electionId, told, activities, reports, why }: Opening): Promise<string> {
  assert(cx.actor.organisationId !== null, "an incident has an owner");
  const id = cx.dice.id("inc");
  const row: IncidentTable = {
    ...told,
    id,
    space: cx.actor.space,
    election_id: electionId,
    organisation_id: cx.actor.organisationId,
    created_by: cx.actor.id,
    created_at_ms: cx.nowMs,
    changed_at_ms: cx.nowMs,
    version: 1,
    kinds: kindsOf(activities),
    closed: false,
  };
  await stored.insertIncident(cx.tx, row, why);
  await parts.insertActivities(
    cx.tx,
    id,
    activities.map((activity) => ({ id: cx.dice.id("act"), version: 1, activity })),
  );
  await parts.insertReports(cx.tx, id, reports, why);
  await recordNaming(cx, row, {
    action: "incidents.open",
    why,
    named: [...reports, ...activities.flatMap(sourceIds)],
    body: (known) => ({
      told,
      activities: activities.map((each) => withSeenSources(each, known)),
      reports: reports.filter((report) => known.has(report)),
    }),
    about: reports,
  });
  return id;
}

export const link: Serves<typeof linkReport> = async (cx, { params, body }) => {
  const owned = await ownIncident(cx, params.incident);
  if (!owned.ok) return owned;
  const seen = await stored.visible(cx.tx, [body.report]);
  if (!seen.has(body.report)) return refuse("report-not-found");
  const linked = await stored.reportsAt(cx.tx, params.incident, cx.nowMs);
  if (linked.some((report) => report.id === body.report)) return refuse("linked-already");
  await parts.insertReports(cx.tx, params.incident, [body.report], body.why);
  await recordLink(cx, owned.value, body);
  return ok(await incidentNow(cx, params.incident));
};

/** That a report was linked is as narrow as the narrower of the two. */
async function recordLink(
  cx: Context,
  row: stored.StoredIncident,
  { report, why }: BodyOf<typeof linkReport>,
): Promise<void> {
  const marking = narrowestOf([row, ...(await stored.markingsOf(cx.tx, [report]))]);
  recordOf(cx, { ...row, ...marking }, "incidents.link", why, { report }, [report]);
}

/** The incident, if the actor's organisation owns it: who received it may read it and writes an incident of their own. */
export async function ownIncident(
  cx: Context,
  id: string,
): Promise<Result<stored.StoredIncident, "incident-not-found" | "incident-of-others">> {
  const row = await stored.findIncident(cx.tx, id);
  if (row === null) return refuse("incident-not-found");
  return row.organisation_id === cx.actor.organisationId ? ok(row) : refuse("incident-of-others");
}

export async function incidentNow(cx: Context, id: string): Promise<Incident> {
  const row = await stored.findIncident(cx.tx, id);
  const incident = row && (await incidentAt(cx, row, null));
  assert(incident !== null, "what was just written can be read");
  return incident;
}

/**
 * Consistent, resting only on what the analyst may see, and in an incident no wider than the objects of partners' bundles that they
 * rest on, whose words they take over. A report binds nothing: it is retold in the analyst's words, and its id is shown to nobody
 * who may not see it.
 */
export async function checkedActivities(
  cx: Context,
  incident: Marking,
  activities: readonly ActivityContent[],
): Promise<
  | Result<ActivityContent[], "period-backwards" | "personal-data">
  | Refused<"source-not-found" | "marking-below-source" | "classification-below-source">
> {
  const checked = checkActivities(activities);
  if (!checked.ok) return checked;
  const sources = checked.value.flatMap(sourceIds);
  const seen = await stored.visible(cx.tx, sources);
  if (!sources.every((id) => seen.has(id))) return refuse("source-not-found");
  // The words of a taken-in object go no further than its sender allowed (W4.9).
  const objects = sources.filter((id) => id.startsWith("bob_"));
  const bound = checkSources(await stored.markingsOf(cx.tx, objects), incident);
  return bound.ok ? checked : bound;
}
