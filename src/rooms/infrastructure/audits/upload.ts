import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import {
  batchTotalsReader,
  type BatchTotal,
  censusTaker,
  clearBallotReader,
  dominionCsvReader,
  explainProblem,
  manifestCsvReader,
  octetReader,
  votesOf,
  type Card,
  type CardContest,
  type Census,
  type CvrContest,
  type CvrReader,
  type FileReader,
  type Manifest,
  type Problem,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import { fileBytesMax, type recordFormats } from "./contract.ts";

export type UploadRefusal = "file-refused" | "file-cut-off" | "file-too-large";

export interface FileRead {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ManifestRead extends FileRead {
  readonly manifest: Manifest;
}

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

/** A file that a problem stopped: the sentence in both languages, and the place. */
export type Uploading<T> = Result<T, UploadRefusal> & { readonly problem?: Problem };

export async function readManifestUpload(raw: unknown, file: string): Promise<Uploading<ManifestRead>> {
  const reader = manifestCsvReader(file);
  const read = await readUpload(raw, file, reader);
  return read.ok ? ok({ ...read.value, manifest: reader.manifest() }) : read;
}

export interface TotalsRead extends FileRead {
  readonly totals: readonly BatchTotal[];
}

export async function readTotalsUpload(raw: unknown, file: string): Promise<Uploading<TotalsRead>> {
  const reader = batchTotalsReader(file);
  const read = await readUpload(raw, file, reader);
  return read.ok ? ok({ ...read.value, totals: reader.totals() }) : read;
}

export async function readRecordsUpload(
  raw: unknown,
  file: string,
  format: Exclude<(typeof recordFormats)[number], "batch-totals">,
): Promise<Uploading<RecordsRead>> {
  const batches = new Map<string, { tabulator: string; batch: string; records: RecordRead[] }>();
  const taker = censusTaker();
  const sink = (card: Card): void => {
    taker.count(card);
    const key = JSON.stringify([card.tabulator, card.batch]);
    const batch = batches.get(key) ?? { tabulator: card.tabulator, batch: card.batch, records: [] };
    batches.set(key, batch);
    batch.records.push({
      number: card.record,
      contests: JSON.stringify(card.contests.map((one) => [one.contest, validOf(one)])),
    });
  };
  const reader: CvrReader = (format === "clear-ballot" ? clearBallotReader : dominionCsvReader)({
    file,
    sink,
  });
  const read = await readUpload(raw, file, reader);
  if (!read.ok) return read;
  const contests = reader.contests();
  return ok({ ...read.value, census: taker.census(contests), contests, batches: [...batches.values()] });
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

/** Streams a file into a reader. It is refused at the first place that is wrong; what the sender still sends is thrown away unread. */
async function readUpload(raw: unknown, file: string, reader: FileReader): Promise<Uploading<FileRead>> {
  if (!(raw instanceof Readable)) return refuse("file-cut-off", { file });
  const hash = createHash("sha256");
  const octets = octetReader(file, reader);
  let bytes = 0;
  const take = (chunk: Uint8Array): (Refused<UploadRefusal> & { problem?: Problem }) | null => {
    bytes += chunk.byteLength;
    if (bytes > fileBytesMax) return refuse("file-too-large", { bytesMax: fileBytesMax });
    if (chunk.includes(0)) return refusedBy(notText(file));
    hash.update(chunk);
    return refusedBy(octets.push(chunk));
  };
  try {
    for await (const chunk of raw.iterator({ destroyOnReturn: false })) {
      const refused = take(chunk as Uint8Array);
      if (refused === null) continue;
      raw.on("error", () => undefined).resume();
      return refused;
    }
  } catch {
    return refuse("file-cut-off", { file });
  }
  return refusedBy(octets.end()) ?? ok({ file, sha256: hash.digest("hex"), bytes });
}

function refusedBy(problem: Problem | null): (Refused<"file-refused"> & { problem: Problem }) | null {
  return problem && { ...refuse("file-refused"), problem };
}

/** A character that no text holds. */
function notText(file: string): Problem {
  return { name: "not-utf8", file, row: null, field: null, found: null, expected: null, nearest: null };
}

/** The refusal of a file in the reader's language, with file, row and field. */
export function fileRefused(problem: Problem, language: string): Refused<"file-refused"> {
  const said = explainProblem(problem)[language.startsWith("fr") ? "fr" : "en"];
  const place = [problem.file, problem.row && `row ${problem.row}`, problem.field].filter(Boolean).join(", ");
  return refuse("file-refused", { problem: said }, [{ path: place, expected: problem.expected ?? said }]);
}
