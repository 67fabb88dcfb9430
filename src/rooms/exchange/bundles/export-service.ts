import { exportBundle as writeBundle, stixToMisp, type JsonObject } from "@counterfoil/stix";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { exportBundle, exportEvent } from "./contract.ts";
import { isObject, maySend } from "./rules.ts";
import { visible } from "./service.ts";
import { allObjects } from "./store.ts";
import { changeSentence } from "./words.ts";

export const send: Serves<typeof exportBundle> = async (cx, { params, query }) => {
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const written = writeBundle(await sendable(cx, params.bundle, query.upTo));
  return written.ok ? ok(written.value.text) : refuse(written.refusal, written.values);
};

export const sendEvent: Serves<typeof exportEvent> = async (cx, { params, query }) => {
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const objects = await sendable(cx, params.bundle, query.upTo);
  if (objects.length === 0) return refuse("nothing-to-export");
  const { event, notes } = stixToMisp(objects);
  const told = notes.map(({ path, rule }) => ({
    path,
    rule,
    sentence: changeSentence(rule, { path }, cx.language),
  }));
  return ok({ Event: isObject(event["Event"]) ? event["Event"] : {}, notes: told });
};

/** What the reader sees and the marking lets out. */
async function sendable(
  cx: Context,
  bundle: string,
  upTo: "clear" | "green" | "amber",
): Promise<JsonObject[]> {
  const all = await allObjects(cx.tx, bundle);
  const sent = all.filter(({ tlp }) => tlp !== null && maySend(tlp, upTo)).map(({ object }) => object);
  // Markings that mark nothing say nothing.
  return sent.every((object) => object["type"] === "marking-definition") ? [] : sent;
}
