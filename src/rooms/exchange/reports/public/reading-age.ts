import { readabilityOf } from "@counterfoil/plain-language";
import type { Language, Message } from "../../../../basics/text.ts";
import type { PageContent } from "../../../../platform/public-page/page.ts";

const known = new Map<string, PageContent["readingAge"] | null>();

/** The measured reading age of a page's own words: school grade plus five (Flesch-Kincaid). English and French have a measure. */
export function readingAgeOf(language: Language, words: readonly Message[]): Pick<PageContent, "readingAge"> {
  const house = language.split("-")[0];
  if (house !== "en" && house !== "fr") return {};
  const key = `${house} ${words[0]?.key}`;
  let age = known.get(key);
  if (age === undefined) {
    const measured = readabilityOf(words.map((message) => message[house]).join("\n\n"), house);
    age = measured && { years: Math.round(Math.max(1, measured.grade) + 5), formula: "Flesch-Kincaid" };
    known.set(key, age);
  }
  return age ? { readingAge: age } : {};
}
