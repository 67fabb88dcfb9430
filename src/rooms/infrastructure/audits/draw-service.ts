import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { drawnBatches, moreBatches } from "./batch-rules.ts";
import { boundsOfAudit } from "./batch-sample.ts";
import { dealUndealt } from "./boards-service.ts";
import type { Audit, drawSample, Jurisdiction } from "./contract.ts";
import { plannedContests, planOfStrata, type PlannedAudit } from "./plan-service.ts";
import {
  cardsDrawn,
  insertRound,
  insertUnits,
  roundsOf,
  type DrawnRound,
  type NewUnit,
} from "./draw-store.ts";
import { detailOf, ours, record } from "./ground.ts";
import { batchId, type BatchOfJurisdiction } from "./card-rules.ts";
import { drawnCards } from "./card-draws.ts";
import { batchesOf } from "./inputs-store.ts";
import { drawsMostOf, expectedDraws, firstRound, planFor } from "./plan-rules.ts";
import { isOpen } from "./rules.ts";
import type { DrawnCard } from "./sample-rules.ts";
import { jurisdictionsOf, saveAudit } from "./store.ts";
import { drawnFromStrata } from "./strata-sample.ts";
import { drawnByStyle } from "./style-draws.ts";
import { firstSizes, type Sizes } from "./style-sizes.ts";
import { tellTables, tellWaits } from "./waits.ts";

export const draw: Serves<typeof drawSample> = async (cx, { params, body }) => {
  const held = await ours(cx, params.audit);
  if (!held.ok) return held;
  if (held.value.state === "reading") return refuse("already-drawn");
  if (!isOpen(held.value.state, "draw")) return refuse("no-seed-yet", { state: held.value.state });
  const cards = held.value.cards ?? 0;
  if ((body.draws ?? 1) > cards) return refuse("more-than-cards", { cards });
  const audit: Audit = { ...held.value, state: "reading" };
  await drawRound(cx, audit, await firstOf(cx, held.value, body.draws));
  await saveAudit(cx.tx, audit);
  for (const { code } of await jurisdictionsOf(cx.tx, audit.id)) await dealUndealt(cx, audit.id, code);
  await tellTables(cx, audit);
  await tellWaits(cx, audit);
  return ok(await detailOf(cx, audit));
};

/** How much a round draws: so many draws, or by card style so many cards for each contest, those of earlier rounds included. */
export type Wanted = number | Sizes;

/** Draws the next round: the next part of the one sequence. A card that was drawn before is not fetched again, and counts again. */
export async function drawRound(cx: Context, audit: Audit, wanted: Wanted): Promise<void> {
  const rounds = await roundsOf(cx.tx, audit.id);
  const from = rounds.at(-1)?.drawsSoFar ?? 0;
  const drawn = await drawnNext(cx, audit, rounds, wanted);
  const number = rounds.length + 1;
  const ids = drawn.map(({ id }) => id);
  const sizes = typeof wanted === "number" ? null : wanted;
  await insertRound(cx.tx, audit.id, number, { cards: ids, sizes });
  const before = await cardsDrawn(cx.tx, audit.id);
  const jurisdictions = await jurisdictionsOf(cx.tx, audit.id);
  await insertUnits(cx.tx, audit.id, unitsOf(drawn, { from, round: number, before, jurisdictions }));
  record(cx, "audits.draw", audit, {
    why: `round ${number}`,
    body: { round: number, from: from + 1, cards: ids },
  });
}

/** Cards, or batches of a batch comparison. */
async function drawnNext(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
  count: Wanted,
): Promise<Drawn[]> {
  const batches = await batchesOf(cx.tx, audit.id);
  if (typeof count !== "number") return placed(batches, await drawnByStyle(cx, audit, rounds, count));
  if (audit.design.style === "strata") return drawnFromStrata(audit, batches, rounds, count);
  const from = rounds.at(-1)?.drawsSoFar ?? 0;
  if (audit.design.sampler !== "ppeb") return drawnCards(audit, batches, from, count);
  return drawnBatches(await boundsOfAudit(cx, audit), audit.seed ?? "", from, count).map((index) => {
    const batch = batches[index];
    if (batch === undefined) throw new RangeError(`batch ${index} of ${batches.length}`);
    return { id: batchId(batch.code, batch), batch, place: null };
  });
}

/** A batch has no place; a phantom lies in no batch. */
type Drawn = Omit<DrawnCard, "place" | "batch"> & {
  readonly batch: BatchOfJurisdiction | null;
  readonly place: number | null;
};

/** Where cards lie whose ids were drawn. */
function placed(batches: readonly BatchOfJurisdiction[], ids: readonly string[]): Drawn[] {
  const named = new Map(batches.map((batch) => [batchId(batch.code, batch), batch]));
  return ids.map((id) => {
    const hyphen = id.lastIndexOf("-");
    const batch = named.get(id.slice(0, hyphen)) ?? null;
    return { id, batch, place: batch && Number(id.slice(hyphen + 1)) };
  });
}

function unitsOf(
  drawn: readonly Drawn[],
  at: {
    readonly from: number;
    readonly round: number;
    readonly before: ReadonlySet<string>;
    readonly jurisdictions: readonly Jurisdiction[];
  },
): NewUnit[] {
  const owner = new Map(at.jurisdictions.map(({ code, organisationId }) => [code, organisationId]));
  const units = new Map<string, NewUnit>();
  for (const [index, { id, batch, place }] of drawn.entries()) {
    // Nobody can fetch a phantom.
    if (batch === null || at.before.has(id)) continue;
    const unit = units.get(id) ?? {
      contest: "",
      unit: id,
      code: batch.code,
      organisation_id: owner.get(batch.code) ?? "",
      seq: batch.seq,
      place,
      round: at.round,
      draws: [],
    };
    unit.draws.push(at.from + index + 1);
    units.set(id, unit);
  }
  return [...units.values()];
}

/** As many as are asked for, or as planned; by card style for each contest. */
async function firstOf(cx: Context, audit: Audit, draws: number | undefined): Promise<Wanted> {
  const { design } = audit;
  if (design.sampler !== "card-styles") return draws ?? plannedDraws(cx, audit, audit.cards ?? 0);
  return firstSizes(audit, draws ?? null);
}

async function plannedOrThrow(cx: Context, audit: Audit): Promise<PlannedAudit> {
  const planned = await plannedContests(cx, audit);
  if (!planned.ok) throw new Error(`a committed audit cannot be planned: ${planned.refusal}`);
  return planned.value;
}

async function plannedDraws(cx: Context, audit: Audit, cards: number): Promise<number> {
  if (audit.design.style === "batch-comparison")
    return Math.max(
      1,
      moreBatches(
        await boundsOfAudit(cx, audit),
        audit.contests.map(({ riskLimit }) => ({ riskLimit, risk: 1 })),
      ),
    );
  const planned = await plannedOrThrow(cx, audit);
  if (audit.design.style === "strata") return planOfStrata(planned).firstRound;
  return firstRound(
    planned.contests.map((one) => expectedDraws(one, planFor(audit.design, one, cards))),
    drawsMostOf(audit.design, cards),
  );
}
