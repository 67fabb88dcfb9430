// Goal: what officials type is what the contract gets, and what cannot be meant is said with its line. Method: properties over made-up
// results and counts; one contest of each kind of fault.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ContestSetUp } from "../contract.ts";
import { asTyped, readVotes, typedContest } from "./typed-contest.ts";
import { rankingLines, readRankings } from "./typed-rankings.ts";

const say = ({ en }: { en: string }, values: object = {}) => `${en} ${JSON.stringify(values)}`;
const contest = typedContest(say);
const typed = { title: "Mayor", kind: "plurality", votes: "Ada; 60\nBo; 40", cards: 100, riskLimit: 5 };

describe("a contest as it is typed", () => {
  test("W5.7: names and votes are read whatever the votes are", () => {
    const results = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z][a-zé ’-]{0,8}[a-z]$/), fc.nat()), {
      minLength: 1,
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(results, (rows) => {
        const read = readVotes(rows.map(([name, votes]) => `${name} ; ${votes}`).join("\n\n"), false);
        expect(read.ok && [...read.votes]).toEqual(rows);
      }),
    );
  });

  test("W5.7: the winners follow from the votes, and what was set up can be typed again", () => {
    const made = ContestSetUp.parse(contest.parse(typed));
    expect(made.reported).toEqual({ kind: "winners", winners: ["Ada"] });
    expect(made.riskLimit).toBe(0.05);
    expect(ContestSetUp.parse(contest.parse(asTyped(made)))).toEqual(made);
    const share = contest.parse({ ...typed, kind: "supermajority", share: 66.667 });
    expect(share.reported).toEqual({ kind: "no-winner" });
  });

  test("W5.7: an instant runoff takes its votes from the records, and its winner as announced", () => {
    const made = contest.parse({ ...typed, kind: "instant-runoff", votes: "Ada\nBo", reportedWinner: "Bo" });
    expect(made.announced).toEqual({ kind: "of-records" });
    expect(made.reported).toEqual({ kind: "winners", winners: ["Bo"] });
  });

  test.each([
    ["a line without votes", { votes: "Ada; 60\nBo" }, "votes", /Line .*"line":2,"found":"Bo"/],
    ["a name twice", { votes: "Ada; 60\nAda; 40" }, "votes", /stands twice.*"line":2/],
    ["nobody", { votes: " \n" }, "votes", /at least one candidate/],
    ["a tie", { votes: "Ada; 50\nBo; 50" }, "votes", /A tie cannot be audited/],
    [
      "an unknown winner",
      { kind: "instant-runoff", votes: "Ada\nBo", reportedWinner: "Cy" },
      "reportedWinner",
      /one of the candidates/,
    ],
  ])("W5.7 negative: %s is refused at its field", (_, change, path, words) => {
    const { error } = contest.safeParse({ ...typed, ...change });
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([path]);
    expect(error?.issues[0]?.message).toMatch(words);
  });
});

describe("rankings of a batch as they are typed", () => {
  const names = ["Ada", "Bo", "Cy d’Or"];
  const ranking = fc.shuffledSubarray(names);
  test("W5.7: any count of rankings reads back as it was typed", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ count: fc.nat(), ranking })), (rankings) => {
        expect(readRankings(rankingLines(rankings), names)).toEqual({ ok: true, rankings });
      }),
    );
  });

  test.each(["12 Ada > Bo", "x: Ada", "3: Ada > Ada", "3: Eve"])(
    "W5.7 negative: “%s” is refused with its line",
    (line) => {
      expect(readRankings(`1: Ada\n${line}`, names)).toEqual({ ok: false, values: { line: 2, found: line } });
    },
  );
});
