/**
 * Goal: comparing records with paper confirms a claim exactly when the paper does, and every reading that helps nobody is the worst case.
 * Method: small random elections with wrong records, phantoms and pools; the mean of the overstatement assorter against the mean of the
 * paper; each special reading by name.
 */
import { array, assert as check, boolean, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { assorterOf } from "./assorter.ts";
import type { Claim } from "./claim.ts";
import { overstatementAssorter, type PaperReading, type RecordReading } from "./overstatement-assorter.ts";

const claims: readonly Claim[] = [
  { kind: "more-votes", winner: "A", loser: "B" },
  { kind: "above-share", candidate: "A", share: { numerator: 2, denominator: 3 } },
  { kind: "higher-quotient", winner: "A", winnerDivisor: 3, loser: "B", loserDivisor: 2 },
];
const marks = constantFrom<readonly string[]>(["A"], ["A"], ["A"], ["B"], ["C"], []);
const votes = (one: readonly string[]): { kind: "votes"; votes: readonly string[] } => ({
  kind: "votes",
  votes: one,
});
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the overstatement assorter", () => {
  const cards = array(record({ written: marks, paper: marks, pool: integer({ min: 0, max: 3 }) }), {
    minLength: 1,
    maxLength: 30,
  });

  it("has a mean above one half exactly when the paper's mean is, with pools too", () => {
    check(
      property(cards, constantFrom(...claims), boolean(), (cards, claim, styles) => {
        const assorter = assorterOf(claim);
        const values = cards.map((card) => assorter.valueOf(card.written));
        const margin = 2 * mean(values) - 1;
        if (margin <= 1e-9) return;
        const compared = overstatementAssorter(assorter, margin, styles);
        const poolMean = (pool: number): number =>
          mean(values.filter((_, index) => cards[index]!.pool === pool));
        const readings = cards.map(({ written, paper, pool }) => {
          const reading: RecordReading =
            pool === 0 ? votes(written) : { kind: "pooled", mean: poolMean(pool) };
          const value = compared.valueOf(reading, votes(paper));
          expect(value).toBeGreaterThanOrEqual(-1e-12);
          expect(value).toBeLessThanOrEqual(compared.upperBound + 1e-12);
          return value;
        });
        const paperMean = mean(cards.map((card) => assorter.valueOf(card.paper)));
        if (Math.abs(paperMean - 1 / 2) > 1e-9) expect(mean(readings) > 1 / 2).toBe(paperMean > 1 / 2);
        const flawless = mean(
          cards.map((card) => compared.valueOf(votes(card.written), votes(card.written))),
        );
        expect(flawless).toBeCloseTo(compared.noErrorValue, 12);
      }),
      { numRuns: 300 },
    );
  });

  const assorter = assorterOf(claims[0]!);
  const styled = overstatementAssorter(assorter, 0.1, true);
  const plain = overstatementAssorter(assorter, 0.1, false);
  const absent = { kind: "contest-absent" } as const;
  const phantom = { kind: "phantom" } as const;

  it.each<[string, RecordReading, PaperReading, number, number]>([
    ["a vote for the winner and no card", votes(["A"]), { kind: "not-found" }, 1, 1],
    ["a vote for the winner and no consensus", votes(["A"]), { kind: "no-consensus" }, 1, 1],
    ["a vote for the winner and no contest on the card", votes(["A"]), absent, 1, 0.5],
    ["no mark and no contest on the card", votes([]), absent, 0.5, 0],
    ["no mark on either", votes([]), votes([]), 0, 0],
    ["a phantom and no card", phantom, { kind: "not-found" }, 0.5, 0.5],
    ["a phantom and a vote for the loser", phantom, votes(["B"]), 0.5, 0.5],
    ["a vote for the loser and one for the winner", votes(["B"]), votes(["A"]), -1, -1],
  ])("W5.7: %s", (_, written, paper, withStyles, withoutStyles) => {
    expect(styled.overstatementOf(written, paper)).toBe(withStyles);
    expect(plain.overstatementOf(written, paper)).toBe(withoutStyles);
  });

  it("W5.7 negative: a record without the contest is never silently among the cards of the contest", () => {
    expect(() => styled.valueOf(absent, votes(["A"]))).toThrow(RangeError);
    expect(plain.overstatementOf(absent, votes(["B"]))).toBe(0.5);
  });

  it("negative: no assorter without a positive margin", () => {
    expect(() => overstatementAssorter(assorter, 0, true)).toThrow(RangeError);
    expect(() => overstatementAssorter(assorter, NaN, true)).toThrow(RangeError);
  });
});
