/**
 * Goal: tallies become outcomes by the law's rule, ties are refused by name, and impossible contests and tallies are refused with the
 * member that is wrong. Method: one table of results for each rule, one broken member at a time.
 */
import { describe, expect, it } from "vitest";
import type { Contest, SocialChoice } from "./contest.ts";
import { checkedContest } from "./contest.ts";
import { countCards, validVotes } from "./count-cards.ts";
import { outcomeOf, sameOutcome, type ContestOutcome } from "./reported-outcome.ts";
import { checkedTally } from "./tally.ts";

const half = { numerator: 1, denominator: 2 };

function contest(choice: SocialChoice, cards = 100): Contest {
  return { id: "c", candidates: ["A", "B", "C"], choice, cards };
}

function outcome(choice: SocialChoice, A: number, B: number, C: number): unknown {
  const found = outcomeOf(contest(choice), { kind: "votes", votes: { A, B, C }, validCards: A + B + C });
  return found.ok ? found.value : found.refusal;
}

const winners = (...names: string[]): ContestOutcome => ({ kind: "winners", winners: names });

describe("outcomes", () => {
  const runoff = { kind: "majority-or-runoff", advancing: 2 } as const;
  const plurality = { kind: "plurality", winners: 1, votesAllowed: 1 } as const;
  const pair = { kind: "plurality", winners: 2, votesAllowed: 1 } as const;
  const supermajority = { kind: "supermajority", share: { numerator: 2, denominator: 3 } } as const;
  const seats = { kind: "seats", method: "dhondt", seats: 3 } as const;

  it.each<[string, SocialChoice, [number, number, number], unknown]>([
    ["most votes win", plurality, [3, 5, 4], winners("B")],
    ["the first two win", pair, [3, 5, 4], winners("B", "C")],
    ["all win where there is room for all", { ...pair, winners: 3 }, [0, 0, 0], winners("A", "B", "C")],
    ["a tie for the win", plurality, [5, 5, 1], "tied-winners"],
    ["a tie below the win is none", plurality, [6, 5, 5], winners("A")],
    ["a tie for the second place", pair, [6, 5, 5], "tied-winners"],
    ["two thirds and one vote", supermajority, [21, 5, 4], winners("A")],
    ["less than two thirds", supermajority, [19, 6, 5], { kind: "no-winner" }],
    ["exactly two thirds", supermajority, [20, 5, 5], "on-the-threshold"],
    [
      "everyone above a quarter",
      { kind: "threshold", share: { numerator: 1, denominator: 4 } },
      [9, 8, 3],
      winners("A", "B"),
    ],
    ["a majority", runoff, [6, 3, 2], winners("A")],
    ["no majority", runoff, [4, 3, 4], { kind: "runoff", advancing: ["A", "C"] }],
    ["exactly half", runoff, [5, 3, 2], "on-the-threshold"],
    ["a tie for the runoff", runoff, [4, 3, 3], "tied-winners"],
    ["no votes", runoff, [0, 0, 0], "on-the-threshold"],
    ["seats", seats, [40, 25, 10], { kind: "seats", seats: { A: 2, B: 1, C: 0 } }],
    ["a tie for the last seat", { ...seats, seats: 2 }, [40, 20, 10], "tied-seats"],
    [
      "seats without the list below the threshold",
      { ...seats, threshold: half },
      [40, 25, 10],
      { kind: "seats", seats: { A: 3, B: 0, C: 0 } },
    ],
    [
      "exactly on the threshold",
      { ...seats, threshold: { numerator: 1, denominator: 3 } },
      [40, 25, 10],
      "on-the-threshold",
    ],
    ["no list above the threshold", { ...seats, threshold: half }, [30, 25, 10], "no-list-takes-part"],
  ])("%s", (_, choice, [A, B, C], expected) => {
    expect(outcome(choice, A, B, C)).toEqual(expected);
  });

  it("instant-runoff moves votes to who is left, and refuses ties that decide", () => {
    const irv = contest({ kind: "instant-runoff" });
    const rankings = [
      { count: 4, ranking: ["A"] },
      { count: 3, ranking: ["B", "C"] },
      { count: 2, ranking: ["C", "B"] },
    ];
    expect(outcomeOf(irv, { kind: "rankings", rankings })).toEqual({ ok: true, value: winners("B") });
    const tied = [...rankings, { count: 1, ranking: ["C"] }];
    expect(outcomeOf(irv, { kind: "rankings", rankings: tied })).toMatchObject({ refusal: "tied-winners" });
  });

  it("are the same whatever the order, and whether lists without seats are named", () => {
    expect(sameOutcome(winners("A", "B"), winners("B", "A"))).toBe(true);
    expect(sameOutcome(winners("A"), winners("A", "B"))).toBe(false);
    expect(sameOutcome({ kind: "seats", seats: { A: 1, B: 0 } }, { kind: "seats", seats: { A: 1 } })).toBe(
      true,
    );
    expect(sameOutcome({ kind: "runoff", advancing: ["A"] }, winners("A"))).toBe(false);
  });
});

