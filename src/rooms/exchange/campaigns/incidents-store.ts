import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";

/** What the incidents slice publishes, as far as campaigns need it. */
export interface IncidentSummary {
  readonly id: string;
  readonly title: string;
  readonly tlp: string;
  readonly classification: number;
  readonly state: string;
  readonly phase: string;
  readonly kinds: string[];
}

export interface PublishedActivity {
  readonly id: string;
  readonly incident_id: string;
  readonly kind: string;
  readonly technique_code: string | null;
  readonly target_name: string;
  readonly venue: string | null;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly outcome: string;
  readonly reach_people: number | null;
  readonly narrative: string | null;
  readonly infrastructure: string[];
}

interface Tables {
  incident_summaries: IncidentSummary & { election_id: string; space: string; created_at_ms: number };
  incident_activities: PublishedActivity & { election_id: string; space: string };
}

const from = statements<Tables>();

export async function summariesOf(tx: Tx, ids: readonly string[]): Promise<IncidentSummary[]> {
  if (ids.length === 0) return [];
  return tx.many(
    from
      .selectFrom("incident_summaries")
      .select(["id", "title", "tlp", "classification", "state", "phase", "kinds"])
      .where("id", "in", ids)
      .orderBy("created_at_ms")
      .orderBy("id"),
  );
}

/** By their begin. */
export async function activitiesOf(tx: Tx, incidentIds: readonly string[]): Promise<PublishedActivity[]> {
  if (incidentIds.length === 0) return [];
  return tx.many(activities().where("incident_id", "in", incidentIds).orderBy("from_ms").orderBy("id"));
}

/** The newest incidents that this reader sees; suggestions are looked for among them. */
export async function newestIncidents(tx: Tx, most: number): Promise<{ id: string; title: string }[]> {
  return tx.many(
    from
      .selectFrom("incident_summaries")
      .select(["id", "title"])
      .where(sql<boolean>`election_id = ${tx.actor.electionId} and space = ${tx.actor.space}`)
      .orderBy("created_at_ms", "desc")
      .orderBy("id", "desc")
      .limit(most),
  );
}

const activities = () =>
  from
    .selectFrom("incident_activities")
    .select(["id", "incident_id", "kind", "technique_code", "target_name", "venue", "from_ms", "to_ms"])
    .select(["outcome", "reach_people", "narrative", "infrastructure"]);
