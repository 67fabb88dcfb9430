import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { checkContests, measureFor } from "./contest-rules.ts";
import type {
  Audit,
  AuditedContest,
  ContestSetUp,
  declarePaperTrail,
  Design,
  listAudits,
  readAudit,
  reportContests,
  setUpAudit,
  withdrawAudit,
} from "./contract.ts";
import { detailOf, houseLanguage, ours, record } from "./ground.ts";
import { isOpen, seedIsKnown } from "./rules.ts";
import { auditsPage, findAudit, insertAudit, jurisdictionsOf, saveAudit, takingPart } from "./store.ts";
import { tellFiles, tellWaits } from "./waits.ts";

export const list: Serves<typeof listAudits> = async ({ tx }, { query }) => ok(await auditsPage(tx, query));

export const read: Serves<typeof readAudit> = async (cx, { params }) => {
  const audit = await findAudit(cx.tx, params.audit);
  return audit === null ? refuse("audit-not-found") : ok(await detailOf(cx, audit));
};

export const setUp: Serves<typeof setUpAudit> = async (cx, { body }) => {
  const { title, jurisdictions, design } = body;
  const measure = measureFor(design.style, design.measure);
  if (!measure.ok) return measure;
  const byBatch = design.style === "batch-comparison";
  const sampler = design.sampler ?? (byBatch ? "ppeb" : "rivest");
  if (byBatch !== (sampler === "ppeb") || (sampler === "card-styles" && design.style !== "comparison"))
    return refuse("sampler-invalid", { sampler, style: design.style });
  const codesHere = new Set(jurisdictions.map(({ code }) => code));
  const polledIn = design.style === "strata" ? design.polledIn : [];
  const isHybrid = polledIn.length > 0 && new Set(polledIn).size < codesHere.size;
  if (design.style === "strata" && !(isHybrid && polledIn.every((code) => codesHere.has(code))))
    return refuse("strata-need-both");
  const auditable = checkedContests(cx, body, design.style);
  if (!auditable.ok) return auditable;
  const codes = jurisdictions.map(({ code }) => code.toLowerCase());
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined) return refuse("jurisdiction-twice", { jurisdiction: twice });
  const here = await takingPart(
    cx.tx,
    jurisdictions.map((one) => one.organisationId),
  );
  const stranger = jurisdictions.find((one) => !here.has(one.organisationId));
  if (stranger !== undefined)
    return refuse("organisation-unknown", { organisation: stranger.organisationId });
  const audit: Audit = {
    id: cx.dice.id("aud") as Audit["id"],
    title,
    state: "set-up",
    organisationId: cx.actor.organisationId ?? "",
    design: { ...design, polledIn, sampler, measure: measure.value },
    contests: auditable.value,
    paperTrail: null,
    setUpAtMs: cx.nowMs,
    committedAtMs: null,
    commitment: null,
    cards: null,
    seed: null,
    seededAtMs: null,
    ceremony: 1,
    concludedAtMs: null,
    withdrawnBecause: null,
  };
  await insertAudit(cx.tx, audit, jurisdictions);
  await tellWaits(cx, audit);
  await tellFiles(cx, audit);
  record(cx, "audits.set-up", audit, { why: title, body: { ...audit, jurisdictions } });
  return ok(audit);
};

export const report: Serves<typeof reportContests> = async (cx, { params, body }) => {
  const held = await inSetUp(cx, params.audit);
  if (!held.ok) return held;
  const jurisdictions = await jurisdictionsOf(cx.tx, params.audit);
  const contests = checkedContests(cx, { ...body, jurisdictions }, held.value.design.style);
  if (!contests.ok) return contests;
  const audit = { ...held.value, contests: contests.value };
  await saveAudit(cx.tx, audit);
  record(cx, "audits.report", audit, { why: body.why, body: { contests: body.contests } });
  return ok(audit);
};

export const declare: Serves<typeof declarePaperTrail> = async (cx, { params, body }) => {
  const held = await inSetUp(cx, params.audit);
  if (!held.ok) return held;
  const paperTrail = { ...body, declaredBy: cx.actor.id, declaredAtMs: cx.nowMs };
  const audit = { ...held.value, paperTrail };
  await saveAudit(cx.tx, audit);
  record(cx, "audits.declare", audit, { why: body.evidence, body: paperTrail });
  return ok(audit);
};

export const withdraw: Serves<typeof withdrawAudit> = async (cx, { params, body }) => {
  const held = await ours(cx, params.audit);
  if (!held.ok) return held;
  if (seedIsKnown(held.value.state) || !isOpen(held.value.state, "withdraw")) return refuse("seed-known");
  const audit: Audit = { ...held.value, state: "withdrawn", withdrawnBecause: body.why };
  await saveAudit(cx.tx, audit);
  await tellWaits(cx, audit);
  record(cx, "audits.withdraw", audit, { why: body.why, body: { state: audit.state } });
  return ok(audit);
};

/** An audit of one's own organisation that nothing is committed of yet. */
export async function inSetUp(
  cx: Context,
  id: string,
): Promise<Result<Audit, "audit-not-found" | "audit-of-others" | "not-in-set-up">> {
  const held = await ours(cx, id);
  if (!held.ok) return held;
  return held.value.state === "set-up" ? held : refuse("not-in-set-up", { state: held.value.state });
}

function checkedContests(
  cx: Context,
  {
    contests,
    jurisdictions,
  }: {
    readonly contests: readonly ContestSetUp[];
    readonly jurisdictions: readonly { readonly code: string }[];
  },
  style: Design["style"],
) {
  const codes = new Set(jurisdictions.map(({ code }) => code));
  for (const { id, heldIn } of contests) {
    const stranger = heldIn?.find((code) => !codes.has(code));
    if (stranger !== undefined)
      return refuse("jurisdiction-unknown", { contest: id, jurisdiction: stranger });
  }
  const checked = checkContests(contests, style, houseLanguage(cx.language));
  return checked.ok ? ok(contests.map(asAudited)) : checked;
}

function asAudited(contest: ContestSetUp): AuditedContest {
  const unknown = { tally: null, claims: null, recorded: null, compared: null };
  return { ...contest, ...unknown, fullCountBecause: null, handCount: null, standing: "open" };
}
