import { tellsWhatToDo } from "./actions.ts";
import { datesIn } from "./dates.ts";
import { type Finding, findingAt, findingOf } from "./finding.ts";
import { type Language, measuredLanguage } from "./language.ts";
import { type NoticeField, noticeFields, type NoticePart, type NoticeText } from "./notice.ts";
import { isVacuous, vaguePhrasesIn } from "./vagueness.ts";

/**
 * Does the notice say who, what, when, where, what to do and what is not known? Empty fields block; so do fields that say
 * nothing ("soon", "some people"), a `when` without a date and a `whatToDo` without an action. In a language without word
 * lists only emptiness and the date are looked at.
 */
export function specificityFindings(text: NoticeText, language: Language): readonly Finding[] {
  const headline = isBlank(text.headline)
    ? [findingOf("headline-empty", "blocks", language, "headline")]
    : [];
  return [
    ...headline,
    ...noticeFields.flatMap((field) => fieldFindings(text.fields[field], language, field)),
    ...vagueFindings(text.body, language, "body"),
  ];
}

function fieldFindings(text: string, language: Language, field: NoticeField): readonly Finding[] {
  const measured = measuredLanguage(language);
  if (isBlank(text)) return [findingOf("field-empty", "blocks", language, field)];
  const whole = { start: 0, end: text.length };
  const place = { language, field, text };
  if (measured !== null && isVacuous(text, measured))
    return [findingAt("field-vacuous", "blocks", place, whole)];
  const findings = vagueFindings(text, language, field);
  if (field === "when" && !hasDate(text, language))
    findings.push(findingAt("when-without-date", "blocks", place, whole));
  if (field === "whatToDo" && measured !== null && !tellsWhatToDo(text, measured)) {
    findings.push(findingAt("what-to-do-without-action", "blocks", place, whole));
  }
  return findings;
}

function vagueFindings(text: string, language: Language, field: NoticePart): Finding[] {
  const measured = measuredLanguage(language);
  const found = measured === null ? [] : vaguePhrasesIn(text, measured);
  return found
    .filter((one) => !(one.means === "hedge" && field === "whatIsNotKnown"))
    .map((one) => findingAt("vague-phrase", "advises", { language, field, text }, one, { phrase: one.text }));
}

/** In a language whose months we cannot read, a number, or a Chinese numeral before a day or month sign, must do. */
function hasDate(text: string, language: Language): boolean {
  if (measuredLanguage(language) !== null) return datesIn(text, language).length > 0;
  return /\p{Nd}/u.test(text) || /[一二三四五六七八九十][月日号號]/u.test(text);
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
