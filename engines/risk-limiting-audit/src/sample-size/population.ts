import {
  type Overstatement,
  overstatementValue,
  phantomRecord,
  ballotNotFound,
} from "../design/overstatement.ts";
import type { ErrorRates } from "../design/super-simple.ts";

/** What an audit could meet: how many cards have which value. The order is drawn, never stored. */
export type Population = readonly { readonly value: number; readonly cards: number }[];

/** A polling audit of a pair when the reported votes are right: 1 for the winner, 0 for the loser, a half for all else. */
export function pollingPopulation(votes: {
  readonly winner: number;
  readonly loser: number;
  readonly cards: number;
}): Population {
  const other = votes.cards - votes.winner - votes.loser;
  if (other < 0) throw new RangeError("more votes of the pair than cards");
  return [
    { value: 1, cards: votes.winner },
    { value: 1 / 2, cards: other },
    { value: 0, cards: votes.loser },
  ];
}

/**
 * A comparison audit in which errors come at assumed rates and every phantom is met as the worst.
 *
 * @param rates errors per card, by what they do to the margin
 * @param phantoms cards without a record, whose ballots are taken as not found
 */
export function comparisonPopulation(
  assertion: Overstatement,
  cards: number,
  rates: ErrorRates,
  phantoms = 0,
): Population {
  const { upper } = assertion;
  const withErrors = (
    [
      [upper, rates.o2],
      [upper / 2, rates.o1],
      [-upper / 2, rates.u1],
      [-upper, rates.u2],
    ] as const
  ).map(([overstated, rate]) => ({
    value: overstatementValue(assertion, overstated, 0),
    cards: Math.round(rate * cards),
  }));
  const worst = { value: overstatementValue(assertion, phantomRecord, ballotNotFound), cards: phantoms };
  const clean = cards - phantoms - withErrors.reduce((sum, part) => sum + part.cards, 0);
  if (clean < 0) throw new RangeError("more errors than cards");
  return [{ value: overstatementValue(assertion, 0, 0), cards: clean }, ...withErrors, worst];
}

/** The mean of all cards. */
export function meanOf(population: Population): number {
  const cards = population.reduce((sum, part) => sum + part.cards, 0);
  return population.reduce((sum, part) => sum + part.value * part.cards, 0) / cards;
}
