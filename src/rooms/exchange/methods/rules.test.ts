// Goal: what a method achieves is computed, never typed, and says nothing of no case (W1.15); who publishes read what another wrote.
// Method: properties over random labels; the published intervals of Newcombe (1998); the state table against the drawing of it.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answers, csvRowsMax, states, type Answer } from "./contract.ts";
import { casesOf } from "./csv-rules.ts";
import {
  measureOf,
  moves,
  outcomeOf,
  publish,
  retire,
  reviewOverdue,
  revise,
  shareOf,
  stateAfter,
  wilson,
  type Standing,
} from "./rules.ts";

const answer = fc.constantFrom<Answer>(...answers);
const labels = fc.array(fc.record({ says: answer, truth: answer }), { maxLength: 60 });
const counted = (all: readonly { says: Answer; truth: Answer }[]) => all.map((one) => ({ ...one, cases: 1 }));

describe("W1.15 precision, recall and false-positive rate", () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: the score interval at 95 %.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("the interval of %i of %i is the published one", (count, of, low, high) => {
    const interval = wilson(count, of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("an interval holds its proportion, stays between none and all, mirrors, and narrows with more cases", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const count = Math.round(of * part);
          const { low, high } = wilson(count, of);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(count / of);
          expect(high).toBeGreaterThanOrEqual(count / of);
          expect(high).toBeLessThanOrEqual(1);
          const mirrored = wilson(of - count, of);
          expect(mirrored.low).toBeCloseTo(1 - high, 12);
          expect(mirrored.high).toBeCloseTo(1 - low, 12);
          const more = wilson(count * 4, of * 4);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });

  it("every case counts once, in one outcome, and the order of the labels is nothing", () => {
    fc.assert(
      fc.property(labels, (all) => {
        const measure = measureOf(counted(all));
        const { truePositives, falsePositives, falseNegatives, trueNegatives } = measure;
        expect(truePositives + falsePositives + falseNegatives + trueNegatives).toBe(all.length);
        expect(measure.tested).toBe(all.length > 0);
        expect(measure.precision.of + measure.falsePositiveRate.of).toBe(
          all.length + falsePositives - falseNegatives,
        );
        expect(measure.recall.of + measure.falsePositiveRate.of).toBe(all.length);
        expect(measureOf(counted(all.toReversed()))).toEqual(measure);
      }),
    );
  });

  it("relabelling one case from false to true positive raises precision and lowers the false-positive rate", () => {
    fc.assert(
      fc.property(labels, (others) => {
        const wrong = { says: "positive", truth: "negative" } as const;
        const before = measureOf(counted([...others, wrong, wrong]));
        const after = measureOf(counted([...others, wrong, { ...wrong, truth: "positive" }]));
        expect(after.precision.value).toBeGreaterThan(before.precision.value ?? 1);
        expect(after.precision.of).toBe(before.precision.of);
        expect(after.recall.of).toBe(before.recall.of + 1);
        expect(after.falsePositiveRate.count).toBe(before.falsePositiveRate.count - 1);
      }),
    );
  });

  it("negative: of no case nothing is said, not even nought", () => {
    const nothing = { value: null, low: null, high: null };
    const measure = measureOf([]);
    expect(measure.tested).toBe(false);
    for (const share of [measure.precision, measure.recall, measure.falsePositiveRate])
      expect(share).toEqual({ count: 0, of: 0, ...nothing });
    // All that it saw was negative: tested, yet of its precision nothing is known.
    const negatives = measureOf([{ says: "negative", truth: "negative", cases: 3 }]);
    expect(negatives).toMatchObject({ tested: true, precision: nothing, recall: nothing });
    expect(negatives.falsePositiveRate).toMatchObject({ count: 0, of: 3, value: 0 });
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, ...nothing });
  });

  it("the four outcomes are named as the field names them", () => {
    expect(outcomeOf({ says: "positive", truth: "positive" })).toBe("true-positive");
    expect(outcomeOf({ says: "positive", truth: "negative" })).toBe("false-positive");
    expect(outcomeOf({ says: "negative", truth: "positive" })).toBe("false-negative");
    expect(outcomeOf({ says: "negative", truth: "negative" })).toBe("true-negative");
  });
});

