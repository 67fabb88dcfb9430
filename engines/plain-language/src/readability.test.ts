// Goal: the published formulas to the last digit on hand-counted texts, and a stated agreement with the textstat library on
// its own test cases. Method: sentences counted by hand here; the cases from the shared data where it is present (they have
// no French text, so French stands on hand counts alone).
import { existsSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Counts,
  countsOf,
  fleschKincaidGrade,
  fleschReadingEase,
  gunningFog,
  lix,
  readabilityOf,
} from "./readability.ts";
import { sentencesOf } from "./sentences.ts";

describe("W1.14 the score of a reference text matches the published formula", () => {
  it("W1.14 Flesch, Flesch-Kincaid, fog and LIX on an English text counted by hand", () => {
    // 2 sentences; 6 + 8 = 14 words; The(1) cat(1) sat(1) on(1) the(1) mat(1) = 6;
    // Officials(3) verified(3) every(3) ballot(2) before(2) counting(2) began(2) today(2) = 19; 25 syllables;
    // long words: Officials, verified, counting = 3; complex: Officials (first word), verified, every = 3 less
    // verified (verifi-ed: without -ed 3 syllables, so it stays) = 3.
    const text = "The cat sat on the mat. Officials verified every ballot before counting began today.";
    const counts: Counts = { sentences: 2, words: 14, syllables: 25, longWords: 3, complexWords: 2 };
    const { complexWords, ...simple } = countsOf(text, "en");
    expect({ ...simple }).toEqual({ sentences: 2, words: 14, syllables: 25, longWords: 3 });
    expect(complexWords).toBe(counts.complexWords);
    const reading = readabilityOf(text, "en-CA");
    expect(reading?.readingEase).toBeCloseTo(206.835 - 1.015 * 7 - (84.6 * 25) / 14, 10);
    expect(reading?.readingEase).toBeCloseTo(48.6585714, 6);
    expect(reading?.grade).toBeCloseTo(0.39 * 7 + (11.8 * 25) / 14 - 15.59, 10);
    expect(reading?.lix).toBeCloseTo(7 + 300 / 14, 10);
    expect(reading?.fog).toBeCloseTo(0.4 * (7 + 200 / 14), 10);
  });

  it("W1.14 Kandel-Moles and the derived grade on a French text counted by hand", () => {
    // 2 sentences; Le chat dort sur la table (6 words, 6 syllables);
    // Les électeurs(3) votent(1) dimanche(2) à l'école(2): 6 words, 1+3+1+2+1+2 = 10; together 12 words, 16 syllables.
    const text = "Le chat dort sur la table. Les électeurs votent dimanche à l’école.";
    const reading = readabilityOf(text, "fr");
    expect(reading?.counts).toMatchObject({ sentences: 2, words: 12, syllables: 16 });
    expect(reading?.readingEase).toBeCloseTo(207 - 1.015 * 6 - (73.6 * 16) / 12, 10);
    const english = (73.6 * (16 / 12) - 0.165) / 84.6;
    expect(reading?.grade).toBeCloseTo(0.39 * 6 + 11.8 * english - 15.59, 10);
  });

  it("W1.14 the French grade is the Flesch-Kincaid grade of an English text of equal ease and sentence length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 500 }), fc.integer({ min: 1, max: 10 }), (extra, sentences) => {
        const words = sentences * 12;
        const french = { sentences, words, syllables: words + extra, longWords: 0, complexWords: 0 };
        const ease = 207 - 1.015 * 12 - (73.6 * french.syllables) / words;
        const syllables = ((206.835 - 1.015 * 12 - ease) / 84.6) * words;
        const english = { ...french, syllables };
        expect(fleschReadingEase(english)).toBeCloseTo(ease, 8);
        const frenchGrade = 0.39 * 12 + (11.8 * (73.6 * (french.syllables / words) - 0.165)) / 84.6 - 15.59;
        expect(fleschKincaidGrade(english)).toBeCloseTo(frenchGrade, 8);
      }),
    );
  });

  it("W1.14 negative: a language without a formula, and a text without words, are not measured", () => {
    expect(readabilityOf("选举将于星期日举行。", "zh")).toBeNull();
    expect(readabilityOf("تجرى الانتخابات يوم الأحد.", "ar")).toBeNull();
    expect(readabilityOf(" … !", "en")).toBeNull();
  });
});

