import { findColumns, type Columns } from "./columns.ts";
import { csvReader } from "./csv-reader.ts";
import { problem, type FileReader, type Problem } from "./problem.ts";

const names = {
  guid: ["CvrId"],
  id: ["UniqueIdentifier"],
  tabulator: ["Workstation"],
  batch: ["BatchId"],
} as const;

/** What Hart's `scanned-ballot-info.csv` says of one record. */
export type HartScan = {
  readonly guid: string;
  readonly id: string;
  readonly tabulator: string;
  readonly batch: string;
  readonly file: string;
  readonly row: number;
};

/** Two lines of header that begin with `#`: the version of the format, then the columns. */
export function hartScans(file: string, sink: (scan: HartScan) => Problem | null): FileReader {
  let columns: Columns<keyof typeof names> | null = null;
  const reader = csvReader(file, (fields, row) => {
    if (columns === null) {
      if (/^#\s*FormatVersion/i.test(fields[0] ?? "")) return null;
      const header = fields.map((field) => field.replace(/^#/, ""));
      const found = findColumns(file, row, header, names, ["guid", "id", "batch"]);
      if (!found.ok) return found.problem;
      columns = found.columns;
      return null;
    }
    const text = (key: keyof typeof names): string =>
      columns![key] === null ? "" : (fields[columns![key]] ?? "");
    const empty = (["guid", "id"] as const).find((key) => text(key) === "");
    if (empty) return problem("value-missing", file, { row, field: names[empty][0] });
    return sink({
      guid: text("guid"),
      id: text("id"),
      tabulator: text("tabulator"),
      batch: text("batch"),
      file,
      row,
    });
  });
  return {
    push: reader.push,
    end: () =>
      reader.end() ??
      (columns === null ? problem("header-missing", file, { expected: names.guid[0], found: "—" }) : null),
  };
}
