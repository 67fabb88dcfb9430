import {
  arloBallotIds,
  ticketsBelow,
  type CountedBatch,
  type TicketDraw,
} from "@counterfoil/risk-limiting-audit";

export type Range = {
  readonly seed: string;
  readonly below: string;
  /** Cards in all. */
  readonly cards: number;
  readonly from: number;
  readonly to: number;
};

const cardsInBatch = 500;

/** Ids as Arlo writes them, of batches of 500 cards in 20 jurisdictions. */
export function drawRange({ seed, below, cards, from, to }: Range): TicketDraw[] {
  const batches: CountedBatch[] = Array.from({ length: Math.ceil(cards / cardsInBatch) }, (_, batch) => ({
    jurisdiction: `County ${batch % 20}`,
    tabulator: `${batch % 7}`,
    batch: `Batch ${batch}`,
    cards: cardsInBatch,
  }));
  return ticketsBelow(arloBallotIds(batches), from, to, below, { seed, withReplacement: true });
}
