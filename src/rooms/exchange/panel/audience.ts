import { wait } from "../../../core/home/waiting.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { insertShares, recipient, sharedWith, type MarkedSubject, type NewShare } from "./audience-store.ts";
import type { Case, Decision } from "./contract.ts";
import type { Marking } from "./rules.ts";
import { declarersOf, holdersOf, recusalsOf, votersOf, type Holder } from "./sitting-store.ts";
import { evidenceOf } from "./store.ts";

/**
 * Gives the panel what it does not have yet of a case: the case and each item of evidence, to the organisations of its cleared
 * members, TLP:RED to the members by name; and says to each who has not declared that the case waits. Returns how many shares it made.
 */
export async function tellPanel(cx: Context, electionId: string, now: Case): Promise<number> {
  const subjects = [now, ...(await evidenceOf(cx.tx, now.id))];
  let made = 0;
  for (const subject of subjects) {
    const members = await holdersOf(cx.tx, ["panel-member"], subject.classification);
    made += await share(cx, electionId, subject, members, "decide");
  }
  const declared = new Set((await declarersOf(cx.tx, now.id)).map((each) => each.personId));
  for (const member of await holdersOf(cx.tx, ["panel-member"], now.classification))
    if (member.cleared && !declared.has(member.personId))
      await waitFor(cx, now, "cases.declaration-waits", "cases.declare-interests", member.personId);
  return made;
}

/** Hands a case and its evidence to another organisation. TLP:RED items stay behind: they have named readers only. */
export async function handOver(cx: Context, electionId: string, now: Case, to: string): Promise<void> {
  const receiver: Holder = { personId: "", organisationId: to, cleared: true };
  for (const subject of [now, ...(await evidenceOf(cx.tx, now.id))])
    if (subject.tlp !== "red") await share(cx, electionId, subject, [receiver], "respond");
  await wait(cx.tx, {
    ...waitingFor(now),
    kind: "cases.handed-to-you",
    verb: "cases.take-over",
    for: { organisationId: to, role: null },
  });
}

/** The decision goes to the panel and to the desk; a notice or bulletin also to those who may publish it. */
export async function tellDecision(
  cx: Context,
  electionId: string,
  now: Case,
  decision: Decision,
): Promise<void> {
  const desk: Holder = { personId: now.briefedBy, organisationId: now.organisationId, cleared: true };
  const members = await holdersOf(cx.tx, ["panel-member"], decision.classification);
  await share(cx, electionId, decision, [desk, ...members], "respond");
  if (decision.outcome === "no-action") return;
  const publishers = await holdersOf(cx.tx, ["communications", "editor"], decision.classification);
  await share(cx, electionId, decision, publishers, "inform-public");
  for (const { personId, cleared } of publishers)
    if (cleared)
      await wait(cx.tx, {
        subject: now.id,
        kind: decision.outcome === "notice" ? "cases.notice-decided" : "cases.bulletin-decided",
        title: decision.title,
        path: "exchange/notices",
        verb: decision.outcome === "notice" ? "cases.draft-notice" : "cases.draft-bulletin",
        for: { personId },
        tlp: decision.tlp,
        classification: decision.classification,
        dueAtMs: null,
      });
}

/** Once everyone who is not recused has voted, the case waits for whoever of them decides. `leaving` is about to recuse. */
export async function tellWhenAllVoted(cx: Context, now: Case, leaving: string | null = null): Promise<void> {
  const gone = [...(await recusalsOf(cx.tx, now.id)).map((each) => each.personId), leaving];
  const seated = (await holdersOf(cx.tx, ["panel-member"], now.classification)).filter(
    (each) => !gone.includes(each.personId),
  );
  const voted = (await votersOf(cx.tx, now.id)).map((each) => each.personId);
  if (!seated.every((each) => voted.includes(each.personId))) return;
  for (const { personId, cleared } of seated)
    if (cleared) await waitFor(cx, now, "cases.decision-waits", "cases.decide-case", personId);
}

export async function waitFor(
  cx: Context,
  now: Case,
  kind: string,
  verb: string,
  personId: string,
): Promise<void> {
  await wait(cx.tx, { ...waitingFor(now), kind, verb, for: { personId } });
}

function waitingFor(now: Case) {
  return {
    subject: now.id,
    title: now.title,
    path: `exchange/panel/${now.id}`,
    tlp: now.tlp,
    classification: now.classification,
    dueAtMs: null,
  };
}

async function share(
  cx: Context,
  electionId: string,
  subject: Pick<MarkedSubject, "id"> & Marking,
  to: readonly Holder[],
  purpose: NewShare["purpose"],
): Promise<number> {
  const byName = subject.tlp === "red";
  const has = await sharedWith(cx.tx, subject.id);
  const wanted = new Map<string, NewShare>();
  for (const each of to.filter((holder) => holder.cleared)) {
    if (byName ? each.personId === cx.actor.id : each.organisationId === cx.actor.organisationId) continue;
    const toPersonId = byName ? each.personId : null;
    const key = recipient(each.organisationId, toPersonId);
    if (has.has(key)) continue;
    wanted.set(key, {
      id: cx.dice.id("shr"),
      subjectId: subject.id,
      toOrganisationId: each.organisationId,
      toPersonId,
      purpose,
      tlp: subject.tlp,
    });
  }
  await insertShares(cx.tx, electionId, [...wanted.values()]);
  return wanted.size;
}
