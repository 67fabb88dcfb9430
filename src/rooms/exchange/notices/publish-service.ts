import { assert } from "../../../basics/assert.ts";
import { ok, refuse } from "../../../basics/result.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type {
  Act,
  correctNotice,
  listPublished,
  NoticeTexts,
  publishNotice,
  redactNotice,
  Version,
  withdrawNotice,
  Words,
} from "./contract.ts";
import { gateOf } from "./gate-rules.ts";
import {
  forgetEarlierBodies,
  languagesOf,
  organisationNames,
  outcomeOf,
  victimsUntold,
} from "./ground-store.ts";
import { redacted, withoutWords } from "./public-rules.ts";
import { findPublished, insertPublication, publishedPage, redactPublication } from "./publications-store.ts";
import { decide } from "./rules.ts";
import { answered, hold, inLanguages, named, record, type Held } from "./standing.ts";
import { changeNotice, insertVersion, rewriteVersion, tellingsOf, type StoredNotice } from "./store.ts";
import { sha256Of } from "./text-hash.ts";

export const published: Serves<typeof listPublished> = async ({ tx }, { query }) =>
  ok(await publishedPage(tx, query));

export const publish: Serves<typeof publishNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current } = held.value;
  const ground = {
    outcome: await outcomeOf(cx.tx, notice.caseId),
    victimsUntold: await victimsUntold(cx.tx, notice.id),
    concernedUntold: await untold(cx, notice),
    namesWithoutConsent: await named(cx, notice.id, current.texts),
  };
  const next = decide(now, { do: "publish", sha256: body.sha256, ground });
  if (!next.ok) return next as Extract<typeof next, { refusal: "not-approved" }>;
  await changeNotice(cx.tx, notice.id, { state: "published", tlp: "clear", published_at_ms: cx.nowMs });
  await tellEveryone(cx, params.election, notice, { act: "publish", texts: current.texts, words: null });
  await done(cx.tx, { subject: notice.id, kind: null });
  return answered(cx, params.election, notice.id);
};

export const correct: Serves<typeof correctNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, versions } = held.value;
  const { texts, wrong } = body;
  const languages = await languagesOf(cx.tx, params.election);
  for (const each of [texts, wrong]) {
    const whole = inLanguages(each, languages);
    if (!whole.ok) return whole;
  }
  const sha256 = sha256Of(texts);
  const next = decide(now, {
    do: "correct",
    by: cx.actor.id,
    sha256,
    plain: gateOf(texts, languages).pass,
    override: body.override,
    named: await named(cx, notice.id, texts, wrong),
  });
  if (!next.ok) return next as Extract<typeof next, { refusal: "not-published" }>;
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  const number = versions.length + 1;
  const why = Object.values(wrong)[0] ?? "";
  await insertVersion(cx.tx, notice.id, { number, texts, sha256, why, wrong });
  await changeNotice(cx.tx, notice.id, { correction_version: number, override_why: body.override });
  record(cx, "notices.correct", notice, {
    why: "proposed",
    body: { version: number, texts, wrong, overrideWhy: body.override },
  });
  await correctionWaits(cx, notice);
  return answered(cx, params.election, notice.id);
};

/** After its approval by another person. Both texts stay. */
export async function applyCorrection(
  cx: Context,
  electionId: string,
  { notice }: Held,
  correction: Version,
): Promise<void> {
  const { number, texts, sha256, wrong } = correction;
  await changeNotice(cx.tx, notice.id, {
    version: number,
    correction_version: null,
    corrected_at_ms: cx.nowMs,
    approved_by: cx.actor.id,
    approved_at_ms: cx.nowMs,
    approved_sha256: sha256,
  });
  await tellEveryone(cx, electionId, notice, { act: "correct", texts, words: wrong });
}

