import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Decision, type Case } from "./contract.ts";
import type { DecisionRow, Tables } from "./tables-store.ts";

const from = statements<Tables>();

export async function findDecision(tx: Tx, caseId: string): Promise<Decision | null> {
  const row = await tx.first(from.selectFrom("case_decisions").selectAll().where("case_id", "=", caseId));
  return row && decisionOf(row);
}

export async function insertDecision(
  tx: Tx,
  electionId: string,
  about: Pick<Case, "id" | "incidentIds" | "campaignId">,
  made: Decision,
): Promise<void> {
  const { tally } = made;
  await tx.run(
    from.insertInto("case_decisions").values({
      id: made.id,
      space: tx.actor.space,
      election_id: electionId,
      organisation_id: tx.actor.organisationId ?? "",
      tlp: made.tlp,
      classification: made.classification,
      created_by: tx.actor.id,
      case_id: about.id,
      outcome: made.outcome,
      title: made.title,
      because: made.because,
      incident_ids: about.incidentIds,
      campaign_id: about.campaignId,
      decided_at_ms: made.decidedAtMs,
      knowledge_at_ms: made.knowledgeAtMs,
      met: tally.met,
      not_met: tally.notMet,
      abstained: tally.abstained,
      absent: tally.absent,
      recused: tally.recused,
      sheet_sha256: made.sheetSha256,
      mandate_id: made.mandateId,
      may_publish: made.mayPublish,
    }),
  );
}

function decisionOf(row: DecisionRow): Decision {
  return Decision.parse({
    id: row.id,
    outcome: row.outcome,
    title: row.title,
    because: row.because,
    decidedAtMs: row.decided_at_ms,
    knowledgeAtMs: row.knowledge_at_ms,
    tally: {
      met: row.met,
      notMet: row.not_met,
      abstained: row.abstained,
      absent: row.absent,
      recused: row.recused,
    },
    sheetSha256: row.sheet_sha256,
    mandateId: row.mandate_id,
    mayPublish: row.may_publish,
    tlp: row.tlp,
    classification: row.classification,
  });
}
