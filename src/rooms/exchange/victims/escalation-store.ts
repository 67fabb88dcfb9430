import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { VictimState, type Step } from "./contract.ts";

interface Tables {
  victims: {
    id: string;
    organisation_id: string;
    incident_id: string;
    state: string;
    due_at_ms: number;
  };
  victim_escalations: { victim_id: string; step: string; level: number; due_at_ms: number; at_ms: number };
  organisations: { id: string; contact: string | null };
}

const from = statements<Tables>();
const atOnceMax = 2000;

export interface Overdue {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationContact: string | null;
  readonly incidentId: string;
  readonly state: VictimState;
  readonly dueAtMs: number;
  /** The highest level told so far of what is due now. */
  readonly level: number;
}

export async function overduePlaces(tx: Tx): Promise<{ electionId: string; space: string }[]> {
  const rows = await tx.many(
    from
      .selectFrom(sql<{ election_id: string; space: string }>`cf_victim_overdue_places()`.as("p"))
      .selectAll()
      .orderBy("election_id")
      .orderBy("space"),
  );
  return rows.map((row) => ({ electionId: row.election_id, space: row.space }));
}

/** Row security shows the duty exactly what is overdue here; who was never raised comes first. */
export async function overdueNow(tx: Tx): Promise<Overdue[]> {
  const level = sql<number>`coalesce((select max(e.level) from victim_escalations e
    where e.victim_id = v.id and e.due_at_ms = v.due_at_ms), 0)`;
  const rows = await tx.many(
    from
      .selectFrom("victims as v")
      .innerJoin("organisations as o", "o.id", "v.organisation_id")
      .select(["v.id", "v.organisation_id", "v.incident_id", "v.state", "v.due_at_ms", "o.contact"])
      .select(level.as("level"))
      .where("v.due_at_ms", "<=", tx.nowMs)
      .orderBy(level)
      .orderBy("v.due_at_ms")
      .limit(atOnceMax),
  );
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    organisationContact: row.contact,
    incidentId: row.incident_id,
    state: VictimState.parse(row.state),
    dueAtMs: row.due_at_ms,
    level: row.level,
  }));
}

export async function keepEscalation(tx: Tx, overdue: Overdue, step: Step, level: number): Promise<void> {
  await tx.run(
    from.insertInto("victim_escalations").values({
      victim_id: overdue.id,
      step,
      level,
      due_at_ms: overdue.dueAtMs,
      at_ms: tx.nowMs,
    }),
  );
}
