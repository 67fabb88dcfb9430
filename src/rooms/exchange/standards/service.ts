import { ok, refuse, type Result } from "../../../basics/result.ts";
import { done } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { changesOf } from "./changes-rules.ts";
import { commentsOf } from "./comments-store.ts";
import {
  StandardId,
  type compareVersions,
  type listPublishedStandards,
  type listStandards,
  type openStandard,
  type publishStandard,
  type readPublishedStandard,
  type readStandard,
  type reviseStandard,
  type withdrawStandard,
} from "./contract.ts";
import { allPublished } from "./public-store.ts";
import { answered, detailOf, lineOf, publicDetailOf, record } from "./reading.ts";
import type { Stored } from "./rows-store.ts";
import * as rules from "./rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listStandards> = async ({ tx }, { query }) => {
  const page = await stored.standardsPage(tx, query);
  return ok({ ...page, rows: page.rows.map(lineOf) });
};

export const read: Serves<typeof readStandard> = async (cx, { params, query }) => {
  const detail = await detailOf(cx, params.standard, query.version);
  return typeof detail === "string" ? refuse(detail) : ok(detail);
};

export const compare: Serves<typeof compareVersions> = async ({ tx }, { params, query }) => {
  if ((await stored.findStandard(tx, params.standard)) === null) return refuse("standard-not-found");
  const before = await stored.textOf(tx, params.standard, query.from);
  const after = await stored.textOf(tx, params.standard, query.to);
  if (before === null || after === null) return refuse("version-not-found");
  return ok({ rows: changesOf(before.clauses, after.clauses, query.language) });
};

export const open: Serves<typeof openStandard> = async (cx, { body }) => {
  const writable = await canBeWritten(cx, body);
  if (!writable.ok) return writable;
  const id = StandardId.parse(cx.dice.id("std"));
  const { secondPerson, titles, why } = body;
  const clauses = rules.inOrder(body.clauses);
  await stored.insertStandard(cx.tx, id, secondPerson);
  await stored.insertVersion(cx.tx, id, 1, { titles, clauses, why });
  const made = { id, organisationId: cx.actor.organisationId ?? "" };
  record(cx, "standards.open", made, { why, body: { version: 1, secondPerson, titles, clauses } });
  return ok({ id });
};

export const revise: Serves<typeof reviseStandard> = async (cx, { params, body }) => {
  const held = await hold(cx, params.standard);
  if (!held.ok) return held;
  const standard = held.value;
  const state = rules.stateAfter(standard.state, "revise");
  if (!state.ok) return state;
  if (body.version !== standard.version) return refuse("changed-meanwhile");
  const writable = await canBeWritten(cx, body);
  if (!writable.ok) return writable;
  const version = standard.version + 1;
  const { titles, why } = body;
  const clauses = rules.inOrder(body.clauses);
  await stored.insertVersion(cx.tx, standard.id, version, { titles, clauses, why });
  await stored.changeStandard(cx.tx, standard.id, { state: state.value, version });
  record(cx, "standards.revise", standard, { why, body: { version, titles, clauses } });
  return answered(cx, standard.id);
};

export const publish: Serves<typeof publishStandard> = async (cx, { params, body }) => {
  const held = await hold(cx, params.standard);
  if (!held.ok) return held;
  const standard = held.value;
  const { id, version } = standard;
  const versions = await stored.versionsOf(cx.tx, id);
  const text = await stored.textOf(cx.tx, id, version);
  const languages = await stored.electionLanguages(cx.tx);
  const comments = await commentsOf(cx.tx, id);
  const next = rules.publish(
    {
      ...standard,
      authors: versions.map(({ number, byPerson }) => ({ number, by: byPerson })),
      undisposed: comments.filter(({ dispositions }) => dispositions.length === 0),
    },
    {
      version: body.version,
      by: cx.actor.id,
      languagesMissing: text ? rules.missingLanguages(text.titles, text.clauses, languages) : languages,
    },
  );
  if (!next.ok) return next;
  await stored.insertPublication(cx.tx, id, version);
  await stored.changeStandard(cx.tx, id, {
    state: next.value,
    tlp: "clear",
    published_version: version,
  });
  record(cx, "standards.publish", standard, {
    why: "publish",
    body: { standard: id, version, ...text },
    tlp: "clear",
  });
  return answered(cx, id);
};

export const withdraw: Serves<typeof withdrawStandard> = async (cx, { params, body }) => {
  const held = await hold(cx, params.standard);
  if (!held.ok) return held;
  const standard = held.value;
  const state = rules.stateAfter(standard.state, "withdraw");
  if (!state.ok) return state;
  const languages = await stored.electionLanguages(cx.tx);
  const foreign = rules.foreignLanguages(body.words, [], languages);
  if (foreign.length > 0) return refuse("language-unknown", { languages: foreign.join(", ") });
  const missing = rules.missingLanguages(body.words, [], languages);
  if (missing.length > 0) return refuse("language-missing", { languages: missing.join(", ") });
  await stored.changeStandard(cx.tx, standard.id, {
    state: state.value,
    withdrawn_at_ms: cx.nowMs,
    words: body.words,
  });
  const isPublic = standard.publishedVersion !== null;
  record(cx, "standards.withdraw", standard, {
    why: "withdraw",
    body: { standard: standard.id, words: body.words },
    ...(isPublic && { tlp: "clear" as const }),
  });
  await done(cx.tx, { subject: standard.id, kind: null });
  return answered(cx, standard.id);
};

export const published: Serves<typeof listPublishedStandards> = async ({ tx }) =>
  ok({ rows: await allPublished(tx) });

export const onePublished: Serves<typeof readPublishedStandard> = async (cx, { params, query }) => {
  const shown = await publicDetailOf(cx, params.standard, query.language ?? cx.language);
  return shown === null ? refuse("standard-not-found") : ok(shown);
};

/** Takes a standard of one's own organisation for an act: one act at a time. */
export async function hold(
  cx: Context,
  id: string,
): Promise<Result<Stored, "standard-not-found" | "standard-of-others">> {
  const standard = await stored.takeStandard(cx.tx, id);
  if (standard === null) return refuse("standard-not-found");
  return standard.organisationId === cx.actor.organisationId ? ok(standard) : refuse("standard-of-others");
}

async function canBeWritten(
  cx: Context,
  { titles, clauses }: stored.Text,
): Promise<Result<null, "clause-twice" | "language-unknown" | "text-too-long">> {
  const twice = rules.numberTwice(clauses);
  if (twice !== null) return refuse("clause-twice", { clause: twice });
  if (rules.tooLong(clauses)) return refuse("text-too-long", { most: rules.wholeTextCharactersMax });
  const foreign = rules.foreignLanguages(titles, clauses, await stored.electionLanguages(cx.tx));
  return foreign.length === 0 ? ok(null) : refuse("language-unknown", { languages: foreign.join(", ") });
}
