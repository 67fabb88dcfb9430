import type { NullHypothesis, RiskMeasure } from "../risk/risk-measure.ts";

/**
 * One sample for several contests (Glazer, Spertus and Stark 2021, "More style, less work"): every card has one ticket, and each
 * contest is served by the cards that hold it, in the order of their tickets.
 */
export type SharedAssertion = {
  readonly id: string;
  readonly measure: RiskMeasure;
  readonly hypothesis: NullHypothesis;
  /** The cards that hold the contest, phantoms included, in the order of their tickets; it need not go beyond the sample. */
  readonly cardsInOrder: Iterable<string>;
  /** The value of a card for this assertion, or null where the card was not drawn. */
  readonly valueOf: (card: string) => number | null;
};

export type SharedRisk = { readonly id: string; readonly p: number; readonly cards: number };

/**
 * The risk of each assertion, whether or not its contest was a reason to draw. Cards that were drawn for other contests are a
 * fair sample of this one only as long as none of its own is missing before them: the first missing card ends what counts. So the
 * risk of an opportunistic contest is as good as that of any other.
 */
export function sharedRisks(assertions: readonly SharedAssertion[]): readonly SharedRisk[] {
  return assertions.map(({ id, measure, hypothesis, cardsInOrder, valueOf }) => {
    const track = measure.start(hypothesis);
    for (const card of cardsInOrder) {
      const value = valueOf(card);
      if (value === null) break;
      track.next(value);
    }
    return { id, p: track.p, cards: track.draws };
  });
}
