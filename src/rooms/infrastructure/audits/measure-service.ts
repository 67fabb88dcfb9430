import { measureOf } from "@counterfoil/risk-limiting-audit";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { moreBatches } from "./batch-rules.ts";
import { batchRisk, boundsOfAudit } from "./batch-sample.ts";
import { dealUndealt } from "./boards-service.ts";
import { batchId } from "./card-rules.ts";
import type { Audit, AuditedContest, measureRound, orderFullCount } from "./contract.ts";
import { drawRound, type Wanted } from "./draw-service.ts";
import { insertUnits, measuredAt, roundsOf, type DrawnRound, type NewUnit } from "./draw-store.ts";
import { detailOf, ours, record } from "./ground.ts";
import { batchesOf } from "./inputs-store.ts";
import { moreDraws } from "./next-round-rules.ts";
import { stateAfter } from "./rules.ts";
import { recordedContest } from "./contest-rules.ts";
import { strataDraws } from "./strata-rules.ts";
import { worthsOf } from "./strata-sample.ts";
import { sampleOf, type Measurable } from "./sample-service.ts";
import { jurisdictionsOf, saveAudit } from "./store.ts";
import { tellTables, tellWaits } from "./waits.ts";

/** Measures the risk after a round. What is not confirmed goes on without anybody's leave: another round, or everything by hand. */
export const measure: Serves<typeof measureRound> = async (cx, { params }) => {
  const held = await ours(cx, params.audit);
  if (!held.ok) return held;
  const rounds = await roundsOf(cx.tx, params.audit);
  const last = rounds.at(-1);
  if (held.value.state !== "reading" || last === undefined || last.measuredAtMs !== null)
    return refuse("not-reading");
  const found = await measuredNow(cx, held.value, rounds);
  if (found === null) return refuse("units-unread");
  const { risk } = found;
  await measuredAt(cx.tx, params.audit, last.number, risk);
  const measured = held.value.contests.map((one) => afterRisk(one, risk[one.id] ?? []));
  const planned = found.next({ ...held.value, contests: measured });
  const audit = await goOn(cx, held.value, planned);
  const standings = Object.fromEntries(audit.contests.map(({ id, standing }) => [id, standing]));
  record(cx, "audits.measure", audit, {
    why: `round ${last.number}`,
    body: { round: last.number, risk, standings },
  });
  return ok(await detailOf(cx, audit));
};

export const fullCount: Serves<typeof orderFullCount> = async (cx, { params, body }) => {
  const held = await ours(cx, params.audit);
  if (!held.ok) return held;
  if (!["seeded", "reading"].includes(held.value.state)) return refuse("no-seed-yet");
  const contest = held.value.contests.find(({ id }) => id === body.contest);
  if (contest === undefined) return refuse("contest-not-found");
  if (contest.standing !== "open") return refuse("contest-decided");
  const contests = held.value.contests.map((one) => (one === contest ? counted(one, body.why) : one));
  // A round that is being read is read to its end all the same.
  const audit = await goOn(cx, held.value, { contests, wanted: null });
  record(cx, "audits.full-count", audit, { why: body.why, body: { contest: body.contest } });
  return ok(await detailOf(cx, audit));
};

interface Next {
  readonly contests: AuditedContest[];
  /** A next round; null where there is none. */
  readonly wanted: Wanted | null;
}

interface Measured {
  /** By contest, the risk of each claim after the last round. */
  readonly risk: Record<string, number[]>;
  next(audit: Audit): Next;
}

async function measuredNow(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
): Promise<Measured | null> {
  if (audit.design.style === "batch-comparison") return measuredBatches(cx, audit, rounds);
  const sample = await sampleOf(cx, audit, rounds);
  if (sample !== null && audit.design.style === "strata") return measuredStrata(cx, audit, sample, rounds);
  return sample && { risk: risksNow(audit, sample), next: (after) => nextOf(after, sample, rounds) };
}

async function measuredBatches(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
): Promise<Measured | null> {
  const history = await batchRisk(cx, audit, rounds);
  if (history === null) return null;
  const bounds = await boundsOfAudit(cx, audit);
  const risk = Object.fromEntries(
    Object.entries(history).map(([id, claims]) => [id, claims.map((after) => after.at(-1) ?? 1)]),
  );
  const drawn = rounds.at(-1)?.drawsSoFar ?? 0;
  const next = (after: Audit): Next => {
    let draws = 0;
    const contests = after.contests.map((one) => {
      if (one.standing !== "open") return one;
      if (rounds.length >= after.design.roundsMax) return counted(one, "rounds-max");
      const more = moreBatches(bounds, [
        { riskLimit: one.riskLimit, risk: Math.max(...(risk[one.id] ?? [1])) },
      ]);
      // As many draws as there are batches are no less work than all of them.
      if (drawn + more > bounds.length) return counted(one, "too-many-draws");
      draws = Math.max(draws, more);
      return one;
    });
    return { contests, wanted: draws === 0 ? null : draws };
  };
  return { risk, next };
}