describe("sentences", () => {
  const count = (text: string, language: "en" | "fr" = "en") => sentencesOf(text, language).length;
  it("end at full stops, not at abbreviations, initials, numbers or addresses", () => {
    expect(
      count("Mr. J. Smith of the U.S. Senate paid $3.50 at elections.ca. He left at 8 p.m. Friday."),
    ).toBe(2);
    expect(count("He came at 8 p.m. Then he left, e.g. by car. Why? “Because.” Go!")).toBe(5);
    expect(
      count("M. Roy, de l’av. Laurier, a vu l’art. 3. Il est parti. « Pourquoi? » dit-elle.", "fr"),
    ).toBe(3);
    expect(count("First\n\nSecond\n- Third\n- Fourth")).toBe(4);
    expect(sentencesOf("选举日是星期日。请投票！", null)).toHaveLength(2);
  });
});

const casesPath = new URL(
  "../../../../shared/data/resilience/readability/textstat-cases.json",
  import.meta.url,
);
interface Case {
  readonly test: string;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

describe.skipIf(!existsSync(casesPath))(
  "agreement with textstat (its cases, skipped where the shared data is absent)",
  () => {
    const { texts, cases } = existsSync(casesPath)
      ? (JSON.parse(readFileSync(casesPath, "utf8")) as {
          texts: Record<string, string>;
          cases: readonly Case[];
        })
      : { texts: {}, cases: [] };
    const english = new Set(["@SHORT_TEXT", "@EASY_TEXT", "@PUNCT_TEXT", "@LONG_TEXT"]);
    const textOf = (params: Case["params"]) => {
      const name = String(params["text"] ?? params["test"] ?? "");
      return name.startsWith("@") ? (english.has(name) ? (texts[name.slice(1)] ?? "") : "") : name;
    };
    /** Absolute differences between this engine and textstat for one of its tests, English texts only. */
    const differences = (
      test: string,
      expected: string,
      figure: (counts: Counts) => number,
    ): readonly number[] =>
      cases
        .filter(
          (one) => one.test.endsWith(`/test_${test}`) && String(one.params["lang"] ?? "en_US") === "en_US",
        )
        .filter((one) => one.params["split_contractions"] !== true && one.params["split_hyphens"] !== true)
        .filter((one) => one.params["threshold"] === undefined || one.params["threshold"] === 6)
        .filter((one) => textOf(one.params) !== "")
        .map((one) => Math.abs(figure(countsOf(textOf(one.params), "en")) - Number(one.params[expected])));

    const perWord = (counts: Counts) => counts.syllables / counts.words;
    const perSentence = (counts: Counts) => counts.words / counts.sentences;
    // textstat offers Fernández-Huerta and Szigriszt-Pazos on its English counts: more figures against which to hold ours.
    it.each([
      ["count_words", "n_words", (one: Counts) => one.words, 4, 0, 0],
      ["count_long_words", "expected", (one: Counts) => one.longWords, 4, 0, 0],
      ["count_sentences", "expected", (one: Counts) => one.sentences, 3, 0, 1],
      ["count_syllables", "n_syllables", (one: Counts) => one.syllables, 16, 0, 1],
      ["syllables_per_word", "expected", perWord, 1, 0.001, 0.001],
      ["words_per_sentence", "expected", perSentence, 2, 1, 1.5],
      ["flesch_reading_ease", "expected", fleschReadingEase, 1, 3.1, 3.1],
      ["flesch_kincaid_grade", "expected", fleschKincaidGrade, 3, 0.01, 0.5],
      [
        "fernandez_huerta",
        "expected",
        (one: Counts) => 206.84 - 60 * perWord(one) - 1.02 * perSentence(one),
        2,
        1,
        2,
      ],
      [
        "szigriszt_pazos",
        "expected",
        (one: Counts) => 206.835 - 62.3 * perWord(one) - perSentence(one),
        3,
        1,
        2,
      ],
      ["lix", "expected", lix, 1, 1.5, 1.5],
      ["rix", "expected", (one: Counts) => one.longWords / one.sentences, 2, 0.2, 0.3],
      ["gunning_fog", "expected", gunningFog, 2, 1.6, 2.3],
    ])("%s", (test, expected, figure, cases, medianMax, most) => {
      const found = differences(test, expected, figure).toSorted((a, b) => a - b);
      const middle = found.length / 2;
      const median = ((found[Math.ceil(middle) - 1] ?? NaN) + (found[Math.floor(middle)] ?? NaN)) / 2;
      console.log(
        `${test}: ${found.length} cases, median ${median.toFixed(3)}, most ${(found.at(-1) ?? NaN).toFixed(3)}`,
      );
      expect(found).toHaveLength(cases);
      expect(median).toBeLessThanOrEqual(medianMax);
      expect(found.at(-1)).toBeLessThanOrEqual(most);
    });
  },
);
