import { ok, refuse, type Result } from "../../../basics/result.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  MethodId,
  type addMethod,
  type listMethods,
  type listPublishedMethods,
  type MethodTexts,
  type publishMethod,
  type readMethod,
  type readPublishedMethod,
  type retireMethod,
  type reviseMethod,
} from "./contract.ts";
import { termsOf, vocabularyExists } from "./ground-store.ts";
import { answered, detailOf, lineOf, publicOf, record, today } from "./reading.ts";
import type { Stored } from "./rows-store.ts";
import * as rules from "./rules.ts";
import {
  changeMethod,
  findMethod,
  findPublished,
  insertMethod,
  insertVersion,
  methodsPage,
  publishedPage,
  takeMethod,
  versionsOf,
} from "./store.ts";

export const list: Serves<typeof listMethods> = async (cx, { query }) => {
  const { day } = await today(cx);
  const page = await methodsPage(cx.tx, query, day);
  return ok({ ...page, rows: page.rows.map((each) => lineOf(each, day)) });
};

export const read: Serves<typeof readMethod> = async (cx, { params }) => {
  const detail = await detailOf(cx, params.method);
  return detail === null ? refuse("method-not-found") : ok(detail);
};

export const add: Serves<typeof addMethod> = async (cx, { params, body }) => {
  const { texts, code, reviewBy, why } = body;
  const writable = await canBeWritten(cx, { texts, code, reviewBy });
  if (!writable.ok) return writable;
  const id = MethodId.parse(cx.dice.id("mtd"));
  await insertMethod(cx.tx, params.election, id);
  await insertVersion(cx.tx, id, { number: 1, measuredSince: 1, texts, code, reviewBy, why });
  const made = { id, organisationId: cx.actor.organisationId ?? "" };
  record(cx, "methods.add", made, { why, body: { version: 1, texts, code, reviewBy } });
  await waitForSecond(cx, made, texts, writable.value.languages);
  return ok({ id });
};

export const revise: Serves<typeof reviseMethod> = async (cx, { params, body }) => {
  const held = await hold(cx, params.method);
  if (!held.ok) return held;
  const { method, now } = held.value;
  const next = rules.revise(now, body);
  if (!next.ok) return next;
  const { texts, code, reviewBy, why, answersAsBefore } = body;
  const writable = await canBeWritten(cx, { texts, code, reviewBy });
  if (!writable.ok) return writable;
  const number = now.version + 1;
  const measuredSince = answersAsBefore ? method.measuredSince : number;
  await insertVersion(cx.tx, method.id, { number, measuredSince, texts, code, reviewBy, why });
  await changeMethod(cx.tx, method.id, { state: next.value, version: number });
  record(cx, "methods.revise", method, {
    why,
    body: { version: number, measuredSince, texts, code, reviewBy },
  });
  await done(cx.tx, { subject: method.id, kind: publishWaits });
  await waitForSecond(cx, method, texts, writable.value.languages);
  return answered(cx, method.id);
};

export const publish: Serves<typeof publishMethod> = async (cx, { params, body }) => {
  const held = await hold(cx, params.method);
  if (!held.ok) return held;
  const { method, now } = held.value;
  const { languages } = await today(cx);
  const next = rules.publish(now, {
    version: body.version,
    by: cx.actor.id,
    languagesMissing: rules.missingLanguages(method.texts, languages),
  });
  if (!next.ok) return next;
  const { version, texts, code, reviewBy } = method;
  await changeMethod(cx.tx, method.id, {
    state: next.value,
    tlp: "clear",
    published_version: version,
    published_by: cx.actor.id,
    published_at_ms: cx.nowMs,
  });
  record(cx, "methods.publish", method, {
    why: "publish",
    body: { method: method.id, version, texts, code, reviewBy },
    tlp: "clear",
  });
  await done(cx.tx, { subject: method.id, kind: publishWaits });
  return answered(cx, method.id);
};

