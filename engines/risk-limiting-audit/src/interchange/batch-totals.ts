import { findColumns, type Columns } from "./columns.ts";
import { csvReader } from "./csv-reader.ts";
import { problem, type FileReader, type Problem } from "./problem.ts";

const names = {
  tabulator: ["Tabulator", "ScannerID", "Scanner ID", "TabulatorNum"],
  batch: ["Batch Name", "Batch", "BatchID", "Batch ID"],
  contest: ["Contest", "Contest Name"],
  choice: ["Choice", "Candidate", "Choice Name"],
  votes: ["Votes", "Total Votes", "Count"],
} as const;

/** The choice under which a batch's cards with a valid vote stand, where a card may have several votes. */
export const validCardsChoice = "(valid cards)";

/** What was reported of one contest in one batch. */
export type BatchTotal = {
  readonly tabulator: string | null;
  readonly batch: string;
  readonly contest: string;
  readonly votes: ReadonlyMap<string, number>;
  readonly validCards: number | null;
};

type Gathered = Omit<BatchTotal, "votes" | "validCards"> & {
  votes: Map<string, number>;
  validCards: number | null;
};

/**
 * Reported totals by batch as comma separated values, one row for each batch, contest and choice: `Batch, Contest, Choice, Votes`, with
 * `Tabulator` where the manifest has it. A choice that stands twice is refused.
 */
export function batchTotalsReader(file: string): FileReader & { totals(): readonly BatchTotal[] } {
  const totals = new Map<string, Gathered>();
  let columns: Columns<keyof typeof names> | null = null;
  let width = 0;
  const take = (fields: string[], row: number): Problem | null => {
    if (columns === null) {
      const found = findColumns(file, row, fields, names, ["batch", "contest", "choice", "votes"]);
      if (!found.ok) return found.problem;
      [columns, width] = [found.columns, fields.length];
      return null;
    }
    if (fields.length !== width)
      return problem("field-count", file, { row, found: String(fields.length), expected: String(width) });
    return addRow(file, totals, columns, fields, row);
  };
  const reader = csvReader(file, take);
  const end = (): Problem | null => reader.end() ?? (totals.size === 0 ? problem("file-empty", file) : null);
  return { push: reader.push, end, totals: () => [...totals.values()] };
}

function addRow(
  file: string,
  totals: Map<string, Gathered>,
  columns: Columns<keyof typeof names>,
  fields: readonly string[],
  row: number,
): Problem | null {
  const text = (key: keyof typeof names): string =>
    columns[key] === null ? "" : fields[columns[key]]!.trim();
  for (const key of ["batch", "contest", "choice"] as const)
    if (text(key) === "") return problem("value-missing", file, { row, field: names[key][0] });
  const votes = text("votes");
  if (!/^[0-9]{1,12}$/.test(votes))
    return problem("not-a-count", file, { row, field: names.votes[0], found: votes });
  const tabulator = text("tabulator") || null;
  const [batch, contest, choice] = [text("batch"), text("contest"), text("choice")];
  const key = JSON.stringify([tabulator, batch, contest]);
  const total = totals.get(key) ?? {
    tabulator,
    batch,
    contest,
    votes: new Map<string, number>(),
    validCards: null,
  };
  totals.set(key, total);
  const twice = choice === validCardsChoice ? total.validCards !== null : total.votes.has(choice);
  if (twice)
    return problem("record-twice", file, {
      row,
      field: names.choice[0],
      found: `${batch}, ${contest}, ${choice}`,
    });
  if (choice === validCardsChoice) total.validCards = Number(votes);
  else total.votes.set(choice, Number(votes));
  return null;
}
