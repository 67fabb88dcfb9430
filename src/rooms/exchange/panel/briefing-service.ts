import { ok, refuse, type Result } from "../../../basics/result.ts";
import { done } from "../../../core/home/waiting.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { handOver, tellPanel } from "./audience.ts";
import { subjectsSeen } from "./audience-store.ts";
import type {
  amendCase,
  briefCase,
  Case,
  Evidence,
  NewEvidence,
  routeCase,
  TriedAlternative,
  Assessment,
  withdrawCase,
} from "./contract.ts";
import { mandateNow, openCase, panelOf, record, sha256Of } from "./ground.ts";
import { checkKnown, checkMarking, checkSheet, isNarrower, isOpen } from "./rules.ts";
import { mandatesInForce } from "./sitting-store.ts";
import * as stored from "./store.ts";

export const brief: Serves<typeof briefCase> = async (cx, { params, body }) => {
  const panel = await panelOf(cx, params.election);
  if (panel === null) return refuse("no-panel");
  const asked = await mandateNow(cx, panel, body.matter);
  if (!asked.ok) return asked;
  const { handed } = asked.value;
  if (handed !== null && body.tlp === "red") return refuse("red-not-routed");
  const sheet = handed === null ? checkSheet(body.criteria) : ok(null);
  if (!sheet.ok) return sheet;
  const known = checkItems(cx, body, body.classification);
  if (!known.ok) return known;
  const about = await checkSubjects(cx, body);
  if (!about.ok) return about;
  const mandate = asked.value.mandate ?? asked.value.handed.mandate;
  const now: Case = {
    id: cx.dice.id("cas") as Case["id"],
    title: body.title,
    matter: body.matter,
    asked: body.asked,
    incidentIds: body.incidentIds,
    campaignId: body.campaignId,
    tlp: body.tlp,
    classification: body.classification,
    organisationId: cx.actor.organisationId ?? "",
    briefedBy: cx.actor.id,
    mandateId: mandate.id,
    state: handed === null ? "briefed" : "routed",
    briefedAtMs: cx.nowMs,
    deliberatingAtMs: null,
    decidedAtMs: null,
    endedAtMs: handed === null ? null : cx.nowMs,
    endedBecause: handed === null ? null : "out-of-mandate",
    routedTo: handed?.to ?? null,
  };
  await stored.insertCase(cx.tx, params.election, now);
  const evidence = await putIn(cx, params.election, now, {
    ...body,
    evidence: body.evidence.map((item) => ({ ...item, supersedes: null })),
  });
  if (now.routedTo === null) await tellPanel(cx, params.election, now);
  else await handOver(cx, params.election, now, now.routedTo);
  record(cx, "cases.brief", now, {
    why: body.asked,
    body: {
      ...now,
      criteria: body.criteria,
      alternatives: body.alternatives,
      evidence: seenWith(now, evidence),
    },
  });
  recordNarrower(cx, "cases.brief", now, evidence);
  return ok({
    id: now.id,
    state: now.routedTo === null ? "briefed" : "routed",
    routedTo: now.routedTo,
    basis: mandate.id,
  });
};

export const amend: Serves<typeof amendCase> = async (cx, { params, body }) => {
  const opened = await openCase(cx, params);
  if (!opened.ok) return opened;
  const { now } = opened.value;
  const known = checkItems(cx, body, now.classification);
  if (!known.ok) return known;
  const existing = new Set<string>((await stored.evidenceOf(cx.tx, now.id)).map((item) => item.id));
  if (body.evidence.some((item) => item.supersedes !== null && !existing.has(item.supersedes)))
    return refuse("superseded-not-found");
  const evidence = await putIn(cx, params.election, now, body);
  const told = await tellPanel(cx, params.election, now);
  const added = body.evidence.length + body.criteria.length + body.alternatives.length;
  // With nothing new to say, the case is still told to members who have joined the panel since.
  if (added + told === 0) return refuse("nothing-to-add");
  const { criteria, alternatives } = body;
  const plain = seenWith(now, evidence);
  if (plain.length + criteria.length + alternatives.length > 0 || added === 0)
    record(cx, "cases.amend", now, {
      why: "",
      body: { evidence: plain, criteria, alternatives },
    });
  recordNarrower(cx, "cases.amend", now, evidence);
  return ok(now);
};

