import type { Chance } from "../chance.ts";
import type { NullHypothesis, RiskMeasure } from "../risk/risk-measure.ts";
import type { Population } from "./population.ts";

export type SimulationPlan = {
  readonly measure: RiskMeasure;
  readonly hypothesis: NullHypothesis;
  readonly population: Population;
  readonly riskLimit: number;
  readonly runs: number;
  readonly chance: Chance;
  /** Give up a run after so many draws; all cards unless told. Required when drawing with replacement. */
  readonly drawsMost?: number;
};

export type Simulation = {
  /** The part of the runs that confirmed. */
  readonly confirmed: number;
  /** Draws that were enough for this part of all runs; null where too few confirmed. @param share above 0, at most 1 */
  quantile(share: number): number | null;
  /** Draws on average, runs that gave up counted at the most. */
  readonly mean: number;
};

/**
 * Plays audits on a population and stops each as soon as it is decided. A card is drawn by its value, so a run costs as much as
 * its sample, however many cards there are.
 */
export function simulateSizes(plan: SimulationPlan): Simulation {
  const most = Math.min(plan.drawsMost ?? Infinity, plan.hypothesis.cards);
  if (most === Infinity) throw new RangeError("drawing with replacement needs drawsMost");
  const sizes = Array.from({ length: plan.runs }, () => play(plan, most)).sort((a, b) => a - b);
  const confirmed = sizes.filter((size) => size !== Infinity).length;
  return {
    confirmed: confirmed / plan.runs,
    quantile(share) {
      const size = sizes[Math.max(0, Math.ceil(share * plan.runs - 1e-9) - 1)] ?? Infinity;
      return size === Infinity ? null : size;
    },
    mean: sizes.reduce((sum, size) => sum + Math.min(size, most), 0) / plan.runs,
  };
}

/** The parts that planners ask for. */
export const quantilesUsual = [0.5, 0.7, 0.8, 0.9] as const;

function play({ measure, hypothesis, population, riskLimit, chance }: SimulationPlan, most: number): number {
  const track = measure.start(hypothesis);
  const next = drawing(population, hypothesis.cards !== Infinity, chance);
  for (let draw = 1; draw <= most; draw++) if (track.next(next()) <= riskLimit) return draw;
  return Infinity;
}

/** Draws values as cards come: each value as likely as it has cards left. */
export function drawing(population: Population, onlyOnce: boolean, chance: Chance): () => number {
  const values = population.map(({ value }) => value);
  const left = Float64Array.from(population, ({ cards }) => cards);
  let cards = left.reduce((sum, count) => sum + count, 0);
  return () => {
    let place = Math.floor(chance() * cards);
    let index = 0;
    while (index < left.length - 1 && place >= (left[index] ?? 0)) {
      place -= left[index] ?? 0;
      index += 1;
    }
    if (onlyOnce) {
      left[index] = (left[index] ?? 0) - 1;
      cards -= 1;
    }
    return values[index] ?? 0;
  };
}
