import { exportBundle as writeBundle, narrower, stixToMisp, type JsonObject } from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { checkPart } from "../../../core/sharing/service.ts";
import { atMost, type Tlp } from "../../../core/sharing/tlp-rules.ts";
import type { Context, Input, Serves } from "../../../platform/contract/context.ts";
import type { RefusalOf } from "../../../platform/contract/endpoint.ts";
import type { Audience, exportBundle, exportEvent } from "./contract.ts";
import { isObject, levelFor } from "./rules.ts";
import { allObjects, lineOfBundle } from "./store.ts";
import { changeSentence } from "./words.ts";

export const send: Serves<typeof exportBundle> = async (cx, input) => {
  const judged = await lettingOut(cx, input);
  if (!judged.ok) return judged;
  const text = written(judged.value.objects);
  if (text.ok) record(cx, "bundles.export", input, judged.value);
  return text;
};

export const sendEvent: Serves<typeof exportEvent> = async (cx, input) => {
  const judged = await lettingOut(cx, input);
  if (!judged.ok) return judged;
  const { event, notes } = stixToMisp(judged.value.objects);
  const told = notes.map(({ path, rule }) => ({
    path,
    rule,
    sentence: changeSentence(rule, { path }, cx.language),
  }));
  record(cx, "bundles.export-event", input, judged.value);
  return ok({ Event: isObject(event["Event"]) ? event["Event"] : {}, notes: told });
};

/** What the reader sees of a bundle, up to a marking, as a strictly valid bundle. To whom it may go is for the caller to judge. */
export async function write(
  cx: Context,
  bundle: string,
  upTo: Tlp,
): Promise<Result<string, "nothing-to-export" | "objects-break-the-standard">> {
  return written((await upToMarking(cx, bundle, upTo)).objects);
}

function written(
  objects: readonly JsonObject[],
): Result<string, "nothing-to-export" | "objects-break-the-standard"> {
  const out = writeBundle(objects);
  return out.ok ? ok(out.value.text) : refuse(out.refusal, out.values);
}

type Asked = Pick<Input<typeof exportBundle>, "params" | "body">;

interface LetOut {
  readonly objects: readonly JsonObject[];
  /** The narrowest of them. */
  readonly tlp: Tlp;
  readonly organisationId: string;
}

/** What goes into a file, judged as the share that it is. */
async function lettingOut(
  cx: Context,
  { params, body }: Asked,
): Promise<Result<LetOut, RefusalOf<typeof exportEvent>>> {
  const bundle = await lineOfBundle(cx.tx, params.bundle);
  if (bundle === null) return refuse("bundle-not-found");
  const { organisation: organisationId, origin } = bundle;
  const isOwnWork = organisationId === cx.actor.organisationId && origin === "own";
  const { objects, tlp } = await upToMarking(cx, params.bundle, levelFor(body, isOwnWork));
  if (objects.length === 0) return refuse("nothing-to-export");
  const judged = await judge(cx, { params, body }, tlp);
  return judged.ok ? ok({ objects, tlp, organisationId }) : judged;
}

async function judge(cx: Context, { params, body }: Asked, tlp: Tlp) {
  if (body.for !== "organisation") return ok(null);
  const { to: toOrganisationId, purpose } = body;
  const share = { subjectId: params.bundle, toOrganisationId, toPersonId: null, purpose };
  const judged = await checkPart(cx, { params: { election: params.election }, body: share }, tlp);
  return judged.ok || judged.refusal === "shared-already" ? ok(null) : judged;
}

async function upToMarking(cx: Context, bundle: string, upTo: Tlp): Promise<Pick<LetOut, "objects" | "tlp">> {
  const all = await allObjects(cx.tx, bundle);
  const sent = all.flatMap(({ tlp, object }) => (tlp !== null && atMost(tlp, upTo) ? [{ tlp, object }] : []));
  // Markings that mark nothing say nothing.
  if (sent.every(({ object }) => object["type"] === "marking-definition"))
    return { objects: [], tlp: "clear" };
  return {
    objects: sent.map(({ object }) => object),
    tlp: sent.map(({ tlp }) => tlp).reduce<Tlp>(narrower, "clear"),
  };
}

function record(
  cx: Context,
  action: "bundles.export" | "bundles.export-event",
  { params, body }: Asked,
  { objects, tlp, organisationId }: LetOut,
): void {
  const to = body.for === "organisation" ? [body.to] : [];
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: params.bundle,
    about: to,
    why: whyOf(body),
    electionId: cx.actor.electionId,
    organisationId,
    tlp,
    classification: 0,
    body: { ...body, objects: objects.length, tlp },
  });
}

function whyOf(audience: Audience): string {
  return audience.for === "organisation" ? audience.purpose : "";
}
