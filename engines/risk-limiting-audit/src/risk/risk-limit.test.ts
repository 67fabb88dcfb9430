// Goal: no measure confirms a wrong outcome more often than the risk limit allows. Method: 10,000 audits of a tie and of an outcome
// that is wrong by one vote, each looked at after every draw to its end, by all measures on the same draws; the part that ever
// falls to the limit may exceed it by three standard deviations at most. A measure that is known to be wrong must be caught.
import { expect, test } from "vitest";
import { chanceFrom } from "../chance.ts";
import {
  ballotNotFound,
  overstatementNull,
  overstatementValue,
  phantomRecord,
} from "../design/overstatement.ts";
import { drawing } from "../sample-size/simulate.ts";
import type { Population } from "../sample-size/population.ts";
import { agrapa } from "./agrapa.ts";
import { alphaFixed, alphaOptimalComparison, alphaShrinkTruncate, waldTest } from "./alpha.ts";
import { fixedShare, fixedStake, kaplanKolmogorov, kaplanMarkov, kaplanWald } from "./fixed-bets.ts";
import { universal } from "./mixture.ts";
import { type NullHypothesis, type RiskMeasure, wrongOutcome } from "./risk-measure.ts";

const runs = 10_000;
const riskLimit = 0.1;
const allowed = riskLimit + 3 * Math.sqrt((riskLimit * (1 - riskLimit)) / runs);

const polling: readonly RiskMeasure[] = [
  alphaFixed(0.55),
  alphaFixed(0.7),
  waldTest(0.6),
  alphaShrinkTruncate({ eta: 0.55, d: 20 }),
  alphaShrinkTruncate({ eta: 0.6, d: 10, f: 0.01 }),
  fixedStake(0.5),
  fixedShare(0.3),
  kaplanMarkov(0.5),
  kaplanWald(0.6),
  kaplanKolmogorov(0.5),
  agrapa({ first: 0.2 }),
  universal(4),
];

const comparison: readonly RiskMeasure[] = [
  fixedShare(0.9),
  agrapa({ first: 1 }),
  alphaOptimalComparison(0.001),
  alphaShrinkTruncate({ eta: 0.53, d: 50 }),
  kaplanMarkov(0.05),
  kaplanWald(0.1),
  kaplanKolmogorov(0.1),
  universal(4),
];

const tie: Population = [
  { value: 1, cards: 27 },
  { value: 0, cards: 27 },
  { value: 1 / 2, cards: 6 },
];
const wrongByOneVote: Population = [
  { value: 1, cards: 27 },
  { value: 0, cards: 28 },
  { value: 1 / 2, cards: 5 },
];

for (const [name, population] of Object.entries({ tie, wrongByOneVote }))
  for (const replacement of [false, true])
    test(`W5.7 polling, ${name}, replacement ${replacement}: confirmed no more often than the risk limit`, () => {
      const parts = confirmedParts(polling, wrongOutcome(1, replacement ? Infinity : 60), population);
      for (const [index, part] of parts.entries())
        expect(part, polling[index]?.name).toBeLessThanOrEqual(allowed);
      expect(
        Math.max(...parts),
        "the limit is nearly used, so that the test means something",
      ).toBeGreaterThan(0.03);
    });

// 60 cards, reported margin 0.1: overstatements of 3 votes in all make it a tie. Phantoms count a half each.
const assertion = { upper: 1, margin: 0.1 };
const phantomsAndErrors: Population = [
  { value: overstatementValue(assertion, phantomRecord, ballotNotFound), cards: 2 },
  { value: overstatementValue(assertion, 1, 0), cards: 1 },
  { value: overstatementValue(assertion, 1, 1 / 2), cards: 2 },
  { value: overstatementValue(assertion, 0, 0), cards: 55 },
];
// A pool of 20 cards with reported mean 0.6, truly 0.4; the rest without error, with a margin that makes it a tie: 8 of 60 votes.
const pooled = { upper: 1, margin: 8 / 60 };
const pool: Population = [
  { value: overstatementValue(pooled, 0.6, 1), cards: 8 },
  { value: overstatementValue(pooled, 0.6, 0), cards: 12 },
  { value: overstatementValue(pooled, 0, 0), cards: 40 },
];

for (const [name, population, claimed] of [
  ["phantoms and errors", phantomsAndErrors, assertion],
  ["a pool of cards (ONEAudit)", pool, pooled],
] as const)
  for (const replacement of [false, true])
    test(`W5.7 comparison, ${name}, replacement ${replacement}: confirmed no more often than the risk limit`, () => {
      const hypothesis = overstatementNull(claimed, replacement ? Infinity : 60);
      const parts = confirmedParts(comparison, hypothesis, population);
      for (const [index, part] of parts.entries())
        expect(part, comparison[index]?.name).toBeLessThanOrEqual(allowed);
    });

test("W5.7 negative: a test that multiplies its products twice, as a reference does, is caught", () => {
  const twice: RiskMeasure = {
    name: "products multiplied twice",
    start(hypothesis) {
      const inner = alphaFixed(0.7).start(hypothesis);
      let log = 0;
      let most = 0;
      return {
        next(value) {
          inner.next(value);
          log += inner.logEvidence;
          most = Math.max(most, log);
          return Math.exp(-most);
        },
        p: 1,
        pNow: 1,
        logEvidence: 0,
        draws: 0,
      };
    },
  };
  expect(confirmedParts([twice], wrongOutcome(1, 60), tie)[0]).toBeGreaterThan(allowed);
});

/** For each measure, the part of the audits in which its risk ever fell to the limit. */
function confirmedParts(
  measures: readonly RiskMeasure[],
  hypothesis: NullHypothesis,
  population: Population,
): number[] {
  const chance = chanceFrom(20_26);
  const confirmed = measures.map(() => 0);
  for (let run = 0; run < runs; run++) {
    const next = drawing(population, hypothesis.cards !== Infinity, chance);
    const values = Array.from({ length: 60 }, next);
    for (const [index, measure] of measures.entries()) {
      const track = measure.start(hypothesis);
      if (values.some((value) => track.next(value) <= riskLimit))
        confirmed[index] = (confirmed[index] ?? 0) + 1;
    }
  }
  return confirmed.map((count) => count / runs);
}
