import { csvRows } from "../../../basics/csv.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { csvRowsMax, NewCase } from "./contract.ts";

export const columns = ["title", "says", "truth", "why"] as const;
type Column = (typeof columns)[number];

/** Where a file is wrong, and which message says what was wanted. Rows as a spreadsheet counts them: the names of the columns are row 1. */
export interface CsvProblem {
  readonly row: number;
  readonly field: Column | "row";
  readonly wanted:
    "wanted-columns" | "wanted-cells" | "wanted-quotes" | "wanted-new-title" | `wanted-${Column}`;
}

const problemsMax = 50;

/**
 * The cases of a CSV text with the columns title, says, truth and why in any order: all of them, or the places where it is wrong.
 * @param known titles of the cases that the method has already
 */
export function casesOf(
  text: string,
  known: ReadonlySet<string>,
): Result<readonly NewCase[], "csv-empty" | "csv-too-long"> | { readonly problems: readonly CsvProblem[] } {
  const rows = csvRows(text);
  const head = rows.next();
  if (head.done) return refuse("csv-empty");
  const places = placesOf(head.value.cells ?? []);
  if (places === null) return { problems: [{ row: head.value.row, field: "row", wanted: "wanted-columns" }] };
  const cases: NewCase[] = [];
  const problems: CsvProblem[] = [];
  const titles = new Set(known);
  let read = 0;
  for (const { row, cells } of rows) {
    if (++read > csvRowsMax) return refuse("csv-too-long", { rowsMax: csvRowsMax });
    const one = caseOf(row, cells, places, titles);
    if ("problems" in one) problems.push(...one.problems);
    else {
      cases.push(one);
      titles.add(one.title);
    }
  }
  if (problems.length > 0) return { problems: problems.slice(0, problemsMax) };
  return cases.length === 0 ? refuse("csv-empty") : ok(cases);
}

/** Which cell of a row is which column; null where the names of the columns are not these four. */
function placesOf(names: readonly string[]): readonly number[] | null {
  const said = names.map((name) => name.trim().toLowerCase());
  const places = columns.map((column) => said.indexOf(column));
  return said.length === columns.length && !places.includes(-1) ? places : null;
}

function caseOf(
  row: number,
  cells: readonly string[] | null,
  places: readonly number[],
  titles: ReadonlySet<string>,
): NewCase | { readonly problems: readonly CsvProblem[] } {
  if (cells === null) return { problems: [{ row, field: "row", wanted: "wanted-quotes" }] };
  if (cells.length !== columns.length) return { problems: [{ row, field: "row", wanted: "wanted-cells" }] };
  const given = Object.fromEntries(
    columns.map((column, at) => [column, (cells[places[at] ?? 0] ?? "").trim()]),
  );
  const parsed = NewCase.safeParse(given);
  if (!parsed.success) {
    const wrong = columns.filter((column) => parsed.error.issues.some(({ path }) => path[0] === column));
    return { problems: wrong.map((field) => ({ row, field, wanted: `wanted-${field}` as const })) };
  }
  if (titles.has(parsed.data.title))
    return { problems: [{ row, field: "title", wanted: "wanted-new-title" }] };
  return parsed.data;
}
