import { dilutedMargin, measuredClaim } from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { moreBatches } from "./batch-rules.ts";
import { boundsOfAudit } from "./batch-sample.ts";
import type { BatchOfJurisdiction } from "./card-rules.ts";
import { expectedOfStrata, measureOfStrata, worthsOf } from "./strata-sample.ts";
import { announcedTally, contestAssertions, engineContest } from "./contest-rules.ts";
import type { Audit, AuditedContest, Expected, planSample } from "./contract.ts";
import { countRecords, countTotals, type CountedRecords } from "./counting.ts";
import { houseLanguage } from "./ground.ts";
import { allBatches } from "./manifest-sample.ts";
import {
  drawsMostOf,
  expectedDraws,
  firstRound,
  hardestPopulation,
  measureFits,
  planFor,
  type Planned,
} from "./plan-rules.ts";
import { measureWith, withPools } from "./pool-rules.ts";
import { poolsOfAudit, type Pools } from "./pool-sample.ts";
import { recordedContest } from "./contest-rules.ts";
import { findAudit, jurisdictionsOf } from "./store.ts";

/** How much each method would read; before the commitment from the files as they are. */
export const plan: Serves<typeof planSample> = async (cx, { params }) => {
  const found = await findAudit(cx.tx, params.audit);
  if (found === null) return refuse("audit-not-found");
  const planned = await plannedContests(cx, found);
  if (!planned.ok) return planned;
  const { cards, contests, design } = planned.value;
  const audit = { ...found, design };
  const drawsMax = drawsMostOf(audit.design, cards);
  if (audit.design.style === "batch-comparison") return ok(await planOfBatches(cx, audit, cards, contests));
  if (audit.design.style === "strata") return ok(planOfStrata(planned.value));
  const expect = (design: Audit["design"]) =>
    contests.map((one) => expectedDraws(one, planFor(design, one, cards)));
  const chosen = expect(audit.design);
  const byStyle = audit.design.sampler === "card-styles";
  const compared = audit.design.style === "comparison" ? expect(polledInstead(audit.design)) : [];
  return ok({
    cards,
    chosen: audit.design.style,
    // A card that serves several contests is read once: by card style this is the most.
    firstRound: byStyle
      ? Math.min(
          cards,
          contests.reduce((sum, { contest }, at) => sum + firstOf(chosen[at], contest.cards), 0),
        )
      : firstRound(chosen, drawsMax),
    expected: [...chosen, ...compared],
  });
};

function firstOf(expected: Expected | undefined, cards: number): number {
  return Math.min(cards, expected?.eighty ?? cards);
}

/** The same contests without their records. */
function polledInstead(design: Audit["design"]): Audit["design"] {
  const measure = { kind: "alpha-shrink-truncate" as const, eta: 0.55, d: 100 };
  const sampler = design.sampler === "card-styles" ? ("tickets" as const) : design.sampler;
  return { ...design, style: "polling", sampler, measure };
}

/** Batches that are enough if no error is found; before the commitment only polling can be planned. */
async function planOfBatches(cx: Context, audit: Audit, cards: number, contests: readonly Planned[]) {
  const committed = audit.committedAtMs !== null;
  const bounds = committed ? await boundsOfAudit(cx, audit) : [];
  const firstDraws = committed
    ? moreBatches(
        bounds,
        contests.map(({ riskLimit }) => ({ riskLimit, risk: 1 })),
      )
    : 0;
  const drawsMax = drawsMostOf(audit.design, cards);
  const polling = { ...audit.design, style: "polling" as const, sampler: "rivest" as const, cards, drawsMax };
  const measure = { kind: "alpha-shrink-truncate" as const, eta: 0.55, d: 100 };
  return {
    cards,
    chosen: audit.design.style,
    firstRound: firstDraws,
    expected: contests.flatMap((one) => {
      const drawn = expectedDraws(one, { ...polling, measure });
      const own = { ...drawn, style: audit.design.style, measure: audit.design.measure.kind };
      return committed
        ? [{ ...own, half: firstDraws, eighty: firstDraws, ninety: firstDraws }, drawn]
        : [drawn];
    }),
  };
}

export interface PlannedAudit {
  readonly cards: number;
  readonly design: Audit["design"];
  readonly contests: readonly Planned[];
  readonly audited: readonly AuditedContest[];
  /** Of a committed audit only where its plan needs them. */
  readonly batches: readonly BatchOfJurisdiction[];
}

/** Each contest by itself, by formula; beside it what polling everywhere would take. */
export function planOfStrata({ cards, design, contests, audited, batches }: PlannedAudit) {
  const worths = worthsOf({ design }, audited, batches);
  const drawsMax = drawsMostOf(design, cards);
  const own = audited.map((one) => expectedOfStrata({ design }, one, worths.get(one.id), drawsMax));
  const polled = polledInstead(design);
  const polling = contests.map((one) => expectedDraws(one, planFor(polled, one, cards)));
  const first = firstRound(own, drawsMax);
  return { cards, chosen: design.style, firstRound: first, expected: [...own, ...polling] };
}

/** What is drawn from, and what is known of each contest. */
export async function plannedContests(
  cx: Context,
  audit: Audit,
): Promise<
  Result<PlannedAudit, "files-missing" | "contest-not-auditable" | "tally-incomplete" | "measure-invalid">
