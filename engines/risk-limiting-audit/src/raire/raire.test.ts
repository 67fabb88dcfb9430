/**
 * Goal: the assertions rule out every other winner, none is harder than needed, and ties and wrong winners are refused. Method:
 * small random elections against brute force over all elimination orders (tallied here by other means), the examples of arXiv
 * 1903.08804, and the engine's own checker against the brute force.
 */
import {
  array,
  assert as check,
  constantFrom,
  integer,
  property,
  record,
  shuffledSubarray,
  tuple,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { difficultyOf, type DifficultyRule } from "./difficulty.ts";
import { findAssertions } from "./find-assertions.ts";
import { outcomeTree, type OutcomeNode } from "./outcome-tree.ts";
import { rankedBallots, type BallotType, type RankedBallots } from "./ranked-ballots.ts";
import type { RankingAssertion } from "./ranking-assertion.ts";
import { rankingTree } from "./ranking-tree.ts";
import { talliesOf } from "./ranking-assertion.ts";
import { seededContest } from "./seeded-contest.test-data.ts";
import { survivingCount } from "./surviving-count.ts";
import { possibleWinners, tabulate } from "./tabulate.ts";

const elections = integer({ min: 2, max: 5 }).chain((candidates) =>
  record({
    candidates: constantFrom(candidates),
    types: array(
      record({
        count: integer({ min: 1, max: 9 }),
        ranking: shuffledSubarray(Array.from({ length: candidates }, (_, one) => one)),
      }),
      { maxLength: 12 },
    ),
  }),
);

const rules: readonly DifficultyRule[] = [
  { kind: "one-on-margin", cards: 100 },
  { kind: "one-on-margin-squared", cards: 100 },
  { kind: "bravo", cards: 100, riskLimit: 0.05 },
  { kind: "macro", cards: 100, riskLimit: 0.05, gamma: 1.1 },
];

describe("the search", () => {
  it("finds the least difficulty that brute force over all elimination orders finds", () => {
    check(
      property(elections, constantFrom(...rules), (election, rule) => {
        const winners = winnersByBruteForce(election);
        const found = findAssertions(election, rule);
        if (winners.length > 1) {
          expect(found).toMatchObject({ refusal: "tied-winners" });
          return;
        }
        if (!found.ok) throw new Error(found.refusal);
        expect(found.value.winner).toBe(winners[0]);
        const least = leastDifficulty(election, found.value.winner, rule);
        expect(found.value.difficulty).toBeCloseTo(least, 9);
        const hardest = Math.max(...found.value.assertions.map((one) => one.difficulty));
        expect(hardest).toBeCloseTo(least, 9);
      }),
      { numRuns: 400 },
    );
  });

  it("gives assertions that are true of the ballots and leave no other winner", () => {
    check(
      property(elections, (election) => {
        const found = findAssertions(election, rules[0]!);
        if (!found.ok) return;
        const { assertions, winner } = found.value;
        for (const { assertion, margin } of assertions) {
          expect(margin).toBe(marginByHand(election, assertion));
          expect(margin).toBeGreaterThan(0);
        }
        const plain = assertions.map((one) => one.assertion);
        expect(survivors(election.candidates, winner, plain)).toEqual([]);
        expect(survivingCount(election.candidates, winner, plain)).toEqual({ kind: "ruled-out" });
        for (let left = 0; left < plain.length; left++) {
          const fewer = plain.filter((_, index) => index !== left);
          expect(survivors(election.candidates, winner, fewer)).not.toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same difficulty whatever the order of ballots and candidates", () => {
    const permuted = elections.chain((election) =>
      tuple(
        constantFrom(election),
        shuffledSubarray([...Array(election.candidates).keys()], { minLength: election.candidates }),
        shuffledSubarray([...election.types], { minLength: election.types.length }),
      ),
    );
    check(
      property(permuted, ([election, names, types]) => {
        const renamed = types.map(({ count, ranking }) => ({
          count,
          ranking: ranking.map((one) => names[one]!),
        }));
        const one = findAssertions(election, rules[0]!);
        const other = findAssertions({ candidates: election.candidates, types: renamed }, rules[0]!);
        expect(other.ok).toBe(one.ok);
        if (!one.ok || !other.ok) return;
        expect(other.value.winner).toBe(names[one.value.winner]);
        expect(other.value.difficulty).toBe(one.value.difficulty);
      }),
    );
  });

  it("solves 36 candidates, and its checker agrees", () => {
    const contest = seededContest(2, 36, 20_000, 6);
    const found = findAssertions(contest, { kind: "one-on-margin", cards: 20_000 });
    if (!found.ok) throw new Error(found.refusal);
    const { winner, assertions, margin, difficulty } = found.value;
    const plain = assertions.map((one) => one.assertion);
    expect(survivingCount(36, winner, plain)).toEqual({ kind: "ruled-out" });
    expect(survivingCount(36, winner, plain.slice(1)).kind).toBe("survives");
    expect(difficulty).toBeCloseTo(20_000 / margin, 9);
    const tree = rankingTree(contestRead(contest));
    for (const one of assertions.slice(0, 40)) {
      const tallies = talliesOf(tree, one.assertion);
      expect(tallies.winner - tallies.loser).toBe(one.margin);
    }
  });

  it("solves more candidates than a machine word has bits, and a single one", () => {
    const many = { candidates: 101, types: [{ count: 1000, ranking: [0] }, ...oneEach(1, 100)] };
    const found = findAssertions(many, { kind: "one-on-margin", cards: 1100 });
    expect(found).toMatchObject({ ok: true, value: { winner: 0, margin: 999, assertions: { length: 100 } } });
    expect(findAssertions({ candidates: 1, types: [] }, rules[0]!)).toEqual({
      ok: true,
      value: { winner: 0, difficulty: 0, margin: Infinity, assertions: [], sets: 1 },
    });
  });
});

describe("negative: refusals", () => {
  const votes = (...types: [number, number[]][]): RankedBallots => ({
    candidates: 3,
    types: types.map(([count, ranking]) => ({ count, ranking })),
  });

  it("W5.7 negative: a wrong reported winner is refused, with the right one", () => {
    const found = findAssertions(votes([9, [0]], [5, [1]], [3, [2, 1]]), rules[0]!, { winner: 1 });
    expect(found).toEqual({ ok: false, refusal: "wrong-winner", values: { reported: 1, winner: 0 } });
  });

  it("W5.7 negative: a tie is refused, even one that only decides who is eliminated", () => {
    expect(findAssertions(votes([5, [0]], [5, [1]]), rules[0]!)).toMatchObject({
      refusal: "tied-winners",
      values: { winners: "0 1" },
    });
    const tiedBelow = votes([6, [0]], [4, [1, 2]], [4, [2, 0]]);
    expect(findAssertions(tiedBelow, rules[0]!)).toMatchObject({ refusal: "tied-winners" });
  });

  it("refuses no candidates, unknown winners, ballots that name anyone twice or nobody there", () => {
    expect(findAssertions({ candidates: 0, types: [] }, rules[0]!)).toMatchObject({
      refusal: "invalid-candidates",
    });
    expect(findAssertions(votes([1, [0]]), rules[0]!, { winner: 3 })).toMatchObject({
      refusal: "invalid-candidates",
    });
    expect(findAssertions(votes([1, [0]], [1, [1, 1]]), rules[0]!)).toEqual({
      ok: false,
      refusal: "invalid-ballot",
      values: { row: 1, expected: "each candidate at most once" },
    });
    expect(findAssertions(votes([1, [3]]), rules[0]!)).toMatchObject({ refusal: "invalid-ballot" });
    expect(findAssertions(votes([0.5, [1]]), rules[0]!)).toMatchObject({ refusal: "invalid-ballot" });
  });

  it("stops when the bound on work is reached, and says between what the answer lies", () => {
    const found = findAssertions(
      seededContest(2, 36, 2_000, 6),
      { kind: "one-on-margin", cards: 2_000 },
      { setsMax: 5 },
    );
    expect(found).toMatchObject({ refusal: "work-limit-reached", values: { sets: 5 } });
    if (!found.ok) expect(Number(found.values?.["atLeast"])).toBeLessThan(Number(found.values?.["atMost"]));
  });
});

describe("the count", () => {
  it("names everyone whom a breaking of ties can make the winner", () => {
    check(
      property(elections, (election) => {
        const tree = rankingTree(contestRead(election));
        const winners = winnersByBruteForce(election);
        expect(possibleWinners(tree)).toEqual(winners);
        expect(winners).toContain(tabulate(tree).eliminationOrder.at(-1));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the checker and the tree", () => {
  const assertions = elections.chain(({ candidates }) =>
    tuple(
      constantFrom(candidates),
      array(
        tuple(
          shuffledSubarray([...Array(candidates).keys()], { minLength: 2 }),
          constantFrom("not-eliminated-before" as const, "not-eliminated-next" as const),
        ),
        { maxLength: 12 },
      ),
    ),
  );

  it("agree with brute force over all orders on any assertions", () => {
    check(
      property(assertions, ([candidates, drawn]) => {
        const made = drawn.map(([some, kind]): RankingAssertion => {
          const [winner = 0, loser = 0] = some;
          return kind === "not-eliminated-before"
            ? { kind, winner, loser }
            : { kind, winner, loser, continuing: some.toSorted((a, b) => a - b) };
        });
        const left = survivors(candidates, 0, made);
        const verdict = survivingCount(candidates, 0, made);
        expect(verdict.kind).toBe(left.length > 0 ? "survives" : "ruled-out");
        if (verdict.kind === "survives") expect(left).toContainEqual(verdict.eliminationOrder);
        const leaves = outcomeTree(candidates, 0, made).otherWinners.flatMap(leavesOf);
        const standing = leaves.filter((leaf) => leaf.ruledOutBy === null).map((leaf) => leaf.lastOut);
        expect(standing.length).toBe(left.length);
        for (const leaf of leaves) {
          if (leaf.ruledOutBy !== null) expect(contradicts(made[leaf.ruledOutBy]!, leaf.lastOut)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("negative: the tree says when it was cut short", () => {
    expect(outcomeTree(5, 0, [], 20).cutShort).toBe(true);
    expect(outcomeTree(2, 0, [{ kind: "not-eliminated-before", winner: 0, loser: 1 }])).toEqual({
      otherWinners: [{ lastOut: [1], ruledOutBy: 0, cameFrom: [] }],
      cutShort: false,
    });
  });
});

describe("difficulties", () => {
  it("fall with the winner's votes and rise with the loser's", () => {
    const cases = record({
      rule: constantFrom(...rules, { kind: "bravo", cards: 100, riskLimit: 0.9 } as const),
      loser: integer({ min: 0, max: 5_000 }),
      lead: integer({ min: 1, max: 5_000 }),
    });
    check(
      property(cases, ({ rule, loser, lead }) => {
        const difficulty = difficultyOf(rule);
        const here = difficulty(loser + lead, loser);
        expect(here).toBeGreaterThan(0);
        expect(difficulty(loser + lead + 1, loser)).toBeLessThanOrEqual(here * (1 + 1e-12));
        expect(difficulty(loser + lead, loser + 1)).toBeGreaterThanOrEqual(here * (1 - 1e-12));
        expect(difficulty(loser, loser + lead)).toBe(Infinity);
      }),
    );
  });
});

function contestRead({ candidates, types }: RankedBallots): RankedBallots {
  const read = rankedBallots(candidates, types);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}

function oneEach(from: number, to: number): BallotType[] {
  return Array.from({ length: to - from + 1 }, (_, one) => ({ count: 1, ranking: [from + one] }));
}

function orders(members: readonly number[]): number[][] {
  if (members.length === 0) return [[]];
  return members.flatMap((one) =>
    orders(members.filter((other) => other !== one)).map((rest) => [one, ...rest]),
  );
}

/** Votes among some, by looking at each ballot. */
function votesAmong({ candidates, types }: RankedBallots, some: readonly number[]): number[] {
  const votes = Array.from({ length: candidates }, () => 0);
  for (const { count, ranking } of types) {
    const top = ranking.find((one) => some.includes(one));
    if (top !== undefined) votes[top]! += count;
  }
  return votes;
}

function winnersByBruteForce(election: RankedBallots): number[] {
  const all = [...Array(election.candidates).keys()];
  const possible = orders(all).filter((order) =>
    order.every((one, at) => {
      const votes = votesAmong(election, order.slice(at));
      return order.slice(at).every((other) => votes[one]! <= votes[other]!);
    }),
  );
  return [...new Set(possible.map((order) => order.at(-1)!))].sort((a, b) => a - b);
}

/** Every true assertion that there is, then for each other order the easiest against it, then the hardest of those. */
function leastDifficulty(election: RankedBallots, winner: number, rule: DifficultyRule): number {
  const all = [...Array(election.candidates).keys()];
  const difficulty = difficultyOf(rule);
  const priced = everyAssertion(all).map((assertion) => {
    const [ahead, behind] = talliesByHand(election, assertion);
    return { assertion, price: difficulty(ahead, behind) };
  });
  const others = orders(all).filter((order) => order.at(-1) !== winner);
  return Math.max(
    0,
    ...others.map((order) =>
      Math.min(...priced.filter(({ assertion }) => contradicts(assertion, order)).map((one) => one.price)),
    ),
  );
}

function everyAssertion(all: readonly number[]): RankingAssertion[] {
  const pairs = all.flatMap((winner) =>
    all.filter((loser) => loser !== winner).map((loser) => ({ winner, loser })),
  );
  const subsets = all.reduce<number[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
  return pairs.flatMap(({ winner, loser }): RankingAssertion[] => [
    { kind: "not-eliminated-before", winner, loser },
    ...subsets
      .filter((set) => set.includes(winner) && set.includes(loser))
      .map((continuing) => ({ kind: "not-eliminated-next" as const, winner, loser, continuing })),
  ]);
}

function talliesByHand(election: RankedBallots, assertion: RankingAssertion): [number, number] {
  const { winner, loser } = assertion;
  if (assertion.kind === "not-eliminated-next") {
    const votes = votesAmong(election, assertion.continuing);
    return [votes[winner]!, votes[loser]!];
  }
  let [ahead, behind] = [0, 0];
  for (const { count, ranking } of election.types) {
    if (ranking[0] === winner) ahead += count;
    const [w, l] = [ranking.indexOf(winner), ranking.indexOf(loser)];
    if (l >= 0 && (w < 0 || w > l)) behind += count;
  }
  return [ahead, behind];
}

function marginByHand(election: RankedBallots, assertion: RankingAssertion): number {
  const [ahead, behind] = talliesByHand(election, assertion);
  return ahead - behind;
}

/** Whether an elimination order, or the end of one, cannot be if the assertion is true. */
function contradicts(assertion: RankingAssertion, order: readonly number[]): boolean {
  const { winner, loser } = assertion;
  if (assertion.kind === "not-eliminated-before") {
    return order.includes(loser) && order.indexOf(winner) < order.indexOf(loser);
  }
  const set = assertion.continuing.toSorted((a, b) => a - b).join();
  return order.some(
    (one, at) =>
      one === winner &&
      order
        .slice(at)
        .sort((a, b) => a - b)
        .join() === set,
  );
}

function survivors(candidates: number, winner: number, assertions: readonly RankingAssertion[]): number[][] {
  const others = orders([...Array(candidates).keys()]).filter((order) => order.at(-1) !== winner);
  return others.filter((order) => !assertions.some((assertion) => contradicts(assertion, order)));
}

function leavesOf(node: OutcomeNode): OutcomeNode[] {
  return node.cameFrom.length === 0 ? [node] : node.cameFrom.flatMap(leavesOf);
}
