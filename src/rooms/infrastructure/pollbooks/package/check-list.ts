import { VOTER_MARKS, type ListedVoter, type VoterField } from "@counterfoil/pollbook-search";
import type { messages } from "../messages.ts";
import type { Definition } from "./definition-contract.ts";

/** One thing that is wrong with a list: where, what was found, and what was expected. */
export type ListProblem = {
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly field: string;
  readonly found: string;
  readonly expected: keyof typeof messages & `expected-${string}`;
};

/** More are not kept: whoever has so many has the wrong file. */
export const PROBLEMS_MAX = 100;
const FIELD_CHARACTERS_MAX = 200;

/** Looks at every voter in turn and remembers the numbers: each stands for one voter. */
export function listChecker({
  styles,
  sites,
}: Pick<Definition, "styles" | "sites">): (voter: ListedVoter, row: number) => readonly ListProblem[] {
  const styleIds = new Set(styles.map(({ id }) => id));
  const siteIds = new Set(sites.map(({ id }) => id));
  const numbers = new Set<string>();
  return (voter, row) => {
    const problems: ListProblem[] = [];
    const wrong = (field: VoterField, expected: ListProblem["expected"]) =>
      problems.push({ row, field, found: voter[field].slice(0, 80), expected });
    const key = voter.number.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    if (key === "") wrong("number", "expected-number");
    else if (numbers.has(key)) wrong("number", "expected-number-once");
    numbers.add(key);
    if (voter.last === "" && voter.first === "") wrong("last", "expected-name");
    if (!isBirth(voter.birth)) wrong("birth", "expected-birth");
    if (!styleIds.has(voter.style)) wrong("style", "expected-style");
    if (voter.site !== "" && !siteIds.has(voter.site)) wrong("site", "expected-site");
    if (voter.status === "") wrong("status", "expected-status");
    if (voter.marks.split(" ").some((mark) => mark !== "" && !VOTER_MARKS.some((known) => known === mark)))
      wrong("marks", "expected-marks");
    for (const field of Object.keys(voter) as VoterField[]) {
      if (voter[field].length > FIELD_CHARACTERS_MAX) wrong(field, "expected-short");
      if (/\p{Cc}|[\ud800-\udfff](?![\udc00-\udfff])/u.test(voter[field])) wrong(field, "expected-printable");
    }
    return problems;
  };
}

function isBirth(text: string): boolean {
  if (text === "" || /^(18[5-9]|19\d|20\d)\d$/.test(text)) return true;
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "1850") return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
