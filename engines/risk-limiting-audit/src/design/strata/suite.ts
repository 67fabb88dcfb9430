import { greatest } from "../../probability/greatest.ts";
import { type Discrepancies, superSimpleRisk } from "../super-simple.ts";
import { fisherCombined } from "./fisher.ts";
import { leastLead, type PollingStratum, pollingRisk } from "./polling-stratum.ts";

/** A stratum whose cards have records to compare with, drawn with replacement. */
export type ComparisonStratum = {
  readonly cards: number;
  readonly reported: { readonly winner: number; readonly loser: number };
  /** Draws. A card that was drawn five times counts five times, and so does its discrepancy. */
  readonly sampled: number;
  readonly found: Discrepancies;
  readonly gamma?: number;
};

export type HybridAudit = { readonly comparison: ComparisonStratum; readonly polling: PollingStratum };

/**
 * SUITE (Ottoboni, Stark, Lindeman and McBurnett 2018): a stratum with records and one without, one winner against one loser. If the
 * outcome is wrong, the strata share out the overstatement somehow; the risk is Fisher's combination at the worst share.
 *
 * The worst share is found, not looked up in a grid (references take the best of a grid, which is too low): the logarithms of both
 * risks are concave in the share, and Fisher's combination rises with their sum.
 */
export function suiteRisk({ comparison, polling }: HybridAudit): number {
  const leads = [comparison, polling].map(({ reported }) => reported.winner - reported.loser);
  const [first = 0, second = 0] = leads;
  const margin = first + second;
  if (margin <= 0) return 1;
  if (polling.drawn >= polling.cards)
    return comparisonRisk(comparison, first + polling.seen.winner - polling.seen.loser);
  // Votes by which the stratum with records is overstated; the rest of the margin is the other stratum's.
  const least = Math.max(first - comparison.cards, margin - second + leastLead(polling));
  const most = Math.min(first + comparison.cards, margin - second + polling.cards);
  const together = (votes: number): number =>
    Math.log(comparisonRisk(comparison, votes)) + Math.log(pollingRisk(polling, second - margin + votes));
  return fisherCombined([Math.exp(greatest(together, least, most)), 1]);
}

/** The risk that this stratum's margin is overstated by so many votes or more. */
function comparisonRisk({ cards, sampled, found, gamma }: ComparisonStratum, votes: number): number {
  if (votes <= 0) return 1;
  const settings = { dilutedMargin: Math.min(1, votes / cards), ...(gamma && { gamma }) };
  return superSimpleRisk(settings, { sampled, found }, "counted");
}
