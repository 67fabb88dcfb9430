// Goal: no design of several strata, of rounds or of batches confirms a wrong outcome more often than the risk limit allows. Method:
// 10,000 audits of a tie by draws from a seed, each followed to its end; rounds by their exact chances. At most alpha and three
// standard deviations.
import { expect, test } from "vitest";
import {
  athena,
  batchAudit,
  bandedUnion,
  chanceFrom,
  drawing,
  equalStakes,
  kaplanMarkov,
  minerva,
  type PairSettings,
  type Population,
  providence,
  type RoundMeasure,
  type StratifiedMeasure,
  suiteRisk,
  vertexUnion,
} from "../index.ts";

const runs = 10_000;
const riskLimit = 0.1;
const allowed = riskLimit + 3 * Math.sqrt((riskLimit * (1 - riskLimit)) / runs);

/** Strata whose means differ while all cards average one half, or just below it. */
const strata = {
  tie: [
    [12, 8],
    [8, 12],
  ],
  wrongByOneVote: [
    [12, 8],
    [7, 13],
  ],
} as const;

for (const [name, counts] of Object.entries(strata))
  for (const replacement of [false, true])
    for (const measure of [
      bandedUnion(() => ({ stake: (m) => 0.5 / m }), 2),
      vertexUnion(),
      vertexUnion(equalStakes(0.4)),
    ])
      test(`W5.7 strata, ${measure.name}, ${name}, replacement ${replacement}`, () => {
        expect(partConfirmed(measure, counts, replacement)).toBeLessThanOrEqual(allowed);
      });

function partConfirmed(
  measure: StratifiedMeasure,
  counts: readonly (readonly [number, number])[],
  replacement: boolean,
): number {
  const chance = chanceFrom(3);
  const populations = counts.map(([won, lost]): Population => [
    { value: 1, cards: won },
    { value: 0, cards: lost },
  ]);
  const hypothesis = {
    strata: counts.map(([won, lost]) => ({ cards: won + lost, upper: 1 })),
    mean: 1 / 2,
    replacement,
  };
  let confirmed = 0;
  for (let run = 0; run < runs; run++) {
    const next = populations.map((population) => drawing(population, !replacement, chance));
    const track = measure.start(hypothesis);
    const draws = Math.min(...counts.map(([won, lost]) => won + lost)) * counts.length;
    for (let draw = 0; draw < draws && track.p > riskLimit; draw++)
      track.next(draw % counts.length, next[draw % counts.length]?.() ?? 0);
    if (track.p <= riskLimit) confirmed += 1;
  }
  return confirmed / runs;
}

for (const replacement of [false, true])
  test(`W5.7 three strata that differ, replacement ${replacement}: equal stakes confirm no more often than the risk limit`, () => {
    const counts = [
      [9, 3],
      [4, 8],
      [5, 7],
    ] as const;
    expect(partConfirmed(vertexUnion(equalStakes(0.6)), counts, replacement)).toBeLessThanOrEqual(allowed);
  });

test("W5.7 SUITE at a tie: Fisher's combination confirms no more often than the risk limit", () => {
  const chance = chanceFrom(5);
  const known = new Map<string, number>();
  let confirmed = 0;
  // Reported: 30 votes ahead of 200 with records, 10 of 100 without. True: 20 two-vote errors (40 votes) among the records.
  for (let run = 0; run < runs; run++) {
    const errors = sumOfDraws(
      [
        { value: 1, cards: 20 },
        { value: 0, cards: 180 },
      ],
      false,
      30,
      chance,
    );
    const winner = sumOfDraws(
      [
        { value: 1, cards: 55 },
        { value: 0, cards: 45 },
      ],
      true,
      12,
      chance,
    );
    const key = `${errors} ${winner}`;
    const risk =
      known.get(key) ??
      suiteRisk({
        comparison: {
          cards: 200,
          reported: { winner: 115, loser: 85 },
          sampled: 30,
          found: { o1: 0, o2: errors, u1: 0, u2: 0 },
        },
        polling: {
          cards: 100,
          reported: { winner: 55, loser: 45 },
          drawn: 12,
          seen: { winner, loser: 12 - winner },
        },
      });
    known.set(key, risk);
    if (risk <= riskLimit) confirmed += 1;
  }
  expect(confirmed / runs).toBeLessThanOrEqual(allowed);
});

