import { problem, untilProblem, type FileReader, type Problem } from "./problem.ts";

/** Takes one row: its fields, and its number as a spreadsheet counts it. */
export type RowSink = (fields: string[], row: number) => Problem | null;

/** No real row is as long. A quotation mark that is never closed would otherwise swallow the file into memory. */
const rowLengthMax = 4_000_000;

/**
 * Comma separated values (RFC 4180) in pieces. A byte order mark is skipped, lines may end in CR LF or LF, empty lines count as
 * rows but are not given out. Strict: a quotation mark that stands in the middle, or is not closed, is a problem; only the form
 * `="0012"`, by which exports keep spreadsheets from dropping zeros, is read as the text inside.
 */
export function csvReader(file: string, sink: RowSink): FileReader {
  let rest = "";
  let begun = false;
  let row = 0;
  const take = (line: string): Problem | null => {
    row++;
    if (line === "") return null;
    const fields = line.includes('"') ? quotedFields(line) : line.split(",");
    return fields === null ? problem("quote-wrong", file, { row, found: line }) : sink(fields, row);
  };
  const lines = (text: string, last: boolean): Problem | null => {
    let start = 0;
    const quotesUpTo = quoteCounter(text);
    for (;;) {
      const end = lineEnd(text, start, last, quotesUpTo);
      if (end === -1) break;
      const found = take(withoutReturn(text.slice(start, end)));
      if (found) return found;
      start = end + 1;
    }
    rest = text.slice(start);
    return rest.length > rowLengthMax ? problem("row-too-long", file, { row: row + 1 }) : null;
  };
  return untilProblem({
    push(chunk) {
      const text = begun ? rest + chunk : chunk.replace(/^\uFEFF/, "");
      begun ||= chunk.length > 0;
      return lines(text, false);
    },
    end() {
      if (!begun) return problem("file-empty", file);
      return rest === "" ? null : lines(rest, true);
    },
  });
}

/** Where the row that begins at `start` ends: a line break outside quotation marks. At the end of the file, the end itself. */
function lineEnd(text: string, start: number, last: boolean, quotesUpTo: (to: number) => number): number {
  let from = start;
  let quotes = 0;
  for (;;) {
    const next = text.indexOf("\n", from);
    if (next === -1) return last && start < text.length ? text.length : -1;
    quotes += quotesUpTo(next);
    if (quotes % 2 === 0) return next;
    from = next + 1;
  }
}

/** Counts the quotation marks since the last question. Asked for ever larger places, so the text is searched once. */
function quoteCounter(text: string): (to: number) => number {
  let next = text.indexOf('"');
  return (to) => {
    let count = 0;
    for (; next !== -1 && next < to; next = text.indexOf('"', next + 1)) count++;
    return count;
  };
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** The fields of a row with quotation marks, or null when they are wrong. */
function quotedFields(line: string): string[] | null {
  const fields: string[] = [];
  for (let at = 0; ; at++) {
    const opening = line.startsWith('="', at) ? 2 : line[at] === '"' ? 1 : 0;
    const end = opening > 0 ? closingQuote(line, at + opening) : plainEnd(line, at);
    if (end === -1) return null;
    fields.push(opening > 0 ? line.slice(at + opening, end).replaceAll('""', '"') : line.slice(at, end));
    at = opening > 0 ? end + 1 : end;
    if (at >= line.length) return fields;
    if (line[at] !== ",") return null;
  }
}

function closingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at !== -1; at = line.indexOf('"', at + 2))
    if (line[at + 1] !== '"') return at;
  return -1;
}

/** A field without quotation marks ends at a comma; a mark inside is wrong. */
function plainEnd(line: string, from: number): number {
  const comma = line.indexOf(",", from);
  const end = comma === -1 ? line.length : comma;
  const quote = line.indexOf('"', from);
  return quote !== -1 && quote < end ? -1 : end;
}
