import { batchId, cardId, type BatchOfJurisdiction } from "./card-rules.ts";
import type { CountedBatches } from "./ticket-rules.ts";

/** Where a drawn card lies. */
export interface DrawnCard {
  readonly id: string;
  readonly batch: BatchOfJurisdiction;
  /** From 1, as cards lie in the batch. */
  readonly place: number;
}

/** The batches as the tickets of their cards see them, in the same order. */
export function countedBatches(batches: readonly BatchOfJurisdiction[]): CountedBatches {
  return {
    ids: batches.map((each) => batchId(each.code, each)),
    cards: batches.map(({ cards }) => cards),
  };
}

/** The n-th card of the whole manifest, n from 1. */
export function cardsBy(batches: readonly BatchOfJurisdiction[]): (card: number) => DrawnCard {
  const ends: number[] = [];
  let sum = 0;
  for (const { cards } of batches) ends.push((sum += cards));
  return (card) => {
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) >= card) high = middle;
      else low = middle + 1;
    }
    const batch = batches[low];
    if (batch === undefined || card < 1 || card > sum) throw new RangeError(`card ${card} of ${sum}`);
    const place = card - (ends[low - 1] ?? 0);
    return { id: cardId(batch.code, batch, place), batch, place };
  };
}