test("W5.7 batches drawn in proportion to their error bounds, at a tie", () => {
  const chance = chanceFrom(7);
  // 20 batches of 100: 60 to 40 as reported. In five of them all 40 votes that make the tie were miscounted: 20 to 80.
  const batches = Array.from({ length: 20 }, (_, index) => ({
    id: `${index}`,
    ballots: 100,
    votes: { a: 60, b: 40 },
  }));
  const audit = batchAudit({ assertions: [{ winner: "a", losers: ["b"] }], batches });
  if (!audit.ok) throw new Error(audit.refusal);
  const counted = (id: number) => (id < 5 ? { a: 20, b: 80 } : { a: 60, b: 40 });
  const values = batches.map((batch, index) => {
    const taint = audit.value.taint([batch.id], counted(index));
    return taint.ok ? 1 - taint.value : 0;
  });
  let confirmed = 0;
  for (let run = 0; run < runs; run++) {
    const track = kaplanMarkov(0).start(audit.value.hypothesis);
    for (let draw = 0; draw < 60 && track.p > riskLimit; draw++)
      track.next(values[Math.floor(chance() * 20)] ?? 0);
    if (track.p <= riskLimit) confirmed += 1;
  }
  expect(confirmed / runs).toBeLessThanOrEqual(allowed);
});

for (const [name, measureOf] of Object.entries({ minerva, athena, providence }) as [
  string,
  (s: PairSettings) => RoundMeasure,
][])
  test(`W5.7 rounds of ${name} at a tie: the exact chance of stopping is at most the risk limit`, () => {
    for (const share of [0.6, 0.75]) {
      const chance = chanceToStop(measureOf({ share, riskLimit }), [20, 24, 28]);
      expect(chance).toBeLessThanOrEqual(riskLimit);
      expect(chance).toBeGreaterThan(0.02);
    }
  });

/** Sums over everything that a tie could show in these rounds, each with its chance. */
function chanceToStop(measure: RoundMeasure, sizes: readonly number[]): number {
  let alive = [{ rounds: [] as number[], chance: 1 }];
  let stopped = 0;
  for (const size of sizes) {
    const next = new Map<string, { rounds: number[]; chance: number }>();
    for (const { rounds, chance } of alive) {
      const track = measure.start();
      rounds.forEach((winner, index) => track.next({ winner, loser: (sizes[index] ?? 0) - winner }));
      const least = (track.leastWinners(size) ?? Infinity) - track.seen.winner;
      for (let winner = 0; winner <= size; winner++) {
        const part = chance * tossed(winner, size);
        if (winner >= least) stopped += part;
        else keep(next, [...rounds, winner], part);
      }
    }
    alive = [...next.values()];
  }
  return stopped;
}

/** What is left depends on the votes so far only, so one history stands for all that have as many. */
function keep(
  next: Map<string, { rounds: number[]; chance: number }>,
  rounds: number[],
  chance: number,
): void {
  const key = `${rounds.reduce((sum, winner) => sum + winner, 0)}`;
  const known = next.get(key);
  if (known) known.chance += chance;
  else next.set(key, { rounds, chance });
}

function tossed(winner: number, size: number): number {
  let chance = Math.pow(0.5, size);
  for (let i = 1; i <= winner; i++) chance *= (size - i + 1) / i;
  return chance;
}

function sumOfDraws(population: Population, onlyOnce: boolean, draws: number, chance: () => number): number {
  const next = drawing(population, onlyOnce, chance);
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) sum += next();
  return sum;
}
