import { findColumns, type Columns } from "./columns.ts";
import { csvReader } from "./csv-reader.ts";
import {
  cardsMax,
  manifestBuilder,
  type Manifest,
  type ManifestBatch,
  type ManifestOutcome,
} from "./manifest.ts";
import { problem, readWhole, type FileReader, type Problem } from "./problem.ts";

/** The headers of Colorado, of Arlo, and plain ones. */
const names = {
  jurisdiction: ["Jurisdiction", "County", "CountyID", "County ID"],
  tabulator: ["Tabulator", "ScannerID", "Scanner ID", "TabulatorNum"],
  batch: ["Batch Name", "Batch", "BatchID", "Batch ID"],
  cards: ["Number of Ballots", "num_ballots", "NumBallots", "Ballots", "Number of Cards", "Cards"],
  storage: ["Storage Location", "StorageLocation", "Container", "Location"],
} as const;

type ManifestColumns = Columns<keyof typeof names>;

/**
 * A ballot manifest as comma separated values: one row a batch with its name and its number of ballots; tabulator, jurisdiction
 * and storage where there are any. Further columns are left alone.
 */
export function manifestCsvReader(file: string): FileReader & { manifest(): Manifest } {
  const builder = manifestBuilder(file);
  let columns: ManifestColumns | null = null;
  let width = 0;
  let rows = 0;
  const reader = csvReader(file, (fields, row) => {
    if (columns === null) {
      const found = findColumns(file, row, fields, names, ["batch", "cards"]);
      if (!found.ok) return found.problem;
      [columns, width] = [found.columns, fields.length];
      return null;
    }
    rows++;
    if (fields.length !== width)
      return problem("field-count", file, { row, found: String(fields.length), expected: String(width) });
    const batch = batchOf(file, row, fields, columns);
    return "name" in batch ? batch : builder.add(batch, row);
  });
  const end = (): Problem | null => {
    const found = reader.end();
    if (found) return found;
    return rows === 0 ? problem("file-empty", file) : null;
  };
  return { push: reader.push, end, manifest: builder.manifest };
}

/** A whole manifest at once. */
export function readManifestCsv(file: string, text: string): ManifestOutcome {
  const reader = manifestCsvReader(file);
  const found = readWhole(reader, text);
  return found ? { ok: false, problem: found } : { ok: true, manifest: reader.manifest() };
}

function batchOf(
  file: string,
  row: number,
  fields: readonly string[],
  columns: ManifestColumns,
): ManifestBatch | Problem {
  const text = (key: keyof typeof names): string | null => {
    const column = columns[key];
    return column === null ? null : fields[column]!.trim() || null;
  };
  const batch = text("batch");
  if (batch === null) return problem("value-missing", file, { row, field: names.batch[0] });
  const count = text("cards") ?? "";
  const field = names.cards[0];
  if (!/^[0-9]{1,3}(,?[0-9]{3})*$|^[0-9]+$/.test(count))
    return problem("not-a-count", file, { row, field, found: count });
  const cards = Number(count.replaceAll(",", ""));
  if (cards > cardsMax)
    return problem("too-many-cards", file, { row, field, found: count, expected: String(cardsMax) });
  return {
    jurisdiction: text("jurisdiction"),
    tabulator: text("tabulator"),
    batch,
    cards,
    storage: text("storage"),
  };
}
