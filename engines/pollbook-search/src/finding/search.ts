import type { Utf8 } from "../voter.ts";
import {
  dayMatcher,
  eachVoter,
  eitherMatcher,
  fitOf,
  nearMatcher,
  prefixMatcher,
  type Columns,
  type Matcher,
  type Spelt,
} from "./matcher.ts";
import { joinedNeighbours, typedQuery, type TypedWord } from "./typed-query.ts";

export type Searched = { readonly columns: Columns; readonly spelt: Spelt; readonly utf8: Utf8 };

/** A voter by place in the image. `near`: not as typed, but so nearly that it may be meant. */
export type Found = { readonly voter: number; readonly near: boolean };
export type FoundSome = { readonly found: readonly Found[]; readonly more: boolean };

/** So many are ranked; where there are more, the answer says so and the reader types on. */
const RANKED_MAX = 512;
/** Fewer found as typed: what is spelt alike is looked for too. */
const FEW = 3;

/** The best first: as typed before near, whole words before beginnings, then in the order of names. */
export function search(searched: Searched, text: string, limit: number): FoundSome {
  const query = typedQuery(text);
  if (query.length === 0) return { found: [], more: false };
  const typed = query.map((word) => asTyped(searched, word));
  const exact = ranked(typed, limit);
  if (exact.voters.length >= FEW) return foundFrom(exact, [], limit);
  return foundFrom(exact, alike(searched, query, typed, limit), limit);
}

/** Voters found with slips: whole names first; if there are none, names that begin alike; then words that belong together. */
function alike(
  searched: Searched,
  query: readonly TypedWord[],
  typed: readonly Matcher[],
  limit: number,
): readonly number[] {
  for (const begins of [false, true]) {
    const matchers = query.map((word, at) => withSlips(searched, word, typed[at]!, begins));
    const { voters } = ranked(matchers, limit);
    if (voters.length > 0) return voters;
  }
  return joinedNeighbours(query).flatMap((words) => {
    const joined = ranked(
      words.map((word) => asTyped(searched, word)),
      limit,
    ).voters;
    if (joined.length > 0) return joined;
    const slipped = words.map((word) => withSlips(searched, word, asTyped(searched, word), false));
    return ranked(slipped, limit).voters;
  });
}

function asTyped({ columns, utf8 }: Searched, { word, days }: TypedWord): Matcher {
  const bytes = utf8.encode(word);
  return days.length > 0 ? dayMatcher(columns, days.map(utf8.encode), bytes) : prefixMatcher(columns, bytes);
}

function withSlips({ spelt, utf8 }: Searched, typed: TypedWord, matcher: Matcher, begins: boolean): Matcher {
  if (typed.days.length > 0 || !/\p{L}/u.test(typed.word)) return matcher;
  return eitherMatcher(matcher, nearMatcher(spelt, utf8.encode(typed.word), begins));
}

type Ranked = { readonly voters: readonly number[]; readonly more: boolean };

function ranked(matchers: readonly Matcher[], limit: number): Ranked {
  const [driver, ...others] = matchers.toSorted((a, b) => a.weight - b.weight);
  if (driver === undefined || driver.weight === 0) return { voters: [], more: false };
  const fits = new Map<number, number>();
  eachVoter(driver, (voter) => {
    let sum = 0;
    for (const other of others) {
      const fit = fitOf(other, voter);
      if (fit < 0) return true;
      sum += fit;
    }
    if (!fits.has(voter)) fits.set(voter, sum + fitOf(driver, voter));
    return fits.size < RANKED_MAX;
  });
  const voters = [...fits].sort(([a, fitA], [b, fitB]) => fitA - fitB || a - b).map(([voter]) => voter);
  return { voters: voters.slice(0, limit), more: voters.length > limit };
}

function foundFrom(exact: Ranked, near: readonly number[], limit: number): FoundSome {
  const known = new Set(exact.voters);
  const found = [
    ...exact.voters.map((voter) => ({ voter, near: false })),
    ...[...new Set(near)].filter((voter) => !known.has(voter)).map((voter) => ({ voter, near: true })),
  ];
  return { found: found.slice(0, limit), more: exact.more || found.length > limit };
}
