import { refuse } from "../../../basics/result.ts";
import { findElection } from "../../../core/elections/store.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { PublicMethod } from "../methods/contract.ts";
import type { adoptMethod, draftPlaybook } from "./contract.ts";
import * as stored from "./envelopes-store.ts";
import type { Others } from "./others-contract.ts";
import { record } from "./service.ts";

/** A peer's method becomes a draft of our library, through the library's own rules. */
export function adoptWith({ methods }: Others): Serves<typeof adoptMethod> {
  return async (cx, { params, body }) => {
    await stored.takeParts(cx.tx, params.received);
    const received = await stored.findReceived(cx.tx, params.received);
    if (received === null) return refuse("envelope-not-found");
    const found = received.methods.find(({ place }) => place === params.place);
    if (found === undefined) return refuse("method-not-found");
    if (found.adoptedAs !== null) return refuse("adopted-already");
    const { texts, code } = await speaking(cx, params.election, found.method);
    if (Object.keys(texts).length === 0)
      return refuse("language-unknown", { languages: Object.keys(found.method.texts).join(", ") });
    const draft = (term: string | null) =>
      methods.add(cx, {
        params: { election: params.election },
        query: {},
        body: { texts, code: term, reviewBy: body.reviewBy, why: body.why },
      });
    const first = await draft(code);
    // Their vocabulary may know a term that ours does not; the draft begins without it.
    const added = !first.ok && first.refusal === "code-unknown" ? await draft(null) : first;
    if (!added.ok) return added;
    const at = { receivedId: params.received, place: params.place };
    await stored.keepAdopted(cx.tx, "federation_methods", at, added.value.id);
    record(cx, "federation.adopt", params.received, body.why, {
      place: params.place,
      method: added.value.id,
    });
    return added;
  };
}

/** A peer's playbook becomes a draft of ours, through the playbooks' own rules and under the peer's marking. */
export function draftPlaybookWith({ playbooks }: Others): Serves<typeof draftPlaybook> {
  return async (cx, { params, body }) => {
    await stored.takeParts(cx.tx, params.received);
    const received = await stored.findReceived(cx.tx, params.received);
    if (received === null) return refuse("envelope-not-found");
    const found = received.playbooks.find(({ place }) => place === params.place);
    if (found === undefined) return refuse("playbook-not-found");
    if (found.adoptedAs !== null) return refuse("adopted-already");
    const { version: _, techniques: theirs, ...said } = found.playbook;
    const known = await playbooks.known(cx, theirs);
    // Their vocabulary may know techniques that ours does not; the draft answers those that both know.
    const techniques = theirs.filter((code) => known(code));
    if (techniques.length === 0) return refuse("code-unknown", { code: theirs[0] ?? "" });
    const added = await playbooks.write(cx, {
      params: { election: params.election },
      query: {},
      body: { ...said, techniques, classification: 0, reviewBy: body.reviewBy, why: body.why },
    });
    if (!added.ok) return added;
    const at = { receivedId: params.received, place: params.place };
    await stored.keepAdopted(cx.tx, "federation_playbooks", at, added.value.id);
    record(cx, "federation.adopt", params.received, body.why, {
      place: params.place,
      playbook: added.value.id,
    });
    return added;
  };
}

/** Of a peer's method, what can be said in the languages of our election. */
async function speaking(cx: Context, election: string, { texts, term }: PublicMethod) {
  const ours = (await findElection(cx.tx, election))?.languages ?? [];
  const kept = Object.entries(texts).filter(([language]) => ours.includes(language));
  return { texts: Object.fromEntries(kept), code: term?.code ?? null };
}
