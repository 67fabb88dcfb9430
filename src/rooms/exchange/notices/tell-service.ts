import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { tellNotice } from "./contract.ts";
import { orderOf, toldOf } from "./reading.ts";
import { beforePublic, concernedAfter, over, type Order } from "./rules.ts";
import { record } from "./standing.ts";
import { findNotice, insertTelling, versionsOf, type StoredNotice } from "./store.ts";
import { carerHasTold } from "./waits.ts";

/** The order of telling: those affected, by the organisation in whose care they are; then those concerned; then everyone. */
export const tell: Serves<typeof tellNotice> = async (cx, { params, body }) => {
  const notice = await findNotice(cx.tx, params.notice);
  if (notice === null) return refuse("notice-not-found");
  if (!beforePublic.includes(notice.state)) return over(notice.state);
  const { step, toldAtMs, how, sha256 } = body;
  if (toldAtMs > cx.nowMs) return refuse("told-in-future");
  const versions = await versionsOf(cx.tx, notice.id);
  const current = versions.find((each) => each.number === notice.version);
  if (current?.sha256 !== sha256) return refuse("changed-meanwhile");
  const told = await toldOf(cx, notice);
  const turn = ofThisStep(cx, notice, body, orderOf(told));
  if (!turn.ok) return turn;
  const organisationId = turn.value;
  const those = step === "victims" ? told.carers : told.concerned;
  const line = those.find((each) => each.organisationId === organisationId);
  if (line === undefined) return refuse("not-concerned");
  if (line.told !== null) return refuse("told-already");
  const telling = { step, organisationId, toldAtMs, how, sha256, byPerson: cx.actor.id, atMs: cx.nowMs };
  await insertTelling(cx.tx, notice.id, telling);
  record(cx, "notices.told", notice, { why: how, body: { step, organisationId, toldAtMs, sha256 } });
  if (step === "victims") await carerHasTold(cx, notice, organisationId);
  return ok({ told: true });
};

/** Whose telling this is, if it is their turn. */
function ofThisStep(
  { actor }: Context,
  notice: StoredNotice,
  body: Parameters<typeof tell>[1]["body"],
  order: Order,
): Result<string, "victims-first" | "victims-unaware" | "told-before" | "not-concerned"> {
  if (body.step === "victims") {
    if (!actor.roles.includes("case-contact")) return refuse("not-concerned");
    return order.victimsUntold > 0
      ? refuse("victims-first", { n: order.victimsUntold })
      : ok(actor.organisationId ?? "");
  }
  if (actor.organisationId !== notice.organisationId) return refuse("not-concerned");
  const after = concernedAfter(order, body.toldAtMs);
  return after.ok ? ok(body.organisationId ?? "") : after;
}