export const withdraw: Serves<typeof withdrawCase> = async (cx, { params, body }) => {
  const now = await stored.takeCase(cx.tx, params.case);
  if (now === null) return refuse("case-not-found");
  if (!isOpen(now.state) || now.organisationId !== cx.actor.organisationId) return refuse("case-closed");
  return ok(await end(cx, now, { state: "withdrawn", why: body.why, routedTo: null }));
};

export const route: Serves<typeof routeCase> = async (cx, { params, body }) => {
  const now = await stored.takeCase(cx.tx, params.case);
  if (now === null) return refuse("case-not-found");
  if (!isOpen(now.state)) return refuse("case-closed");
  if (now.tlp === "red") return refuse("red-not-routed");
  const mandates = await mandatesInForce(cx.tx);
  const takes = mandates.some(
    (each) =>
      (each.organisationId === body.organisationId && each.matter === now.matter) ||
      each.routesTo === body.organisationId,
  );
  if (!takes) return refuse("organisation-without-mandate", { organisation: body.organisationId });
  const routed = await end(cx, now, { state: "routed", why: body.why, routedTo: body.organisationId });
  await handOver(cx, params.election, routed, body.organisationId);
  return ok(routed);
};

async function end(cx: Context, now: Case, as: Parameters<typeof stored.endCase>[2]): Promise<Case> {
  await stored.endCase(cx.tx, now.id, as);
  await done(cx.tx, { subject: now.id, kind: null });
  const ended: Case = {
    ...now,
    state: as.state,
    endedAtMs: cx.nowMs,
    endedBecause: as.why,
    routedTo: as.routedTo,
  };
  record(cx, as.state === "routed" ? "cases.route" : "cases.withdraw", ended, {
    why: as.why,
    about: as.routedTo === null ? [] : [as.routedTo],
    body: { state: as.state, routedTo: as.routedTo },
  });
  return ended;
}

interface Additions {
  readonly evidence: readonly (Omit<NewEvidence, "supersedes"> & { readonly supersedes?: unknown })[];
  readonly criteria: readonly Assessment[];
  readonly alternatives: readonly TriedAlternative[];
}

function checkItems(
  cx: Context,
  added: Additions,
  classification: number,
): Result<null, "known-in-future" | "above-clearance"> {
  const highest = Math.max(classification, ...added.evidence.map((item) => item.classification));
  if (highest > cx.actor.clearance) return refuse("above-clearance");
  return checkKnown([...added.evidence, ...added.criteria, ...added.alternatives], cx.nowMs);
}

async function checkSubjects(
  cx: Context,
  body: Pick<Case, "incidentIds" | "campaignId" | "tlp" | "classification">,
): Promise<Result<null, "subject-unknown" | "marked-too-low">> {
  const ids = [...body.incidentIds, ...(body.campaignId === null ? [] : [body.campaignId])];
  const seen = await subjectsSeen(cx.tx, ids);
  const unknown = ids.find((id) => !seen.some((subject) => subject.id === id));
  if (unknown !== undefined) return refuse("subject-unknown", { subject: unknown });
  return checkMarking(body, seen);
}

/** Puts items into the case. */
async function putIn(
  cx: Context,
  electionId: string,
  now: Case,
  added: {
    readonly evidence: readonly NewEvidence[];
    readonly criteria: readonly Assessment[];
    readonly alternatives: readonly TriedAlternative[];
  },
): Promise<Evidence[]> {
  const evidence = added.evidence.map((item): Evidence => ({
    ...item,
    id: cx.dice.id("cev") as Evidence["id"],
    recordedAtMs: cx.nowMs,
  }));
  await stored.insertEvidence(cx.tx, { electionId, caseId: now.id }, evidence);
  await stored.insertSheet(cx.tx, now.id, added);
  return evidence;
}

/** The journal keeps ids and hashes of evidence, not its words. */
const kept = (item: Evidence) => ({ id: item.id, knownAtMs: item.knownAtMs, sha256: sha256Of(item) });

const seenWith = (now: Case, evidence: readonly Evidence[]) =>
  evidence.filter((item) => !isNarrower(item, now)).map(kept);

/** An item marked more narrowly than its case has an entry of its own, which readers of the case alone do not see. */
function recordNarrower(cx: Context, action: string, now: Case, evidence: readonly Evidence[]): void {
  for (const item of evidence.filter((each) => isNarrower(each, now)))
    record(cx, action, now, { why: "", body: { evidence: [kept(item)] }, marking: item });
}
