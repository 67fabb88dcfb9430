import { type NullHypothesis, wrongOutcome } from "../risk/risk-measure.ts";

/**
 * Comparison with records (SHANGRLA, Stark 2020, section 3.2): an assertion holds if its overstatement assorter averages more than
 * one half, too. How the contest's assorter sorts cards does not matter here; its values come in as numbers.
 */
export type Overstatement = {
  /** The largest value of the contest's assorter. */
  readonly upper: number;
  /** Twice the mean of the assorter over the records less 1: above 0, or the records do not support the assertion. */
  readonly margin: number;
};

/** What stands in for a card that the manifest promises and the records lack. */
export const phantomRecord = 1 / 2;

/** What stands in for a ballot that was not found, or that a record promises the contest on and that does not have it. */
export const ballotNotFound = 0;

/**
 * The value of a card: (1 - overstatement/u) / (2 - v/u), where the overstatement is what its record claims less what the audit
 * board saw.
 *
 * @param record the assorter's value of the record; the pool's mean where the card is in a pool; `phantomRecord` where there is none
 * @param seen the assorter's value of the ballot; `ballotNotFound` where there is none
 */
export function overstatementValue({ upper, margin }: Overstatement, record: number, seen: number): number {
  return (1 - (record - seen) / upper) / (2 - margin / upper);
}

/** The value of a card without error, and the mean of all cards when no card has one. */
export function valueWithoutError({ upper, margin }: Overstatement): number {
  return 1 / (2 - margin / upper);
}

/** The null of a comparison audit: the overstatement assorter averages at most one half. */
export function overstatementNull(assertion: Overstatement, cards = Infinity): NullHypothesis {
  const { upper, margin } = assertion;
  if (!(margin > 0 && margin <= 2 * upper - 1 + 1e-12))
    throw new RangeError(`the margin of an assertion is above 0 and at most ${2 * upper - 1}, not ${margin}`);
  return wrongOutcome(2 / (2 - margin / upper), cards);
}
