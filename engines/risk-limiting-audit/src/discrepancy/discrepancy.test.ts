/**
 * Goal: what a board finds is always read in the way that helps the reported winners least, and a card drawn twice counts twice.
 * Method: the rule's cases, and properties over all small contests against the definition.
 */
import { array, assert, constantFrom, integer, property, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { classify, overstatementVotes, type BoardReading } from "./classify.ts";
import { countDiscrepancies } from "./count.ts";

const one = { winners: ["A"], losers: ["B", "C"], votesAllowed: 1, cardStyles: false };
const two = { winners: ["A", "B"], losers: ["C"], votesAllowed: 2, cardStyles: false };

describe("a discrepancy", () => {
  it.each([
    [one, ["A"], ["B"], "o2"],
    [one, ["A"], [], "o1"],
    [one, [], ["B"], "o1"],
    [one, ["A"], ["A", "B"], "o1"],
    [one, ["B"], ["A"], "u1"],
    [{ ...one, losers: ["B"] }, ["B"], ["A"], "u2"],
    [one, [], ["A", "B"], "none"],
    [one, ["B"], ["C"], "o1"],
    [two, ["B", "C"], ["A", "B", "C"], "other"],
    [two, ["C"], ["A", "B", "C"], "u1"],
    [one, ["A"], "no-consensus", "o2"],
    [one, ["B"], "no-consensus", "o1"],
    [one, [], "ballot-not-found", "o1"],
    [one, ["A"], "contest-not-on-ballot", "o1"],
    [{ ...one, cardStyles: true }, ["A"], "contest-not-on-ballot", "o2"],
    [{ ...one, cardStyles: true }, ["B"], "contest-not-on-ballot", "o1"],
    [one, "phantom", ["B"], "o1"],
    [one, "phantom", "ballot-not-found", "o1"],
    [one, "phantom", ["A"], "none"],
  ] as const)("W5.7 is read conservatively: %#", (contest, record, board, expected) => {
    expect(classify(contest, record, board)).toBe(expected);
  });

  const choices = subarray(["A", "B", "C", "D"]);

  it("is the worst over all pairs, whatever the contest", () => {
    assert(
      property(
        choices,
        choices,
        integer({ min: 1, max: 3 }),
        subarray(["A", "B", "C", "D"], { minLength: 1, maxLength: 3 }),
        (record, board, votesAllowed, winners) => {
          const losers = ["A", "B", "C", "D"].filter((choice) => !winners.includes(choice));
          const valid = (marks: readonly string[]): readonly string[] =>
            marks.length > votesAllowed ? [] : marks;
          const margin = (marks: readonly string[], w: string, l: string): number =>
            Number(valid(marks).includes(w)) - Number(valid(marks).includes(l));
          const changes = winners.flatMap((w) =>
            losers.map((l) => margin(record, w, l) - margin(board, w, l)),
          );
          const found = classify({ winners, losers, votesAllowed, cardStyles: false }, record, board);
          expect(overstatementVotes(found)).toBe(Math.max(...changes));
        },
      ),
    );
  });

  it("negative: W5.7 what cannot be read is never better for the winners than any reading would be", () => {
    const unread: BoardReading[] = ["ballot-not-found", "no-consensus"];
    assert(
      property(choices, choices, constantFrom(...unread), (record, board, silence) => {
        const worst = overstatementVotes(classify(one, record, silence));
        expect(worst).toBeGreaterThanOrEqual(1);
        // One loser's vote more is possible on top of a record that has one already only in vote for k.
        if (record.length <= 1)
          expect(worst).toBeGreaterThanOrEqual(overstatementVotes(classify(one, record, board)));
      }),
    );
  });

  it("W5.7 counts each draw, also of a card that was drawn before", () => {
    const draw = { card: "102-23-5", record: ["A"], board: ["B"] };
    assert(
      property(integer({ min: 0, max: 9 }), array(constantFrom("x", "y")), (times, others) => {
        const draws = [
          ...Array.from({ length: times }, () => draw),
          ...others.map((card) => ({ card, record: ["A"], board: ["A"] })),
        ];
        const { counts, found } = countDiscrepancies(one, draws);
        expect(counts).toEqual({ draws: draws.length, o2: times, o1: 0, u1: 0, u2: 0, other: 0 });
        expect(found).toHaveLength(times);
      }),
    );
  });
});
