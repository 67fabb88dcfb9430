import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { LeftWhy, rowsMax, VictimId, WaitingOf, type Victim } from "./contract.ts";
import { victimColumns, type VictimRow, victimOf } from "./rows-store.ts";

const from = statements<{ victims: VictimRow; incident_summaries: { id: string; title: string } }>();
const incidentsMax = 200;
const byLetter = sql<boolean>`(v.address is not null and v.safety = '')`;

/** Whom one letter to all may reach, what is due first comes first; held until the end, so that nobody is told twice at once. */
export async function takeWaiting(tx: Tx, incident: string, breachesToo: boolean): Promise<Victim[]> {
  const rows = await tx.many(
    waiting(tx, incident, breachesToo)
      .select(victimColumns)
      .where(byLetter)
      .orderBy(sql`coalesce(due_at_ms, 0)`)
      .orderBy("id")
      .limit(rowsMax)
      .forUpdate(),
  );
  return rows.map(victimOf);
}

/** Who of the same is told one by one. */
export async function leftWaiting(tx: Tx, incident: string, breachesToo: boolean) {
  const rows = await tx.many(
    waiting(tx, incident, breachesToo)
      .select(["id", sql<string>`case when safety <> '' then 'safety' else 'no-address' end`.as("why")])
      .where(sql<boolean>`not ${byLetter}`)
      .orderBy(sql`coalesce(due_at_ms, 0)`)
      .orderBy("id")
      .limit(rowsMax),
  );
  return rows.map(({ id, why }) => ({ id: VictimId.parse(id), why: LeftWhy.parse(why) }));
}

export async function countWaiting(tx: Tx, incident: string, breachesToo: boolean): Promise<number> {
  const row = await tx.first(
    waiting(tx, incident, breachesToo)
      .where(byLetter)
      .select((each) => each.fn.countAll<number>().as("count")),
  );
  return row?.count ?? 0;
}

function waiting(tx: Tx, incident: string, breachesToo: boolean) {
  const ours = from
    .selectFrom("victims as v")
    .where("election_id", "=", tx.actor.electionId ?? "")
    .where("space", "=", tx.actor.space)
    .where("organisation_id", "=", tx.actor.organisationId ?? "")
    .where("incident_id", "=", incident)
    .where("state", "=", "waiting");
  return breachesToo ? ours : ours.where("outcome", "<>", "breach");
}

export async function waitingByIncident(tx: Tx): Promise<WaitingOf[]> {
  const count = (which: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(count(*) filter (where ${which}))::integer`;
  const breach = sql<boolean>`v.outcome = 'breach'`;
  const attempt = sql<boolean>`v.outcome <> 'breach'`;
  const rows = await tx.many(
    from
      .selectFrom("victims as v")
      .leftJoin("incident_summaries as i", "i.id", "v.incident_id")
      .where("v.election_id", "=", tx.actor.electionId ?? "")
      .where("v.space", "=", tx.actor.space)
      .where("v.organisation_id", "=", tx.actor.organisationId ?? "")
      .where("v.state", "=", "waiting")
      .groupBy(["v.incident_id", "i.title"])
      .select([
        "v.incident_id",
        "i.title",
        count(attempt).as("attempts"),
        count(breach).as("breaches"),
        count(sql<boolean>`${attempt} and not ${byLetter}`).as("attempts_left"),
        count(sql<boolean>`${breach} and not ${byLetter}`).as("breaches_left"),
        sql<number | null>`min(v.due_at_ms)`.as("first_due_at_ms"),
      ])
      .orderBy(sql`min(v.due_at_ms) nulls last`)
      .orderBy("v.incident_id")
      .limit(incidentsMax),
  );
  return rows.map((row) =>
    WaitingOf.parse({
      incidentId: row.incident_id,
      title: row.title,
      attempts: row.attempts,
      breaches: row.breaches,
      oneByOne: { attempts: row.attempts_left, breaches: row.breaches_left },
      firstDueAtMs: row.first_due_at_ms,
    }),
  );
}
