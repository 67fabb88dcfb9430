import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Channel, Duration, Measure } from "./contract.ts";

type Figures = Readonly<
  Record<`${"read" | "recipient" | "assessed" | "answered"}_ms_${"count" | "median" | "p90"}`, number | null>
>;

interface LaneRow extends Figures {
  channel: Channel | null;
  of: number;
}

const from = statements<{ elections: { id: string; rules: { assessReportHoursMax: number } } }>();

/** Hours within which a report must be assessed; null where there is no such election. */
export async function assessHoursMax(tx: Tx, electionId: string): Promise<number | null> {
  const row = await tx.first(from.selectFrom("elections").select("rules").where("id", "=", electionId));
  return row?.rules.assessReportHoursMax ?? null;
}

/** Each lane and all of them, as far as the reader sees the reports. */
export async function lanes(tx: Tx): Promise<Measure["lanes"]> {
  const rows = await tx.many(
    from
      .selectFrom(
        sql<LaneRow>`(
          select channel, count(*)::integer as of,
            ${figures("read_ms")}, ${figures("recipient_ms")}, ${figures("assessed_ms")}, ${figures("answered_ms")}
          from (
            select r.channel,
              (select min(s.at_ms) from report_reads s
                where s.report_id = r.id and s.organisation_id = r.organisation_id) - r.submitted_at_ms as read_ms,
              (select min(s.at_ms) from report_reads s
                where s.report_id = r.id and s.organisation_id <> r.organisation_id) - r.submitted_at_ms as recipient_ms,
              r.assessed_at_ms - r.submitted_at_ms as assessed_ms,
              r.answered_at_ms - r.submitted_at_ms as answered_ms
            from reports r where r.election_id = cf_election() and r.space = cf_space()
          ) steps
          group by grouping sets ((channel), ())
        )`.as("lanes"),
      )
      .selectAll()
      .orderBy("channel", (each) => each.asc().nullsFirst()),
  );
  return rows.map((row) => ({
    channel: row.channel ?? ("all" as const),
    toFirstRead: durationOf(row, "read"),
    toFirstRecipientRead: durationOf(row, "recipient"),
    toAssessment: durationOf(row, "assessed"),
    toAnswer: durationOf(row, "answered"),
  }));
}

/**
 * For each organisation that has reports (the desk) or was given some (shares): how many it has not acted on in time. The desk
 * acts by assessing, a recipient by reading.
 */
export async function sectorDelays(tx: Tx, hoursMax: number): Promise<Measure["sectors"]> {
  const rows = await tx.many(
    from
      .selectFrom(
        sql<{
          organisation_id: string;
          name: string;
          sector: string;
          late: number;
          of: number;
          oldest: number | null;
        }>`(
          select o.id as organisation_id, o.name, o.sector, count(*)::integer as of,
            (count(*) filter (where coalesce(d.acted_ms, cf_now_ms()) > d.due_ms))::integer as late,
            min(d.due_ms) filter (where d.acted_ms is null and d.due_ms < cf_now_ms()) as oldest
          from (
            select r.organisation_id as id, r.due_at_ms as due_ms, r.assessed_at_ms as acted_ms
            from reports r where r.election_id = cf_election() and r.space = cf_space()
            union all
            select s.to_organisation_id, s.shared_at_ms + ${hoursMax * 3_600_000}::bigint,
              (select seen.at_ms from report_reads seen
                where seen.report_id = r.id and seen.organisation_id = s.to_organisation_id)
            from shares s join reports r on r.id = s.subject_id
            where s.election_id = cf_election() and s.space = cf_space() and s.revoked_at_ms is null
          ) d join organisations o on o.id = d.id
          group by o.id, o.name, o.sector
        )`.as("delays"),
      )
      .selectAll()
      .orderBy("late", "desc")
      .orderBy("organisation_id"),
  );
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    organisation: row.name,
    sector: row.sector,
    late: row.late,
    of: row.of,
    oldestDueAtMs: row.oldest,
  }));
}

/** Count, median and 90th percentile of one step, by linear interpolation between ranks. */
function figures(column: string) {
  const named = sql.ref(column);
  const as = (figure: string) => sql.ref(`${column}_${figure}`);
  return sql`count(${named})::integer as ${as("count")},
    percentile_cont(0.5) within group (order by ${named}) as ${as("median")},
    percentile_cont(0.9) within group (order by ${named}) as ${as("p90")}`;
}

function durationOf(row: LaneRow, step: "read" | "recipient" | "assessed" | "answered"): Duration {
  return {
    count: row[`${step}_ms_count`] ?? 0,
    of: row.of,
    medianMs: row[`${step}_ms_median`],
    p90Ms: row[`${step}_ms_p90`],
  };
}
