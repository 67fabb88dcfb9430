// Goal: the sizes that planners are shown are those that audits would have (W5.7). Method: populations whose every run ends alike, by the
// formula; then properties of the quantiles.
import { assert as check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceFrom } from "../chance.ts";
import { overstatementNull } from "../design/overstatement.ts";
import { gammaUsual, noDiscrepancies, superSimplePadding } from "../design/super-simple.ts";
import { alphaFixed } from "../risk/alpha.ts";
import { kaplanMarkov } from "../risk/fixed-bets.ts";
import { wrongOutcome } from "../risk/risk-measure.ts";
import { comparisonPopulation, pollingPopulation } from "./population.ts";
import { quantilesUsual, simulateSizes, type SimulationPlan } from "./simulate.ts";

const tight: SimulationPlan = {
  measure: alphaFixed(0.55),
  hypothesis: wrongOutcome(1, 2_000),
  population: pollingPopulation({ winner: 1_080, loser: 900, cards: 2_000 }),
  riskLimit: 0.05,
  runs: 200,
  chance: chanceFrom(3),
};

describe("W5.7: sizes by simulation", () => {
  it("are those of the formula where no card has an error", () => {
    check(
      property(integer({ min: 1, max: 50 }), (percent) => {
        const assertion = { upper: 1, margin: percent / 100 };
        const size = Math.ceil(Math.log(0.05) / Math.log1p(-assertion.margin / (2 * gammaUsual)));
        const simulated = simulateSizes({
          measure: kaplanMarkov(superSimplePadding({ dilutedMargin: assertion.margin })),
          hypothesis: overstatementNull(assertion),
          population: comparisonPopulation(assertion, 100_000, noDiscrepancies),
          riskLimit: 0.05,
          runs: 3,
          chance: chanceFrom(percent),
          drawsMost: 100_000,
        });
        expect(simulated.confirmed).toBe(1);
        for (const share of quantilesUsual) expect(simulated.quantile(share)).toBe(size);
        expect(simulated.mean).toBe(size);
      }),
      { numRuns: 25 },
    );
  });

  it("grow with the part of the audits that are to be done, and the same chance gives the same sizes", () => {
    const [one, other] = [1, 2].map(() => simulateSizes({ ...tight, chance: chanceFrom(3) }));
    const sizes = quantilesUsual.map((share) => one!.quantile(share)!);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes).toEqual(quantilesUsual.map((share) => other!.quantile(share)));
    expect(one!.confirmed).toBe(1);
    expect(sizes.at(-1)).toBeLessThan(2_000);
  });

  it("are unknown beyond the part that confirmed, and whoever gave up counts at the most", () => {
    const short = simulateSizes({ ...tight, chance: chanceFrom(3), drawsMost: 300 });
    expect(short.confirmed).toBeGreaterThan(0.05);
    expect(short.confirmed).toBeLessThan(0.9);
    expect(short.quantile(short.confirmed)).not.toBeNull();
    expect(short.quantile(1)).toBeNull();
    expect(short.mean).toBeLessThanOrEqual(300);
  });

  it("negative: a tie is confirmed by no more runs than the risk limit allows, and endless drawing is refused", () => {
    const population = pollingPopulation({ winner: 900, loser: 900, cards: 2_000 });
    const tie = simulateSizes({ ...tight, population, runs: 1_000, chance: chanceFrom(5) });
    expect(tie.confirmed).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 1_000));
    expect(() => simulateSizes({ ...tight, hypothesis: wrongOutcome(1) })).toThrow(RangeError);
  });
});
