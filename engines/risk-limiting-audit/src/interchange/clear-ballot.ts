import type { Card, CardContest, CvrContest } from "./card.ts";
import { findColumns, type Columns } from "./columns.ts";
import { csvReader } from "./csv-reader.ts";
import { checkBatch, type CvrOptions, type CvrReader } from "./cvr-reader.ts";
import { groupColumns, readMarks, type ContestColumns, type MarkedColumn } from "./marked-columns.ts";
import { problem, type Problem } from "./problem.ts";

const names = {
  batch: ["BoxID"],
  position: ["BoxPosition"],
  id: ["BallotID"],
  precinct: ["PrecinctID"],
  style: ["BallotStyleID"],
  tabulator: ["ScanComputerName"],
} as const;

const expectedHeader = "Choice_1_1:Contest:Vote For 1:Choice:Party";

type Layout = {
  readonly columns: Columns<keyof typeof names>;
  readonly contests: readonly ContestColumns[];
  readonly width: number;
};

/**
 * The CVR export of ClearBallot as comma separated values: one header row, whose choice columns read
 * `Choice_12_1:Mayor:Vote For 1:Ann Lee:Non-Partisan`, then one row a card.
 */
export function clearBallotReader(options: CvrOptions): CvrReader {
  const { file, sink } = options;
  let layout: Layout | null = null;
  const reader = csvReader(file, (fields, row) => {
    if (layout === null) {
      const found = layoutOf(file, fields, row);
      if ("name" in found) return found;
      layout = found;
      return null;
    }
    const card = cardOf(options, layout, fields, row);
    if ("name" in card) return card;
    sink(card);
    return null;
  });
  return {
    ...reader,
    contests: (): readonly CvrContest[] => layout?.contests.map(({ contest }) => contest) ?? [],
  };
}

function layoutOf(file: string, header: readonly string[], row: number): Layout | Problem {
  const found = findColumns(file, row, header, names, ["batch", "position", "id", "tabulator"]);
  if (!found.ok) return found.problem;
  const marked: MarkedColumn[] = [];
  for (const [column, text] of header.entries()) {
    if (!/^Choice_/i.test(text)) continue;
    const parts = /^Choice_\d+_\d+:(.+):Vote For (\d+):(.+):([^:]*)$/is.exec(text);
    if (!parts)
      return problem("contest-header-invalid", file, {
        row,
        field: String(column + 1),
        found: text,
        expected: expectedHeader,
      });
    marked.push({
      column,
      contest: parts[1]!,
      votesAllowed: Number(parts[2]),
      ranks: 0,
      choice: parts[3]!,
      rank: 0,
    });
  }
  if (marked.length === 0) return problem("no-contests", file, { expected: expectedHeader });
  return { columns: found.columns, contests: groupColumns(marked), width: header.length };
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
  const text = (key: keyof typeof names): string => (columns[key] === null ? "" : fields[columns[key]]!);
  const empty = (["batch", "position", "id", "tabulator"] as const).find((key) => text(key) === "");
  if (empty) return problem("value-missing", file, { row, field: names[empty][0] });
  const unknown = checkBatch(options, row, text("tabulator"), text("batch"));
  if (unknown) return unknown;
  const said: CardContest[] = [];
  for (const contest of contests) {
    const marks = readMarks(contest, fields, file, row);
    if (marks === null) continue;
    if ("name" in marks) return marks;
    said.push(marks);
  }
  return {
    id: text("id"),
    tabulator: text("tabulator"),
    batch: text("batch"),
    record: text("position"),
    style: text("style") || null,
    precinct: text("precinct") || null,
    contests: said,
  };
}
