import { findColumns, type Columns } from "./columns.ts";
import { problem, type Problem } from "./problem.ts";

const names = {
  number: ["Cast Vote Record"],
  batch: ["Batch"],
  id: ["Tabulator CVR"],
  machine: ["Machine"],
} as const;

export type EssBallotColumns = Columns<keyof typeof names> & { readonly seen: { rows: number } };

/** What the file of ballots says of one record. */
export type EssBallot = {
  readonly number: string;
  readonly tabulator: string;
  readonly batch: string;
  readonly id: string;
  readonly file: string;
  readonly row: number;
};

/** The columns of a file of ballots; null where the header is another kind's. */
export function essBallotsHeader(
  file: string,
  header: readonly string[],
  row: number,
): EssBallotColumns | Problem | null {
  if (!header.includes(names.batch[0]) && !header.includes(names.id[0])) return null;
  const found = findColumns(file, row, header, names, ["number", "batch", "id"]);
  return found.ok ? { ...found.columns, seen: { rows: 0 } } : found.problem;
}

/** One ballot; null for the last line, `Total : 60`, which must count right, and for empty ones. */
export function essBallotRow(
  file: string,
  columns: EssBallotColumns,
  fields: readonly string[],
  row: number,
): EssBallot | Problem | null {
  const number = fields[columns.number!]!.trim();
  const total = /^Total\s*:\s*(\d+)$/i.exec(number);
  if (total)
    return Number(total[1]) === columns.seen.rows
      ? null
      : problem("total-differs", file, { row, found: total[1]!, expected: String(columns.seen.rows) });
  if (fields.every((field) => field === "")) return null;
  columns.seen.rows++;
  const text = (key: "batch" | "id" | "machine"): string =>
    columns[key] === null ? "" : (fields[columns[key]] ?? "");
  const [batch, id, machine] = [text("batch"), text("id"), text("machine")];
  for (const [key, value] of [
    ["number", number],
    ["batch", batch],
    ["id", id],
  ] as const)
    if (value === "") return problem("value-missing", file, { row, field: names[key][0] });
  if (columns.machine === null && !/^\d{10}$/.test(id))
    return problem("ten-digits", file, { row, field: names.id[0], found: id });
  if (columns.machine !== null && machine === "")
    return problem("value-missing", file, { row, field: names.machine[0] });
  return { number, tabulator: machine || id.slice(0, 4), batch, id, file, row };
}
