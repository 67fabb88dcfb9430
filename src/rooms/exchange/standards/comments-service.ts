import { csvOf } from "../../../basics/csv.ts";
import { assert } from "../../../basics/assert.ts";
import { ok, refuse } from "../../../basics/result.ts";
import { textIn, type Message } from "../../../basics/text.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  CommentId,
  type Comment,
  type commentStandard,
  type CommentQuery,
  type disposeComment,
  type exportComments,
  type listComments,
} from "./contract.ts";
import {
  commentsOf,
  findComment,
  insertComment,
  insertDisposition,
  roomForComments,
} from "./comments-store.ts";
import { decisionWord, isoColumns, isoKind } from "./iso-words.ts";
import { record } from "./reading.ts";
import type { Stored } from "./rows-store.ts";
import { hold } from "./service.ts";
import { findStandard, takeStandard, textOf } from "./store.ts";

export const comments: Serves<typeof listComments> = async ({ tx }, { params, query }) => {
  if (query.cursor !== undefined && !/^\d{1,6}$/.test(query.cursor)) return refuse("cursor-unreadable");
  if ((await findStandard(tx, params.standard)) === null) return refuse("standard-not-found");
  const all = (await commentsOf(tx, params.standard)).filter(wanted(query));
  const start = Number(query.cursor ?? 0);
  const rows = all.slice(start, start + query.limit);
  const end = start + rows.length;
  return ok({ rows, next: end < all.length ? String(end) : null, total: all.length });
};

/** The columns of ISO's template for comments, in the reader's language, so that the table can be handed on as it is. */
export const table: Serves<typeof exportComments> = async (cx, { params }) => {
  if ((await findStandard(cx.tx, params.standard)) === null) return refuse("standard-not-found");
  const say = (message: Message): string => textIn(message, cx.language).text;
  const rows = (await commentsOf(cx.tx, params.standard)).map((each) => {
    const last = each.dispositions.at(-1);
    const observations = last === undefined ? "" : `${say(decisionWord[last.decision])}. ${last.why}`;
    return [
      each.organisationName,
      "",
      each.clause ?? "",
      each.place,
      isoKind[each.kind],
      each.comment,
      each.proposal,
      observations,
    ];
  });
  return ok(csvOf([isoColumns.map(say), ...rows]));
};

export const comment: Serves<typeof commentStandard> = async (cx, { params, body }) => {
  const standard = await takeStandard(cx.tx, params.standard);
  if (standard === null) return refuse("standard-not-found");
  if (standard.state === "withdrawn") return refuse("withdrawn-already");
  if (body.version !== standard.version) return refuse("changed-meanwhile");
  const text = await textOf(cx.tx, standard.id, body.version);
  if (body.clause !== null && !text?.clauses.some(({ number }) => number === body.clause))
    return refuse("clause-not-found", { clause: body.clause });
  if (!(await roomForComments(cx.tx, standard.id))) return refuse("comments-at-most");
  const id = CommentId.parse(cx.dice.id("cmt"));
  await insertComment(cx.tx, standard.id, { id, ...body });
  record(cx, "standards.comment", standard, { why: body.kind, body: { id, ...body } });
  await wait(cx.tx, {
    subject: standard.id,
    kind: commentsWait,
    title: titleOf(standard),
    path: `exchange/standards/${standard.id}`,
    verb: "standards.dispose-them",
    for: { organisationId: standard.organisationId, role: "editor" },
    tlp: "green",
    classification: 0,
    dueAtMs: null,
  });
  return ok({ id });
};

export const dispose: Serves<typeof disposeComment> = async (cx, { params, body }) => {
  const held = await hold(cx, params.standard);
  if (!held.ok) return held;
  const standard = held.value;
  if (standard.state === "withdrawn") return refuse("withdrawn-already");
  const before = await findComment(cx.tx, standard.id, params.comment);
  if (before === null) return refuse("comment-not-found");
  const last = before.dispositions.at(-1)?.number ?? 0;
  if (body.disposition !== last) return refuse("changed-meanwhile");
  const { decision, why } = body;
  await insertDisposition(cx.tx, before.id, { number: last + 1, decision, why });
  record(cx, "standards.dispose", standard, {
    why,
    body: { comment: before.id, clause: before.clause, decision, number: last + 1 },
  });
  if (last === 0 && standard.undisposed === 1)
    await done(cx.tx, { subject: standard.id, kind: commentsWait });
  return ok(await again(cx, standard.id, before.id));
};

const commentsWait = "standards.comments-wait";

async function again(cx: Context, standard: string, id: string): Promise<Comment> {
  const found = await findComment(cx.tx, standard, id);
  assert(found, "a comment that was disposed of can be read");
  return found;
}

function titleOf({ titles, id }: Stored): string {
  return Object.values(titles)[0] ?? id;
}

function wanted({ clause, kind, decision }: CommentQuery): (comment: Comment) => boolean {
  return (each) =>
    (clause === undefined || each.clause === clause) &&
    (kind === undefined || each.kind === kind) &&
    (decision === undefined || (each.dispositions.at(-1)?.decision ?? "none") === decision);
}
