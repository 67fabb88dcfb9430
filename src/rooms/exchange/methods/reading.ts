import { assert } from "../../../basics/assert.ts";
import { dayOf } from "../../../basics/zoned-time.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import { Method, MethodDetail, PublicMethod, type MethodText, type MethodTexts } from "./contract.ts";
import { electionOf, organisationName, personName, termsOf } from "./ground-store.ts";
import type { Stored } from "./rows-store.ts";
import { measureOf, reviewOverdue } from "./rules.ts";
import { findMethod, versionsOf } from "./store.ts";

/** The day it is where the election is held, and the election's languages. */
export async function today(cx: Context): Promise<{ day: string; languages: string[] }> {
  const { languages, timeZone } = await electionOf(cx.tx);
  return { day: dayOf(cx.nowMs, timeZone), languages };
}

export function lineOf(stored: Stored, day: string): Method {
  return Method.parse({
    ...stored,
    name: partOf(stored.texts, "name"),
    reviewOverdue: reviewOverdue(stored.reviewBy, day),
    measure: measureOf(stored.counted),
  });
}

export async function detailOf(cx: Context, id: string): Promise<MethodDetail | null> {
  const stored = await findMethod(cx.tx, id);
  if (stored === null) return null;
  const { day, languages } = await today(cx);
  return MethodDetail.parse({
    ...lineOf(stored, day),
    organisationName: await organisationName(cx.tx, stored.organisationId),
    ours: stored.organisationId === cx.actor.organisationId,
    languages,
    texts: stored.texts,
    term: (await termsOf(cx.tx, [stored.code]))(stored.code),
    versions: await versionsOf(cx.tx, id),
    publishedByName: stored.publishedBy === null ? null : await personName(cx.tx, stored.publishedBy),
    retiredWords: stored.retiredWords,
  });
}

/** The answer after an act: the method as it is now. */
export async function answered(
  cx: Context,
  id: string,
): Promise<{ readonly ok: true; readonly value: MethodDetail }> {
  const detail = await detailOf(cx, id);
  assert(detail, "a method that was changed can be read");
  return { ok: true, value: detail };
}

/** What everyone reads of these, with how their terms stand. */
export async function publicOf(cx: Context, stored: readonly Stored[]): Promise<PublicMethod[]> {
  const { day } = await today(cx);
  const termOf = await termsOf(
    cx.tx,
    stored.map(({ code }) => code),
  );
  return stored.map((each) =>
    PublicMethod.parse({
      ...each,
      term: termOf(each.code),
      reviewOverdue: reviewOverdue(each.reviewBy, day),
      measure: measureOf(each.counted),
    }),
  );
}

/** One part of a text in each of its languages. */
export function partOf(texts: MethodTexts, part: keyof MethodText): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text[part]]));
}

/** One act in the journal: AMBER, for those who work on it, unless it is public by its nature. */
export function record(
  cx: Context,
  action: string,
  method: Pick<Stored, "id" | "organisationId">,
  entry: Pick<JournalDraft, "why" | "body"> & { readonly tlp?: "clear" },
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: method.id,
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: method.organisationId,
    tlp: entry.tlp ?? "amber",
    classification: 0,
    public: entry.tlp === "clear",
    body: entry.body,
  });
}