export const retire: Serves<typeof retireMethod> = async (cx, { params, body }) => {
  const held = await hold(cx, params.method);
  if (!held.ok) return held;
  const { method, now } = held.value;
  const next = rules.retire(now);
  if (!next.ok) return next;
  const { words } = body;
  const { languages } = await today(cx);
  const known = inKnownLanguages(words, languages);
  if (!known.ok) return known;
  const missing = rules.missingLanguages(words, languages);
  if (missing.length > 0) return refuse("language-missing", { languages: missing.join(", ") });
  await changeMethod(cx.tx, method.id, { state: next.value, retired_at_ms: cx.nowMs, words });
  const isPublic = method.publishedVersion !== null;
  record(cx, "methods.retire", method, {
    why: "retire",
    body: { method: method.id, words },
    ...(isPublic && { tlp: "clear" as const }),
  });
  await done(cx.tx, { subject: method.id, kind: null });
  return answered(cx, method.id);
};

export const published: Serves<typeof listPublishedMethods> = async (cx, { query }) => {
  const page = await publishedPage(cx.tx, query);
  return ok({ ...page, rows: await publicOf(cx, page.rows) });
};

export const onePublished: Serves<typeof readPublishedMethod> = async (cx, { params }) => {
  const found = await findPublished(cx.tx, params.method);
  const [shown] = found === null ? [] : await publicOf(cx, [found]);
  return shown === undefined ? refuse("method-not-found") : ok(shown);
};

export interface Held {
  readonly method: Stored;
  readonly now: rules.Standing;
}

/** Takes a method of one's own organisation for an act: one act at a time. */
export async function hold(
  cx: Context,
  id: string,
): Promise<Result<Held, "method-not-found" | "method-of-others">> {
  const ours = await takeMethod(cx.tx, id);
  const method = await findMethod(cx.tx, id);
  if (method === null) return refuse("method-not-found");
  if (!ours) return refuse("method-of-others");
  const versions = await versionsOf(cx.tx, id);
  const authors = versions.map(({ number, byPerson }) => ({ number, by: byPerson }));
  const { state, version, publishedVersion } = method;
  return ok({ method, now: { state, version, publishedVersion, authors } });
}

const publishWaits = "methods.publish-waits";

/** A text in every language waits for a second person of the house; whoever wrote it is refused. */
async function waitForSecond(
  cx: Context,
  method: Pick<Stored, "id" | "organisationId">,
  texts: MethodTexts,
  languages: readonly string[],
): Promise<void> {
  if (rules.missingLanguages(texts, languages).length > 0) return;
  await wait(cx.tx, {
    subject: method.id,
    kind: publishWaits,
    title: texts[languages[0] ?? ""]?.name ?? method.id,
    path: `exchange/methods/${method.id}`,
    verb: "methods.publish-it",
    for: { organisationId: method.organisationId, role: "analyst" },
    tlp: "amber",
    classification: 0,
    dueAtMs: null,
  });
}

async function canBeWritten(
  cx: Context,
  { texts, code, reviewBy }: Pick<Stored, "texts" | "code" | "reviewBy">,
): Promise<Result<{ languages: string[] }, "language-unknown" | "code-unknown" | "review-in-past">> {
  const { day, languages } = await today(cx);
  const known = inKnownLanguages(texts, languages);
  if (!known.ok) return known;
  if (reviewBy < day) return refuse("review-in-past", { today: day });
  const term = (await termsOf(cx.tx, [code]))(code);
  if (term?.standing === "unknown" && (await vocabularyExists(cx.tx)))
    return refuse("code-unknown", { code: term.code });
  return ok({ languages });
}

function inKnownLanguages(texts: object, languages: readonly string[]): Result<null, "language-unknown"> {
  const foreign = rules.foreignLanguages(texts, languages);
  return foreign.length === 0 ? ok(null) : refuse("language-unknown", { languages: foreign.join(", ") });
}
