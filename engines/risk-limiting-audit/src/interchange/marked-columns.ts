import { isOvervote, type CardContest, type CvrChoice, type CvrContest } from "./card.ts";
import { problem, type Problem } from "./problem.ts";

/** A column that holds 1 where a choice is marked, 0 where it is not, nothing where the contest is not on the card. */
export type MarkedColumn = {
  readonly column: number;
  readonly contest: string;
  readonly votesAllowed: number;
  /** 0 where the contest is not ranked. */
  readonly ranks: number;
  readonly choice: string;
  /** The rank that a mark in this column gives, where the contest is ranked. */
  readonly rank: number;
};

export type ContestColumns = {
  readonly contest: CvrContest;
  readonly columns: readonly number[];
  /** For each column the id of its choice. */
  readonly choices: readonly string[];
  readonly ranks: readonly number[] | null;
};

/** Contests in the order of their first column. Two columns of one name in a contest are two choices; the later gets a number. */
export function groupColumns(marked: readonly MarkedColumn[]): ContestColumns[] {
  const groups = new Map<string, MarkedColumn[]>();
  for (const one of marked) groups.set(one.contest, [...(groups.get(one.contest) ?? []), one]);
  return [...groups].map(([name, columns]) => {
    const { votesAllowed, ranks } = columns[0]!;
    const ids = choiceIds(columns);
    return {
      contest: { id: name, name, votesAllowed, ranks, choices: choicesOf(columns, ids) },
      columns: columns.map(({ column }) => column),
      choices: ids,
      ranks: ranks > 0 ? columns.map(({ rank }) => rank) : null,
    };
  });
}

/** What a row says in a contest: null where it is not on the card (all its fields are empty), a problem where a field is no mark. */
export function readMarks(
  { contest, columns, choices, ranks }: ContestColumns,
  fields: readonly string[],
  file: string,
  row: number,
): CardContest | Problem | null {
  let present = false;
  const marks: string[] = [];
  const given: number[] | null = ranks === null ? null : [];
  for (let index = 0; index < columns.length; index++) {
    const field = fields[columns[index]!]!;
    if (field === "") continue;
    present = true;
    if (field === "0") continue;
    if (field !== "1")
      return problem("mark-invalid", file, {
        row,
        field: `${contest.name}: ${choices[index]}`,
        found: field,
      });
    marks.push(choices[index]!);
    if (given !== null) given.push(ranks![index]!);
  }
  if (!present) return null;
  const overvoted = isOvervote(marks.length, given, contest.votesAllowed);
  return { contest: contest.id, marks, ranks: given, overvoted };
}

function choiceIds(columns: readonly MarkedColumn[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ choice, rank }) => {
    const key = JSON.stringify([choice, rank]);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? choice : `${choice} (${times})`;
  });
}

function choicesOf(columns: readonly MarkedColumn[], ids: readonly string[]): CvrChoice[] {
  const names = new Map(ids.map((id, index) => [id, columns[index]!.choice]));
  return [...names].map(([id, name]) => ({ id, name, writeIn: isWriteIn(name) }));
}

export function isWriteIn(name: string): boolean {
  return /\bwrite-?\s?in\b/i.test(name);
}
