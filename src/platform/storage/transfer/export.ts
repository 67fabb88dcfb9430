import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { appliedMigrations } from "../migrations.ts";
import { statement, type Session } from "../session.ts";
import { sequencesOf, tablesOf, type Table } from "./catalogue.ts";
import { LineHash } from "./format.ts";

/** Rows and SHA-256 (hex) of what was written. */
export interface TransferSummary {
  readonly rows: number;
  readonly sha256: string;
}

/** Writes all tables of one moment to a stream and ends it. The session must have the owner's rights. */
export async function exportDatabase(session: Session, out: NodeJS.WritableStream): Promise<TransferSummary> {
  let summary: TransferSummary | undefined;
  const lines = exportLines(session, (done) => (summary = done));
  await session.run([statement(begin), ...textForm], limitMs);
  try {
    await pipeline(Readable.from(lines), out);
  } finally {
    if (!session.broken) await session.run([statement("rollback")], limitMs);
  }
  if (!summary) throw new Error("The export ended without its last line");
  return summary;
}

/**
 * How values are written as text, the same on both dialects. With row security off, a table whose rows the owner may not all
 * see fails the export instead of losing them silently.
 */
export const textForm = [
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'postgres'",
  "set local timezone = 'UTC'",
  "set local extra_float_digits = 1",
  "set local bytea_output = 'hex'",
  "set local row_security = off",
  "set local statement_timeout = 0",
].map((text) => statement(text));

const begin = "begin isolation level repeatable read read only";
const limitMs = 600_000;
const rowsInOnePage = 500;

async function* exportLines(
  session: Session,
  done: (summary: TransferSummary) => void,
): AsyncGenerator<string> {
  const hash = new LineHash();
  let rows = 0;
  const migrations = await appliedMigrations(session);
  yield hash.add(JSON.stringify({ export: "counterfoil", version: 1, migrations }));
  for (const table of await tablesOf(session)) {
    const columns = table.columns.map((column) => column.name);
    yield hash.add(JSON.stringify({ table: table.name, columns }));
    let count = 0;
    for await (const page of pagesOf(session, table)) {
      count += page.length;
      for (const row of page) yield hash.add(row);
    }
    yield hash.add(JSON.stringify({ end: table.name, rows: count }));
    rows += count;
  }
  for (const { name, value, used } of await sequencesOf(session))
    yield hash.add(JSON.stringify({ sequence: name, value, used }));
  const summary = { rows, sha256: hash.hex() };
  yield `${JSON.stringify(summary)}\n`;
  done(summary);
}

/** Each row is a JSON array that the database itself writes. */
async function* pagesOf(session: Session, table: Table): AsyncGenerator<string[]> {
  const values = table.columns.map((column) => `${column.name}::text`).join(", ");
  const select = `select json_build_array(${values})::text as line from ${table.name} ${table.order}`;
  await session.run([statement(`declare export_rows no scroll cursor for ${select}`)], limitMs);
  for (;;) {
    const [page] = await session.run([statement(`fetch ${rowsInOnePage} from export_rows`)], limitMs);
    const lines = (page?.rows ?? []).map((row) => String(row["line"]));
    if (lines.length > 0) yield lines;
    if (lines.length < rowsInOnePage) break;
  }
  await session.run([statement("close export_rows")], limitMs);
}