async function measuredStrata(
  cx: Context,
  audit: Audit,
  sample: Measurable,
  rounds: readonly DrawnRound[],
): Promise<Measured> {
  const risk = risksNow(audit, sample);
  const worths = worthsOf(audit, audit.contests, await batchesOf(cx.tx, audit.id));
  const drawn = rounds.at(-1)?.drawsSoFar ?? 0;
  const { measure, roundsMax, fullCountShare } = audit.design;
  const stake = measure.kind === "union-corners" ? measure.stake : 0;
  const next = (after: Audit): Next => {
    let draws = 0;
    const contests = after.contests.map((one) => {
      if (one.standing !== "open") return one;
      if (rounds.length >= roundsMax) return counted(one, "rounds-max");
      const worth = worths.get(one.id);
      const limits = { riskLimit: one.riskLimit, risk: Math.max(...(risk[one.id] ?? [1])) };
      const more = worth === undefined ? Infinity : strataDraws(worth, stake, limits, 0.8416);
      if (drawn + more > (audit.cards ?? 0) * fullCountShare) return counted(one, "too-many-draws");
      draws = Math.max(draws, more);
      return one;
    });
    return { contests, wanted: draws === 0 ? null : draws };
  };
  return { risk, next };
}

function risksNow(audit: Audit, sample: Measurable): Record<string, number[]> {
  return Object.fromEntries(
    audit.contests.map((one) => [
      one.id,
      sample.risksOf(recordedContest(one)).map((rounds) => rounds.at(-1) ?? 1),
    ]),
  );
}

function afterRisk(contest: AuditedContest, risks: readonly number[]): AuditedContest {
  if (contest.standing !== "open") return contest;
  return risks.every((risk) => risk <= contest.riskLimit) ? { ...contest, standing: "confirmed" } : contest;
}

/** For each contest that is open still: how much more is to be drawn, or that sampling would not do. */
function nextOf(audit: Audit, sample: Measurable, rounds: readonly DrawnRound[]): Next {
  const { design } = audit;
  const risk = measureOf(design.measure);
  if (risk === null) throw new Error("a committed measure is none");
  const byStyle = design.sampler === "card-styles";
  const sizes: Record<string, number> = { ...rounds.at(-1)?.sizes };
  let draws = 0;
  const contests = audit.contests.map((one) => {
    if (one.standing !== "open") return one;
    if (rounds.length >= design.roundsMax) return counted(one, "rounds-max");
    const drawsMax = Math.ceil((byStyle ? one.cards : (audit.cards ?? 0)) * design.fullCountShare);
    const claims = sample.valuesOf(recordedContest(one));
    const more = claims.map((values) => moreDraws(values, risk, one.riskLimit, drawsMax));
    if (more.includes(null)) return counted(one, "too-many-draws");
    const most = Math.max(0, ...more.map((each) => each ?? 0));
    draws = Math.max(draws, most);
    // More of its cards may have come with other contests' than it asked for.
    const seen = claims[0]?.rounds.flat().length ?? 0;
    sizes[one.id] = Math.min(one.cards, Math.max(seen, sizes[one.id] ?? 0) + most);
    return one;
  });
  if (draws === 0) return { contests, wanted: null };
  return { contests, wanted: byStyle ? sizes : draws };
}

function counted(contest: AuditedContest, because: string): AuditedContest {
  return { ...contest, standing: "full-count", fullCountBecause: because };
}

/** Draws the next round, lays out what is counted in full, and says where the audit stands. */
async function goOn(cx: Context, before: Audit, { contests, wanted }: Next): Promise<Audit> {
  const rounds = await roundsOf(cx.tx, before.id);
  const beingRead = wanted !== null || rounds.at(-1)?.measuredAtMs === null;
  const audit: Audit = { ...before, contests, state: stateAfter(before.state, contests, beingRead) };
  const jurisdictions = await jurisdictionsOf(cx.tx, audit.id);
  if (wanted !== null) await drawRound(cx, audit, wanted);
  const newly = contests.filter(
    ({ id, standing }) =>
      standing === "full-count" && before.contests.find((one) => one.id === id)?.standing === "open",
  );
  for (const contest of newly) await layOut(cx, audit, contest);
  await saveAudit(cx.tx, audit);
  if (wanted !== null || newly.length > 0)
    for (const { code } of jurisdictions) await dealUndealt(cx, audit.id, code);
  await tellTables(cx, audit);
  await tellWaits(cx, audit);
  return audit;
}

/** Every batch of the jurisdictions in which the contest was held, to be counted by hand. */
async function layOut(cx: Context, audit: Audit, contest: AuditedContest): Promise<void> {
  const jurisdictions = await jurisdictionsOf(cx.tx, audit.id);
  const owner = new Map(jurisdictions.map(({ code, organisationId }) => [code, organisationId]));
  const batches = (await batchesOf(cx.tx, audit.id)).filter(
    ({ code, cards }) => cards > 0 && (contest.heldIn?.includes(code) ?? true),
  );
  const units = batches.map((batch): NewUnit => ({
    contest: contest.id,
    unit: batchId(batch.code, batch),
    code: batch.code,
    organisation_id: owner.get(batch.code) ?? "",
    seq: batch.seq,
    place: null,
    round: null,
    draws: [],
  }));
  await insertUnits(cx.tx, audit.id, units);
}
