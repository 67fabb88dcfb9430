import {
  assorterMean,
  assorterOf,
  chanceFrom,
  comparisonPopulation,
  dilutedMargin,
  errorRatesUsual,
  measureOf,
  overstatementNull,
  simulateSizes,
  wrongOutcome,
  type Assertion,
  type Contest,
  type ErrorRates,
  type NullHypothesis,
  type Pool,
  type Population,
  type Tally,
} from "@counterfoil/risk-limiting-audit";
import type { Design, Expected, MeasureSettings } from "./contract.ts";
import { meanOfPool, pooledPopulation } from "./pool-rules.ts";

/** A contest with what is known of it before the draw. */
export interface Planned {
  readonly contest: Contest;
  readonly tally: Tally;
  readonly assertions: readonly Assertion[];
  readonly riskLimit: number;
  /** Cards without a record. */
  readonly phantoms: number;
  /** Batches of which only the totals are known. */
  readonly pools: readonly Pool[];
}

export interface PlanFor {
  readonly style: Design["style"];
  readonly sampler: Design["sampler"];
  readonly measure: MeasureSettings;
  /** All cards of the manifest; by card style those that can hold the contest. */
  readonly cards: number;
  /** Nobody would read more by sampling. */
  readonly drawsMax: number;
}

/** @param cards all cards of the manifest */
export function planFor(
  design: Pick<Design, "style" | "sampler" | "measure" | "fullCountShare">,
  { contest }: Pick<Planned, "contest">,
  cards: number,
): PlanFor {
  const { style, sampler, measure } = design;
  const drawnFrom = sampler === "card-styles" ? contest.cards : cards;
  return { style, sampler, measure, cards: drawnFrom, drawsMax: drawsMostOf(design, drawnFrom) };
}

const runs = 200;
const playedDrawsMost = 50_000;
const seed = 20_260_101;

/** How many draws are enough for a contest, if what was reported is right: its hardest assertion, played 200 times. */
export function expectedDraws(planned: Planned, plan: PlanFor): Expected {
  const { contest, assertions } = planned;
  const measure = measureOf(plan.measure);
  const hardest = hardestOf(assertions);
  const common = { contest: contest.id, style: plan.style, measure: plan.measure.kind };
  // Nobody could lose: there is nothing to draw for.
  if (hardest === null || measure === null) return { ...common, half: 0, eighty: 0, ninety: 0, margin: 1 };
  const margin = dilutedMargin(contest, hardest, plan.cards);
  const played = simulateSizes({
    measure,
    hypothesis: hypothesisOf(hardest, margin, plan),
    population: populationOf(planned, hardest, margin, plan),
    riskLimit: planned.riskLimit,
    runs,
    chance: chanceFrom(seed),
    drawsMost: plan.drawsMax,
  });
  return {
    ...common,
    half: played.quantile(0.5),
    eighty: played.quantile(0.8),
    ninety: played.quantile(0.9),
    margin,
  };
}

function hardestOf(assertions: readonly Assertion[]): Assertion | null {
  return assertions.reduce<Assertion | null>(
    (worst, one) =>
      worst === null || one.margin / one.upperBound < worst.margin / worst.upperBound ? one : worst,
    null,
  );
}

/** What would be drawn from for the hardest assertion of a contest, if what was reported is right; null where nobody could lose. */
export function hardestPopulation(planned: Planned, plan: PlanFor): Population | null {
  const hardest = hardestOf(planned.assertions);
  if (hardest === null) return null;
  return populationOf(planned, hardest, dilutedMargin(planned.contest, hardest, plan.cards), plan);
}

/** As many draws as anybody would read by sampling; simulations look no further than 50,000. */
export function drawsMostOf({ fullCountShare }: Pick<Design, "fullCountShare">, cards: number): number {
  return Math.min(playedDrawsMost, Math.max(1, Math.ceil(cards * fullCountShare)));
}

