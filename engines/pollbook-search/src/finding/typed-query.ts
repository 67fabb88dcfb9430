import { DATE_PATTERN, typedDays } from "../words/typed-date.ts";
import { wordsOf } from "../words/words.ts";

/** One thing that was typed: a word, or days of birth with the digits as they were typed. */
export type TypedWord = { readonly word: string; readonly days: readonly string[] };

/** More is never typed at a table; whatever is longer is cut. */
export const QUERY_CHARACTERS_MAX = 200;
export const QUERY_WORDS_MAX = 8;

/** The order of words says nothing. */
export function typedQuery(text: string): readonly TypedWord[] {
  const short = text.slice(0, QUERY_CHARACTERS_MAX);
  const dates = (short.match(DATE_PATTERN) ?? []).filter((date) => typedDays(date).length > 0);
  const rest = dates.reduce((left, date) => left.replace(date, " "), short);
  const words = wordsOf(rest).map((word) => ({ word, days: typedDays(word) }));
  const typed = dates.map((date) => ({ word: date.replaceAll(/\D/g, ""), days: typedDays(date) }));
  return [...typed, ...words].slice(0, QUERY_WORDS_MAX);
}

/** The same query with each pair of neighbouring words written as one in turn: `mac donald` is `macdonald`. */
export function joinedNeighbours(query: readonly TypedWord[]): readonly (readonly TypedWord[])[] {
  return query.slice(1).flatMap((second, at) => {
    const first = query[at]!;
    if (first.days.length > 0 || second.days.length > 0) return [];
    const one = { word: first.word + second.word, days: [] };
    return [[...query.slice(0, at), one, ...query.slice(at + 2)]];
  });
}
