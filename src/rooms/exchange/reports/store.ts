import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { type Grade, Report, type ReportState, Status, type Submission, type TermRef } from "./contract.ts";
import type { GroupChange } from "./rules.ts";
import { fullColumns, type ReportRow, reportOf } from "./rows-store.ts";

interface Tables {
  reports: ReportRow;
  report_sources: { report_id: string; contact: string };
  report_pairs: {
    id: string;
    space: string;
    election_id: string;
    organisation_id: string;
    tlp: string;
    classification: number;
    created_by: string;
    first_id: string;
    second_id: string;
    says: string;
    why: string;
    at_ms: number;
  };
  report_reads: {
    report_id: string;
    organisation_id: string;
    space: string;
    election_id: string;
    at_ms: number;
  };
  report_codings: { report_id: string; code: string; at_ms: number; by_person: string };
}

const from = statements<Tables>();

export interface NewReport {
  readonly id: string;
  readonly channel: string;
  readonly submission: Submission;
  readonly receiptHash: string;
  readonly keys: readonly string[];
  /** The words to search for, in the database's own notation (`wordVector`). */
  readonly words: string;
  readonly contactId: string;
}

const submitSql = `select cf_submit_report($1, $2, $3, $4, $5, $6::jsonb, $7::bigint, $8::bigint, $9, $10, $11, $12, $13, $14::text[],
  $15::tsvector, $16, $17) as desk`;

/** Several submissions of one actor, each new: whatever is there already is refused, with all of them. */
const submitSeveral = "select cf_submit_reports($1::json) as desk";

/** The one statement of a submission. Gives the desk that owns it now, or null where this very one was there already. */
export async function submit(tx: Tx, report: NewReport): Promise<string | null> {
  const { submission, ...made } = report;
  const parameters = [
    report.id,
    report.channel,
    submission.tlp,
    submission.what,
    submission.where,
    JSON.stringify(submission.traces),
    submission.whenFromMs,
    submission.whenToMs,
    submission.phase,
    submission.outcome,
    submission.kind,
    submission.language,
    report.receiptHash,
    report.keys,
    report.words,
    report.contactId,
    submission.contact,
  ];
  const joined = { sql: submitSeveral, row: { ...submission, ...made } };
  const row = await tx.first<{ desk: string | null }>({
    compile: () => ({ sql: submitSql, parameters, joined }),
  });
  return row?.desk ?? null;
}

/** What a receipt's holder is told, whoever asks; null where there is no such receipt in this election. */
export async function statusOf(tx: Tx, receiptHash: string): Promise<Status | null> {
  const row = await tx.first(
    from
      .selectFrom(
        sql<{
          state: string;
          submitted_at_ms: number;
          due_at_ms: number;
          assessed_at_ms: number | null;
          answered_at_ms: number | null;
          answer: string | null;
        }>`cf_report_status(${receiptHash})`.as("s"),
      )
      .selectAll(),
  );
  return (
    row &&
    Status.parse({
      state: row.state,
      receivedAtMs: row.submitted_at_ms,
      dueAtMs: row.due_at_ms,
      assessedAtMs: row.assessed_at_ms,
      answeredAtMs: row.answered_at_ms,
      answer: row.answer,
    })
  );
}

export async function findReport(tx: Tx, id: string): Promise<Report | null> {
  const row = await tx.first(
    from
      .selectFrom("reports")
      .select(fullColumns)
      .where("id", "=", id)
      .where("election_id", "=", tx.actor.electionId),
  );
  return row && reportOf(row);
}

/** One act on the reports of this election and space at a time: the report as it is once nobody else acts on one. */
export async function takeReport(tx: Tx, id: string): Promise<Report | null> {
  await tx.run(from.selectNoFrom(sql`cf_lock_reports()`.as("locked")));
  return findReport(tx, id);
}

export async function findReports(tx: Tx, ids: readonly string[]): Promise<Report[]> {
  if (ids.length === 0) return [];
  const rows = await tx.many(from.selectFrom("reports").select(fullColumns).where("id", "in", ids));
  return rows.map(reportOf);
}

/** Null where none was given, and where the reader is not an analyst of the desk. */
export async function contactOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first(from.selectFrom("report_sources").select("contact").where("report_id", "=", id));
  return row?.contact ?? null;
}

/** Keeps the first reading by this organisation, and says when it was. `fresh`: it is this one. */
export async function keepRead(tx: Tx, id: string): Promise<{ atMs: number; fresh: boolean }> {
  const { organisationId, electionId, space } = tx.actor;
  const fresh = await tx.run(
    from
      .insertInto("report_reads")
      .values({
        report_id: id,
        organisation_id: organisationId ?? "",
        space,
        election_id: electionId ?? "",
        at_ms: tx.nowMs,
      })
      .onConflict((conflict) => conflict.columns(["report_id", "organisation_id"]).doNothing()),
  );
  const row = await tx.first(
    from
      .selectFrom("report_reads")
      .select("at_ms")
      .where("report_id", "=", id)
      .where("organisation_id", "=", organisationId),
  );
  return { atMs: row?.at_ms ?? tx.nowMs, fresh: fresh > 0 };
}