describe("W1.15 the states of a method", () => {
  const draft: Standing = {
    state: "draft",
    version: 1,
    publishedVersion: null,
    authors: [{ number: 1, by: "ana" }],
  };
  const read = (by: string, version = 1) => ({ by, version, languagesMissing: [] });

  it("a second person publishes; a revision is published by one who did not write it, also by the first author", () => {
    expect(publish(draft, read("ben"))).toEqual({ ok: true, value: "published" });
    const revised: Standing = {
      state: "published",
      version: 2,
      publishedVersion: 1,
      authors: [...draft.authors, { number: 2, by: "ben" }],
    };
    expect(publish(revised, read("ana", 2)).ok).toBe(true);
    expect(publish(revised, read("ben", 2))).toMatchObject({ refusal: "own-work" });
  });

  it("negative: nobody publishes what they wrote a version of, a text that changed, one in too few languages, one that is out", () => {
    expect(publish(draft, read("ana"))).toMatchObject({ refusal: "own-work" });
    const two: Standing = { ...draft, version: 2, authors: [...draft.authors, { number: 2, by: "ben" }] };
    expect(publish(two, read("ana", 2))).toMatchObject({ refusal: "own-work" });
    expect(publish(draft, read("ben", 3))).toMatchObject({ refusal: "changed-meanwhile" });
    expect(publish(draft, { ...read("ben"), languagesMissing: ["fr"] })).toMatchObject({
      refusal: "language-missing",
      values: { languages: "fr" },
    });
    const out: Standing = { ...draft, state: "published", publishedVersion: 1 };
    expect(publish(out, read("ben"))).toMatchObject({ refusal: "nothing-to-publish" });
    const retired: Standing = { ...out, state: "retired" };
    expect(publish(retired, read("ben"))).toMatchObject({ refusal: "retired-already" });
    expect(revise(retired, { version: 1 })).toMatchObject({ refusal: "retired-already" });
    expect(retire(retired)).toMatchObject({ refusal: "retired-already" });
    expect(revise(draft, { version: 2 })).toMatchObject({ refusal: "changed-meanwhile" });
  });

  it("the drawing shows the same moves", () => {
    const drawn = [
      ...readFileSync("docs/states/methods.md", "utf8").matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm),
    ];
    expect(drawn.map(([, from, to, act]) => ({ from, act, to }))).toEqual(moves);
    for (const state of states) expect(stateAfter("retired", "revise"), state).toBeNull();
  });

  it("the day of review itself is in time, the day after is not", () => {
    expect(reviewOverdue("2026-11-01", "2026-11-01")).toBe(false);
    expect(reviewOverdue("2026-11-01", "2026-11-02")).toBe(true);
  });
});

describe("W1.15 labelled cases from CSV", () => {
  const head = "title,says,truth,why";
  const none = new Set<string>();

  it("reads the four columns in any order, with quotation marks and letter case of the names", () => {
    expect(casesOf(`Why,TITLE,says,truth\r\n"seen, twice","A ""page""",positive,negative\r\n`, none)).toEqual(
      {
        ok: true,
        value: [{ title: 'A "page"', says: "positive", truth: "negative", why: "seen, twice" }],
      },
    );
  });

  it.each([
    ["a wrong answer", `${head}\na,positive,negative,seen\nb,maybe,negative,seen`, 3, "says", "wanted-says"],
    ["no truth", `${head}\na,positive,,seen`, 2, "truth", "wanted-truth"],
    ["no title", `${head}\n,positive,negative,seen`, 2, "title", "wanted-title"],
    ["a title too long", `${head}\n${"x".repeat(201)},positive,negative,seen`, 2, "title", "wanted-title"],
    ["a reason too short", `${head}\na,positive,negative,ok`, 2, "why", "wanted-why"],
    [
      "a title twice",
      `${head}\na,positive,negative,seen\na,negative,negative,seen`,
      3,
      "title",
      "wanted-new-title",
    ],
    ["a title the method has", `${head}\nknown,positive,negative,seen`, 2, "title", "wanted-new-title"],
    ["a cell too many", `${head}\na,positive,negative,seen,`, 2, "row", "wanted-cells"],
    ["open quotation marks", `${head}\na,positive,negative,"seen`, 2, "row", "wanted-quotes"],
    ["other columns", "title;says;truth;why\na;positive;negative;seen", 1, "row", "wanted-columns"],
    ["a column twice", "title,says,truth,why,why\na,positive,negative,seen,seen", 1, "row", "wanted-columns"],
  ])("negative: %s is named with row and field, and no case comes out", (_, text, row, field, wanted) => {
    expect(casesOf(text, new Set(["known"]))).toEqual({ problems: [{ row, field, wanted }] });
  });

  it("negative: every wrong place is named, at most fifty; a file of nothing and one too long are refused", () => {
    const many = Array.from({ length: 60 }, (_, at) => `case ${at},yes,no,x`).join("\n");
    expect(casesOf(`${head}\n${many}`, none)).toMatchObject({ problems: { length: 50 } });
    for (const text of ["", `${head}\n`, `${head}\n\n\n`])
      expect(casesOf(text, none)).toMatchObject({ refusal: "csv-empty" });
    const long = Array.from({ length: csvRowsMax + 1 }, (_, at) => `case ${at},positive,negative,seen`).join(
      "\n",
    );
    expect(casesOf(`${head}\n${long}`, none)).toMatchObject({ refusal: "csv-too-long" });
  });

  it("negative: no text at all makes it throw", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void casesOf(`${head}\n${a},"${b}`, none)));
  });
});
