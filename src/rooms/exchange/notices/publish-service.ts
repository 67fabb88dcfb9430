import { assert } from "../../../basics/assert.ts";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type {
  Act,
  correctNotice,
  listPublished,
  NoticeTexts,
  publishNotice,
  readPublished,
  withdrawNotice,
  Words,
} from "./contract.ts";
import { gateOf } from "./gate-rules.ts";
import { decisionOf, languagesOf } from "./ground-store.ts";
import { findPublished, insertPublication, publishedPage } from "./publications-store.ts";
import { answered, orderOf, toldOf } from "./reading.ts";
import * as rules from "./rules.ts";
import { hold, inLanguages, named, record, type Held } from "./standing.ts";
import { changeNotice, insertVersion, type StoredNotice } from "./store.ts";
import { sha256Of } from "./text-hash.ts";
import { waitForCorrection, waitsNoMore } from "./waits.ts";

export const published: Serves<typeof listPublished> = async ({ tx }, { query }) =>
  ok(await publishedPage(tx, query));

export const one: Serves<typeof readPublished> = async ({ tx }, { params }) => {
  const found = await findPublished(tx, params.notice);
  return found === null ? refuse("notice-not-found") : ok(found);
};

export const publish: Serves<typeof publishNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current } = held.value;
  const next = rules.publish(now, {
    sha256: body.sha256,
    outcome: (await decisionOf(cx.tx, notice.caseId))?.outcome ?? null,
    order: orderOf(await toldOf(cx, notice)),
    namesWithoutConsent: await named(cx, notice.id, current.texts),
  });
  if (!next.ok) return next;
  const { state } = next.value;
  await changeNotice(cx.tx, notice.id, { state, tlp: "clear", published_at_ms: cx.nowMs });
  await tellEveryone(cx, params.election, notice, { act: "publish", texts: current.texts, words: null });
  await waitsNoMore(cx, notice);
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
  const next = rules.correct(now, {
    by: cx.actor.id,
    sha256,
    plain: gateOf(texts, languages).pass,
    override: body.override,
    namesWithoutConsent: await named(cx, notice.id, texts, wrong),
  });
  if (!next.ok) return next;
  if (body.version !== notice.version) return refuse("changed-meanwhile");
  const number = versions.length + 1;
  const version = { number, texts, sha256, why: "correction", wrong, overrideWhy: body.override };
  await insertVersion(cx.tx, notice.id, version);
  await changeNotice(cx.tx, notice.id, { correction_version: number });
  record(cx, "notices.correct", notice, {
    why: "proposed",
    body: { version: number, texts, wrong, overrideWhy: body.override },
  });
  await waitForCorrection(cx, notice);
  return answered(cx, params.election, notice.id);
};

/** After its approval by another person. Both texts stay. */
export async function applyCorrection(
  cx: Context,
  electionId: string,
  { notice, correction }: Held,
): Promise<void> {
  assert(correction, "a correction was approved");
  const { number, texts, sha256, wrong, overrideWhy } = correction;
  await changeNotice(cx.tx, notice.id, {
    version: number,
    override_why: overrideWhy,
    correction_version: null,
    corrected_at_ms: cx.nowMs,
    approved_by: cx.actor.id,
    approved_at_ms: cx.nowMs,
    approved_sha256: sha256,
  });
  await tellEveryone(cx, electionId, notice, { act: "correct", texts, words: wrong });
}

/** One person may do it: what no longer holds must not wait for a second. */
export const withdraw: Serves<typeof withdrawNotice> = async (cx, { params, body }) => {
  const held = await hold(cx, params.notice);
  if (!held.ok) return held;
  const { notice, now, current } = held.value;
  const next = rules.withdraw(now);
  if (!next.ok) return next;
  const { words } = body;
  const whole = inLanguages(words, await languagesOf(cx.tx, params.election));
  if (!whole.ok) return whole;
  // The text of a withdrawn notice stays to be read: what may not be named there must go first.
  if (await named(cx, notice.id, current.texts, words)) return refuse("names-without-consent");
  const { state } = next.value;
  await changeNotice(cx.tx, notice.id, { state, correction_version: null, withdrawn_at_ms: cx.nowMs });
  await tellEveryone(cx, params.election, notice, { act: "withdraw", texts: current.texts, words });
  await waitsNoMore(cx, notice);
  return answered(cx, params.election, notice.id);
};

/** One public act: the row that everyone reads, and the entry that proves it, with the whole text. */
export async function tellEveryone(
  cx: Context,
  electionId: string,
  notice: Pick<StoredNotice, "id" | "kind" | "organisationId" | "caseId">,
  said: { readonly act: Act; readonly texts: NoticeTexts; readonly words: Words | null },
): Promise<void> {
  const { act, texts, words } = said;
  const number = ((await findPublished(cx.tx, notice.id))?.publications.length ?? 0) + 1;
  await insertPublication(cx.tx, electionId, notice, { number, act, texts, words });
  // The words stand in the body, which can be forgotten; the reason of an entry cannot.
  const body = { notice: notice.id, kind: notice.kind, number, act, texts, words };
  record(cx, `notices.${act}`, notice, { why: act, body, tlp: "clear" });
}