export async function assign(tx: Tx, id: string, personId: string | null): Promise<void> {
  await change(tx, id, { assigned_to: personId });
}

export async function keepGrade(tx: Tx, id: string, grade: Grade, state: ReportState): Promise<void> {
  await change(tx, id, {
    state,
    source_grade: grade.sourceGrade,
    credibility: grade.credibility,
    assessment: grade.assessment,
    confidence: grade.confidence,
    alternatives: JSON.stringify(grade.alternatives),
    assessed_by: tx.actor.id,
    assessed_at_ms: sql<number>`coalesce(assessed_at_ms, ${tx.nowMs})`,
  });
}

/** When a term was put on the report, and by whom, stays as long as the term does. */
export async function keepTerms(tx: Tx, id: string, terms: readonly TermRef[]): Promise<void> {
  await change(tx, id, { terms: JSON.stringify(terms) });
  const codes = [...new Set(terms.map(({ term }) => term))];
  const ofReport = from.deleteFrom("report_codings").where("report_id", "=", id);
  await tx.run(codes.length === 0 ? ofReport : ofReport.where("code", "not in", codes));
  if (codes.length === 0) return;
  const rows = codes.map((code) => ({ report_id: id, code, at_ms: tx.nowMs, by_person: tx.actor.id }));
  await tx.run(
    from
      .insertInto("report_codings")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export async function close(tx: Tx, id: string, answer: string): Promise<void> {
  await change(tx, id, {
    state: "closed",
    answer,
    answered_at_ms: tx.nowMs,
    answered_by: tx.actor.id,
  });
}

/** Keeps an analyst's word about two reports; said again, the last word counts. */
export async function keepPair(
  tx: Tx,
  report: Report,
  pair: { readonly id: string; readonly other: string; readonly says: string; readonly why: string },
): Promise<void> {
  const [first = "", second = ""] = [report.id, pair.other].sort();
  await tx.run(
    from
      .insertInto("report_pairs")
      .values({
        id: pair.id,
        space: tx.actor.space,
        election_id: tx.actor.electionId ?? "",
        organisation_id: report.organisationId,
        tlp: report.tlp,
        classification: report.classification,
        created_by: tx.actor.id,
        first_id: first,
        second_id: second,
        says: pair.says,
        why: pair.why,
        at_ms: tx.nowMs,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["organisation_id", "first_id", "second_id"])
          .doUpdateSet({ says: pair.says, why: pair.why, at_ms: tx.nowMs }),
      ),
  );
}

export async function regroup(tx: Tx, { reports, groups, to }: GroupChange): Promise<void> {
  const update = from.updateTable("reports").set({ group_id: to });
  if (reports.length > 0) await tx.run(update.where("id", "in", reports));
  if (groups.length > 0) await tx.run(update.where("group_id", "in", groups));
}

/** A group of one is none. */
export async function dissolveIfAlone(tx: Tx, groupId: string): Promise<void> {
  const rows = await tx.many(
    from.selectFrom("reports").select("id").where("group_id", "=", groupId).limit(2),
  );
  const [only] = rows;
  if (rows.length === 1 && only)
    await tx.run(from.updateTable("reports").set({ group_id: null }).where("id", "=", only.id));
}

/** Reports of which an analyst said that they do not tell the same as this one. */
export async function differentFrom(tx: Tx, id: string): Promise<Set<string>> {
  const rows = await tx.many(
    from
      .selectFrom("report_pairs")
      .select(["first_id", "second_id"])
      .where("says", "=", "different")
      .where((each) => each.or([each("first_id", "=", id), each("second_id", "=", id)])),
  );
  return new Set(rows.map((row) => (row.first_id === id ? row.second_id : row.first_id)));
}

/** When the report that has waited longest is due; null where none waits for this desk. */
export async function nextDueAtMs(tx: Tx, organisationId: string): Promise<number | null> {
  const row = await tx.first(
    from
      .selectFrom("reports")
      .select("due_at_ms")
      .where("election_id", "=", tx.actor.electionId)
      .where("space", "=", tx.actor.space)
      .where("state", "=", "received")
      .where("organisation_id", "=", organisationId)
      .orderBy("submitted_at_ms")
      .limit(1),
  );
  return row?.due_at_ms ?? null;
}

async function change(tx: Tx, id: string, set: Record<string, unknown>): Promise<void> {
  const changed = await tx.run(from.updateTable("reports").set(set).where("id", "=", id));
  if (changed !== 1) throw new Error("A report that was read could not be changed");
}