> {
  const needsBatches = audit.committedAtMs === null || audit.design.style === "strata";
  const batches = needsBatches ? await allBatches(cx.tx, audit) : [];
  const cards = audit.cards ?? batches.reduce((sum, each) => sum + each.cards, 0);
  if (cards === 0) return refuse("files-missing", { files: "manifest" });
  const count = audit.design.style === "batch-comparison" ? countTotals : countRecords;
  const counted = audit.committedAtMs === null ? await count(cx.tx, audit, batches) : null;
  const pools = await poolsOfAudit(cx.tx, audit, audit.committedAtMs === null ? batches : undefined);
  const contests =
    counted === null
      ? ok(audit.contests)
      : contestsToAudit(cx, audit, { ...counted, tallies: talliesWith(audit, counted.tallies, pools) });
  if (!contests.ok) return contests;
  const recorded = await recordedCards(cx, audit);
  const drawnFrom = { cards, recorded, pools, batches };
  const design = counted === null ? audit.design : designWith(audit, contests.value, drawnFrom);
  const unfit = contests.value.find((one) => !fits(one, design, cards));
  if (unfit !== undefined) return refuse("measure-invalid", { contest: unfit.id });
  const planned = contests.value.map((one) => plannedOf(one, design, drawnFrom));
  return ok({ cards, design, contests: planned, audited: contests.value, batches });
}

interface DrawnFrom {
  /** All cards of the manifest, and those with a record or in a pool. */
  readonly cards: number;
  readonly recorded: number;
  readonly pools: Pools;
  readonly batches: readonly BatchOfJurisdiction[];
}

export async function recordedCards(cx: Context, audit: Audit): Promise<number> {
  const jurisdictions = await jurisdictionsOf(cx.tx, audit.id);
  return jurisdictions.reduce(
    (sum, { records, pools }) => sum + (records?.cards ?? 0) + (pools?.cards ?? 0),
    0,
  );
}

/** The design with the measure that fits what is drawn from: with pools it follows from them. */
export function designWith(
  audit: Audit,
  contests: readonly AuditedContest[],
  from: DrawnFrom,
): Audit["design"] {
  if (audit.design.style === "strata")
    return { ...audit.design, measure: measureOfStrata(worthsOf(audit, contests, from.batches)) };
  if (from.pools.lines.length === 0) return audit.design;
  const populations = contests.flatMap((one) => {
    const planned = plannedOf(one, audit.design, from);
    const population = hardestPopulation(planned, planFor(audit.design, planned, from.cards));
    return population === null ? [] : [population];
  });
  return { ...audit.design, measure: measureWith(audit.design.measure, populations) };
}

function plannedOf(one: AuditedContest, design: Audit["design"], from: DrawnFrom): Planned {
  const contest = engineContest(one);
  const tally = one.tally ?? { kind: "votes", votes: {}, validCards: 0 };
  const assertions = (one.claims ?? []).map((claim) => measuredClaim(contest, tally, claim));
  const byStyle = design.sampler === "card-styles";
  const without = byStyle ? one.cards - (one.recorded ?? 0) : from.cards - from.recorded;
  const phantoms = design.style === "comparison" ? without : 0;
  const pools = [...from.pools.byBatch.values()];
  return { contest, tally, assertions, riskLimit: one.riskLimit, phantoms, pools };
}

export function fits(one: AuditedContest, design: Audit["design"], cards: number): boolean {
  const contest = engineContest(one);
  const tally = one.tally ?? { kind: "votes", votes: {}, validCards: 0 };
  const assertions = (one.claims ?? []).map((claim) => measuredClaim(contest, tally, claim));
  const drawnFrom = design.sampler === "card-styles" ? contest.cards : cards;
  return (
    contest.cards <= cards &&
    (design.style === "batch-comparison" ||
      design.style === "strata" ||
      assertions.every((each) =>
        measureFits(design, each, dilutedMargin(contest, each, drawnFrom), drawnFrom),
      ))
  );
}

/** What the records give, and the pools beside them. */
export function talliesWith(audit: Audit, tallies: Counted["tallies"], pools: Pools): Counted["tallies"] {
  if (pools.lines.length === 0) return tallies;
  return new Map(
    audit.contests.map((one) => [one.id, withPools(recordedContest(one), tallies.get(one.id), pools.lines)]),
  );
}

export type Counted = Pick<CountedRecords, "tallies" | "held">;

/** Each contest with the tally it is audited by, and what must be true for its outcome to be right. */
export function contestsToAudit(
  cx: Context,
  audit: Audit,
  counted: Counted | null,
): Result<AuditedContest[], "contest-not-auditable" | "tally-incomplete"> {
  const contests: AuditedContest[] = [];
  for (const one of audit.contests) {
    const announced = ["polling", "strata"].includes(audit.design.style)
      ? announcedTally(one)
      : ok(counted?.tallies.get(one.id) ?? null);
    if (!announced.ok) return announced;
    const tally = announced.value;
    if (tally === null) return refuse("tally-incomplete", { contest: one.id });
    const assertions = contestAssertions(one, tally, houseLanguage(cx.language));
    if (!assertions.ok) return assertions;
    contests.push({
      ...one,
      tally: tally as AuditedContest["tally"],
      claims: claimsOf(assertions.value),
      recorded: counted?.held.get(one.id) ?? null,
      compared: audit.design.style === "strata" ? comparedIn(one.id, counted) : null,
    });
  }
  return ok(contests);
}

function comparedIn(id: string, counted: Counted | null): AuditedContest["compared"] {
  return (counted?.tallies.get(id) ?? null) as AuditedContest["compared"];
}

function claimsOf(assertions: readonly { readonly claim: unknown }[]): AuditedContest["claims"] {
  return assertions.map(({ claim }) => claim) as AuditedContest["claims"];
}
