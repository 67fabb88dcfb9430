import { type Language, type MeasuredLanguage, measuredLanguage } from "./language.ts";
import { sentencesOf } from "./sentences.ts";
import { syllablesOf } from "./syllables.ts";
import { type Word, wordsOf } from "./words.ts";

/** What the formulas are made of. */
export interface Counts {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
  /** Words of more than six letters (LIX). */
  readonly longWords: number;
  /** Words of three or more syllables, without names, compounds and endings in -es, -ed, -ing (Gunning fog). */
  readonly complexWords: number;
}

/** The measures of one text; `null` as a whole where there is no measure for the language. */
export interface Readability {
  readonly language: MeasuredLanguage;
  readonly counts: Counts;
  /** 0 to about 100, higher is easier: Flesch in English, Kandel and Moles in French. */
  readonly readingEase: number;
  /** Years of school: Flesch-Kincaid in English, its French equivalent (see `frenchGrade`). */
  readonly grade: number;
  /** Björnsson's LIX: under 30 very easy, over 60 very hard. */
  readonly lix: number;
  /** Gunning's fog index; English only. */
  readonly fog: number | null;
}

/** Fewer words than Flesch's sample of 100: the figures are shown, and said to be unsteady. */
export const sampleWordsMin = 100;

/** Measures a text, or says with `null` that the language has no measure here or the text no words. */
export function readabilityOf(text: string, language: Language): Readability | null {
  const measured = measuredLanguage(language);
  if (measured === null) return null;
  const counts = countsOf(text, measured);
  if (counts.words === 0) return null;
  return {
    language: measured,
    counts,
    readingEase: measured === "en" ? fleschReadingEase(counts) : kandelMoles(counts),
    grade: measured === "en" ? fleschKincaidGrade(counts) : frenchGrade(counts),
    lix: lix(counts),
    fog: measured === "en" ? gunningFog(counts) : null,
  };
}

/** Counts sentences, words and syllables; every word is looked at once. */
export function countsOf(text: string, language: MeasuredLanguage): Counts {
  const words = wordsOf(text);
  const counts = { sentences: 0, words: words.length, syllables: 0, longWords: 0, complexWords: 0 };
  counts.sentences = words.length === 0 ? 0 : Math.max(1, sentencesOf(text, language).length);
  for (const [at, word] of words.entries()) {
    const syllables = syllablesOf(word, language);
    counts.syllables += syllables;
    if (word.kind === "word" && word.text.replace(/[^\p{L}]/gu, "").length > 6) counts.longWords += 1;
    if (syllables >= 3 && isComplex(word, at)) counts.complexWords += 1;
  }
  return counts;
}

/** Flesch (1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word. */
export function fleschReadingEase(counts: Counts): number {
  return 206.835 - 1.015 * wordsPerSentence(counts) - 84.6 * syllablesPerWord(counts);
}

/** Kincaid, Fishburne, Rogers and Chissom (1975): 0.39 words per sentence + 11.8 syllables per word - 15.59. */
export function fleschKincaidGrade(counts: Counts): number {
  return 0.39 * wordsPerSentence(counts) + 11.8 * syllablesPerWord(counts) - 15.59;
}

/** Kandel and Moles (1958), Flesch for French: 207 - 1.015 words per sentence - 73.6 syllables per word. */
export function kandelMoles(counts: Counts): number {
  return 207 - 1.015 * wordsPerSentence(counts) - 73.6 * syllablesPerWord(counts);
}

/**
 * The Flesch-Kincaid grade of the English text that is as easy to read. Flesch and Kandel-Moles weigh the sentence alike,
 * so equal ease at equal sentence length means 84.6 s_en - 206.835 = 73.6 s_fr - 207; that s_en goes into Kincaid's
 * formula. This is our derivation, not a published French grade, and no school test stands behind it.
 */
export function frenchGrade(counts: Counts): number {
  const englishSyllables = (73.6 * syllablesPerWord(counts) - 207 + 206.835) / 84.6;
  return 0.39 * wordsPerSentence(counts) + 11.8 * englishSyllables - 15.59;
}

/** Gunning (1952): 0.4 (words per sentence + complex words in a hundred). */
export function gunningFog(counts: Counts): number {
  return 0.4 * (wordsPerSentence(counts) + (100 * counts.complexWords) / counts.words);
}

/** Björnsson (1968): words per sentence + words of more than six letters in a hundred. Language-neutral. */
export function lix(counts: Counts): number {
  return wordsPerSentence(counts) + (100 * counts.longWords) / counts.words;
}

function wordsPerSentence(counts: Counts): number {
  return counts.words / counts.sentences;
}

function syllablesPerWord(counts: Counts): number {
  return counts.syllables / counts.words;
}

function isComplex(word: Word, at: number): boolean {
  if (word.kind !== "word" || word.text.includes("-")) return false;
  if (at > 0 && /^\p{Lu}/u.test(word.text)) return false;
  return !(/(?:es|ed|ing)$/u.test(word.text) && syllablesOf(stemOf(word), "en") < 3);
}

function stemOf(word: Word): Word {
  return { ...word, text: word.text.replace(/(?:es|ed|ing)$/u, "") };
}
