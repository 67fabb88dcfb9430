import { Matter } from "../../../core/mandates/contract.ts";
import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import {
  Case,
  CaseRow,
  Evidence,
  RecordedAlternative,
  RecordedAssessment,
  type Assessment,
  type CaseState,
  type DecisionCounts,
  type TriedAlternative,
} from "./contract.ts";
import type { CriterionRow, AlternativeRow, EvidenceRow, PanelCaseRow, Tables } from "./tables-store.ts";

const from = statements<Tables>();

export async function findCase(tx: Tx, id: string): Promise<Case | null> {
  const row = await tx.first(from.selectFrom("panel_cases").selectAll().where("id", "=", id));
  return row && caseOf(row);
}

/** One act on a case at a time: the case as it is once nobody else acts on it. */
export async function takeCase(tx: Tx, id: string): Promise<Case | null> {
  await tx.run(from.selectNoFrom(sql`cf_lock_case(${id})`.as("locked")));
  return findCase(tx, id);
}

export interface WantedCases {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: CaseState | undefined;
  /** Only those in which this reader, a member of the panel, has yet to declare or to vote. */
  readonly waiting: boolean;
}

const myDeclaration = sql<boolean>`exists (select from case_declarations d where d.case_id = c.id and d.person_id = cf_actor())`;
const myVote = sql<boolean>`exists (select from case_votes v where v.case_id = c.id and v.person_id = cf_actor())`;
const isOpen = sql<boolean>`c.state in ('briefed', 'deliberating')`;

export async function casesPage(tx: Tx, wanted: WantedCases): Promise<Page<CaseRow>> {
  const chosen = from
    .selectFrom("panel_cases as c")
    .$if(wanted.state !== undefined, (query) => query.where("c.state", "=", wanted.state ?? ""))
    .$if(wanted.waiting, (query) =>
      query.where(sql<boolean>`${isOpen} and not (${myDeclaration} and ${myVote})`),
    );
  const rows = await tx.many(
    chosen
      .leftJoin("case_decisions as d", "d.case_id", "c.id")
      .selectAll("c")
      .select(["d.outcome", myDeclaration.as("declared"), myVote.as("voted")])
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<boolean>`(c.briefed_at_ms, c.id) < (select p.briefed_at_ms, p.id from panel_cases p where p.id = ${wanted.cursor})`,
        ),
      )
      .orderBy("c.briefed_at_ms", "desc")
      .orderBy("c.id", "desc")
      .limit(wanted.limit + 1),
  );
  const counted = await tx.first(chosen.select(sql<number>`count(*)::integer`.as("total")));
  const page = rows.slice(0, wanted.limit).map((row) => rowOf(tx, row));
  return {
    rows: page,
    next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  };
}

/** Decisions that this reader may see, by outcome. */
export async function decisionsSeen(tx: Tx): Promise<DecisionCounts> {
  return countsOf(
    await tx.many(
      from
        .selectFrom("case_decisions")
        .select(["outcome", sql<number>`count(*)::integer`.as("decisions")])
        .groupBy("outcome"),
    ),
  );
}

export async function publicCounts(tx: Tx, electionId: string): Promise<DecisionCounts> {
  const counted = sql<{
    outcome: string;
    decisions: number;
  }>`cf_public_decision_counts(${electionId}, ${tx.actor.space})`;
  return countsOf(
    await tx.many(
      from
        .selectFrom(counted.as("n"))
        .select(["n.outcome", sql<number>`n.decisions::integer`.as("decisions")]),
    ),
  );
}

export async function insertCase(tx: Tx, electionId: string, now: Case): Promise<void> {
  await tx.run(
    from.insertInto("panel_cases").values({
      id: now.id,
      space: tx.actor.space,
      election_id: electionId,
      organisation_id: now.organisationId,
      tlp: now.tlp,
      classification: now.classification,
      created_by: now.briefedBy,
      title: now.title,
      matter: now.matter,
      asked: now.asked,
      incident_ids: now.incidentIds,
      campaign_id: now.campaignId,
      mandate_id: now.mandateId,
      state: now.state,
      briefed_at_ms: now.briefedAtMs,
      deliberating_at_ms: null,
      decided_at_ms: null,
      ended_at_ms: now.endedAtMs,
      ended_because: now.endedBecause,
      routed_to: now.routedTo,
    }),
  );
}

export async function endCase(
  tx: Tx,
  id: string,
  end: { readonly state: "withdrawn" | "routed"; readonly why: string; readonly routedTo: string | null },
): Promise<void> {
  await tx.run(
    from
      .updateTable("panel_cases")
      .set({ state: end.state, ended_at_ms: tx.nowMs, ended_because: end.why, routed_to: end.routedTo })
      .where("id", "=", id),
  );
}

