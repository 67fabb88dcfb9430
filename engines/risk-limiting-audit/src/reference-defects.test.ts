// Goal: mistakes that are known in other audit software are not made here. Method: each is named after where it was found, with the
// input that shows it; the right value stands beside the wrong one.
import { expect, test } from "vitest";
import {
  agrapa,
  alphaFixed,
  bandedUnion,
  batchAudit,
  bravoAverage,
  bravoRound,
  type HybridAudit,
  minerva,
  pairsOf,
  riskHistory,
  scaledToCards,
  smallestRound,
  suiteRisk,
  waldTest,
  wrongOutcome,
} from "./index.ts";

test("W5.7 BRAVO never asks for more ballots than there are (Arlo)", () => {
  const plan = { riskLimit: 0.1, winnerShare: 0.505, loserShare: 0.495, cards: 1000 };
  expect(bravoAverage(plan)).toBe(1000);
  expect(bravoRound(plan, 0.9)).toBe(1000);
  expect(scaledToCards(null, 1, 1000)).toBe(1000);
});

test("W5.7 SUITE: a misstatement on a ballot drawn five times counts five times (Arlo counts it once)", () => {
  const audit = (o1: number): HybridAudit => ({
    comparison: {
      cards: 10_000,
      reported: { winner: 5_000, loser: 4_500 },
      sampled: 800,
      found: { o1, o2: 0, u1: 0, u2: 0 },
    },
    polling: {
      cards: 1_000,
      reported: { winner: 750, loser: 150 },
      drawn: 250,
      seen: { winner: 187, loser: 37 },
    },
  });
  expect(suiteRisk(audit(5))).toBeGreaterThan(2 * suiteRisk(audit(1)));
});

test("W5.7 SUITE: a stratum that is counted in full is known, and no error (Arlo passes alpha as a margin and then raises)", () => {
  const counted = (winner: number, loser: number): HybridAudit => ({
    comparison: {
      cards: 10_000,
      reported: { winner: 5_000, loser: 4_900 },
      sampled: 2_000,
      found: { o1: 0, o2: 0, u1: 0, u2: 0 },
    },
    polling: { cards: 1_000, reported: { winner: 600, loser: 300 }, drawn: 1_000, seen: { winner, loser } },
  });
  // What is left to test is 400 votes over 10,000 cards: (1 - 0.04 / (2 gamma))^2000.
  expect(suiteRisk(counted(600, 300))).toBeCloseTo(Math.pow(1 - 0.04 / (2 * 1.03905), 2000), 12);
  expect(suiteRisk(counted(400, 600)), "the count lost more than the other stratum leads by").toBe(1);
});

test("W5.7 Minerva: a round after the one that stopped is no error and raises no risk (athena raises)", () => {
  const track = minerva({ share: 0.6, riskLimit: 0.1 }).start();
  const stopped = track.next({ winner: 56, loser: 40 });
  expect(track.stopped).toBe(true);
  expect(track.next({ winner: 1, loser: 60 })).toBe(stopped);
});

test("W5.7 Minerva: risk is never above 1, and a next round may have any size (athena: above 1; always one and a half times)", () => {
  const track = minerva({ share: 0.6, riskLimit: 0.1 }).start();
  for (const votes of [
    { winner: 10, loser: 40 },
    { winner: 60, loser: 10 },
    { winner: 0, loser: 0 },
  ])
    expect(track.next(votes)).toBeLessThanOrEqual(1);
  const small = minerva({ share: 0.6, riskLimit: 0.1 }).start();
  small.next({ winner: 50, loser: 45 });
  const next = smallestRound(small, 0.9, 1e6) ?? NaN;
  expect(small.stopChance(next)).toBeGreaterThanOrEqual(0.9);
  expect(next).not.toBe(143);
});

test("W5.7 Minerva: sizes below a margin of 1.5 % are exact, and a landslide needs what it needs (Arlo: an approximation, and 4)", () => {
  const close = minerva({ share: 0.505, riskLimit: 0.1 }).start();
  const size = smallestRound(close, 0.8, 1e7) ?? NaN;
  expect(close.stopChance(size)).toBeGreaterThanOrEqual(0.8);
  expect(close.stopChance(size - 1)).toBeLessThan(0.8);
  expect(smallestRound(minerva({ share: 1, riskLimit: 0.01 }).start(), 0.9, 100)).toBe(7);
});