/** Can this measure judge this assertion at all? Some parameters only make sense for some margins. */
export function measureFits(
  design: Pick<Design, "style" | "sampler" | "measure">,
  assertion: Assertion,
  margin: number,
  cards: number,
): boolean {
  try {
    measureOf(design.measure)?.start(hypothesisOf(assertion, margin, { ...design, cards }));
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The first round: enough for every contest in 80 % of audits; where none would be, as much as would be read. */
export function firstRound(expected: readonly Expected[], drawsMax: number): number {
  return Math.max(1, ...expected.map(({ eighty }) => Math.min(eighty ?? drawsMax, drawsMax)));
}

export function hypothesisOf(
  { upperBound }: Assertion,
  margin: number,
  {
    style,
    sampler,
    cards,
  }: { readonly style: Design["style"]; readonly sampler: Design["sampler"]; readonly cards: number },
): NullHypothesis {
  const population = sampler === "rivest" ? Infinity : cards;
  return style === "polling"
    ? wrongOutcome(upperBound, population)
    : overstatementNull({ upper: upperBound, margin }, population);
}

function populationOf(planned: Planned, assertion: Assertion, margin: number, plan: PlanFor): Population {
  const { contest, tally, phantoms, pools } = planned;
  if (plan.style === "polling") return pollingPopulationOf(tally, assertion, plan.cards);
  const bounds = { upper: assertion.upperBound, margin };
  const alone = plan.cards - pools.reduce((sum, { cards }) => sum + cards, 0);
  const compared = comparisonPopulation(bounds, alone, ratesFor(alone, phantoms), phantoms);
  const pooled = pools.map((pool) => ({
    mean: meanOfPool(assertion.claim, contest.id, pool),
    cards: valuesInPool(pool, contest.id, assertion),
  }));
  return [...compared, ...pooledPopulation(bounds, pooled)].filter(({ cards }) => cards > 0);
}

function valuesInPool(pool: Pool, contest: string, assertion: Assertion): Population {
  const tally = pool.contests[contest];
  if (tally?.kind !== "votes" || tally.validCards === 0) return [{ value: 1 / 2, cards: pool.cards }];
  const reportedMean = assorterMean(assertion.claim, tally, tally.validCards);
  return pollingPopulationOf(tally, { ...assertion, reportedMean }, pool.cards);
}

/** Few cards cannot have a thousandth of errors beside their phantoms. */
function ratesFor(cards: number, phantoms: number): ErrorRates {
  const room = (cards - phantoms) / cards;
  return room > 0.01 ? errorRatesUsual : { o1: 0, o2: 0, u1: 0, u2: 0 };
}

/** The values of all cards as reported: exact for votes; for rankings each ranking's value. Cards without a valid vote have 1/2. */
function pollingPopulationOf(
  tally: Tally,
  { claim, reportedMean, upperBound }: Assertion,
  cards: number,
): Population {
  const assorter = assorterOf(claim);
  if (tally.kind === "rankings") {
    const values = tally.rankings.map(({ count, ranking }) => ({
      value: assorter.valueOf(ranking),
      cards: count,
    }));
    const ranked = values.reduce((sum, one) => sum + one.cards, 0);
    return [...values, { value: 1 / 2, cards: cards - ranked }];
  }
  const counted = Object.values(tally.votes).reduce((sum, one) => sum + one, 0);
  if (counted === tally.validCards) {
    const values = Object.entries(tally.votes).map(([one, count]) => ({
      value: assorter.valueOf([one]),
      cards: count,
    }));
    return [...values, { value: 1 / 2, cards: cards - counted }];
  }
  // Several votes on a card: which go together was not reported, so each valid card speaks for or against as loudly as it can.
  const high = Math.round((tally.validCards * Math.min(reportedMean, upperBound)) / upperBound);
  return [
    { value: upperBound, cards: high },
    { value: 0, cards: tally.validCards - high },
    { value: 1 / 2, cards: cards - tally.validCards },
  ];
}
