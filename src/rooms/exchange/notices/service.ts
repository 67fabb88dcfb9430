import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  NoticeId,
  type approveNotice,
  type checkNotice,
  type discardNotice,
  type draftNotice,
  type editNotice,
  type listNotices,
  type readNotice,
  type submitNotice,
} from "./contract.ts";
import { gateOf } from "./gate-rules.ts";
import {
  decisionOf,
  isTold,
  languagesOf,
  organisationNames,
  shareWithTellers,
  undrafted,
} from "./ground-store.ts";
import { applyCorrection } from "./publish-service.ts";
import { answered, detailOf } from "./reading.ts";
import * as rules from "./rules.ts";
import { hold, inKnownLanguages, inLanguages, named, record } from "./standing.ts";
import * as stored from "./store.ts";
import { sha256Of } from "./text-hash.ts";
import {
  hasText,
  waitForApproval,
  waitForCarers,
  waitForPublishing,
  waitForText,
  waitsNoMore,
} from "./waits.ts";

export const list: Serves<typeof listNotices> = async ({ tx }, { query }) =>
  ok({ ...(await stored.noticesPage(tx, query)), undrafted: await undrafted(tx) });

export const read: Serves<typeof readNotice> = async (cx, { params }) => {
  const detail = await detailOf(cx, params.election, params.notice);
  return detail === null ? refuse("notice-not-found") : ok(detail);
};

export const check: Serves<typeof checkNotice> = async ({ tx }, { params, body }) => {
  const languages = await languagesOf(tx, params.election);
  const known = inKnownLanguages(body.texts, languages);
  return known.ok ? ok(gateOf(body.texts, languages)) : known;
};

export const draft: Serves<typeof draftNotice> = async (cx, { params, body }) => {
  const { kind, caseId, texts, concerned, why } = body;
  const fits = rules.fitsDecision(kind, (await decisionOf(cx.tx, caseId))?.outcome ?? null);
  if (!fits.ok) return fits;
  if (await isTold(cx.tx, caseId)) return refuse("drafted-already");
  const writable = await canBeWritten(cx, params.election, texts, concerned);
  if (!writable.ok) return writable;
  const id = NoticeId.parse(cx.dice.id("ntc"));
  await stored.insertNotice(cx.tx, params.election, { id, kind, caseId, concerned });
  await stored.insertVersion(cx.tx, id, { number: 1, texts, sha256: sha256Of(texts), why, wrong: null });
  const made = { id, caseId, organisationId: cx.actor.organisationId ?? "" };
  record(cx, "notices.draft", made, { why, body: { kind, version: 1, texts, concerned } });
  await hasText(cx, caseId, kind);
  return ok({ id });
};

export const edit: Serves<typeof editNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, versions } = held.value;
  const { texts, why } = body;
  const next = rules.edit(now, { by: cx.actor.id, sha256: sha256Of(texts) });
  if (!next.ok) return next;
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  const concerned = body.concerned ?? [...notice.concerned];
  const writable = await canBeWritten(cx, params.election, texts, concerned);
  if (!writable.ok) return writable;
  const version = versions.length + 1;
  const { sha256 } = next.value;
  await stored.insertVersion(cx.tx, notice.id, { number: version, texts, sha256, why, wrong: null });
  await stored.changeNotice(cx.tx, notice.id, { ...asDraft, version, concerned, override_why: null });
  await waitsNoMore(cx, notice);
  record(cx, "notices.edit", notice, { why, body: { version, texts, concerned } });
  return answered(cx, params.election, notice.id);
};

export const discard: Serves<typeof discardNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now } = held.value;
  const next = rules.discard(now);
  if (!next.ok) return next;
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  await stored.changeNotice(cx.tx, notice.id, { ...unapproved, state: next.value.state });
  await waitsNoMore(cx, notice);
  await waitForText(cx, notice);
  record(cx, "notices.discard", notice, { why: body.why, body: { version: notice.version } });
  return answered(cx, params.election, notice.id);
};

export const submit: Serves<typeof submitNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current } = held.value;
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  const languages = await languagesOf(cx.tx, params.election);
  const whole = inLanguages(current.texts, languages);
  if (!whole.ok) return whole;
  const gate = gateOf(current.texts, languages);
  const next = rules.submit(now, {
    plain: gate.pass,
    override: body.override,
    namesWithoutConsent: await named(cx, notice.id, current.texts),
  });
  if (!next.ok) return next;
  const overrideWhy = gate.pass ? null : body.override;
  await stored.changeNotice(cx.tx, notice.id, { state: next.value.state, override_why: overrideWhy });
  await shareWithTellers(cx.tx, params.election, notice.id, () => cx.dice.id("shr"));
  const blocks = gate.findings.filter((each) => each.severity === "blocks").map((each) => each.code);
  record(cx, "notices.submit", notice, {
    why: overrideWhy ?? "submitted",
    body: { version: notice.version, sha256: current.sha256, grade: gate.grade, blocks, overrideWhy },
  });
  await waitForApproval(cx, notice);
  return answered(cx, params.election, notice.id);
};

export const approve: Serves<typeof approveNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current, correction } = held.value;
  const { verdict, sha256, why } = body;
  const reading = correction ?? current;
  const by = cx.actor.id;
  const namesWithoutConsent = await named(cx, notice.id, reading.texts, reading.wrong ?? {});
  const next =
    verdict === "return"
      ? rules.giveBack(now, sha256)
      : rules.approve(now, { by, sha256, namesWithoutConsent });
  if (!next.ok) return next;
  record(cx, "notices.approve", notice, { why, body: { verdict, version: reading.number, sha256 } });
  await waitsNoMore(cx, notice);
  if (correction !== null && verdict === "approve") await applyCorrection(cx, params.election, held.value);
  else if (correction !== null) await stored.changeNotice(cx.tx, notice.id, { correction_version: null });
  else if (verdict === "return") await stored.changeNotice(cx.tx, notice.id, asDraft);
  else {
    const approved = { approved_by: by, approved_at_ms: cx.nowMs, approved_sha256: sha256 };
    await stored.changeNotice(cx.tx, notice.id, { state: next.value.state, ...approved });
    await waitForCarers(cx, notice);
    await waitForPublishing(cx, notice);
  }
  return answered(cx, params.election, notice.id);
};

const unapproved = { approved_by: null, approved_at_ms: null, approved_sha256: null } as const;
const asDraft = { ...unapproved, state: "draft" } as const;

async function canBeWritten(cx: Context, electionId: string, texts: object, concerned: readonly string[]) {
  const known = inKnownLanguages(texts, await languagesOf(cx.tx, electionId));
  if (!known.ok) return known;
  const names = await organisationNames(cx.tx, concerned);
  const unknown = concerned.find((id) => !names.has(id));
  return unknown === undefined ? ok(null) : refuse("organisation-unknown", { organisation: unknown });
}
