import { csvField } from "../../../basics/csv.ts";
/** A batch of the manifest as it lies in one jurisdiction. */
export interface Batch {
  readonly tabulator: string | null;
  readonly batch: string;
  readonly cards: number;
  readonly storage: string | null;
}

export interface BatchOfJurisdiction extends Batch {
  readonly code: string;
  /** Its place in the jurisdiction's manifest, from 0. */
  readonly seq: number;
}

/**
 * The tabulator under which a batch stands in the manifest of the whole audit. Jurisdictions number their tabulators alike, so each
 * gets the code of its jurisdiction; a batch without a tabulator gets the code alone.
 */
export function tabulatorOf(code: string, { tabulator }: Pick<Batch, "tabulator">): string {
  return tabulator === null ? code : `${code}/${tabulator}`;
}

/** The name of a batch in the whole audit, and so the first part of the ids of its cards. */
export function batchId(code: string, batch: Pick<Batch, "tabulator" | "batch">): string {
  return `${tabulatorOf(code, batch)}-${batch.batch}`;
}

/** The id of a card: batch, hyphen, place in the batch from 1 (RECORD.md). */
export function cardId(code: string, batch: Pick<Batch, "tabulator" | "batch">, place: number): string {
  return `${batchId(code, batch)}-${place}`;
}

/** Two batches of one jurisdiction whose ids would be the same text: `1-2` with `3` and `1` with `2-3`. */
export function ambiguousBatch(code: string, batches: readonly Batch[]): string | null {
  const seen = new Set<string>();
  for (const batch of batches) {
    const id = batchId(code, batch);
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

/** The manifest of the whole audit as it is committed to (RFC 4180): the batches of all jurisdictions in their order. */
export function manifestText(batches: readonly BatchOfJurisdiction[]): string {
  const rows = batches.map((each) => [
    each.code,
    tabulatorOf(each.code, each),
    each.batch,
    String(each.cards),
  ]);
  return [["Jurisdiction", "Tabulator", "Batch", "Cards"], ...rows]
    .map((row) => `${row.map(csvField).join(",")}\n`)
    .join("");
}
