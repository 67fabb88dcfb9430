import { ok, refuse } from "../../../basics/result.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type {
  approveNotice,
  checkNotice,
  draftNotice,
  editNotice,
  listNotices,
  readNotice,
  submitNotice,
  tellNotice,
} from "./contract.ts";
import { NoticeId, type Notice } from "./contract.ts";
import { gateOf } from "./gate-rules.ts";
import {
  languagesOf,
  organisationNames,
  outcomeOf,
  shareWithTellers,
  undrafted,
  victimsUntold,
} from "./ground-store.ts";
import { applyCorrection } from "./publish-service.ts";
import { decide, fitsDecision } from "./rules.ts";
import { answered, detailOf, hold, inKnownLanguages, inLanguages, named, record } from "./standing.ts";
import * as stored from "./store.ts";
import { sha256Of } from "./text-hash.ts";

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
  const fits = fitsDecision(kind, await outcomeOf(cx.tx, caseId));
  if (!fits.ok) return fits;
  const ground = await writable(cx, params.election, texts, concerned);
  if (!ground.ok) return ground;
  const id = NoticeId.parse(cx.dice.id("ntc"));
  await stored.insertNotice(cx.tx, params.election, { id, kind, caseId, concerned });
  await stored.insertVersion(cx.tx, id, { number: 1, texts, sha256: sha256Of(texts), why, wrong: null });
  const organisationId = cx.actor.organisationId ?? "";
  record(
    cx,
    "notices.draft",
    { id, organisationId, caseId },
    { why, body: { kind, version: 1, texts, concerned } },
  );
  await done(cx.tx, { subject: caseId, kind: `panel.${kind}-decided`, organisationId });
  return ok({ id });
};

export const edit: Serves<typeof editNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, versions } = held.value;
  const sha256 = sha256Of(body.texts);
  const next = decide(now, { do: "edit", by: cx.actor.id, sha256 });
  if (!next.ok) return next as Extract<typeof next, { refusal: "published-already" }>;
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  const concerned = body.concerned ?? [...notice.concerned];
  const ground = await writable(cx, params.election, body.texts, concerned);
  if (!ground.ok) return ground;
  const number = versions.length + 1;
  await stored.insertVersion(cx.tx, notice.id, {
    number,
    texts: body.texts,
    sha256,
    why: body.why,
    wrong: null,
  });
  await stored.changeNotice(cx.tx, notice.id, { ...asDraft, version: number, concerned, override_why: null });
  await done(cx.tx, { subject: notice.id, kind: null });
  record(cx, "notices.draft", notice, {
    why: body.why,
    body: { version: number, texts: body.texts, concerned },
  });
  return answered(cx, params.election, notice.id);
};

export const submit: Serves<typeof submitNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current } = held.value;
  if (now.state !== "draft") return refuse("not-a-draft");
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  const languages = await languagesOf(cx.tx, params.election);
  const whole = inLanguages(current.texts, languages);
  if (!whole.ok) return whole;
  const gate = gateOf(current.texts, languages);
  const next = decide(now, {
    do: "submit",
    plain: gate.pass,
    override: body.override,
    named: await named(cx, notice.id, current.texts),
  });
  if (!next.ok) return next as Extract<typeof next, { refusal: "not-plain-enough" }>;
  const overrideWhy = gate.pass ? null : body.override;
  await stored.changeNotice(cx.tx, notice.id, { state: "submitted", override_why: overrideWhy });
  await shareWithTellers(cx.tx, params.election, notice.id, () => cx.dice.id("shr"));
  const blocks = gate.findings.filter((each) => each.severity === "blocks").map((each) => each.code);
  record(cx, "notices.submit", notice, {
    why: overrideWhy ?? "submitted",
    body: { version: notice.version, sha256: current.sha256, grade: gate.grade, blocks, overrideWhy },
  });
  await waitsFor(cx, notice, "notices.approval-waits", "notices.approve-it");
  return answered(cx, params.election, notice.id);
};

export const approve: Serves<typeof approveNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current, correction } = held.value;
  const { verdict, sha256, why } = body;
  const reading = correction ?? current;
  const next = decide(
    now,
    verdict === "return"
      ? { do: "return", sha256 }
      : {
          do: "approve",
          by: cx.actor.id,
          sha256,
          named: await named(cx, notice.id, reading.texts, reading.wrong ?? {}),
        },
  );
  if (!next.ok) return next as Extract<typeof next, { refusal: "own-work" }>;
  record(cx, "notices.approve", notice, { why, body: { verdict, version: reading.number, sha256 } });
  await done(cx.tx, { subject: notice.id, kind: null });
  if (correction !== null && verdict === "approve")
    await applyCorrection(cx, params.election, held.value, correction);
  else if (correction !== null) await stored.changeNotice(cx.tx, notice.id, { correction_version: null });
  else if (verdict === "return") await stored.changeNotice(cx.tx, notice.id, asDraft);
  else {
    const approved = { approved_by: cx.actor.id, approved_at_ms: cx.nowMs, approved_sha256: sha256 };
    await stored.changeNotice(cx.tx, notice.id, { state: "approved", ...approved });
    await waitsFor(cx, notice, "notices.publishing-waits", "notices.publish-it");
  }
  return answered(cx, params.election, notice.id);
};

export const tell: Serves<typeof tellNotice> = async (cx, { params, body }) => {
  const notice = await stored.findNotice(cx.tx, params.notice);
  if (notice === null) return refuse("notice-not-found");
  if (notice.publishedAtMs !== null) return refuse("published-already");
  const { step, toldAtMs, how } = body;
  if (toldAtMs > cx.nowMs) return refuse("told-in-future");
  const untold = await victimsUntold(cx.tx, notice.id);
  if (untold > 0) return refuse("victims-first", { n: untold });
  const organisationId = step === "victims" ? (cx.actor.organisationId ?? "") : (body.organisationId ?? "");
  if (step === "concerned" && !notice.concerned.includes(organisationId)) return refuse("not-concerned");
  const before = await stored.tellingsOf(cx.tx, notice.id);
  if (before.some((each) => each.step === step && each.organisationId === organisationId))
    return refuse("told-already");
  const telling = { step, organisationId, toldAtMs, how, byPerson: cx.actor.id, atMs: cx.nowMs };
  await stored.insertTelling(cx.tx, notice.id, telling);
  record(cx, "notices.told", notice, { why: how, body: { step, organisationId, toldAtMs } });
  return ok({ told: true });
};

const asDraft = { state: "draft", approved_by: null, approved_at_ms: null, approved_sha256: null } as const;

async function writable(cx: Context, electionId: string, texts: object, concerned: readonly string[]) {
  const known = inKnownLanguages(texts, await languagesOf(cx.tx, electionId));
  if (!known.ok) return known;
  const names = await organisationNames(cx.tx, concerned);
  const unknown = concerned.find((id) => !names.has(id));
  return unknown === undefined ? ok(null) : refuse("organisation-unknown", { organisation: unknown });
}

/** Both roles of the owning organisation: whoever wrote it will be refused, the others are not. */
export async function waitsFor(cx: Context, notice: Notice, kind: string, verb: string): Promise<void> {
  for (const role of ["communications", "editor"])
    await wait(cx.tx, {
      subject: notice.id,
      kind,
      title: Object.values(notice.headline).find((each) => each !== "") ?? notice.id,
      path: `exchange/notices/${notice.id}`,
      verb,
      for: { organisationId: notice.organisationId, role },
      tlp: "amber",
      classification: 0,
      dueAtMs: null,
    });
}
