import { inTicketOrder, ticketsBelow, type TicketDraw } from "@counterfoil/risk-limiting-audit";

/** The cards of a manifest as their tickets see them: the id of a card is that of its batch, a hyphen, and its place from 1. */
export interface CountedBatches {
  readonly ids: readonly string[];
  /** Cards of each. */
  readonly cards: readonly number[];
}

/** What one thread looks through: the cards from `from` to `to` (not included), counted from 0. */
export interface TicketRange {
  readonly batches: CountedBatches;
  readonly seed: string;
  readonly below: string;
  readonly from: number;
  readonly to: number;
}

/** Every draw without replacement whose ticket is below the bound, in order of tickets. */
export function drawRange({ batches, seed, below, from, to }: TicketRange): TicketDraw[] {
  const cards = { count: to, idOf: idsInOrder(batches, from) };
  return inTicketOrder(ticketsBelow(cards, from, to, below, { seed, withReplacement: false }));
}

/** Cards are asked for one after the other: no search for each of millions. */
function idsInOrder({ ids, cards }: CountedBatches, from: number): (card: number) => string {
  let batch = 0;
  let before = 0;
  while (batch < cards.length && before + (cards[batch] ?? 0) <= from) before += cards[batch++] ?? 0;
  return (card) => {
    while (card - before >= (cards[batch] ?? Infinity)) before += cards[batch++] ?? 0;
    return `${ids[batch] ?? ""}-${card - before + 1}`;
  };
}