export const withdraw: Serves<typeof withdrawNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current } = held.value;
  const next = decide(now, { do: "withdraw" });
  if (!next.ok) return next as Extract<typeof next, { refusal: "not-published" }>;
  const { words } = body;
  const whole = inLanguages(words, await languagesOf(cx.tx, params.election));
  if (!whole.ok) return whole;
  if (await named(cx, notice.id, {}, words)) return refuse("names-without-consent");
  const change = { state: "withdrawn", correction_version: null, withdrawn_at_ms: cx.nowMs } as const;
  await changeNotice(cx.tx, notice.id, change);
  await tellEveryone(cx, params.election, notice, { act: "withdraw", texts: current.texts, words });
  await done(cx.tx, { subject: notice.id, kind: null });
  return answered(cx, params.election, notice.id);
};

/** The one case in which an earlier text does not stay to be read: only that something was taken out, and when. */
export const redact: Serves<typeof redactNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, versions } = held.value;
  const rewritten = versions
    .map((each) => ({ ...each, clean: redacted(each.texts, body.words) }))
    .filter((each) => sha256Of(each.texts) !== sha256Of(each.clean));
  if (rewritten.length === 0) return refuse("nothing-to-redact");
  for (const { number, clean } of rewritten) await rewriteVersion(cx.tx, notice.id, number, clean);
  await forgetEarlierBodies(cx.tx, notice.id);
  const standing = redacted(held.value.current.texts, body.words);
  if (notice.publishedAtMs !== null) {
    const told = await findPublished(cx.tx, notice.id);
    for (const each of told?.publications ?? []) {
      const texts = redacted(each.texts, body.words);
      const words = each.words && wordsWithout(each.words, body.words);
      await redactPublication(cx.tx, notice.id, { number: each.number, texts, words });
    }
    await changeNotice(cx.tx, notice.id, { corrected_at_ms: cx.nowMs });
    await tellEveryone(cx, params.election, notice, { act: "redact", texts: standing, words: null });
  } else record(cx, "notices.redact", notice, { why: "consent withdrawn", body: { texts: standing } });
  if (await named(cx, notice.id, standing)) return refuse("names-without-consent");
  return answered(cx, params.election, notice.id);
};

/** One public act: the row that everyone reads, and the entry that proves it, with the whole text. */
async function tellEveryone(
  cx: Context,
  electionId: string,
  notice: Pick<StoredNotice, "id" | "kind" | "organisationId" | "caseId">,
  said: { readonly act: Act; readonly texts: NoticeTexts; readonly words: Words | null },
): Promise<void> {
  const { act, texts, words } = said;
  const number = ((await findPublished(cx.tx, notice.id))?.publications.length ?? 0) + 1;
  await insertPublication(cx.tx, electionId, notice, { number, act, texts, words });
  const why = words === null ? act : Object.values(words)[0];
  assert(why, "a public act says why");
  const body = { notice: notice.id, kind: notice.kind, number, act, texts, words };
  record(cx, `notices.${act}`, notice, { why, body, tlp: "clear" });
}

/** Names of the organisations that were to be told before everyone, and were not. */
async function untold(cx: Context, notice: StoredNotice): Promise<string[]> {
  const tellings = await tellingsOf(cx.tx, notice.id);
  const told = new Set(
    tellings.filter((each) => each.step === "concerned").map((each) => each.organisationId),
  );
  const missing = notice.concerned.filter((id) => !told.has(id));
  const names = await organisationNames(cx.tx, missing);
  return missing.map((id) => names.get(id) ?? id);
}

function wordsWithout(words: Words, taken: readonly string[]): Words {
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => [language, withoutWords(text, language, taken)]),
  );
}

async function correctionWaits(cx: Context, notice: StoredNotice): Promise<void> {
  for (const role of ["communications", "editor"])
    await wait(cx.tx, {
      subject: notice.id,
      kind: "notices.correction-waits",
      title: Object.values(notice.headline)[0] ?? notice.id,
      path: `exchange/notices/${notice.id}`,
      verb: "notices.approve-it",
      for: { organisationId: notice.organisationId, role },
      tlp: "amber",
      classification: 0,
      dueAtMs: null,
    });
}
