// Goal: what may be published, how clauses are ordered and compared (G6). Method: worked examples and properties; the drawn table is read.
import { readFileSync } from "node:fs";
import { array, assert, constantFrom, property, shuffledSubarray, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf, piecesOf } from "./changes-rules.ts";
import type { Clause } from "./contract.ts";
import { inOrder, missingLanguages, moves, numberTwice, publish, type Standing } from "./rules.ts";

const clause = (number: string, title: string, text = ""): Clause => ({
  number,
  texts: { en: { title, text } },
});
const ready: Standing = {
  state: "draft",
  secondPerson: true,
  version: 2,
  publishedVersion: null,
  authors: [
    { number: 1, by: "ana" },
    { number: 2, by: "bo" },
  ],
  undisposed: [],
};
const asked = { version: 2, by: "cleo", languagesMissing: [] };

describe("rules of standards", () => {
  it("G6: with every comment disposed of, a second person publishes", () => {
    expect(publish(ready, asked)).toEqual({ ok: true, value: "published" });
    expect(publish({ ...ready, secondPerson: false }, { ...asked, by: "ana" }).ok).toBe(true);
    // Whoever wrote only what is public already is a second person for what is not.
    expect(publish({ ...ready, state: "published", publishedVersion: 1 }, { ...asked, by: "ana" }).ok).toBe(
      true,
    );
  });

  it("G6 negative: one undisposed comment stops the publication and is named with its clause, whoever asks", () => {
    const waiting = { ...ready, undisposed: [{ id: "cmt_one0000000" as never, clause: "4.2" as never }] };
    for (const by of ["ana", "cleo"])
      expect(publish(waiting, { ...asked, by })).toEqual({
        ok: false,
        refusal: "comment-undisposed",
        values: { n: 1, clause: "4.2", comment: "cmt_one0000000" },
      });
    expect(publish({ ...waiting, secondPerson: false }, asked)).toMatchObject({
      refusal: "comment-undisposed",
    });
  });

  it("G6 negative: the author, a version read too early, a missing language, nothing new and a withdrawn one are refused", () => {
    expect(publish(ready, { ...asked, by: "ana" })).toMatchObject({ refusal: "own-work" });
    expect(publish(ready, { ...asked, version: 1 })).toMatchObject({ refusal: "changed-meanwhile" });
    expect(publish(ready, { ...asked, languagesMissing: ["fr"] })).toMatchObject({
      refusal: "language-missing",
    });
    const published = { ...ready, state: "published", publishedVersion: 2 } as const;
    expect(publish(published, asked)).toMatchObject({ refusal: "nothing-to-publish" });
    expect(publish({ ...ready, state: "withdrawn" }, asked)).toMatchObject({ refusal: "withdrawn-already" });
  });

  it("G6: clauses stand in the order of their numbers, annexes last; a number stands once", () => {
    const numbers = ["1", "1.1", "1.2", "1.10", "2", "10", "A", "A.1", "B"];
    assert(
      property(shuffledSubarray(numbers), (some) => {
        const sorted = inOrder(some.map((number) => ({ number }))).map(({ number }) => number);
        expect(sorted).toEqual(numbers.filter((number) => some.includes(number)));
      }),
    );
    expect(numberTwice([clause("1", "a"), clause("1.1", "b"), clause("1", "c")])).toBe("1");
    expect(numberTwice([clause("1", "a"), clause("1.1", "b")])).toBeNull();
  });

  it("G6: a language is missing where the title or one clause lacks it", () => {
    const both: Clause = {
      number: "1",
      texts: { en: { title: "a", text: "" }, fr: { title: "b", text: "" } },
    };
    const titles = { en: "x", fr: "y" };
    expect(missingLanguages(titles, [both], ["en", "fr"])).toEqual([]);
    expect(missingLanguages(titles, [both, clause("2", "c")], ["en", "fr"])).toEqual(["fr"]);
    expect(missingLanguages({ en: "x" }, [both], ["en", "fr"])).toEqual(["fr"]);
  });

  it("G6: a clause put in between renumbers those that follow and makes none of them look new", () => {
    const before = [
      clause("1", "Scope", "All of it."),
      clause("2", "Terms", "See annex A."),
      clause("3", "Duties"),
    ];
    const after = [
      clause("1", "Scope", "All of it."),
      clause("2", "Roles", "Who does what."),
      clause("3", "Terms", "See annex B."),
      clause("4", "Duties"),
    ];
    const changes = changesOf(before, after, "en").map(({ change, before: was, after: is }) => [
      change,
      was,
      is,
    ]);
    expect(changes).toEqual([
      ["unchanged", "1", "1"],
      ["added", null, "2"],
      ["changed", "2", "3"],
      ["renumbered", "3", "4"],
    ]);
    const removed = changesOf(after, before, "en").filter(({ change }) => change === "removed");
    expect(removed.map(({ before: was }) => was)).toEqual(["2"]);
  });

  it("G6: word by word, what stays and what is new gives the later text back, and what stays and what is gone the earlier one", () => {
    const text = array(constantFrom("a", "b", " ", "the vote", "\n", "选", "é"), { maxLength: 40 }).map(
      (all) => all.join(""),
    );
    const back = (before: string, after: string) => {
      const pieces = piecesOf(before, after);
      const of = (without: string) =>
        pieces
          .filter(({ kind }) => kind !== without)
          .map((piece) => piece.text)
          .join("");
      expect([of("added"), of("removed")]).toEqual([before, after]);
    };
    assert(property(text, text, back));
    assert(property(string(), string(), back));
    expect(piecesOf("Tell the desk at once.", "Tell the authority at once.")).toEqual([
      { kind: "same", text: "Tell the" },
      { kind: "removed", text: " desk" },
      { kind: "added", text: " authority" },
      { kind: "same", text: " at once." },
    ]);
    expect(piecesOf("same", "same")).toEqual([{ kind: "same", text: "same" }]);
  });

  it("G6 negative: two long texts that share nothing are not compared word by word for ever", () => {
    const long = (word: string) => Array.from({ length: 4_000 }, (_, at) => `${word}${at}`).join(" ");
    expect(piecesOf(long("a"), long("b")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });

  it("draws in docs/states/standards.md what the rules hold", () => {
    const drawn = readFileSync(new URL("../../../../docs/states/standards.md", import.meta.url), "utf8");
    const lines = [...drawn.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(([, from, to, act]) => ({
      from,
      act,
      to,
    }));
    expect(lines).toEqual(moves.map(({ from, act, to }) => ({ from, act, to })));
  });
});
