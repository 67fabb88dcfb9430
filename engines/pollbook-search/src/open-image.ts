import { isLicence, readLicence, type Licence } from "./barcode/licence.ts";
import { slipsBetween } from "./finding/distance.ts";
import { slipsForgiven, speltColumn } from "./finding/near-words.ts";
import { search, type FoundSome, type Searched } from "./finding/search.ts";
import { columnFrom, exactWord, SECTIONS_PER_COLUMN, type Column } from "./image/column.ts";
import { numbersIn, sectionsOf, type Numbers } from "./image/sections.ts";
import { COLUMN_NAMES } from "./image/write-image.ts";
import type { Columns } from "./finding/matcher.ts";
import { fine, refused, type Outcome } from "./outcome.ts";
import { voterFrom, type ListedVoter, type Utf8 } from "./voter.ts";
import { folded } from "./words/scripts.ts";
import { plainNumber } from "./words/words.ts";

export type Hit = {
  readonly voter: ListedVoter;
  /** Spelt otherwise than typed. */
  readonly near: boolean;
  /** Numbers of other records of the same name and day of birth: perhaps the same person twice. */
  readonly sameNameAndBirth: readonly string[];
};

export type SearchAnswer = {
  readonly hits: readonly Hit[];
  /** There are more than these: type on. */
  readonly more: boolean;
};

export type VoterList = {
  readonly size: number;
  /** As people type: any order, beginnings, slips, day of birth, address, number; or the text of a scanned licence. */
  readonly search: (
    text: string,
    limit?: number,
  ) => Outcome<SearchAnswer, "licence-unreadable" | "licence-lacks-name" | "licence-lacks-birth">;
  /** By the number, however it is spaced; null where nobody has it. */
  readonly voter: (number: string) => ListedVoter | null;
  /** All voters in the order of their names. */
  readonly all: () => Generator<ListedVoter>;
};

const LIMIT = 20;

/** Opens an image where it lies; nothing is copied. Whether it is the image that was written, its keeper has checked. */
export function openImage(
  image: Uint8Array,
  utf8: Utf8,
): Outcome<VoterList, "image-not-of-this-format" | "image-cut-short"> {
  const sections = sectionsOf(image);
  if (!sections.ok) return sections;
  const wanted = 2 + COLUMN_NAMES.length * SECTIONS_PER_COLUMN;
  if (sections.value.length !== wanted) return refused("image-not-of-this-format");
  const [records, recordAt, ...rest] = sections.value;
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name, at) => [
      name,
      columnFrom(rest.slice(at * SECTIONS_PER_COLUMN, (at + 1) * SECTIONS_PER_COLUMN)),
    ]),
  ) as unknown as Columns;
  const spelt = { last: speltColumn(columns.last), given: speltColumn(columns.given) };
  return fine(listOf({ columns, spelt, utf8, records: records!, recordAt: numbersIn(recordAt!) }));
}

type Opened = Searched & { readonly records: Uint8Array; readonly recordAt: Numbers };

function listOf(opened: Opened): VoterList {
  const size = opened.recordAt.length - 1;
  return {
    size,
    search: (text, limit = LIMIT) => {
      if (!isLicence(text)) return fine(answerOf(opened, search(opened, text, limit)));
      const licence = readLicence(text);
      return licence.ok ? fine(holders(opened, licence.value, limit)) : licence;
    },
    voter: (number) => {
      const [first] = votersWith(opened, "number", plainNumber(number));
      return first === undefined ? null : voterAt(opened, first);
    },
    *all() {
      for (let at = 0; at < size; at++) yield voterAt(opened, at);
    },
  };
}

/** Everybody born on that day whose surname or first name is that of the licence or spelt alike: an old record and a new one are both shown. */
function holders(opened: Opened, licence: Licence, limit: number): SearchAnswer {
  const alike = votersWith(opened, "birth", licence.birth.replaceAll("-", ""))
    .map((at) => ({ at, slips: nameSlips(opened.utf8, voterAt(opened, at), licence) }))
    .filter(({ slips }) => slips !== null)
    .sort((a, b) => a.slips! - b.slips! || a.at - b.at);
  if (alike.length === 0) return answerOf(opened, search(opened, `${licence.last} ${licence.first}`, limit));
  const found = alike.slice(0, limit).map(({ at, slips }) => ({ voter: at, near: slips! > 0 }));
  return answerOf(opened, { found, more: alike.length > limit });
}

/** Slips between the names, at most 3 for a name that differs; null where both names differ. */
function nameSlips(utf8: Utf8, voter: ListedVoter, licence: Licence): number | null {
  const [last, first] = (["last", "first"] as const).map((field) => {
    const [a, b] = [utf8.encode(folded(voter[field])), utf8.encode(folded(licence[field]))];
    const most = slipsForgiven(a.length);
    const slips = slipsBetween(b, a, 0, a.length, most, false);
    return slips > most ? null : slips;
  });
  return last === null && first === null ? null : (last ?? 3) + (first ?? 3);
}

function answerOf(opened: Opened, { found, more }: FoundSome): SearchAnswer {
  const hits = found.map(({ voter: at, near }) => {
    const voter = voterAt(opened, at);
    return { voter, near, sameNameAndBirth: sameNameAndBirth(opened, at) };
  });
  return { hits, more };
}

/** Voters lie in the order of their names: those of one name are neighbours. */
function sameNameAndBirth({ columns, ...opened }: Opened, at: number): readonly string[] {
  const { last, given, birth } = columns;
  if (birth.wordsAt[at] === birth.wordsAt[at + 1]) return [];
  const numbers: string[] = [];
  for (const step of [-1, 1])
    for (let next = at + step; next >= 0 && next < opened.recordAt.length - 1; next += step) {
      if (!sameWords(last, at, next, false) || !sameWords(given, at, next, true)) break;
      if (Math.abs(next - at) > NEIGHBOURS_MAX) break;
      if (sameWords(birth, at, next, false)) numbers.push(voterAt({ columns, ...opened }, next).number);
    }
  return numbers;
}

/** So many namesakes are looked through on each side. */
const NEIGHBOURS_MAX = 200;

function sameWords({ words, wordsAt }: Column, a: number, b: number, firstOnly: boolean): boolean {
  const [fromA, fromB] = [wordsAt[a]!, wordsAt[b]!];
  const [lengthA, lengthB] = [wordsAt[a + 1]! - fromA, wordsAt[b + 1]! - fromB];
  if (!firstOnly && lengthA !== lengthB) return false;
  const length = firstOnly ? Math.min(1, lengthA, lengthB) : lengthA;
  for (let at = 0; at < length; at++) if (words[fromA + at] !== words[fromB + at]) return false;
  return true;
}

function votersWith({ columns, utf8 }: Opened, name: "birth" | "number", word: string): readonly number[] {
  const column = columns[name];
  const at = exactWord(column, utf8.encode(word));
  return at < 0 ? [] : [...column.voters.subarray(column.votersAt[at], column.votersAt[at + 1])];
}

function voterAt({ records, recordAt, utf8 }: Opened, at: number): ListedVoter {
  return voterFrom(utf8.decode(records.subarray(recordAt[at], recordAt[at + 1])));
}