test("W5.7 Wald's test counts each draw once (SHANGRLA: 0.0206 instead of 0.2963)", () => {
  const risk = riskHistory(waldTest(0.75), wrongOutcome(1), [1, 1, 1, 0, 1]).p;
  expect(risk).toBeCloseTo(8 / 27, 12);
  expect(risk).toBe(riskHistory(alphaFixed(0.75), wrongOutcome(1), [1, 1, 1, 0, 1]).p);
});

test("W5.7 aGRAPA: one two-vote overstatement does not end all hope (SHANGRLA and rlauxe without a bound)", () => {
  const upper = 2 / 1.98;
  const values = [...Array<number>(300).fill(upper / 2), 0, ...Array<number>(2000).fill(upper / 2)];
  const bounded = riskHistory(agrapa({ first: 1 }), wrongOutcome(upper, 100_000), values);
  expect(bounded.pNowAfter.at(-1)).toBeLessThan(0.05);
  const allIn = riskHistory(agrapa({ first: 1, least: 1, most: 1 }), wrongOutcome(upper, 100_000), values);
  expect(allIn.pNowAfter.at(-1)).toBe(1);
});

test("W5.7 UI-TS: bands begin where the null does, so that unequal strata waste none (UI-TS: at 1/2 - w2)", () => {
  const hypothesis = {
    strata: [
      { cards: 900, upper: 1 },
      { cards: 100, upper: 1 },
    ],
    mean: 1 / 2,
    replacement: true,
  };
  const track = bandedUnion(() => ({ stake: (m) => 0.5 / m }), 1).start(hypothesis);
  for (let draw = 0; draw < 60; draw++) track.next(draw % 10 === 9 ? 1 : 0, 1);
  expect(track.p).toBeLessThan(0.05);
});

test("W5.7 negative: a tie, a contest without a loser and a wrong winner are refused, not audited", () => {
  const refusal = (votes: Record<string, number>, winners: string[]) => {
    const outcome = pairsOf({ votes, winners, cards: 1000 });
    return outcome.ok ? null : outcome.refusal;
  };
  expect(refusal({ a: 500, b: 500 }, ["a"])).toBe("no-margin");
  expect(refusal({ a: 400, b: 500 }, ["a"])).toBe("no-margin");
  expect(refusal({ a: 400 }, ["a"])).toBe("no-loser");
  expect(refusal({ a: 400, b: 300 }, [])).toBe("no-winner");
  expect(refusal({ a: 400, b: 300 }, ["a"])).toBe(null);
});

test("W5.7 batches: a leader's majority is an assertion of its own; ballots beyond the audit lower each margin", () => {
  const batches = [
    { id: "one", ballots: 500, votes: { a: 260, b: 140, c: 100 } },
    { id: "two", ballots: 500, votes: { a: 250, b: 150, c: 100 } },
  ];
  const bound = (losers: string[], beyondAudit = 0) => {
    const audit = batchAudit({ assertions: [{ winner: "a", losers }], batches, beyondAudit });
    return audit.ok ? audit.value.errorBound : audit.refusal;
  };
  expect(bound(["b"])).toBeCloseTo((220 + 1000) / 220, 12);
  expect(bound(["b", "c"])).toBeCloseTo((20 + 1000) / 20, 12);
  expect(bound(["b"], 20)).toBeCloseTo((220 + 1000) / 200, 12);
  expect(bound(["b", "c"], 20)).toBe("no-margin");
});

test("W5.7 negative: a batch that nobody reported, and a count of more ballots than a batch holds, are refused by name", () => {
  const batches = [{ id: "one", ballots: 100, votes: { a: 60, b: 40 } }];
  const audit = batchAudit({ assertions: [{ winner: "a", losers: ["b"] }], batches });
  if (!audit.ok) throw new Error(audit.refusal);
  expect(audit.value.taint(["two"], { a: 1 })).toMatchObject({
    refusal: "unknown-batch",
    values: { batch: "two" },
  });
  expect(audit.value.taint(["one"], { a: 0, b: 150 })).toMatchObject({ refusal: "more-than-possible" });
  expect(audit.value.taint(["one"], { a: 60, b: 40 })).toMatchObject({ value: 0 });
});
