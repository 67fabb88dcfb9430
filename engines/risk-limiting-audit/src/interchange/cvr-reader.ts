import type { CardSink, CvrContest } from "./card.ts";
import type { BatchFinder } from "./manifest.ts";
import { batchName } from "./manifest.ts";
import { problem, type FileReader, type Problem } from "./problem.ts";

/** Reads one file of cast vote records: cards go to the sink as they come, contests are known in full at the end. */
export type CvrReader = FileReader & { contests(): readonly CvrContest[] };

export type CvrOptions = {
  /** The file's name, for messages. */
  readonly file: string;
  readonly sink: CardSink;
  /** Where it is given, a record of a batch that it does not have is refused. */
  readonly manifest?: BatchFinder;
};

/** Null when the manifest has the batch, or none was given. */
export function checkBatch(
  { file, manifest }: CvrOptions,
  row: number,
  tabulator: string,
  batch: string,
): Problem | null {
  if (!manifest || manifest.has(tabulator, batch)) return null;
  const found = batchName({ tabulator, batch });
  return problem("unknown-batch", file, {
    row,
    field: "BatchId",
    found,
    nearest: manifest.nearest(tabulator, batch),
  });
}
