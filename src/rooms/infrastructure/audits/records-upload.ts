import {
  censusTaker,
  clearBallotReader,
  dominionCsvReader,
  votesOf,
  type CardContest,
  type CardSink,
  type Census,
  type CvrContest,
} from "@counterfoil/risk-limiting-audit";
import { ok } from "../../../basics/result.ts";
import type { recordFormats } from "./contract.ts";
import { readArchived, readTwice } from "./records-archive.ts";
import { readUpload, type FileRead, type Uploading } from "./upload.ts";

export type RecordFormat = Exclude<(typeof recordFormats)[number], "batch-totals">;

/** One record as it is kept until the commitment: its number in the batch and its votes by the names of the file. */
export interface RecordRead {
  readonly number: string | null;
  /** JSON: votes by contest; most preferred first where they are ranked. */
  readonly contests: string;
}

export interface RecordsRead extends FileRead {
  readonly census: Census;
  readonly contests: readonly CvrContest[];
  /** In the order in which the file comes to them. */
  readonly batches: readonly {
    readonly tabulator: string;
    readonly batch: string;
    readonly records: RecordRead[];
  }[];
}

export interface RecordsWanted {
  readonly file: string;
  readonly format: RecordFormat;
  /** "Vote for k" of the audited contests by their names in the records: Hart's do not say it. */
  readonly votesAllowed: Readonly<Record<string, number>>;
}

/** A file that was read to its end, and the contests that it declares. */
export type CardsRead = FileRead & { readonly contests: readonly CvrContest[] };

/**
 * Reads cast vote records as they come in; ZIP archives and what must be read twice by way of a temporary file. Contests and choices are
 * called by their names, whatever ids the file gives them.
 */
export async function readRecordsUpload(
  raw: unknown,
  wanted: RecordsWanted,
): Promise<Uploading<RecordsRead>> {
  const batches = new Map<string, { tabulator: string; batch: string; records: RecordRead[] }>();
  const taker = censusTaker();
  const sink: CardSink = (card) => {
    taker.count(card);
    const key = JSON.stringify([card.tabulator, card.batch]);
    const batch = batches.get(key) ?? { tabulator: card.tabulator, batch: card.batch, records: [] };
    batches.set(key, batch);
    batch.records.push({
      number: card.record,
      contests: JSON.stringify(card.contests.map((one) => [one.contest, validOf(one)])),
    });
  };
  const read = await cardsOf(raw, wanted, sink);
  if (!read.ok) return read;
  return ok({ ...read.value, census: taker.census(read.value.contests), batches: [...batches.values()] });
}

async function cardsOf(raw: unknown, wanted: RecordsWanted, sink: CardSink): Promise<Uploading<CardsRead>> {
  const { file, format } = wanted;
  if (format === "dominion-csv" || format === "clear-ballot") {
    const reader = (format === "clear-ballot" ? clearBallotReader : dominionCsvReader)({ file, sink });
    const read = await readUpload(raw, file, reader);
    return read.ok ? ok({ ...read.value, contests: reader.contests() }) : read;
  }
  return format === "nist" ? readTwice(raw, file, sink) : readArchived(raw, { ...wanted, format }, sink);
}

/** The votes of a record, most preferred first; a rank given twice ends a ranking. */
function validOf(contest: CardContest): readonly string[] {
  const votes = votesOf(contest);
  if (contest.ranks === null) return votes;
  const { ranks } = contest;
  const ordered = votes
    .map((choice, index) => ({ choice, rank: ranks[index] ?? 0 }))
    .toSorted((a, b) => a.rank - b.rank);
  const twice = ordered.findIndex(({ rank }, index) => ordered[index + 1]?.rank === rank);
  return (twice < 0 ? ordered : ordered.slice(0, twice)).map(({ choice }) => choice);
}
