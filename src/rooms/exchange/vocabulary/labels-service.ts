import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import { foldLabel } from "./label-rules.ts";
import type { Label, LabelQuery, listLabels, sayLabel } from "./labels-contract.ts";
import { allLabels, insertLabel } from "./labels-store.ts";
import { findTerm, latestVersion } from "./store.ts";

export const labels: Serves<typeof listLabels> = async ({ tx }, { query }) =>
  ok({ rows: (await allLabels(tx)).filter(wanted(query)) });

export const say: Serves<typeof sayLabel> = async (cx, { body }) => {
  const organisation = cx.actor.organisationId ?? "";
  const folded = foldLabel(body.label);
  if (folded === "") return refuse("label-without-letters");
  const version = await latestVersion(cx.tx);
  if (version === null) return refuse("no-version-yet");
  const before = (await allLabels(cx.tx)).find(
    (one) => one.organisation === organisation && foldLabel(one.label) === folded,
  );
  if (body.code === null && before === undefined) return refuse("label-not-yours");
  if (body.code !== null) {
    const term = await findTerm(cx.tx, version.id, body.code);
    const named = { code: body.code, version: version.label };
    if (term === null) return refuse("code-unknown", named);
    if (term.retired) return refuse("code-retired", { ...named, successor: term.successor ?? "–" });
  }
  const framework = body.code === null ? (before?.framework ?? version.name) : version.name;
  const row = { framework, label: body.label, folded, code: body.code };
  await insertLabel(cx.tx, { id: cx.dice.id("lab"), organisation_id: organisation, ...row });
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "vocabulary.say",
    subject: version.id,
    why: body.code === null ? "word taken back" : "word of the organisation",
    electionId: null,
    organisationId: organisation,
    tlp: "green",
    classification: 0,
    body: { ...row, before: before?.code ?? null },
  });
  return ok({ rows: (await allLabels(cx.tx)).filter(wanted({ label: body.label })) });
};

function wanted({ label, code, clashing }: LabelQuery): (one: Label) => boolean {
  const folded = label === undefined ? null : foldLabel(label);
  return (one) =>
    (folded === null || foldLabel(one.label) === folded) &&
    (code === undefined || one.code === code || one.successor?.code === code) &&
    (clashing === undefined || one.clashes.length > 0);
}