export async function insertEvidence(
  tx: Tx,
  at: { readonly electionId: string; readonly caseId: string },
  items: readonly Evidence[],
): Promise<void> {
  await tx.runAll(
    items.map((item) =>
      from.insertInto("case_evidence").values({
        id: item.id,
        space: tx.actor.space,
        election_id: at.electionId,
        organisation_id: tx.actor.organisationId ?? "",
        tlp: item.tlp,
        classification: item.classification,
        created_by: tx.actor.id,
        case_id: at.caseId,
        statement: item.statement,
        source: item.source,
        known_at_ms: item.knownAtMs,
        at_ms: item.recordedAtMs,
        supersedes: item.supersedes,
      }),
    ),
  );
}

export async function insertSheet(
  tx: Tx,
  caseId: string,
  sheet: { readonly criteria: readonly Assessment[]; readonly alternatives: readonly TriedAlternative[] },
): Promise<void> {
  const common = { case_id: caseId, at_ms: tx.nowMs, by_person: tx.actor.id };
  await tx.runAll([
    ...sheet.criteria.map((each) =>
      from.insertInto("case_criteria").values({
        ...common,
        criterion: each.criterion,
        finding: each.finding,
        because: each.because,
        known_at_ms: each.knownAtMs,
      }),
    ),
    ...sheet.alternatives.map((each) =>
      from.insertInto("case_alternatives").values({
        ...common,
        alternative: each.alternative,
        came_of_it: each.cameOfIt,
        known_at_ms: each.knownAtMs,
      }),
    ),
  ]);
}

export async function evidenceOf(tx: Tx, caseId: string): Promise<Evidence[]> {
  const rows = await tx.many(
    from.selectFrom("case_evidence").selectAll().where("case_id", "=", caseId).orderBy("at_ms").orderBy("id"),
  );
  return rows.map(evidenceItemOf);
}

export async function criteriaOf(tx: Tx, caseId: string): Promise<(typeof RecordedAssessment)["_output"][]> {
  const rows = await tx.many(
    from.selectFrom("case_criteria").selectAll().where("case_id", "=", caseId).orderBy("seq"),
  );
  return rows.map((row: Omit<CriterionRow, "seq">) =>
    RecordedAssessment.parse({
      criterion: row.criterion,
      finding: row.finding,
      because: row.because,
      knownAtMs: row.known_at_ms,
      recordedAtMs: row.at_ms,
      byPerson: row.by_person,
    }),
  );
}

export async function alternativesOf(
  tx: Tx,
  caseId: string,
): Promise<(typeof RecordedAlternative)["_output"][]> {
  const rows = await tx.many(
    from.selectFrom("case_alternatives").selectAll().where("case_id", "=", caseId).orderBy("seq"),
  );
  return rows.map((row: Omit<AlternativeRow, "seq">) =>
    RecordedAlternative.parse({
      alternative: row.alternative,
      cameOfIt: row.came_of_it,
      knownAtMs: row.known_at_ms,
      recordedAtMs: row.at_ms,
      byPerson: row.by_person,
    }),
  );
}

/** Who put anything into the case. Assess and decide are different people. */
export async function evidenceAuthors(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.many(
    from.selectFrom("case_evidence").select("created_by").distinct().where("case_id", "=", caseId),
  );
  return rows.map((row) => row.created_by);
}

function countsOf(rows: readonly { readonly outcome: string; readonly decisions: number }[]): DecisionCounts {
  const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.decisions ?? 0;
  return { notice: of("notice"), bulletin: of("bulletin"), noAction: of("no-action") };
}

function rowOf(
  tx: Tx,
  row: PanelCaseRow & {
    readonly outcome: string | null;
    readonly declared: boolean;
    readonly voted: boolean;
  },
): CaseRow {
  const mine = tx.actor.roles.includes("panel-member") && ["briefed", "deliberating"].includes(row.state);
  const step = !row.declared ? "declare" : !row.voted ? "vote" : "decide";
  return CaseRow.parse({ ...caseOf(row), outcome: row.outcome, myStep: mine ? step : "none" });
}

function caseOf(row: PanelCaseRow): Case {
  return Case.parse({
    id: row.id,
    title: row.title,
    matter: Matter.parse(row.matter),
    asked: row.asked,
    incidentIds: row.incident_ids,
    campaignId: row.campaign_id,
    tlp: row.tlp,
    classification: row.classification,
    organisationId: row.organisation_id,
    briefedBy: row.created_by,
    mandateId: row.mandate_id,
    state: row.state,
    briefedAtMs: row.briefed_at_ms,
    deliberatingAtMs: row.deliberating_at_ms,
    decidedAtMs: row.decided_at_ms,
    endedAtMs: row.ended_at_ms,
    endedBecause: row.ended_because,
    routedTo: row.routed_to,
  });
}

function evidenceItemOf(row: EvidenceRow): Evidence {
  return Evidence.parse({
    id: row.id,
    statement: row.statement,
    source: row.source,
    knownAtMs: row.known_at_ms,
    recordedAtMs: row.at_ms,
    tlp: row.tlp,
    classification: row.classification,
    supersedes: row.supersedes,
  });
}
