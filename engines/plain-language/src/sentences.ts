import { type MeasuredLanguage } from "./language.ts";
import { type Span, textCharactersMax } from "./words.ts";

/**
 * The sentences of a text as spans without their outer white space. A full stop ends a sentence unless it belongs to an
 * abbreviation, an initial, a number or an address, or the next word starts in lower case. A blank line and a list item
 * end one too; a single line break does not. Linear in the text.
 */
export function sentencesOf(text: string, language: MeasuredLanguage | null): readonly Span[] {
  const read = text.slice(0, textCharactersMax);
  const sentences: Span[] = [];
  let start = 0;
  for (const match of read.matchAll(breakPattern)) {
    const end = match.index + match[0].length;
    if (!endsSentence(read, match[0], match.index, end, language)) continue;
    pushSentence(sentences, read, start, end);
    start = end;
  }
  pushSentence(sentences, read, start, read.length);
  return sentences;
}

const breakPattern = /[.!?…]+|[。！？؟۔]+|\n[^\S\n]*(?:\n|(?=[-*•–]\s|\d{1,2}[.)]\s))/gu;

function pushSentence(sentences: Span[], text: string, start: number, end: number): void {
  const piece = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(piece)) return;
  const from = start + (piece.length - piece.trimStart().length);
  sentences.push({ start: from, end: from + piece.trim().length });
}

function endsSentence(
  text: string,
  mark: string,
  at: number,
  end: number,
  language: MeasuredLanguage | null,
): boolean {
  if (!/^[.!?…]/u.test(mark)) return true;
  const next = nextCharacter(text, end);
  if (next === null) return true;
  if (next.glued || /^\p{Ll}/u.test(next.text)) return false;
  if (mark !== ".") return true;
  const before = /[\p{L}.]{1,12}$/u.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? "";
  return !isAbbreviation(before, next.text, language);
}

/** What follows the mark once closing quotes and white space are past; `glued` where there is no white space at all. */
function nextCharacter(text: string, from: number): { text: string; glued: boolean } | null {
  let at = from;
  let spaced = false;
  let closed = false;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/u.test(character)) spaced = true;
    else if (/["'”’»)\]]/u.test(character)) closed = true;
    else return { text: text.slice(at, at + 16), glued: !spaced && !closed };
    at += 1;
  }
  return null;
}

function isAbbreviation(before: string, next: string, language: MeasuredLanguage | null): boolean {
  const lower = before.toLowerCase();
  if (/^[ap]\.m$/u.test(lower)) return calendarWord.test(next);
  if (/^\p{Lu}$/u.test(before) && before !== "I") return true;
  if (/^(?:\p{Lu}\.)+\p{Lu}$/u.test(before)) return true;
  return language !== null && abbreviations[language].has(lower);
}

/** After "8 p.m." these continue the sentence: "at 8 p.m. Friday", "8 p.m. EST". */
const calendarWord =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|^[A-Z]{2,4}\b/u;

const abbreviations: Readonly<Record<MeasuredLanguage, ReadonlySet<string>>> = {
  en: new Set(
    "mr mrs ms dr prof hon rev gen gov sen rep st ave no nos vs approx dept est e.g i.e cf fig art sec jr sr inc ltd jan feb mar apr jun jul aug sep sept oct nov dec".split(
      " ",
    ),
  ),
  fr: new Set(
    "m mm mme mmes mlle dr pr me st ste av boul no nos art al p.ex ex c.-à-d cf env fig chap éd tél janv févr avr juill sept oct nov déc".split(
      " ",
    ),
  ),
};
