// Goal: what holds of every measure of risk holds of each of ours, whatever is drawn (W5.7). Method: properties over samples from
// fast-check; what two methods have in common must agree.
import {
  array,
  assert as check,
  constantFrom,
  double,
  integer,
  property,
  shuffledSubarray,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { overstatementNull, overstatementValue } from "../design/overstatement.ts";
import { superSimplePadding, superSimpleRisk } from "../design/super-simple.ts";
import { agrapa } from "./agrapa.ts";
import { alphaFixed, alphaOptimalComparison, alphaShrinkTruncate } from "./alpha.ts";
import { fixedShare, fixedStake, kaplanKolmogorov, kaplanMarkov, kaplanWald } from "./fixed-bets.ts";
import { universal } from "./mixture.ts";
import { riskHistory, type RiskMeasure, wrongOutcome } from "./risk-measure.ts";

const measures: readonly RiskMeasure[] = [
  alphaFixed(0.6),
  alphaShrinkTruncate({ eta: 0.6, d: 20 }),
  alphaShrinkTruncate({ eta: 0.6, d: 20, f: 0.1 }),
  alphaOptimalComparison(0.001),
  fixedStake(0.7),
  fixedShare(0.9),
  fixedShare(1),
  kaplanMarkov(0.1),
  kaplanWald(0.2),
  kaplanKolmogorov(0.1),
  agrapa({ first: 0.5 }),
  universal(5),
];
const measure = constantFrom(...measures);
const upper = 1.2;
const values = array(double({ min: 0, max: upper, noNaN: true }), { maxLength: 80 });
const cards = constantFrom(80, 100, 100_000, Infinity);

describe("W5.7: every measure of risk", () => {
  it("stays between 0 and 1 and, once it is low, never rises again", () => {
    check(
      property(measure, values, cards, (one, sample, count) => {
        const { pAfter, pNowAfter } = riskHistory(one, wrongOutcome(upper, count), sample);
        let before = 1;
        for (const [draw, p] of pAfter.entries()) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(before);
          expect(pNowAfter[draw]).toBeGreaterThanOrEqual(p);
          expect(pNowAfter[draw]).toBeLessThanOrEqual(1);
          before = p;
        }
      }),
    );
  });

  it("says of the first draws the same, however many follow: an escalation changes nothing that was said", () => {
    check(
      property(measure, values, cards, integer({ min: 0, max: 80 }), (one, sample, count, part) => {
        const hypothesis = wrongOutcome(upper, count);
        const whole = riskHistory(one, hypothesis, sample).pAfter;
        const begun = riskHistory(one, hypothesis, sample.slice(0, part)).pAfter;
        expect(begun).toEqual(whole.slice(0, part));
      }),
    );
  });

  it("comes to the same with and without replacement when the cards are many", () => {
    check(
      property(measure, values, (one, sample) => {
        const many = riskHistory(one, wrongOutcome(upper, 1e12), sample).p;
        const endless = riskHistory(one, wrongOutcome(upper), sample).p;
        expect(Math.abs(many - endless)).toBeLessThanOrEqual(1e-6 * endless);
      }),
    );
  });

  it("does not confirm from cards that all have the mean of the null", () => {
    check(
      property(measure, cards, integer({ min: 0, max: 80 }), (one, count, draws) => {
        const same = Array.from({ length: draws }, () => 1 / 2);
        expect(riskHistory(one, wrongOutcome(upper, count), same).p).toBeGreaterThan(1 - 1e-9);
      }),
    );
  });

  it("negative: refuses a value that no card can have, and more cards than there are", () => {
    for (const one of measures) {
      for (const value of [-0.1, 1.3, NaN])
        expect(() => one.start(wrongOutcome(upper)).next(value), one.name).toThrow(RangeError);
      const track = one.start(wrongOutcome(upper, 1));
      track.next(0.5);
      expect(() => track.next(0.5), one.name).toThrow(RangeError);
    }
  });
});

describe("W5.7: Super-simple", () => {
  const errors = ["o2", "o1", "none", "u1", "u2"] as const;
  const overstated = { o2: 1, o1: 1 / 2, none: 0, u1: -1 / 2, u2: -1 };

  it("is Kaplan-Markov on overstatements with its padding, in any order of the draws", () => {
    check(
      property(
        array(constantFrom(...errors), { maxLength: 60 }),
        integer({ min: 1, max: 90 }),
        (found, percent) => {
          const margin = percent / 100;
          const count = (error: string): number => found.filter((one) => one === error).length;
          const simple = superSimpleRisk(
            { dilutedMargin: margin },
            {
              sampled: found.length,
              found: { o1: count("o1"), o2: count("o2"), u1: count("u1"), u2: count("u2") },
            },
            "counted",
          );
          const assertion = { upper: 1, margin };
          const track = kaplanMarkov(superSimplePadding({ dilutedMargin: margin })).start(
            overstatementNull(assertion),
          );
          for (const error of found) track.next(overstatementValue(assertion, overstated[error], 0));
          expect(Math.abs(track.pNow - simple)).toBeLessThanOrEqual(1e-9 * simple);
        },
      ),
    );
  });

  it("is no smaller where understatements are not counted", () => {
    check(
      property(
        integer({ min: 0, max: 500 }),
        shuffledSubarray([1, 2, 3, 4], { minLength: 4 }),
        (sampled, [o1 = 0, o2 = 0, u1 = 0, u2 = 0]) => {
          const sample = { sampled, found: { o1, o2, u1, u2 } };
          const [counted, ignored] = (["counted", "ignored"] as const).map((how) =>
            superSimpleRisk({ dilutedMargin: 0.05 }, sample, how),
          );
          expect(counted).toBeLessThanOrEqual(ignored!);
          expect(ignored).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
