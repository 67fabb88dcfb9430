import { ok, refuse, type Result } from "../../../basics/result.ts";
import * as elections from "../../../core/elections/service.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { codeHash } from "./code-hash.ts";
import { attemptsBeforeUnreachable, type Registration, type Victim, type VictimPage } from "./contract.ts";
import type {
  acknowledgeVictim,
  changeVictim,
  countVictims,
  decideConsent,
  listVictims,
  measureVictims,
  readVictim,
  recordAttempt,
  registerVictims,
} from "./endpoints-contract.ts";
import { victimsPage } from "./list-store.ts";
import { counts, lanes } from "./measure-store.ts";
import { record } from "./record.ts";
import {
  byOutcome,
  checkRows,
  clockAfterChange,
  consentAfter,
  contactFor,
  contactKnownAtMs,
  dueAtMs,
  mayGiveUp,
  readCode,
  stateAfter,
  type Found,
} from "./rules.ts";
import * as stored from "./store.ts";
import { toldNoMore, waitToBeTold } from "./waits.ts";

export const register: Serves<typeof registerVictims> = async (cx, { params, body }) => {
  const rules = await rulesOf(cx, params.election);
  if (!rules.ok) return rules;
  const found = await foundFor(cx, body.rows, rules.value.reportingDesk);
  const problems = checkRows(body.rows, found);
  if (problems.length > 0) return refuse("rows-wrong", { problems: problems.length }, problems);
  const victims = body.rows.map((row) => {
    const knownAtMs = contactKnownAtMs(row, cx.nowMs);
    const contact = contactFor(row, found);
    return {
      ...row,
      id: cx.dice.id("vic"),
      contactPerson: contact?.id ?? "",
      organisationId: contact?.organisationId ?? "",
      contactKnownAtMs: knownAtMs,
      dueAtMs: dueAtMs(knownAtMs, rules.value.tellVictimHoursMax),
    };
  });
  await stored.registerAll(cx.tx, victims);
  for (const victim of victims) {
    const { id, organisationId, incident, outcome, kind } = victim;
    record(cx, "victims.register", { id, organisationId, incidentId: incident }, "affected", {
      outcome,
      kind,
      dueAtMs: victim.dueAtMs,
    });
  }
  const dues = victims.flatMap((victim) => (victim.dueAtMs === null ? [] : [victim.dueAtMs]));
  return ok({
    total: victims.length,
    byOutcome: byOutcome(victims),
    ids: victims.map(({ id }) => id as Victim["id"]),
    firstDueAtMs: dues.length === 0 ? null : Math.min(...dues),
  });
};

export const list: Serves<typeof listVictims> = async ({ tx }, { query }) => ok(await victimsPage(tx, query));

export const read: Serves<typeof readVictim> = async ({ tx }, { params }) => {
  const victim = await stored.findVictim(tx, params.victim);
  return victim === null ? refuse("victim-not-found") : ok(await stored.pageOf(tx, victim));
};

export const change: Serves<typeof changeVictim> = async (cx, { params, body }) => {
  const found = await ours(cx, params.victim);
  if (!found.ok) return found;
  const rules = await rulesOf(cx, params.election);
  if (!rules.ok) return rules;
  const victim = found.value;
  const clock = clockAfterChange(victim, body, cx.nowMs, rules.value.tellVictimHoursMax);
  const { why, ...changed } = body;
  await stored.keepChange(cx.tx, victim.id, changed, clock);
  const { contactKnownAtMs: known, dueAtMs: due } = clock;
  record(cx, "victims.change", victim, why, { contactKnownAtMs: known, dueAtMs: due, state: clock.state });
  if (clock.state === "waiting") await waitToBeTold(cx, victim, due);
  return ok(await again(cx, victim));
};

