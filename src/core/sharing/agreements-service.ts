import { assert } from "../../basics/assert.ts";
import { ok, refuse } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import { done, wait } from "../home/waiting.ts";
import { checkProposal, maySign, mayWithdraw, standingOf, type Standing } from "./agreement-rules.ts";
import { addAct, allAgreements, insertAgreement, partiesOf } from "./agreements-store.ts";
import {
  classes,
  type Act,
  type Agreement,
  type listAgreements,
  type proposeAgreement,
  type readMatrix,
  type signAgreement,
  type withdrawAgreement,
} from "./contract.ts";
import { shareMatrix, type InForce } from "./rules.ts";

export const list: Serves<typeof listAgreements> = async (cx) => {
  const all = await allAgreements(cx.tx);
  return ok({ rows: all.map((each) => now(each, standingOf(each, all, cx.nowMs))) });
};

export const matrix: Serves<typeof readMatrix> = async (cx, { params }) => {
  const inForce = await agreementsInForce(cx);
  const bound = [...new Set(inForce.flatMap((each) => each.bound))].sort();
  const parties = await partiesOf(cx.tx, params.election, bound);
  const known = [...parties.values()].sort(
    (a, b) => bound.indexOf(a.organisationId) - bound.indexOf(b.organisationId),
  );
  return ok({
    cells: shareMatrix(inForce, known, classes).map((cell) => ({ ...cell, by: [...cell.by] })),
  });
};

export const propose: Serves<typeof proposeAgreement> = async (cx, { params, body }) => {
  const checked = checkProposal(body, cx.nowMs);
  if (!checked.ok) return checked;
  const known = await partiesOf(cx.tx, params.election, body.parties);
  const unknown = body.parties.find((id) => known.get(id)?.takesPart !== true);
  if (unknown !== undefined) return refuse("party-unknown", { organisation: unknown });
  if (body.amends !== null && (await find(cx, body.amends)) === null) return refuse("amended-not-found");
  const agreement: Agreement = {
    ...body,
    id: cx.dice.id("agr") as Agreement["id"],
    proposedByOrganisationId: ownOrganisation(cx),
    proposedAtMs: cx.nowMs,
    acts: [],
  };
  await insertAgreement(cx.tx, params.election, agreement);
  for (const party of agreement.parties) await remind(cx, agreement, party, "to-sign", agreement.expiresAtMs);
  record(cx, "agreements.propose", agreement, "proposed", body);
  return ok(now(agreement, standingOf(agreement, [], cx.nowMs)));
};

export const sign: Serves<typeof signAgreement> = async (cx, { params, body }) => {
  const found = await find(cx, params.agreement);
  if (found === null) return refuse("agreement-not-found");
  const may = maySign(found.agreement, found.standing, cx.actor.organisationId);
  if (!may.ok) return may;
  const after = await act(cx, found.agreement, "signed", body.declaration);
  const organisationId = ownOrganisation(cx);
  await done(cx.tx, { subject: after.id, kind: "sharing.to-sign", organisationId });
  if (after.state === "in-force") {
    for (const party of found.standing.state === "in-force" ? [organisationId] : after.bound)
      if (after.expiresAtMs !== null) await remind(cx, after, party, "to-renew", after.expiresAtMs);
    if (after.amends !== null) await done(cx.tx, { subject: after.amends, kind: null });
  }
  return ok(after);
};

/** History stays: the withdrawal is one more act. Reminders about the agreement stop for this organisation at once. */
export const withdraw: Serves<typeof withdrawAgreement> = async (cx, { params, body }) => {
  const found = await find(cx, params.agreement);
  if (found === null) return refuse("agreement-not-found");
  const may = mayWithdraw(found.agreement, found.standing, cx.actor.organisationId);
  if (!may.ok) return may;
  const after = await act(cx, found.agreement, "withdrawn", body.declaration);
  const ended = after.state === "withdrawn";
  await done(cx.tx, {
    subject: after.id,
    kind: null,
    ...(!ended && { organisationId: ownOrganisation(cx) }),
  });
  return ok(after);
};

/** Agreements in force now, each with the parties that it binds. */
export async function agreementsInForce(cx: Pick<Context, "tx" | "nowMs">): Promise<InForce[]> {
  const all = await allAgreements(cx.tx);
  return all
    .map((each) => ({ id: each.id, clauses: each.clauses, ...standingOf(each, all, cx.nowMs) }))
    .filter((each) => each.state === "in-force");
}

async function find(cx: Context, id: string) {
  const all = await allAgreements(cx.tx);
  const agreement = all.find((each) => each.id === id);
  return agreement === undefined ? null : { agreement, standing: standingOf(agreement, all, cx.nowMs) };
}

async function act(cx: Context, agreement: Agreement, what: Act["act"], declaration: string) {
  const added: Act = { organisationId: ownOrganisation(cx), act: what, declaration, atMs: cx.nowMs };
  await addAct(cx.tx, agreement.id, added);
  const after = { ...agreement, acts: [...agreement.acts, added] };
  record(cx, what === "signed" ? "agreements.sign" : "agreements.withdraw", agreement, declaration, added);
  const all = await allAgreements(cx.tx);
  return now(after, standingOf(after, all, cx.nowMs));
}

function now(agreement: Agreement, { state, bound }: Standing) {
  return { ...agreement, state, bound: [...bound] };
}

async function remind(
  cx: Context,
  agreement: Pick<Agreement, "id" | "title">,
  organisationId: string,
  what: "to-sign" | "to-renew",
  dueAtMs: number | null,
): Promise<void> {
  await wait(cx.tx, {
    subject: agreement.id,
    kind: `sharing.${what}`,
    title: agreement.title,
    path: `exchange/agreements/${agreement.id}`,
    verb: what === "to-sign" ? "sharing.consider" : "sharing.renew",
    for: { organisationId, role: null },
    tlp: "green",
    classification: 0,
    dueAtMs,
  });
}

function ownOrganisation({ actor }: Context): string {
  assert(actor.organisationId !== null, "whoever acts under an agreement belongs to an organisation");
  return actor.organisationId;
}

function record(cx: Context, action: string, agreement: Agreement, why: string, body: unknown): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: agreement.id,
    about: [...agreement.parties, ...(agreement.amends === null ? [] : [agreement.amends])],
    why,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: "green",
    classification: 0,
    body,
  });
}