describe("cards", () => {
  const plurality = contest({ kind: "plurality", winners: 1, votesAllowed: 1 });

  it("count no overvote, no stranger and no mark twice", () => {
    expect(validVotes(plurality, ["A"])).toEqual(["A"]);
    expect(validVotes(plurality, ["A", "B"])).toEqual([]);
    expect(validVotes(plurality, ["A", "A"])).toEqual(["A"]);
    expect(validVotes(plurality, ["A", "X"])).toEqual([]);
    expect(validVotes(plurality, ["X"])).toEqual([]);
    expect(validVotes(contest({ kind: "approval", winners: 1 }), ["A", "B", "C"])).toEqual(["A", "B", "C"]);
    expect(validVotes(contest({ kind: "instant-runoff" }), ["C", "A", "C"])).toEqual(["C", "A"]);
  });

  it("make the tally, blank ones counted as no valid card", () => {
    expect(countCards(plurality, [["A"], [], ["A"], ["B"]])).toEqual({
      kind: "votes",
      votes: { A: 2, B: 1, C: 0 },
      validCards: 3,
    });
  });
});

describe("negative: what cannot be", () => {
  it.each<[string, Partial<Contest>]>([
    ["candidates", { candidates: [] }],
    ["candidates", { candidates: ["A", "A"] }],
    ["cards", { cards: 0 }],
    ["choice.winners", { choice: { kind: "plurality", winners: 4, votesAllowed: 1 } }],
    ["choice.votesAllowed", { choice: { kind: "plurality", winners: 1, votesAllowed: 0 } }],
    ["choice.winners", { choice: { kind: "approval", winners: 0.5 } }],
    ["choice.share", { choice: { kind: "supermajority", share: { numerator: 1, denominator: 3 } } }],
    ["choice.share", { choice: { kind: "threshold", share: { numerator: 1, denominator: 1 } } }],
    ["choice.advancing", { choice: { kind: "majority-or-runoff", advancing: 0 } }],
    ["choice.seats", { choice: { kind: "seats", method: "dhondt", seats: 0 } }],
    [
      "choice.threshold",
      { choice: { kind: "seats", method: "dhondt", seats: 1, threshold: { numerator: 0, denominator: 1 } } },
    ],
  ])("W5.7 negative: a contest with a wrong member %s is refused", (field, change) => {
    const plurality = contest({ kind: "plurality", winners: 1, votesAllowed: 1 });
    expect(checkedContest({ ...plurality, ...change })).toMatchObject({
      refusal: "invalid-contest",
      values: { field },
    });
  });

  it.each([
    ["more-votes-than-cards", { A: 60, B: 41 }, 101],
    ["more-votes-than-cards", { A: 6, B: 5 }, 10],
    ["more-votes-than-cards", { A: 11 }, 10],
    ["unknown-candidate", { A: 6, X: 5 }, 11],
    ["invalid-tally", { A: -1 }, 10],
    ["invalid-tally", { A: 1.5 }, 10],
    ["invalid-tally", { A: 1 }, NaN],
  ])("W5.7 negative: votes are refused with %s", (refusal, votes, validCards) => {
    const plurality = contest({ kind: "plurality", winners: 1, votesAllowed: 1 });
    expect(checkedTally(plurality, { kind: "votes", votes, validCards })).toMatchObject({ refusal });
  });

  it.each([
    ["unknown-candidate", [{ count: 1, ranking: ["X"] }]],
    ["invalid-tally", [{ count: 1, ranking: ["A", "A"] }]],
    ["invalid-tally", [{ count: -1, ranking: ["A"] }]],
    ["more-votes-than-cards", [{ count: 101, ranking: [] }]],
  ])("W5.7 negative: rankings are refused with %s", (refusal, rankings) => {
    const irv = contest({ kind: "instant-runoff" });
    expect(checkedTally(irv, { kind: "rankings", rankings })).toMatchObject({ refusal });
    expect(checkedTally(irv, { kind: "votes", votes: {}, validCards: 0 })).toMatchObject({
      refusal: "invalid-tally",
    });
  });
});
