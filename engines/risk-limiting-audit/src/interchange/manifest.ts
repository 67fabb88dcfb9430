import { nearestOf } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { problem } from "./problem.ts";

/** A container of cards that is kept in order. */
export type ManifestBatch = {
  readonly jurisdiction: string | null;
  readonly tabulator: string | null;
  readonly batch: string;
  readonly cards: number;
  /** Where it is kept, as the file says. */
  readonly storage: string | null;
};

/** The ballot manifest: all batches, in the order of the file, which is the order cards are counted in. */
export type Manifest = {
  readonly batches: readonly ManifestBatch[];
  readonly cards: number;
};

export type ManifestOutcome =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly problem: Problem };

/** No election has more; and sums stay exact. */
export const cardsMax = 2 ** 37;

/** Collects batches and refuses one that stands twice. */
export function manifestBuilder(file: string): {
  readonly add: (batch: ManifestBatch, row: number) => Problem | null;
  readonly manifest: () => Manifest;
} {
  const batches: ManifestBatch[] = [];
  const rows = new Map<string, number>();
  let cards = 0;
  return {
    add(batch, row) {
      const key = JSON.stringify([batch.jurisdiction, batch.tabulator, batch.batch]);
      const before = rows.get(key);
      if (before !== undefined)
        return problem("batch-twice", file, { row, found: batchName(batch), expected: String(before) });
      rows.set(key, row);
      batches.push(batch);
      cards += batch.cards;
      return cards > cardsMax
        ? problem("too-many-cards", file, { row, found: String(cards), expected: String(cardsMax) })
        : null;
    },
    manifest: () => ({ batches, cards }),
  };
}

export function batchName({ tabulator, batch }: Pick<ManifestBatch, "tabulator" | "batch">): string {
  return tabulator === null ? batch : `${tabulator}-${batch}`;
}

/** Finds a record's batch in the manifest. Where the manifest names no tabulators, by the batch alone. */
export type BatchFinder = {
  has(tabulator: string, batch: string): boolean;
  nearest(tabulator: string, batch: string): string | null;
  /** All tabulators that have a batch of this name. */
  tabulatorsOf(batch: string): readonly string[];
};

export function batchFinder(manifest: Manifest): BatchFinder {
  const tabulators = new Map<string, Set<string | null>>();
  for (const { tabulator, batch } of manifest.batches) {
    const known = tabulators.get(batch) ?? new Set();
    tabulators.set(batch, known.add(tabulator));
  }
  return {
    has(tabulator, batch) {
      const known = tabulators.get(batch);
      return known !== undefined && (known.has(tabulator) || known.has(null));
    },
    nearest: (tabulator, batch) =>
      nearestOf(batchName({ tabulator, batch }), manifest.batches.map(batchName)),
    tabulatorsOf: (batch) => [...(tabulators.get(batch) ?? [])].filter((one) => one !== null),
  };
}

/** Says where the n-th card of the manifest lies, n from 1: its batch and its position in it, from 1. */
export function cardFinder(manifest: Manifest): (card: number) => { batch: ManifestBatch; position: number } {
  const ends: number[] = [];
  let sum = 0;
  for (const { cards } of manifest.batches) ends.push((sum += cards));
  return (card) => {
    if (!(Number.isInteger(card) && card >= 1 && card <= sum))
      throw new RangeError(`card ${card} of a manifest of ${sum}`);
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! >= card) high = middle;
      else low = middle + 1;
    }
    return { batch: manifest.batches[low]!, position: card - (ends[low - 1] ?? 0) };
  };
}
