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
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (let row = 1; at < text.length; row++) {
    const read = csvRow(text, at);
    if (read === null) {
      yield { row, cells: null };
      return;
    }
    if (read.cells.length > 1 || read.cells[0] !== "") yield { row, cells: read.cells };
    at = read.next;
  }
}

function csvRow(text: string, from: number): { cells: string[]; next: number } | null {
  const cells: string[] = [];
  for (let at = from; ; at++) {
    const read = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    if (read === null) return null;
    cells.push(read.value);
    at = read.end;
    if (text[at] === ",") continue;
    return { cells, next: at + (text.startsWith("\r\n", at) ? 2 : 1) };
  }
}

function plainCell(text: string, from: number): { value: string; end: number } | null {
  const end = /[,"\n]|\r\n|$/g;
  end.lastIndex = from;
  const at = end.exec(text)?.index ?? text.length;
  return text[at] === '"' ? null : { value: text.slice(from, at), end: at };
}

function quotedCell(text: string, from: number): { value: string; end: number } | null {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at < 0) return null;
  const follows = at + 1 === text.length || /^(?:,|\n|\r\n)/.test(text.slice(at + 1, at + 3));
  return follows ? { value: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 } : null;
}
