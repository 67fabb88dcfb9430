import { type Language, measuredLanguage } from "./language.ts";
import { datesIn } from "./dates.ts";
import { timesIn } from "./times.ts";
import { addressSource, type Span, textCharactersMax, withoutTrailingMarks } from "./words.ts";

/** A figure, a date or an address in a form that is the same in every language, with where it stands. */
export interface Fact extends Span {
  readonly kind: "number" | "date" | "address";
  /** `12500`, `2.5`, `2025-10-20`, `--10-20` without its year, `15:30`, `https://elections.ca`. */
  readonly value: string;
  readonly text: string;
}

/**
 * What a translation must not change: addresses, dates, times, telephone numbers and other numbers. `12,500` in English and
 * `12 500` in French are one fact, and so are `October 20, 2025` and `20 octobre 2025`, `3 p.m.` and `15 h`.
 */
export function factsIn(text: string, language: Language): readonly Fact[] {
  const facts: Fact[] = [];
  let rest = plainDigits(text.slice(0, textCharactersMax));
  const take = (found: readonly Fact[]) => {
    facts.push(...found);
    rest = blank(rest, found);
  };
  take(matched(rest, addressPattern, "address", normalAddress));
  take(datesIn(rest, language).map((one) => ({ ...one, kind: "date" as const })));
  take(timesIn(rest).map((one) => ({ ...one, kind: "number" as const })));
  take(
    matched(
      rest,
      telephonePattern,
      "number",
      (one) => `tel:${one.replace(/\D/gu, "").replace(/^1(?=\d{10}$)/u, "")}`,
    ),
  );
  take(matched(rest, numberPattern, "number", (one) => normalNumber(one, language)));
  return facts.toSorted((a, b) => a.start - b.start);
}

/** Small numbers written as words; a digit on the other side may be one of these here. `one` and `neuf` mean too much. */
export function numberWordsIn(text: string, language: Language): ReadonlySet<string> {
  const measured = measuredLanguage(language);
  const words = measured === null ? [] : (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []);
  const names = numberNames[measured ?? "en"];
  return new Set(words.flatMap((word) => names.get(word) ?? []));
}

const addressPattern = new RegExp(addressSource, "gu");
const telephonePattern =
  /(?<!\d)(?:\+?\d{1,3}[ .\u00a0-])?\(?\d{3}\)?[ .\u00a0-]\d{3}[ .\u00a0-]\d{4}(?!\d)|(?<!\d)0\d(?:[ .\u00a0]\d{2}){4}(?!\d)/gu;
const numberPattern = /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*/gu;

const numberNames: Readonly<Record<"en" | "fr", ReadonlyMap<string, string>>> = {
  en: namesFrom("two three four five six seven eight nine ten eleven twelve", 2),
  fr: namesFrom("deux trois quatre cinq six sept huit neuf dix onze douze", 2),
};

function namesFrom(names: string, first: number): ReadonlyMap<string, string> {
  return new Map(names.split(" ").map((name, at) => [name, String(first + at)]));
}

function matched(
  text: string,
  pattern: RegExp,
  kind: Fact["kind"],
  normal: (text: string) => string,
): readonly Fact[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const found = kind === "address" ? withoutTrailingMarks(match[0]) : match[0];
    return { kind, value: normal(found), text: found, start: match.index, end: match.index + found.length };
  });
}

/** Language folders and a www in front differ between translations of one page; so they are not compared. */
function normalAddress(address: string): string {
  const bare = address
    .toLowerCase()
    .replace(/^https?:\/\//u, "")
    .replace(/^www\./u, "");
  return bare.replace(/\/(?:en|fr|eng|fra)(?=\/|$)/gu, "").replace(/\/$/u, "");
}

function normalNumber(number: string, language: Language): string {
  const grouped = number.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3})/gu, "");
  const decimalComma = measuredLanguage(language) === "fr" || /^\d+,(?:\d{1,2}|\d{4,})$/u.test(grouped);
  const plain = decimalComma
    ? grouped.replace(/\.(?=\d{3}(?!\d))/gu, "").replace(",", ".")
    : grouped.replace(/,(?=\d{3}(?!\d))/gu, "");
  return plain.replace(/^0+(?=\d)/u, "");
}

/** Arabic-Indic, Persian, Devanagari and full-width digits as 0 to 9, one for one, so that positions stay. */
function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0x0660, 0x06f0, 0x0966, 0xff10].find((first) => code >= first && code < first + 10) ?? 0x30;
    return String(code - zero);
  });
}

function blank(text: string, found: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of found) {
    pieces.push(text.slice(from, start), "\u2022".repeat(end - start));
    from = end;
  }
  return pieces.join("") + text.slice(from);
}
