/**
 * Goal: problems in the JSON of raire-rs are read strictly and solutions are written as it writes them. Method: the worked example of
 * "A Guide to RAIRE" (part 2, example 10), and one broken member at a time.
 */
import { describe, expect, it } from "vitest";
import { answerRaireProblem, readRaireProblem } from "./raire-json.ts";

const problem = {
  metadata: { contest: "Guide", candidates: ["A", "B", "C", "D"] },
  num_candidates: 4,
  votes: [
    { n: 5000, prefs: [2, 1, 0] },
    { n: 1000, prefs: [1, 2, 3] },
    { n: 1500, prefs: [3, 0] },
    { n: 4000, prefs: [0, 3] },
    { n: 2000, prefs: [3] },
  ],
  winner: 2,
  audit: { type: "OneOnMargin", total_auditable_ballots: 13500 },
};

describe("RAIRE JSON", () => {
  it("answers with the published difficulty and passes metadata through", () => {
    const read = readRaireProblem(problem);
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(answerRaireProblem(read.value)).toMatchObject({
      metadata: problem.metadata,
      solution: {
        Ok: { difficulty: 27, margin: 500, winner: 2, num_candidates: 4, assertions: { length: 5 } },
      },
    });
  });

  it.each([
    ["WrongWinner", { winner: 1 }, { WrongWinner: [2] }],
    [
      "TiedWinners",
      {
        votes: [
          { n: 1, prefs: [0] },
          { n: 1, prefs: [3] },
        ],
        winner: null,
      },
      { TiedWinners: [0, 3] },
    ],
    ["no candidates", { num_candidates: 0, votes: [], winner: null }, "InvalidNumberOfCandidates"],
    ["a winner who is no candidate", { winner: 4 }, "InvalidCandidateNumber"],
    ["a ballot for no candidate", { votes: [{ n: 1, prefs: [4] }] }, "InvalidCandidateNumber"],
  ])("negative: writes %s as an error", (_, change, error) => {
    const read = readRaireProblem({ ...problem, ...change });
    if (!read.ok) throw new Error(JSON.stringify(read));
    expect(answerRaireProblem(read.value)["solution"]).toEqual({ Err: error });
  });

  it.each([
    ["num_candidates", { num_candidates: "4" }],
    ["winner", { winner: "C" }],
    ["votes", { votes: {} }],
    ["votes[0].n", { votes: [{ n: -1, prefs: [] }] }],
    [
      "votes[1].prefs",
      {
        votes: [
          { n: 1, prefs: [] },
          { n: 1, prefs: "01" },
        ],
      },
    ],
    ["audit", { audit: "OneOnMargin" }],
    ["audit.type", { audit: { type: "Guess", total_auditable_ballots: 1 } }],
    ["audit.total_auditable_ballots", { audit: { type: "OneOnMargin" } }],
    ["audit.confidence", { audit: { type: "BRAVO", total_auditable_ballots: 1, confidence: 5 } }],
    [
      "audit.error_inflation_factor",
      { audit: { type: "MACRO", total_auditable_ballots: 1, confidence: 0.05 } },
    ],
  ])("negative: names the member %s when it is wrong", (field, change) => {
    expect(readRaireProblem({ ...problem, ...change })).toMatchObject({
      ok: false,
      refusal: "invalid-raire-problem",
      values: { field },
    });
  });
});
