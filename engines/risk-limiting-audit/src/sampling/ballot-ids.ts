import { pythonText } from "./python-text.ts";
import type { CardIds } from "./ticket-draw.ts";

export type CountedBatch = {
  readonly jurisdiction: string;
  readonly tabulator: string | null;
  readonly batch: string;
  readonly cards: number;
};

/**
 * The ids Arlo hashes for all ballots of a manifest, batch by batch, positions from 1. Made for asking card after card: what the
 * cards of a batch share is written once.
 */
export function arloBallotIds(batches: readonly CountedBatch[]): CardIds {
  const starts: number[] = [];
  let count = 0;
  for (const { cards } of batches) {
    starts.push(count);
    count += cards;
  }
  let from = 0;
  let to = 0;
  let shared = "";
  const enter = (card: number): void => {
    const place = lastNotAbove(starts, card);
    const { jurisdiction, tabulator, batch, cards } = batches[place]!;
    from = starts[place]!;
    to = from + cards;
    shared = `(${pythonText([jurisdiction, tabulator, batch])}, `;
  };
  return {
    count,
    idOf(card) {
      if (card < from || card >= to) enter(card);
      return `${shared}${card - from + 1})`;
    },
  };
}

/** Where the batch of a card stands; of several that begin at the same card (empty ones) the last. */
function lastNotAbove(starts: readonly number[], card: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= card) low = middle;
    else high = middle - 1;
  }
  return low;
}
