import { wordsWithPrefix, exactWord, type Column, type WordRange } from "../image/column.ts";
import { COLUMN_NAMES, type ColumnName } from "../image/write-image.ts";
import { nearWords, slipsForgiven, type SpeltColumn } from "./near-words.ts";

export type Columns = Readonly<Record<ColumnName, Column>>;
export type Spelt = Readonly<Record<"last" | "given", SpeltColumn>>;

/** What one typed word may mean: in each column a run of words, and single words with their slips. */
export type Matcher = {
  /** How many entries of the columns' voters it stands for: an upper bound of its voters. */
  readonly weight: number;
  readonly inColumn: readonly ColumnMatch[];
};

export type ColumnMatch = {
  readonly name: ColumnName;
  readonly column: Column;
  readonly run: WordRange;
  /** The word that is exactly what was typed, or -1. */
  readonly exact: number;
  readonly single: ReadonlyMap<number, number>;
};

const nothing: WordRange = { from: 0, to: 0 };
const none: ReadonlyMap<number, number> = new Map();

/** Of a voter's number or a year, so much must be typed before a beginning counts: `19` is a house, not a century. */
const DIGITS_MIN = 4;

/** Words that begin with what was typed. */
export function prefixMatcher(columns: Columns, typed: Uint8Array): Matcher {
  return matcherOf(
    COLUMN_NAMES.map((name) => {
      const column = columns[name];
      const exact = exactWord(column, typed);
      const whole = (name === "birth" || name === "number") && typed.length < DIGITS_MIN;
      const only = exact < 0 ? nothing : { from: exact, to: exact + 1 };
      return { name, column, run: whole ? only : wordsWithPrefix(column, typed), exact, single: none };
    }),
  );
}

/** Days of birth, each `yyyymmdd`, beside a number that is written like one. */
export function dayMatcher(columns: Columns, days: readonly Uint8Array[], typed: Uint8Array): Matcher {
  const words = days.map((day) => exactWord(columns.birth, day)).filter((word) => word >= 0);
  const numbers = wordsWithPrefix(columns.number, typed);
  return matcherOf([
    {
      name: "birth",
      column: columns.birth,
      run: nothing,
      exact: -1,
      single: new Map(words.map((w) => [w, 0])),
    },
    { name: "number", column: columns.number, run: numbers, exact: -1, single: none },
  ]);
}

/** Names within the slips that are forgiven; with `begins`, names one slip away from beginning with what was typed. */
export function nearMatcher(spelt: Spelt, typed: Uint8Array, begins: boolean): Matcher {
  const most = begins ? Math.min(1, slipsForgiven(typed.length - 1)) : slipsForgiven(typed.length);
  return matcherOf(
    (["last", "given"] as const).map((name) => {
      const single = nearWords(spelt[name], typed, most, begins);
      return { name, column: spelt[name].column, run: nothing, exact: -1, single };
    }),
  );
}

/** The one or the other. */
export function eitherMatcher(typed: Matcher, near: Matcher): Matcher {
  const merged = typed.inColumn.map((match) => {
    const other = near.inColumn.find(({ name }) => name === match.name);
    return other === undefined ? match : { ...match, single: other.single };
  });
  const others = near.inColumn.filter(({ name }) => !typed.inColumn.some((match) => match.name === name));
  return matcherOf([...merged, ...others]);
}

function matcherOf(inColumn: readonly ColumnMatch[]): Matcher {
  const used = inColumn.filter(({ run, single }) => run.to > run.from || single.size > 0);
  return { weight: used.reduce((sum, match) => sum + weightOf(match), 0), inColumn: used };
}

function weightOf({ column: { votersAt }, run, single }: ColumnMatch): number {
  let weight = votersAt[run.to]! - votersAt[run.from]!;
  for (const word of single.keys()) weight += votersAt[word + 1]! - votersAt[word]!;
  return weight;
}

/** How well it fits a voter: 0 exactly, 0.5 a beginning, 1 or more the slips; -1 where it does not. */
export function fitOf({ inColumn }: Matcher, voter: number): number {
  let best = -1;
  for (const { column, run, exact, single } of inColumn) {
    for (let at = column.wordsAt[voter]!; at < column.wordsAt[voter + 1]!; at++) {
      const word = column.words[at]!;
      let fit = -1;
      if (word === exact) return 0;
      if (word >= run.from && word < run.to) fit = 0.5;
      else if (single.size > 0) fit = single.get(word) ?? -1;
      if (fit >= 0 && (best < 0 || fit < best)) best = fit;
    }
  }
  return best;
}

/** Calls for every voter that it fits, some more than once, until the call answers false. */
export function eachVoter({ inColumn }: Matcher, call: (voter: number) => boolean): void {
  for (const { column, run, single } of inColumn) {
    if (!eachOf(column, run.from, run.to, call)) return;
    for (const word of single.keys()) if (!eachOf(column, word, word + 1, call)) return;
  }
}

function eachOf(column: Column, from: number, to: number, call: (voter: number) => boolean): boolean {
  const end = column.votersAt[to]!;
  for (let at = column.votersAt[from]!; at < end; at++) if (!call(column.voters[at]!)) return false;
  return true;
}
