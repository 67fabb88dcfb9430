import { ok, refuse } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import type { endMandate, listMandates, Mandate, registerMandate } from "./contract.ts";
import { checkMandate } from "./rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listMandates> = async ({ tx }) => ok({ rows: await stored.allMandates(tx) });

export const register: Serves<typeof registerMandate> = async (cx, { params, body }) => {
  const checked = checkMandate(body);
  if (!checked.ok) return checked;
  const named = [body.organisationId, ...(body.routesTo === null ? [] : [body.routesTo])];
  const known = await stored.organisationsThatExist(cx.tx, named);
  const unknown = named.find((id) => !known.includes(id));
  if (unknown !== undefined) return refuse("organisation-unknown", { organisation: unknown });
  const inForce = (await stored.allMandates(cx.tx)).filter((each) => each.endedAtMs === null);
  if (inForce.some((each) => each.organisationId === body.organisationId && each.matter === body.matter))
    return refuse("mandate-exists");
  const mandate: Mandate = {
    ...body,
    id: cx.dice.id("man") as Mandate["id"],
    registeredBy: cx.actor.id,
    registeredAtMs: cx.nowMs,
    endedAtMs: null,
    endedBecause: null,
  };
  await stored.insertMandate(cx.tx, params.election, mandate);
  record(cx, "mandates.register", mandate, mandate.legalBasis);
  return ok(mandate);
};

export const end: Serves<typeof endMandate> = async (cx, { params, body }) => {
  const mandate = await stored.findMandate(cx.tx, params.mandate);
  if (mandate === null) return refuse("mandate-not-found");
  if (mandate.endedAtMs !== null) return refuse("mandate-ended");
  await stored.endMandate(cx.tx, mandate.id, body.why);
  const ended = { ...mandate, endedAtMs: cx.nowMs, endedBecause: body.why };
  record(cx, "mandates.end", ended, body.why);
  return ok(ended);
};

function record(cx: Context, action: string, mandate: Mandate, why: string): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: mandate.id,
    about: [mandate.organisationId],
    why,
    electionId: cx.actor.electionId,
    organisationId: mandate.organisationId,
    tlp: "clear",
    classification: 0,
    body: mandate,
  });
}
