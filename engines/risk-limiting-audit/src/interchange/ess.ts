import type { Card, CvrContest } from "./card.ts";
import { csvReader } from "./csv-reader.ts";
import { checkBatch, type CvrOptions } from "./cvr-reader.ts";
import { essBallotRow, essBallotsHeader, type EssBallot, type EssBallotColumns } from "./ess-ballots.ts";
import { essCvrHeader, essCvrRow, type EssCvrColumns, type EssCvrRow } from "./ess-cvr.ts";
import { problem, untilProblem, type FileReader, type Problem } from "./problem.ts";

/** A set of files that belong together: open each, in any order, then finish. */
export type CvrFolder = {
  open(file: string): FileReader;
  finish(): Problem | null;
  contests(): readonly CvrContest[];
};

const expectedKinds =
  '"Cast Vote Record, Precinct, Ballot Style, …" / "Cast Vote Record, Batch, …, Tabulator CVR"';

/**
 * The exports of ES&S: one file of cast vote records and one or more files of ballots, told apart by their header rows and joined
 * by the number of the record. Both layouts: with the tabulator in the first four of the ten digits of `Tabulator CVR`, and with a
 * column `Machine`. Open the ballots first: then cards go out as they come and nothing is held back.
 *
 * A field holds the choice, `undervote`, `overvote` (which choices, ES&S does not say), or nothing where the contest is not on the
 * card. A contest whose header stands in k columns is "vote for k".
 */
export function essReader(options: Omit<CvrOptions, "file"> & { readonly folder: string }): CvrFolder {
  const { folder, sink, manifest } = options;
  const ballots = new Map<string, EssBallot & { used: boolean }>();
  const waiting: { readonly row: EssCvrRow; readonly file: string }[] = [];
  const files: { cvr: string | null; ballots: string | null } = { cvr: null, ballots: null };
  let cvr: EssCvrColumns | null = null;

  const emit = (row: EssCvrRow): Problem | null => {
    const ballot = ballots.get(row.number)!;
    ballot.used = true;
    const where = { file: ballot.file, sink, ...(manifest && { manifest }) };
    const unknown = checkBatch(where, ballot.row, ballot.tabulator, ballot.batch);
    if (unknown === null) sink(cardOf(row, ballot));
    return unknown;
  };
  const addBallot = (ballot: EssBallot): Problem | null => {
    if (ballots.has(ballot.number))
      return problem("record-twice", ballot.file, { row: ballot.row, found: ballot.number });
    ballots.set(ballot.number, { ...ballot, used: false });
    return null;
  };
  const addRow = (row: EssCvrRow, file: string): Problem | null => {
    const ballot = ballots.get(row.number);
    if (ballot?.used) return problem("record-twice", file, { row: row.row, found: row.number });
    if (ballot) return emit(row);
    waiting.push({ row, file });
    return null;
  };

  return {
    open: (file) =>
      essFile(file, {
        ballots: (columns) => {
          files.ballots = file;
          return (fields, row) => {
            const ballot = essBallotRow(file, columns, fields, row);
            return ballot === null ? null : "name" in ballot ? ballot : addBallot(ballot);
          };
        },
        cvr: (columns) => {
          files.cvr = file;
          cvr = columns;
          return (fields, row) => {
            const found = essCvrRow(file, columns, fields, row);
            return "name" in found ? found : addRow(found, file);
          };
        },
      }),
    finish() {
      if (files.cvr === null)
        return problem("cvr-file-missing", folder, { expected: expectedKinds.split(" / ")[0]! });
      if (files.ballots === null)
        return problem("ballots-file-missing", folder, { expected: expectedKinds.split(" / ")[1]! });
      for (const { row, file } of waiting) {
        const ballot = ballots.get(row.number);
        if (!ballot) return problem("files-differ", folder, { found: row.number, expected: file });
        if (ballot.used) return problem("record-twice", file, { row: row.row, found: row.number });
        const found = emit(row);
        if (found) return found;
      }
      for (const [number, { used, file }] of ballots)
        if (!used) return problem("files-differ", folder, { found: number, expected: file });
      return null;
    },
    contests: () => cvr?.contests() ?? [],
  };
}

type RowReader = (fields: string[], row: number) => Problem | null;

/** The header may be preceded by titles; what it says decides what the file is. */
function essFile(
  file: string,
  kinds: {
    readonly ballots: (columns: EssBallotColumns) => RowReader;
    readonly cvr: (columns: EssCvrColumns) => RowReader;
  },
): FileReader {
  let rows: RowReader | null = null;
  const reader = csvReader(file, (fields, row) => {
    if (rows) return rows(fields, row);
    if (fields[0]?.trim() !== "Cast Vote Record") return row > 20 ? unknownKind(file) : null;
    const ballots = essBallotsHeader(file, fields, row);
    if (ballots && "name" in ballots) return ballots;
    if (ballots) rows = kinds.ballots(ballots);
    else {
      const columns = essCvrHeader(file, fields, row);
      if ("name" in columns) return columns;
      rows = kinds.cvr(columns);
    }
    return null;
  });
  return untilProblem({
    push: reader.push,
    end: () => reader.end() ?? (rows ? null : unknownKind(file)),
  });
}

function unknownKind(file: string): Problem {
  return problem("file-unknown", file, { expected: expectedKinds });
}

function cardOf(row: EssCvrRow, { id, tabulator, batch }: EssBallot): Card {
  const { number, style, precinct, contests } = row;
  return { id, tabulator, batch, record: number, style, precinct, contests };
}
