import { rivestDraws, ticketDraws } from "@counterfoil/risk-limiting-audit";
import { cardId, type BatchOfJurisdiction } from "./card-rules.ts";
import type { Design } from "./contract.ts";

/** Where a drawn card lies. */
export interface DrawnCard {
  readonly id: string;
  readonly batch: BatchOfJurisdiction;
  /** From 1, as cards lie in the batch. */
  readonly place: number;
}

/**
 * The draws `from` to `from + count` (from 0) of the one sequence that the seed gives. A later round is the next part of it, so no
 * round can be chosen and no card dropped.
 */
export function drawnCards(
  batches: readonly BatchOfJurisdiction[],
  seed: string,
  sampler: Exclude<Design["sampler"], "ppeb">,
  from: number,
  count: number,
): DrawnCard[] {
  const cards = batches.reduce((sum, each) => sum + each.cards, 0);
  const find = cardsBy(batches);
  if (sampler === "rivest") return rivestDraws(seed, cards, count, from + 1).map(find);
  const numbered = { count: cards, idOf: (card: number) => find(card + 1).id };
  const draws = ticketDraws(numbered, Math.min(cards, from + count), { seed, withReplacement: false });
  return draws.slice(from).map(({ card }) => find(card + 1));
}

/** The n-th card of the whole manifest, n from 1. */
function cardsBy(batches: readonly BatchOfJurisdiction[]): (card: number) => DrawnCard {
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
