import { type MeasuredLanguage } from "./language.ts";
import { englishSyllables } from "./syllables-english.ts";
import { frenchSyllables } from "./syllables-french.ts";
import { partsOf, type Word } from "./words.ts";

/**
 * Syllables of a word as it is read aloud. A number or an address counts one: neither makes language hard, and Flesch
 * (1948) leaves figures out of the syllable count. Two or three capitals are spelled out (`FBI` → 3).
 */
export function syllablesOf(word: Word, language: MeasuredLanguage): number {
  if (word.kind !== "word") return 1;
  return partsOf(word.text).reduce((sum, part) => sum + syllablesOfPart(part, language), 0);
}

/** Only so many letters of a word are looked at, so that a word of 100,000 letters costs no more than others. */
const lettersMax = 60;

function syllablesOfPart(part: string, language: MeasuredLanguage): number {
  if (/^(?:\p{Lu}{2,3}|\p{Lu}[^aeiouyAEIOUY\P{Lu}]{1,4})$/u.test(part)) return part.length;
  const letters = part.slice(0, lettersMax).normalize("NFC").toLowerCase();
  return language === "en" ? englishSyllables(unaccented(letters)) : frenchSyllables(letters);
}

/** English words with foreign marks: `résumé`, `naïve`. The é is spoken, which the rules know as `ay`. */
function unaccented(letters: string): string {
  return letters
    .replace(/é(?=s?$)/u, "ay")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}
