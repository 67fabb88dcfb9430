import { assert } from "../../../basics/assert.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Waiting } from "../../../core/home/contract.ts";
import type { addEvidence, assessIncident, Evidence, EvidenceContent } from "./contract.ts";
import { recordOf } from "./record.ts";
import { checkEvidence, checkMarking } from "./rules.ts";
import { incidentNow, ownIncident } from "./service.ts";
import * as parts from "./parts-store.ts";
import * as stored from "./store.ts";

const kind = "incidents.to-be-reassessed";

export const assess: Serves<typeof assessIncident> = async (cx, { params, body }) => {
  const owned = await ownIncident(cx, params.incident);
  if (!owned.ok) return owned;
  const row = owned.value;
  if (row.closed) return refuse("incident-closed");
  const marked = checkMarking(body.classification, {
    clearance: cx.actor.clearance,
    incident: row.classification,
  });
  if (!marked.ok) return marked;
  const [last] = await stored.assessmentsAt(cx.tx, row.id, cx.nowMs);
  const id = cx.dice.id("asm");
  await parts.insertAssessment(cx.tx, row.id, id, body);
  for (const late of last ? await parts.evidenceRecordedAfter(cx.tx, row.id, last.atMs) : [])
    await done(cx.tx, { subject: late, kind });
  const subject = { ...row, classification: body.classification };
  recordOf(cx, subject, "incidents.assess", body.judgement.slice(0, 500), { assessment: id, ...body });
  return ok(await incidentNow(cx, row.id));
};

export const add: Serves<typeof addEvidence> = async (cx, { params, body }) => {
  const owned = await ownIncident(cx, params.incident);
  if (!owned.ok) return owned;
  const row = owned.value;
  const { why, substitute, ...evidence } = body;
  const marked = checkMarking(evidence.classification, {
    clearance: cx.actor.clearance,
    incident: row.classification,
  });
  if (!marked.ok) return marked;
  const checked = checkEvidence(evidence, cx.nowMs);
  if (!checked.ok) return checked;
  const lowerPlace = substitute && (await placeOfSubstitute(cx, row, evidence.classification));
  if (lowerPlace && !lowerPlace.ok) return lowerPlace;
  const id = await write(cx, row, evidence, why);
  if (substitute && lowerPlace) {
    const lower = { ...evidence, text: substitute.text, tlp: substitute.tlp ?? evidence.tlp };
    const substituteId = await write(
      cx,
      { ...row, id: lowerPlace.value },
      { ...lower, classification: 0, sha256: null },
      substitute.text.slice(0, 500),
    );
    await parts.insertSubstitute(cx.tx, params.election, {
      originalId: id,
      substituteId,
      classification: evidence.classification,
    });
  }
  await waitForAssessment(cx, row, id, evidence);
  const known = await stored.evidenceKnownAt(cx.tx, row.id, cx.nowMs);
  const added = known.find((item) => item.id === id);
  assert(added !== undefined, "what was just written can be read");
  return ok(added);
};

/** Where people without clearance look for the substitute: in the same incident, or in the one that stands for it. */
async function placeOfSubstitute(
  cx: Context,
  row: stored.StoredIncident,
  classification: number,
): Promise<Result<string, "nothing-to-substitute" | "incident-without-substitute">> {
  if (classification === 0) return refuse("nothing-to-substitute");
  if (row.classification === 0) return ok(row.id);
  const place = await parts.substituteOf(cx.tx, row.id);
  return place === null ? refuse("incident-without-substitute") : ok(place);
}

async function write(
  cx: Context,
  place: Pick<stored.StoredIncident, "id" | "election_id" | "organisation_id">,
  evidence: EvidenceContent,
  why: string,
): Promise<Evidence["id"]> {
  const id = cx.dice.id("evi") as Evidence["id"];
  const { id: incidentId, election_id: electionId, organisation_id: organisationId } = place;
  await parts.insertEvidence(cx.tx, { incidentId, electionId, organisationId }, id, evidence);
  const subject = { ...evidence, id, organisation_id: organisationId };
  recordOf(cx, subject, "evidence.add", why, evidence, [incidentId]);
  return id;
}

/** Late evidence waits for whoever assesses; it says nothing about itself but where it is. */
async function waitForAssessment(
  cx: Context,
  row: stored.StoredIncident,
  id: string,
  evidence: Pick<EvidenceContent, "tlp" | "classification">,
): Promise<void> {
  const [last] = await stored.assessmentsAt(cx.tx, row.id, cx.nowMs);
  if (last === undefined) return;
  const addressee: Waiting["for"] =
    evidence.tlp === "red"
      ? { personId: cx.actor.id }
      : { organisationId: row.organisation_id, role: "analyst" };
  await wait(cx.tx, {
    subject: id,
    kind,
    title: row.title,
    path: `exchange/incidents/${row.id}`,
    verb: "incidents.assess-again",
    for: addressee,
    tlp: evidence.tlp,
    classification: evidence.classification,
    dueAtMs: null,
  });
}
