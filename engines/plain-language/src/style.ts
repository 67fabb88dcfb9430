import { type Finding, findingAt, findingOf } from "./finding.ts";
import { type JargonOccurrence } from "./jargon.ts";
import { type Language, measuredLanguage } from "./language.ts";
import { type NoticeText, partsOfNotice } from "./notice.ts";
import { isPassive } from "./passive.ts";
import { type PhraseFinder } from "./phrases.ts";
import { sentencesOf } from "./sentences.ts";
import { wordsOf } from "./words.ts";

/** The longest sentence that passes without a remark (GOV.UK, "Writing for GOV.UK": check sentences over 25 words). */
export const sentenceWordsMax = 25;

/** Above this share of passive sentences the text as a whole is remarked upon; two of them are always allowed. */
export const passiveShareMax = 0.25;

/** Long sentences and terms of the trade where they stand, and one remark on a text that is mostly passive. */
export function styleFindings(
  text: NoticeText,
  language: Language,
  findJargon: PhraseFinder<JargonOccurrence["means"]>,
): readonly Finding[] {
  return [
    ...jargonFindings(text, language, findJargon),
    ...longSentenceFindings(text, language),
    ...passiveFindings(text, language),
  ];
}

function jargonFindings(
  text: NoticeText,
  language: Language,
  findJargon: PhraseFinder<JargonOccurrence["means"]>,
): readonly Finding[] {
  return partsOfNotice(text).flatMap(([field, part]) =>
    findJargon(part).map((one) =>
      findingAt("jargon", "advises", { language, field, text: part }, one, one.means),
    ),
  );
}

/** Counts words between white space, so a script without spaces yields none. */
function longSentenceFindings(text: NoticeText, language: Language): readonly Finding[] {
  return partsOfNotice(text).flatMap(([field, part]) =>
    sentencesOf(part, measuredLanguage(language)).flatMap((span) => {
      const words = wordsOf(part.slice(span.start, span.end)).length;
      if (words <= sentenceWordsMax) return [];
      const values = { words, max: sentenceWordsMax };
      return [findingAt("sentence-too-long", "advises", { language, field, text: part }, span, values)];
    }),
  );
}

function passiveFindings(text: NoticeText, language: Language): readonly Finding[] {
  const measured = measuredLanguage(language);
  if (measured === null) return [];
  const sentences = partsOfNotice(text)
    .filter(([field]) => field !== "headline")
    .flatMap(([, part]) => sentencesOf(part, measured).map((span) => part.slice(span.start, span.end)));
  const passive = sentences.filter((sentence) => isPassive(sentence, measured)).length;
  if (passive <= 2 || passive / sentences.length <= passiveShareMax) return [];
  const values = { passive, sentences: sentences.length };
  return [findingOf("passive-heavy", "advises", language, null, values)];
}
