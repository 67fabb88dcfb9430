import { createHash } from "node:crypto";
import type { ListedVoter, VoterList } from "@counterfoil/pollbook-search";

/** So many voters stand on one page, whatever their names are: who stands on a line depends on the list and the site alone. */
export const LINES = 25;
/** The first page says what the book is; voters begin on the next. */
export const FIRST_SHEET = 2;

/** One page of one printed book. Written `K7Q-4MXB-12`: list and site, what was known when it was printed, page. */
export type Sheet = { readonly book: string; readonly page: number };

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first three letters tell the list and the site, the last four what was known: heads of all logs, as canonical text. */
export function bookId(version: string, site: string, known: string): string {
  return `${listLetters(version, site)}-${letters(`${version}\n${site}\n${known}`, 4)}`;
}

export function listLetters(version: string, site: string): string {
  return letters(`${version}\n${site}`, 3);
}

export function sheetName({ book, page }: Sheet): string {
  return `${book}-${page}`;
}

/** Blanks and small letters are as good; O is 0, I and L are 1. Null for what names no sheet. */
export function readSheet(text: string): Sheet | null {
  const plain = text.toUpperCase().replaceAll(/\s/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  const found = /^([0-9A-HJKMNP-TV-Z]{3})-?([0-9A-HJKMNP-TV-Z]{4})-(\d{1,6})$/.exec(plain);
  if (found === null || Number(found[3]) < FIRST_SHEET) return null;
  return { book: `${found[1]}-${found[2]}`, page: Number(found[3]) };
}

export function pagesFor(voters: number): number {
  return FIRST_SHEET - 1 + Math.ceil(voters / LINES);
}

/** Where the voter at this place of the site's list (from 0) stands. */
export function placeAt(index: number): { readonly page: number; readonly line: number } {
  return { page: FIRST_SHEET + Math.floor(index / LINES), line: (index % LINES) + 1 };
}

/** The numbers of a page's voters, line by line; empty for a page that the book does not have. */
export function onSheet(numbers: readonly string[], page: number): readonly string[] {
  const from = (page - FIRST_SHEET) * LINES;
  return from < 0 ? [] : numbers.slice(from, from + LINES);
}

/** A site's own voters and those without a home site, in the order of their names. */
export function isOfSite(voter: ListedVoter, site: string): boolean {
  return voter.site === site || voter.site === "";
}

/** Their numbers. In pieces, so that a device goes on answering meanwhile. */
export async function numbersOfSite(list: VoterList, site: string): Promise<readonly string[]> {
  const numbers: string[] = [];
  let seen = 0;
  for (const voter of list.all()) {
    if (isOfSite(voter, site)) numbers.push(voter.number);
    if (++seen % PIECE === 0) await new Promise((resume) => setImmediate(resume));
  }
  return numbers;
}

const PIECE = 5_000;

function letters(text: string, count: number): string {
  const bytes = createHash("sha256").update(text).digest();
  return Array.from({ length: count }, (_, at) => LETTERS[bytes[at]! % LETTERS.length]!).join("");
}
