import type { Card, CardContest, CvrContest } from "./card.ts";
import { findColumns, missingColumn, type Columns } from "./columns.ts";
import { csvReader } from "./csv-reader.ts";
import { checkBatch, type CvrOptions, type CvrReader } from "./cvr-reader.ts";
import { groupColumns, readMarks, type ContestColumns, type MarkedColumn } from "./marked-columns.ts";
import { problem, untilProblem, type Problem } from "./problem.ts";

const names = {
  number: ["CvrNumber"],
  tabulator: ["TabulatorNum"],
  batch: ["BatchId"],
  record: ["RecordId"],
  id: ["ImprintedId"],
  precinct: ["PrecinctPortion"],
  style: ["BallotType"],
} as const;

type Layout = {
  readonly columns: Columns<keyof typeof names>;
  readonly contests: readonly ContestColumns[];
  readonly width: number;
};

/**
 * The CVR export of Dominion as comma separated values: row 1 election and version, row 2 contests (`Mayor (Vote For=1)`, ranked
 * ones `(Number of positions=1, Number of ranks=4)`), row 3 choices, row 4 column names, then one row a card. The id is the
 * imprinted one, or tabulator-batch-record where there is none.
 */
export function dominionCsvReader(options: CvrOptions): CvrReader {
  const { file, sink } = options;
  const head: string[][] = [];
  let layout: Layout | null = null;
  const reader = csvReader(file, (fields, row) => {
    if (layout !== null) {
      const card = cardOf(options, layout, fields, row);
      if ("name" in card) return card;
      sink(card);
      return null;
    }
    head.push(fields);
    if (head.length < 4) return null;
    const found = layoutOf(file, head, row);
    if ("name" in found) return found;
    layout = found;
    return null;
  });
  return {
    ...untilProblem({
      push: reader.push,
      end: () =>
        reader.end() ??
        (layout === null ? missingColumn(file, head.length, head.at(-1) ?? [], names.number[0]) : null),
    }),
    contests: (): readonly CvrContest[] => layout?.contests.map(({ contest }) => contest) ?? [],
  };
}

function layoutOf(file: string, head: readonly string[][], row: number): Layout | Problem {
  const [, contests, choices, header] = head as [string[], string[], string[], string[]];
  const found = findColumns(file, row, header, names, ["number", "tabulator", "batch", "record"]);
  if (!found.ok) return found.problem;
  const marked: MarkedColumn[] = [];
  for (const [column, text] of contests.entries()) {
    if (text === "") continue;
    const one = markedColumn(column, text, choices[column] ?? "");
    if (one === null)
      return problem("contest-header-invalid", file, {
        row: row - 2,
        field: String(column + 1),
        found: text,
        expected: '"… (Vote For=1)"',
      });
    marked.push(one);
  }
  if (marked.length === 0) return problem("no-contests", file, { expected: '"(Vote For="' });
  return { columns: found.columns, contests: groupColumns(marked), width: header.length };
}

function markedColumn(column: number, header: string, choice: string): MarkedColumn | null {
  const plain = /^(.*\S)\s*\(Vote For=(\d+)\)$/is.exec(header);
  if (plain) return { column, contest: plain[1]!, votesAllowed: Number(plain[2]), ranks: 0, choice, rank: 0 };
  const ranked = /^(.*\S)\s*\(Number of positions=(\d+), ?Number of ranks=(\d+)\)$/is.exec(header);
  if (!ranked) return null;
  const ranks = Number(ranked[3]) > 1 ? Number(ranked[3]) : 0;
  const named = ranks > 0 ? /^(.*)\((\d+)\)$/s.exec(choice) : null;
  if (ranks > 0 && !named) return null;
  const contest = ranked[1]!;
  const votesAllowed = Number(ranked[2]);
  return {
    column,
    contest,
    votesAllowed,
    ranks,
    choice: (named?.[1] ?? choice).trim(),
    rank: Number(named?.[2] ?? 0),
  };
}

function cardOf(
  options: CvrOptions,
  { columns, contests, width }: Layout,
  fields: string[],
  row: number,
): Card | Problem {
  const { file } = options;
  if (fields.length !== width)
    return problem("field-count", file, { row, found: String(fields.length), expected: String(width) });
  const tabulator = fields[columns.tabulator!]!;
  const batch = fields[columns.batch!]!;
  const record = fields[columns.record!]!;
  if (tabulator === "" || batch === "" || record === "")
    return problem("value-missing", file, {
      row,
      field: [names.tabulator, names.batch, names.record].join(", "),
    });
  const unknown = checkBatch(options, row, tabulator, batch);
  if (unknown) return unknown;
  const said: CardContest[] = [];
  for (const contest of contests) {
    const marks = readMarks(contest, fields, file, row);
    if (marks === null) continue;
    if ("name" in marks) return marks;
    said.push(marks);
  }
  const printed = columns.id === null ? "" : fields[columns.id]!;
  return {
    id: printed === "" ? `${tabulator}-${batch}-${record}` : printed,
    tabulator,
    batch,
    record,
    style: columns.style === null ? null : fields[columns.style]!,
    precinct: columns.precinct === null ? null : fields[columns.precinct]!,
    contests: said,
  };
}