export const attempt: Serves<typeof recordAttempt> = async (cx, { params, body }) => {
  const found = await ours(cx, params.victim);
  if (!found.ok) return found;
  const victim = found.value;
  if (stateAfter(victim.state, "attempt") === null) return refuse("told-already");
  await stored.keepAttempt(cx.tx, victim.id, {
    id: cx.dice.id("vat"),
    channel: body.channel,
    note: body.note,
  });
  const { channel, giveUp } = body;
  if (giveUp && victim.state === "waiting") {
    const { attempts } = await stored.pageOf(cx.tx, victim);
    const may = mayGiveUp(victim.state, attempts.length);
    if (!may.ok) return may;
    await stored.keepState(cx.tx, victim.id, {
      state: may.value,
      dueAtMs: null,
      toldAtMs: null,
      acknowledgedAtMs: null,
    });
    await toldNoMore(cx, victim);
  }
  const why = giveUp ? `not reached in at least ${attemptsBeforeUnreachable} attempts` : "not reached";
  record(cx, "victims.cannot-reach", victim, why, { channel, giveUp });
  return ok(await again(cx, victim));
};

export const acknowledge: Serves<typeof acknowledgeVictim> = async (cx, { body }) => {
  const code = readCode(body.code);
  if (!code.ok) return code;
  const said = await stored.acknowledgeBy(cx.tx, codeHash(code.value));
  if (said === null) return refuse("code-unknown");
  if (said.fresh) {
    const victim = { id: said.victim, organisationId: said.organisationId, incidentId: said.incident };
    record(cx, "victims.acknowledge", victim, "said by code", { by: "code" });
  }
  return ok({ acknowledgedAtMs: said.atMs });
};

export const consent: Serves<typeof decideConsent> = async (cx, { params, body }) => {
  const victim = await stored.findVictim(cx.tx, params.victim);
  if (victim === null) return refuse("victim-not-found");
  const after = consentAfter(victim.consent, body.consent);
  if (!after.ok) return after;
  const theirs = await stored.keepConsent(cx.tx, cx.dice.id("vco"), victim.id, after.value, body.how);
  if (!theirs) return refuse("not-of-your-house");
  const withdrawn = after.value === "withdrawn";
  // The how may name the victim, so the journal says who wrote it down and not what they wrote.
  const by = victim.accountPersonId === cx.actor.id ? "by the victim" : "by the case contact for the victim";
  record(cx, withdrawn ? "victims.withdraw" : "victims.consent", victim, by, {
    before: victim.consent,
    after: after.value,
    incidentIds: [victim.incidentId],
  });
  return ok(await again(cx, victim));
};

export const measure: Serves<typeof measureVictims> = async (cx, { params }) => {
  const rules = await rulesOf(cx, params.election);
  if (!rules.ok) return rules;
  return ok({ tellVictimHoursMax: rules.value.tellVictimHoursMax, lanes: await lanes(cx.tx) });
};

export const count: Serves<typeof countVictims> = async ({ tx }, { query }) =>
  ok({ rows: await counts(tx, query.incident) });

/** The victim, where it is this organisation's to act for them. */
export async function ours(
  { tx, actor }: Context,
  id: string,
): Promise<Result<Victim, "victim-not-found" | "not-of-your-house">> {
  const victim = await stored.findVictim(tx, id);
  if (victim === null) return refuse("victim-not-found");
  return victim.organisationId === actor.organisationId ? ok(victim) : refuse("not-of-your-house");
}

export async function again({ tx }: Context, victim: Victim): Promise<VictimPage> {
  return stored.pageOf(tx, (await stored.findVictim(tx, victim.id)) ?? victim);
}

export async function rulesOf(cx: Context, election: string) {
  const found = await elections.read(cx, { params: { election }, query: {}, body: undefined });
  return found.ok ? ok({ ...found.value.rules, election: found.value }) : found;
}

async function foundFor(cx: Context, rows: readonly Registration[], desk: string): Promise<Found> {
  const incidents = [...new Set(rows.map((row) => row.incident))];
  const people = [...new Set(rows.flatMap((row) => (row.account === null ? [] : [row.account])))];
  const grounds = await stored.groundsOf(cx.tx, incidents, people);
  return { grounds, actorId: cx.actor.id, reportingDesk: desk, nowMs: cx.nowMs };
}
