/**
 * Goal: a language is added by a file, without code, and a wrong file is found before readers see it. Method: the packs of the
 * house are read and checked, packs made here are spoken, and packs with one planted mistake each are refused by key.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messages } from "../../basics/text.ts";
import { publicCatalogue } from "../public-page/catalogue.ts";
import { messageProblems, missingKeys, strayKeys } from "./check-pack.ts";
import { dates } from "./dates.ts";
import { languageChoices, type LanguagePack } from "./language-pack.ts";
import { negotiate } from "./negotiate.ts";
import { numbers } from "./numbers.ts";
import { LanguagePackRefused, packOf, readPacks } from "./read-packs.ts";
import { speaker } from "./speaker.ts";

const said = messages("test", {
  left: {
    en: "{n, plural, one {# report left} other {# reports left}} for {who}",
    fr: "{n, plural, one {# signalement} other {# signalements}} pour {who}",
  },
  only: { en: "Only English and French", fr: "Seulement en anglais et en français" },
});
const catalogue = Object.values(said);
const house = new URL("../../../languages/", import.meta.url).pathname;

const polish: LanguagePack = {
  code: "pl",
  name: "Polski",
  dir: "ltr",
  messages: {
    "test.left":
      "{n, plural, one {Zostało # zgłoszenie} few {Zostały # zgłoszenia} many {Zostało # zgłoszeń} other {Zostało # zgłoszenia}} dla {who}",
  },
};

describe("G12 the packs of the house", () => {
  test("say every message of the public site, and nothing else", async () => {
    const packs = await readPacks(house, publicCatalogue);
    expect(packs.map((pack) => pack.code)).toEqual(["ar", "zh-Hans"]);
    for (const pack of packs) {
      expect(missingKeys(pack, publicCatalogue)).toEqual([]);
      const own = new Set(publicCatalogue.map((message) => message.key.split(".")[0]));
      const ofTheSite = strayKeys(pack, publicCatalogue).filter((key) => own.has(key.split(".")[0]));
      expect(ofTheSite).toEqual([]);
    }
  });

  test("English and French take the same values", () => {
    expect(publicCatalogue.flatMap(messageProblems)).toEqual([]);
    const quoted = { key: "test.quoted", en: "of {who}", fr: "l'{who}" };
    expect(messageProblems(quoted)).toEqual(["test.quoted: the placeholder {who} is missing"]);
  });
});

describe("G12 a third language needs no code", () => {
  test("a file in the directory is enough: plurals follow the language's own rules", async () => {
    const directory = await mkdtemp(join(tmpdir(), "languages-"));
    await writeFile(join(directory, "pl.json"), JSON.stringify(polish));
    const packs = await readPacks(directory, catalogue);
    await rm(directory, { recursive: true });
    const { say } = speaker("pl", packs);
    const lines = [1, 3, 5].map((n) => say(said.left, { n, who: "Ewa" }));
    expect(lines).toEqual([
      "Zostało 1 zgłoszenie dla Ewa",
      "Zostały 3 zgłoszenia dla Ewa",
      "Zostało 5 zgłoszeń dla Ewa",
    ]);
    expect(languageChoices(packs).map((choice) => choice.code)).toEqual(["en", "fr", "pl"]);
  });

  test("what a pack leaves out is said in English, and the speaker says so", () => {
    const spoken = speaker("pl", [polish]);
    expect(spoken.tell(said.only)).toEqual({ text: said.only.en, language: "en", direction: "ltr" });
    expect(missingKeys(polish, catalogue)).toEqual(["test.only"]);
    expect(speaker("fr-CA", [polish]).tell(said.only)).toMatchObject({ text: said.only.fr, language: "fr-CA" });
    expect(speaker("ar", []).direction).toBe("rtl");
  });

  test("values stay apart from the words, so that a page can isolate or link them", () => {
    const link = { href: "/x" };
    const { parts } = speaker("en", []).parts<typeof link>(said.left, { n: 2, who: link });
    expect(parts).toEqual([{ words: "2 reports left for " }, { value: link }]);
    expect(speaker("en", []).parts(said.left, { n: 2, who: "<b>" }).parts).toContainEqual({ value: "<b>" });
  });

  test("negative: a wrong pack is refused, and the refusal names the key", () => {
    const refusal = (file: string, change: object) => {
      try {
        packOf(file, JSON.stringify({ ...polish, ...change }), catalogue);
        return "taken";
      } catch (error) {
        return error instanceof LanguagePackRefused ? error.problems.join("\n") : "another error";
      }
    };
    const left = (text: string) => ({ messages: { "test.left": text } });
    expect(refusal("pl.json", {})).toBe("taken");
    expect(refusal("pl.json", left("{n, plural, other {#}}"))).toContain("test.left: the placeholder {who}");
    expect(refusal("pl.json", left("{n, plural, other {#}} {who} {x}"))).toContain("{x} is not one");
    expect(refusal("pl.json", left("{n, plural, one {#}} {who}"))).toContain("test.left: not a valid ICU");
    expect(refusal("pl.json", left("{n {who}"))).toContain("test.left: not a valid ICU");
    expect(refusal("xx.json", {})).toContain("pl.json");
    expect(refusal("fr.json", { code: "fr" })).toContain("written in the code");
    expect(refusal("pl.json", { dir: "up" })).toContain("dir");
    expect(refusal("zh-hans.json", { code: "zh-hans" })).toContain("code");
  });
});

describe("W4.0 the reader's language is found", () => {
  const available = ["en", "fr", "ar", "zh-Hans"] as const;
  test.each([
    [undefined, "en"],
    ["", "en"],
    ["fr-CA,fr;q=0.8,en;q=0.5", "fr"],
    ["en;q=0.2, ar;q=0.9", "ar"],
    ["zh-CN", "zh-Hans"],
    ["zh-TW, fr;q=0.1", "fr"],
    ["de, *;q=0.5", "en"],
    ["fr;q=0, ar", "ar"],
    ["ZH-HANS", "zh-Hans"],
    ["fr;q=nonsense, ar;q=0.1", "ar"],
  ])("%s gives %s", (header, expected) => {
    expect(negotiate(header, available)).toBe(expected);
  });

  test("negative: no header can make it fail or give a language that is not there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (header) => {
        expect(available).toContain(negotiate(header, available));
      }),
    );
  });
});

describe("W1.13c times and numbers are said in full", () => {
  const ms = Date.UTC(2026, 2, 3, 19, 5);
  test("a time has its weekday and its zone", () => {
    expect(plain(dates("en", "America/Toronto").full(ms))).toBe(
      "Tuesday, 3 March 2026 at 2:05 pm Eastern Standard Time",
    );
    expect(plain(dates("fr", "Europe/Paris").full(ms))).toBe(
      "mardi 3 mars 2026 à 20:05 heure normale d’Europe centrale",
    );
    expect(dates("zh-Hans", "Asia/Shanghai").day(ms)).toBe("2026年3月4日星期三");
    expect(dates("ar", "UTC").day(ms)).toContain("الثلاثاء");
  });

  test("a time is also said from now", () => {
    const said = dates("en", "UTC");
    expect(said.relative(ms, ms + 3 * 3_600_000 + 5)).toBe("3 hours ago");
    expect(said.relative(ms + 2 * 86_400_000, ms)).toBe("in 2 days");
    expect(dates("fr", "UTC").relative(ms, ms + 60_000)).toBe("il y a 1 minute");
    expect(said.relative(ms, ms)).toBe("in 0 seconds");
  });

  test("a rate shows its parts, also when there is nothing to divide", () => {
    expect(numbers("en").rate(3, 40)).toBe("7.5% (3 / 40)");
    expect(plain(numbers("fr").rate(1500, 12_000))).toBe("12,5 % (1 500 / 12 000)");
    expect(numbers("en").rate(0, 0)).toBe("0 / 0");
  });
});

/** Without the kinds of space that differ between versions of the language data. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
