export type CsvValue = string | number | boolean | null | undefined;

/**
 * RFC 4180 with CRLF. A cell that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection);
 * numbers stay numbers.
 */
export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row as it was read, with its number as a spreadsheet counts it; `cells` is null where its quotation marks are wrong. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] | null };

/**
 * Reads comma-separated text as RFC 4180 says. A byte order mark is skipped, lines end in LF or CRLF, empty lines count and are not
 * given out. A cell whose quotation marks are wrong ends the reading: after it nobody knows where a cell begins.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  for (const { row, fields } of delimitedRows(text, ",")) {
    yield { row, cells: fields };
    if (fields === null) return;
  }
}

/** One row: its fields, and its number as a spreadsheet counts it. `null` for a row whose quotation marks are wrong. */
export type Row = { readonly row: number; readonly fields: readonly string[] | null };

/**
 * Delimited text, quoted as RFC 4180 says. A byte order mark is skipped; lines end in LF or CR LF; empty lines count and are not
 * given out. With a delimiter other than a comma a quotation mark within a field stands for itself, as these files have it.
 */
export function* delimitedRows(text: string, delimiter: string): Generator<Row> {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let row = 0;
  while (at < text.length) {
    row++;
    const end = lineEnd(text, at);
    const plain = text.slice(at, text[end - 1] === "\r" ? end - 1 : end);
    if (!plain.includes('"') || delimiter !== ",") {
      if (plain !== "") yield { row, fields: plain.split(delimiter) };
      at = end + 1;
      continue;
    }
    const quoted = quotedRow(text, at);
    yield { row, fields: quoted.fields };
    at = quoted.next;
  }
}

function quotedRow(text: string, from: number): { fields: readonly string[] | null; next: number } {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let field: string;
    if (text[at] === '"') {
      const close = closing(text, at + 1);
      if (close < 0) return { fields: null, next: lineEnd(text, from) + 1 };
      field = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    } else {
      const end = /[,\r\n"]|$/g;
      end.lastIndex = at;
      const stop = end.exec(text)?.index ?? text.length;
      field = text.slice(at, stop);
      at = stop;
    }
    fields.push(field);
    if (text[at] === ",") at++;
    else if (at >= text.length || text[at] === "\n") return { fields, next: at + 1 };
    else if (text[at] === "\r" && text[at + 1] === "\n") return { fields, next: at + 2 };
    else return { fields: null, next: lineEnd(text, at) + 1 };
  }
}

/** Where the quoted field ends: a quotation mark that is not doubled. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** A field as it is written so that it is read back the same. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) || text.startsWith("\uFEFF") ? `"${text.replaceAll('"', '""')}"` : text;
}
