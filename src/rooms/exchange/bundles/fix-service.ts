import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { Marking, retryObject } from "./contract.ts";
import { fixedObject, type Unusable } from "./fix-rules.ts";
import { insertFixed } from "./import-store.ts";
import { nameOf, textOf } from "./rules.ts";
import { visible } from "./service.ts";
import { holds, markingsOf, objectById, setAsideAt, takeBundle } from "./set-aside-store.ts";
import { ruleSentence } from "./words.ts";

export const retry: Serves<typeof retryObject> = async (cx, { params, body }) => {
  await takeBundle(cx.tx, params.bundle);
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const aside = await setAsideAt(cx.tx, params.bundle, params.place);
  if (aside === null) return refuse("set-aside-not-found");
  if (aside.fixed !== null) return refuse("fixed-already");
  if (aside.kind === "identical") return refuse("nothing-to-fix");
  const around = await markingsOf(cx.tx, params.bundle);
  const fixed = fixedObject(body.text, aside.text, around);
  if (!fixed.ok) return stillUnusable(cx, fixed.unusable);
  const { one, tlp } = fixed.value;
  if (isNarrower(tlp, around.tlp))
    return refuse("marking-narrower-than-bundle", { bundle: `TLP:${around.tlp.toUpperCase()}` });
  const stixId = textOf(one.object["id"]);
  if (await holds(cx.tx, params.bundle, stixId, textOf(one.object["modified"]) || null))
    return refuse("object-there-already");
  const id = cx.dice.id("bob");
  await insertFixed(cx.tx, params.bundle, {
    id,
    tlp,
    why: body.why,
    text: body.text,
    one: { ...one, index: params.place },
  });
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "bundles.retry",
    subject: params.bundle,
    about: [id],
    why: body.why,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: around.tlp,
    classification: 0,
    body: { place: params.place, stixId, name: nameOf(one.object), repairs: one.repairs.length },
  });
  return ok(await objectById(cx.tx, id));
};

function stillUnusable(cx: Context, unusable: Unusable | undefined) {
  const { rule = "", property = "", line = null } = unusable ?? {};
  const reason = ruleSentence(rule, property, cx.language);
  const colon = cx.language.startsWith("fr") ? " : " : ": ";
  const place = line === null ? property : `${cx.language.startsWith("fr") ? "ligne" : "line"} ${line}`;
  return refuse("still-unusable", { reason }, [
    { path: "text", expected: place === "" ? reason : `${place}${colon}${reason}` },
  ]);
}

const order: readonly Marking[] = ["clear", "green", "amber", "amber+strict", "red"];

function isNarrower(one: Marking, other: Marking): boolean {
  return order.indexOf(one) > order.indexOf(other);
}
