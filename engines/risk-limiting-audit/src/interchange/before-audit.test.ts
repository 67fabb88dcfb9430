/**
 * Goal: nothing is drawn before manifest, records and announced results have been held against each other. Method: a small election
 * in which one thing at a time is wrong.
 */
import { describe, expect, it } from "vitest";
import { checkBeforeAudit, explainFinding, type AuditInputs, type ReportedContest } from "./before-audit.ts";
import type { Card } from "./card.ts";
import { censusTaker } from "./census.ts";
import type { ManifestBatch } from "./manifest.ts";

const choice = (name: string, writeIn = false): { id: string; name: string; writeIn: boolean } => ({
  id: name,
  name,
  writeIn,
});
const mayor = {
  id: "m",
  name: "Mayor",
  votesAllowed: 1,
  ranks: 0,
  choices: [choice("Ann"), choice("Bob"), choice("Write-in", true)],
};
const batch = (tabulator: string | null, name: string, cards: number): ManifestBatch => ({
  jurisdiction: null,
  tabulator,
  batch: name,
  cards,
  storage: null,
});

const card = (id: number, mark: string | null, tabulator = "01"): Card => ({
  id: `${id}`,
  tabulator,
  batch: "B1",
  record: null,
  style: null,
  precinct: `P${id % 4}`,
  contests: [{ contest: "m", marks: mark === null ? [] : [mark], ranks: null, overvoted: false }],
});
const cards = [...Array.from({ length: 8 }, (_, id) => card(id, id < 5 ? "Ann" : "Bob")), card(8, null)];
const right: ReportedContest = { name: "Mayor", votes: { Ann: 5, Bob: 3 }, cardsMax: 9 };

function check(change: {
  cards?: readonly Card[];
  batches?: readonly ManifestBatch[];
  reported?: readonly ReportedContest[];
}): string[] {
  const taker = censusTaker();
  for (const one of change.cards ?? cards) taker.count(one);
  const batches = change.batches ?? [batch("01", "B1", 9)];
  const inputs: AuditInputs = {
    manifest: { batches, cards: batches.reduce((sum, one) => sum + one.cards, 0) },
    census: taker.census([mayor]),
    contests: [mayor],
    reported: change.reported ?? [right],
  };
  return checkBeforeAudit(inputs).map((finding) => {
    expect(explainFinding(finding).fr).not.toContain("{");
    return `${finding.weight} ${finding.name}: ${explainFinding(finding).en}`;
  });
}

describe("before an audit", () => {
  it("W3.5 everything fits: nothing is found, with or without tabulators in the manifest", () => {
    expect(check({})).toEqual([]);
    expect(check({ batches: [batch(null, "B1", 9)] })).toEqual([]);
  });

  const zero = cards.map((one, id) => card(id, one.contests[0]!.marks.length > 0 ? "Ann" : null));

  it.each([
    [
      "fewer cards than records",
      { batches: [batch("01", "B1", 8)] },
      "refuse manifest-too-small: There are 9 records, but the manifest counts only 8",
    ],
    [
      "an overfull batch",
      { batches: [batch("01", "B1", 8), batch("01", "B2", 1)] },
      "refuse batch-overfull: The batch 01-B1 has 9 records, but the manifest counts 8",
    ],
    [
      "a card without a record",
      { batches: [batch("01", "B1", 10)] },
      "explain cards-without-record: The batch 01-B1 has 10 cards and only 9",
    ],
    [
      "an unknown batch",
      { cards: [...cards, card(9, null, "02")], batches: [batch("01", "B1", 9), batch("01", "B2", 1)] },
      "refuse batch-unknown: The batch 02-B1 has 1 records, but is not in the manifest. The nearest is 01-B1.",
    ],
    [
      "an id twice",
      { cards: cards.with(8, card(0, null)) },
      "refuse id-repeated: The record 01-B1: 0 stands twice",
    ],
    ["an extra contest", { reported: [] }, "explain contest-extra: The contest Mayor is on 9 cards"],
    [
      "a contest without records",
      { reported: [right, { name: "Major", votes: {} }] },
      "refuse contest-missing: A result was announced for the contest Major, but no record has it. The nearest is Mayor.",
    ],
    [
      "more records of a contest than its cards",
      { reported: [{ ...right, cardsMax: 8 }] },
      "refuse contest-overfull: The contest Mayor is on 9 records, but at most 8",
    ],
    [
      "other votes than announced",
      { reported: [{ ...right, votes: { Ann: 6, Bob: 3 } }] },
      "explain votes-differ: Mayor: Ann: the records hold 5 votes, 6 were announced.",
    ],
    [
      "a choice without records",
      { reported: [{ ...right, votes: { ...right.votes, Cid: 1 } }] },
      "refuse choice-missing: Mayor: Cid: 1 votes were announced",
    ],
    [
      "zero in every precinct",
      { cards: zero, reported: [{ name: "Mayor", votes: { Ann: 8, Bob: 0 } }] },
      "explain zero-everywhere: Mayor: Bob: not a single vote in any of 4 precincts",
    ],
    [
      "every vote of every precinct",
      { cards: zero, reported: [{ name: "Mayor", votes: { Ann: 8, Bob: 0 } }] },
      "explain all-votes: Mayor: Ann: every vote of 4 precincts",
    ],
    [
      "no vote at all",
      { cards: cards.map((_, id) => card(id, null)), reported: [{ name: "Mayor", votes: {} }] },
      "explain contest-without-votes: The contest Mayor is on 9 cards",
    ],
  ] as const)("negative: W3.5 W5.7 %s is named, never silent", (_, change, expected) => {
    expect(check(change).some((one) => one.startsWith(expected))).toBe(true);
  });
});
