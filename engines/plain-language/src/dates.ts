import { type Language, type MeasuredLanguage, measuredLanguage } from "./language.ts";
import { type Span } from "./words.ts";

/** A calendar date found in a text; the year may be missing (`--10-20`). */
export interface FoundDate extends Span {
  readonly value: string;
  readonly text: string;
}

/** Dates written `2025-10-20`, `October 20, 2025`, `20 October`, `20 octobre 2025`, `1er mai` or `2025年10月20日`. */
export function datesIn(text: string, language: Language): readonly FoundDate[] {
  const measured = measuredLanguage(language);
  const patterns = measured === null ? shared : [...shared, ...named[measured]];
  const found = patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (match) => dateOf(match, measured)),
  );
  return withoutOverlap(found.flatMap((one) => one ?? []));
}

const monthNames: Readonly<Record<MeasuredLanguage, readonly string[]>> = {
  en: "jan feb mar apr may jun jul aug sep oct nov dec".split(" "),
  fr: "janv févr mars avr mai juin juil août sept oct nov déc".split(" "),
};

const english = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})\.?`;
const french = String.raw`(?<month>janv(?:ier)?|févr(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|août|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|déc(?:embre)?)(?!\p{L})\.?`;
const day = String.raw`(?<!\d)(?<day>3[01]|[12]\d|0?[1-9])`;
const year = String.raw`(?<year>(?:19|20)\d\d)(?!\d)`;

const shared: readonly RegExp[] = [
  /(?<!\d)(?<year>(?:19|20)\d\d)-(?<number>1[0-2]|0[1-9])-(?<day>3[01]|[12]\d|0[1-9])(?!\d)/gu,
  /(?:(?<!\d)(?<year>(?:19|20)\d\d)[ ]?[年년][ ]?)?(?<number>1[0-2]|0?[1-9])[ ]?[月월][ ]?(?<day>3[01]|[12]\d|0?[1-9])[ ]?[日号號일]/gu,
];

const named: Readonly<Record<MeasuredLanguage, readonly RegExp[]>> = {
  en: [
    new RegExp(String.raw`(?<!\p{L})${english} ${day}(?:st|nd|rd|th)?(?!\d|[,.]\d)(?:,? ${year})?`, "giu"),
    new RegExp(String.raw`${day}(?:st|nd|rd|th)?(?: of)? ${english}(?:,? ${year})?`, "giu"),
  ],
  fr: [new RegExp(String.raw`${day}(?:er)?[ \u00a0]${french}(?: ${year})?`, "giu")],
};

function dateOf(match: RegExpMatchArray, language: MeasuredLanguage | null): FoundDate | null {
  const { year: inYear, month, number, day: onDay } = match.groups ?? {};
  const monthNumber = number === undefined ? monthOf(month ?? "", language) : Number(number);
  if (monthNumber === 0 || match.index === undefined) return null;
  const two = (figure: number) => String(figure).padStart(2, "0");
  const value = `${inYear ?? "-"}-${two(monthNumber)}-${two(Number(onDay))}`;
  return { value, text: match[0], start: match.index, end: match.index + match[0].length };
}

function monthOf(name: string, language: MeasuredLanguage | null): number {
  const lower = name.toLowerCase();
  return language === null ? 0 : monthNames[language].findIndex((one) => lower.startsWith(one)) + 1;
}

function withoutOverlap(found: readonly FoundDate[]): readonly FoundDate[] {
  const kept: FoundDate[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  }
  return kept;
}
