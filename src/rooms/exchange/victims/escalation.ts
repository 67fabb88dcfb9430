import { z } from "zod";
import { findElection } from "../../../core/elections/store.ts";
import { wait } from "../../../core/home/waiting.ts";
import { systemActor, type Space } from "../../../platform/contract/actor.ts";
import { jobKind } from "../../../platform/jobs/kind.ts";
import { post } from "../../../platform/mail/post.ts";
import type { Storage, Tx } from "../../../platform/storage/storage.ts";
import { escalationMail } from "./escalation-rules.ts";
import { keepEscalation, overdueNow, overduePlaces, type Overdue } from "./escalation-store.ts";
import { record } from "./record.ts";
import { escalationLevel, stepDue } from "./rules.ts";

export const escalateVictims = jobKind({
  name: "victims.escalate",
  payload: z.object({}),
  outside: false,
  duty: "victims",
});

/** Finds who was not told, or has not acknowledged, in time, and tells the coordinators of the case: once for each level. */
export async function escalateOverdue(storage: Storage): Promise<number> {
  const places = await storage.inTransaction(systemActor("victims"), overduePlaces, { readOnly: true });
  let escalated = 0;
  for (const { electionId, space } of places)
    escalated += await storage.inTransaction(systemActor("victims", electionId, space as Space), escalateIn);
  return escalated;
}

async function escalateIn(tx: Tx): Promise<number> {
  const election = await findElection(tx, tx.actor.electionId ?? "");
  if (election === null) return 0;
  const hoursMax = election.rules.tellVictimHoursMax;
  const raised: Overdue[] = [];
  for (const each of await overdueNow(tx)) {
    const level = escalationLevel(tx.nowMs, each.dueAtMs, hoursMax);
    if (level <= each.level) continue;
    await raise(tx, each, level);
    raised.push(each);
  }
  await writeToOrganisations(tx, raised, election.languages);
  return raised.length;
}

async function raise(tx: Tx, overdue: Overdue, level: number): Promise<void> {
  const step = stepDue(overdue.state) ?? "tell";
  await keepEscalation(tx, overdue, step, level);
  // Without a name: coordinators see that to it that victims are told, and never who they are.
  await wait(tx, {
    subject: overdue.id,
    kind: "victims.overdue",
    title: overdue.id,
    path: "exchange/victims/measure",
    verb: "victims.press",
    for: { organisationId: overdue.organisationId, role: "coordinator" },
    tlp: "amber+strict",
    classification: 0,
    dueAtMs: overdue.dueAtMs,
  });
  record({ tx, actor: tx.actor, nowMs: tx.nowMs }, "victims.escalate", overdue, `level ${level}`, {
    step,
    level,
    dueAtMs: overdue.dueAtMs,
  });
}

/** One message an organisation, to the address it gave; where it gave none, the matter waits at home only. */
async function writeToOrganisations(
  tx: Tx,
  raised: readonly Overdue[],
  languages: readonly string[],
): Promise<void> {
  const byOrganisation = Map.groupBy(raised, ({ organisationId }) => organisationId);
  for (const [organisationId, overdue] of byOrganisation) {
    const to = overdue[0]?.organisationContact;
    if (!to || !z.email().safeParse(to).success) continue;
    await post(tx, {
      kind: "victims.overdue",
      to,
      ...escalationMail(languages, overdue.length, [...new Set(overdue.map((each) => each.incidentId))]),
      organisationId,
      readers: ["coordinator", "case-contact"],
    });
  }
}
