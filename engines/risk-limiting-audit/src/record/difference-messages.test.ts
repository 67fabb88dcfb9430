/** Goal: whoever opens a record reads in plain words what does not agree, in English and French (W5.7). Method: differences as the verifier names them. */
import { describe, expect, it } from "vitest";
import { explainDifference } from "./difference-messages.ts";
import type { Difference } from "./record.ts";
import { outcomePhrase, verdictSentence } from "./verdict-messages.ts";

function difference(file: string, where: string, recorded = "1", recomputed = "2"): Difference {
  return { file, where, recorded, recomputed };
}

describe("W5.7: a difference in plain words", () => {
  it.each([
    ["mayor claim 1 round 2", "mayor, assertion 1, round 2", "mayor, assertion 1, ronde 2"],
    ["round 1 draw 3", "round 1, draw 3", "ronde 1, tirage 3"],
    ["hill round 1 draw 3", "hill, round 1, draw 3", "hill, ronde 1, tirage 3"],
    ["line 4 mayor", "line 4, mayor", "ligne 4, mayor"],
    ["mayor tally", "mayor, tally", "mayor, décompte"],
    ["council claims", "council, assertions", "council, assertions"],
    ["tab-1-7", "tab-1-7", "tab-1-7"],
    ["mayor", "mayor", "mayor"],
    ["rows", "rows", "lignes"],
  ])("names the place %s", (where, en, fr) => {
    expect(explainDifference(difference("risk.json", where)).place).toEqual({ en, fr });
  });

  it("says of every file what is wrong with it, each with its own words, and never blames the reader", () => {
    const files = [
      "manifest.csv",
      "contests.json",
      "design.json",
      "records.ndjson",
      "batches.ndjson",
      "rounds.json",
      "boards.ndjson",
      "full-count.ndjson",
      "risk.json",
      "outcome.json",
    ];
    const said = files.map((file) => explainDifference(difference(file, "x")).meaning);
    expect(new Set(said.map(({ en }) => en)).size).toBe(files.length);
    expect(new Set(said.map(({ fr }) => fr)).size).toBe(files.length);
  });

  it("tells a missing file from a changed one, and a folder that is no record from one of a later form", () => {
    const meaning = (...parts: Parameters<typeof difference>): string =>
      explainDifference(difference(...parts)).meaning.en;
    expect(meaning("risk.json", "SHA-256", "ab", "no such file")).toContain("missing");
    expect(meaning("risk.json", "SHA-256", "ab", "cd")).toContain("fingerprint");
    expect(meaning("record.json", "format", "nothing", "x")).toContain("not the public folder");
    expect(meaning("record.json", "format", "counterfoil-audit-record/9", "x")).toContain("newer version");
    expect(meaning("record.json", "notes.txt", "nothing", "a hash")).toContain("notes.txt");
  });

  it("says values in French where they are words, and leaves those of files alone", () => {
    const { recorded, recomputed } = explainDifference(
      difference("boards.ndjson", "line 1", "tab-1-1", "a drawn card, once"),
    );
    expect(recorded).toEqual({ en: "tab-1-1", fr: "tab-1-1" });
    expect(recomputed).toEqual({ en: "a drawn card, once", fr: "un bulletin tiré, une fois" });
  });
});

describe("W5.7: what an audit found", () => {
  it.each([
    ["confirmed" as const, "mayor: the reported outcome is confirmed"],
    ["not-confirmed" as const, "mayor: not confirmed; the audit goes on, up to a full hand count"],
    [
      { counted: { kind: "winners" as const, winners: ["Bo"] } },
      "mayor: counted by hand in full, and that count is the outcome: Bo",
    ],
  ])("%j", (verdict, sentence) => {
    expect(verdictSentence("mayor", verdict).en).toBe(sentence);
  });

  it("names every kind of outcome in both languages", () => {
    expect(outcomePhrase({ kind: "seats", seats: { red: 2, blue: 0, green: 1 } }).fr).toBe("red 2, green 1");
    expect(outcomePhrase({ kind: "runoff", advancing: ["A", "B"] }).fr).toBe("second tour entre A, B");
    expect(outcomePhrase({ kind: "no-winner" }).en).toBe("nobody wins");
    expect(outcomePhrase({ kind: "undecided", reason: "tied-winners" }).fr).toContain("égalité");
  });
});
