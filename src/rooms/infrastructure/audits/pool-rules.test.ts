// Goal: the stake of a comparison with pools is made for what pools do to the values of cards (W5.7). Method: populations in which nothing is
// wrong; what a stake gains at a draw on average is worked out exactly, as a mean of logarithms.
import { describe, expect, it } from "vitest";
import type { Population } from "@counterfoil/risk-limiting-audit";
import { measureWith, paddingWith, pooledPopulation } from "./pool-rules.ts";

/** Of 1,000 cards the share `pooled` lies in pools that vote as the rest does: `ahead` more for the winner than for the loser. */
function population(ahead: number, pooled: number): Population {
  const bounds = { upper: 1, margin: ahead };
  const cards = 1000 * pooled;
  const winners = (cards * (1 + ahead)) / 2;
  const inPool = pooledPopulation(bounds, [
    {
      mean: (1 + ahead) / 2,
      cards: [
        { value: 1, cards: winners },
        { value: 0, cards: cards - winners },
      ],
    },
  ]);
  return [{ value: 1 / (2 - ahead), cards: 1000 - cards }, ...inPool];
}

/** What evidence grows by at a draw: above 0 it reaches any limit, below it never does. */
function growth(values: Population, padding: number): number {
  const cards = values.reduce((sum, part) => sum + part.cards, 0);
  const factor = (value: number) => (value + padding) / (1 / 2 + padding);
  return values.reduce((sum, part) => sum + (part.cards / cards) * Math.log(factor(part.value)), 0);
}

describe("the stake with pools", () => {
  it.each([
    [0.2, 1],
    [0.05, 1],
    [0.02, 0.5],
    [0.01, 0.3],
  ])(
    "W5.7: at a margin of %d with %d of the cards pooled the evidence grows, as the usual stake would not",
    (ahead, pooled) => {
      const values = population(ahead, pooled);
      const padding = paddingWith([values]);
      expect(growth(values, padding)).toBeGreaterThan(0);
      expect(growth(values, padding)).toBeGreaterThan(growth(values, 0.1));
    },
  );

  it("W5.7: of several contests the one that is hardest to confirm sets it", () => {
    const [easy, hard] = [population(0.2, 0.5), population(0.02, 0.5)];
    expect(paddingWith([easy, hard])).toBe(paddingWith([hard]));
    expect(paddingWith([hard])).toBeGreaterThan(paddingWith([easy]));
  });

  it("W5.7 negative: without pools, and for any other measure, nothing is changed", () => {
    expect(paddingWith([population(0.2, 0)])).toBe(0.1);
    const chosen = { kind: "fixed-share", share: 0.5 } as const;
    expect(measureWith(chosen, [population(0.02, 1)])).toEqual(chosen);
    expect(measureWith({ kind: "kaplan-markov", padding: 0.3 }, [])).toEqual({
      kind: "kaplan-markov",
      padding: 0.3,
    });
  });
});
