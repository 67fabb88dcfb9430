import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  CheckId,
  PlaybookId,
  type adoptPlaybook,
  type exercisePlaybook,
  type listPlaybooks,
  type PlaybookText,
  type readPlaybook,
  type retirePlaybook,
  type reviewPlaybook,
  type revisePlaybook,
  type writePlaybook,
} from "./contract.ts";
import { termsOf, vocabularyExists } from "./ground-store.ts";
import { answered, detailOf, linesOf, record, today } from "./reading.ts";
import type { Stored } from "./rows-store.ts";
import * as rules from "./rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listPlaybooks> = async ({ tx }, { query }) => {
  const start = rules.placeOf(query.cursor);
  if (start === null) return refuse("cursor-unreadable");
  const words = (query.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const all = (await linesOf(tx, await stored.allPlaybooks(tx)))
    .filter(({ state }) => query.state === undefined || state === query.state)
    .filter(({ techniques }) => query.code === undefined || rules.answers(techniques, query.code))
    .filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const rows = all.slice(start, start + query.limit);
  const end = start + rows.length;
  return ok({ rows, next: end < all.length ? String(end) : null, total: all.length });
};

export const read: Serves<typeof readPlaybook> = async (cx, { params }) => {
  const detail = await detailOf(cx, params.playbook);
  return detail === null ? refuse("playbook-not-found") : ok(detail);
};

export const write: Serves<typeof writePlaybook> = async (cx, { body }) => {
  const { tlp, classification, ...text } = body;
  if (classification > cx.actor.clearance) return refuse("above-clearance");
  const writable = await canBeWritten(cx, text);
  if (!writable.ok) return writable;
  const id = PlaybookId.parse(cx.dice.id("ply"));
  await stored.insertPlaybook(cx.tx, id, { tlp, classification });
  await stored.insertVersion(cx.tx, id, 1, text);
  const made = { id, tlp, classification, organisationId: cx.actor.organisationId ?? "" };
  record(cx, "playbooks.write", made, { why: body.why, body: { version: 1, ...text } });
  return ok({ id });
};

export const revise: Serves<typeof revisePlaybook> = async (cx, { params, body }) => {
  const held = await hold(cx, params.playbook, "revise");
  if (!held.ok) return held;
  const playbook = held.value;
  const { version, ...text } = body;
  if (version !== playbook.version) return refuse("changed-meanwhile");
  const writable = await canBeWritten(cx, text);
  if (!writable.ok) return writable;
  const number = version + 1;
  await stored.insertVersion(cx.tx, playbook.id, number, text);
  await stored.changePlaybook(cx.tx, playbook.id, { version: number });
  record(cx, "playbooks.revise", playbook, { why: body.why, body: { version: number, ...text } });
  return answered(cx, playbook.id);
};

export const adopt: Serves<typeof adoptPlaybook> = async (cx, { params, body }) => {
  const held = await hold(cx, params.playbook, "adopt");
  if (!held.ok) return held;
  const playbook = held.value;
  if (body.version !== playbook.version) return refuse("changed-meanwhile");
  await stored.changePlaybook(cx.tx, playbook.id, {
    state: "current",
    adopted_at_ms: cx.nowMs,
    adopted_by: cx.actor.id,
  });
  record(cx, "playbooks.adopt", playbook, { why: "adopt", body: { version: body.version } });
  return answered(cx, playbook.id);
};

export const exercise: Serves<typeof exercisePlaybook> = async (cx, { params, body }) => {
  const held = await hold(cx, params.playbook, "exercise");
  if (!held.ok) return held;
  if (body.heldAtMs > cx.nowMs) return refuse("held-in-future");
  return check(cx, held.value, { kind: "exercise", ...body });
};

export const review: Serves<typeof reviewPlaybook> = async (cx, { params, body }) => {
  const held = await hold(cx, params.playbook, "review");
  if (!held.ok) return held;
  const { why: found, ...said } = body;
  return check(cx, held.value, { kind: "review", heldAtMs: cx.nowMs, found, ...said });
};

export const retire: Serves<typeof retirePlaybook> = async (cx, { params, body }) => {
  const held = await hold(cx, params.playbook, "retire");
  if (!held.ok) return held;
  await stored.changePlaybook(cx.tx, held.value.id, {
    state: "retired",
    retired_at_ms: cx.nowMs,
    retired_why: body.why,
  });
  record(cx, "playbooks.retire", held.value, { why: body.why, body: {} });
  return answered(cx, held.value.id);
};

type Checked = Omit<Parameters<typeof stored.insertCheck>[2], "id">;

async function check(cx: Context, playbook: Stored, checked: Checked) {
  if (checked.classification > cx.actor.clearance) return refuse("above-clearance");
  const day = await today(cx.tx);
  if (checked.reviewBy !== null && checked.reviewBy < day) return refuse("review-in-past", { today: day });
  await stored.insertCheck(cx.tx, playbook.id, { ...checked, id: CheckId.parse(cx.dice.id("chk")) });
  const { classification, ...body } = checked;
  record(cx, `playbooks.${checked.kind}`, playbook, {
    why: checked.kind === "review" ? checked.found : "exercise",
    body,
    classification,
  });
  return answered(cx, playbook.id);
}

/** Takes a playbook of one's own organisation for an act: one act at a time. */
async function hold(
  cx: Context,
  id: string,
  act: "revise" | "retire",
): Promise<Result<Stored, "playbook-not-found" | "playbook-of-others" | "retired-already">>;
async function hold(
  cx: Context,
  id: string,
  act: "adopt",
): Promise<
  Result<Stored, "playbook-not-found" | "playbook-of-others" | "retired-already" | "adopted-already">
>;
async function hold(
  cx: Context,
  id: string,
  act: "exercise" | "review",
): Promise<
  Result<Stored, "playbook-not-found" | "playbook-of-others" | "retired-already" | "not-adopted-yet">
>;
async function hold(cx: Context, id: string, act: rules.Act) {
  const ours = await stored.takePlaybook(cx.tx, id);
  const playbook = await stored.findPlaybook(cx.tx, id);
  if (playbook === null) return refuse("playbook-not-found");
  if (!ours) return refuse("playbook-of-others");
  const next = rules.after(playbook.state, act);
  return next.ok ? ok(playbook) : next;
}

async function canBeWritten(
  cx: Context,
  { techniques, reviewBy }: Pick<PlaybookText, "techniques" | "reviewBy">,
): Promise<Result<null, "code-unknown" | "review-in-past">> {
  const day = await today(cx.tx);
  if (reviewBy < day) return refuse("review-in-past", { today: day });
  const isKnown = await known(cx, techniques);
  const unknown = techniques.find((code) => !isKnown(code));
  return unknown === undefined ? ok(null) : refuse("code-unknown", { code: unknown });
}

/** Which of these techniques a playbook here may name: all of them while no vocabulary is installed. */
export async function known({ tx }: Context, codes: readonly string[]): Promise<(code: string) => boolean> {
  if (!(await vocabularyExists(tx))) return () => true;
  const terms = await termsOf(tx, codes);
  return (code) => terms.has(code);
}
