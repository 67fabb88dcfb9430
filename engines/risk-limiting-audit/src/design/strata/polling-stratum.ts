import { greatest } from "../../probability/greatest.ts";
import { logFalling } from "../../probability/log-gamma.ts";

/** A stratum whose ballots are looked at without records: reported votes, and what was drawn without replacement. */
export type PollingStratum = {
  readonly cards: number;
  readonly reported: { readonly winner: number; readonly loser: number };
  readonly drawn: number;
  readonly seen: { readonly winner: number; readonly loser: number };
};

/**
 * How likely the sample is at the likeliest null over how likely it is as reported, where the null is that the winner leads by at
 * most `lead` in this stratum: a ratio of hypergeometric chances, the true count of each kind being unknown (Ottoboni, Stark,
 * Lindeman and McBurnett 2018, "Risk-limiting audits by stratified union-intersection tests of elections", section 3.2).
 *
 * A stratum that is fully counted is known: the risk is 0 or 1.
 */
export function pollingRisk(stratum: PollingStratum, lead: number): number {
  const { cards, reported, drawn, seen } = stratum;
  if (drawn >= cards) return seen.winner - seen.loser <= lead ? 1 : 0;
  if (lead < leastLead(stratum)) return 0;
  if (drawn === 0 || reported.winner - reported.loser <= lead) return 1;
  const asReported = logChance(stratum, reported.winner, reported.loser);
  const best = (limit: number): number => likeliest(stratum, limit);
  const atLimit = best(lead);
  const below = best(lead - Math.max(1, cards * 1e-6));
  const likely = below > atLimit ? greatest(best, leastLead(stratum), lead) : atLimit;
  return Math.min(1, Math.exp(likely - asReported));
}

/** The least lead that the stratum could have after what was seen: all unseen ballots are for the loser. */
export function leastLead({ cards, drawn, seen }: PollingStratum): number {
  const other = drawn - seen.winner - seen.loser;
  return 2 * seen.winner + other - cards;
}

/** The likeliest counts with exactly this lead. The logarithm is concave in them. */
function likeliest(stratum: PollingStratum, lead: number): number {
  const { cards, drawn, seen } = stratum;
  const other = drawn - seen.winner - seen.loser;
  const least = Math.max(seen.loser, seen.winner - lead);
  const most = (cards - other - lead) / 2;
  if (least > most) return -Infinity;
  return greatest((loser) => logChance(stratum, loser + lead, loser), least, most);
}

/** ln of the chance of the sample, but for a constant, if so many ballots were for the winner and the loser. */
function logChance({ cards, drawn, seen }: PollingStratum, winner: number, loser: number): number {
  const other = drawn - seen.winner - seen.loser;
  return (
    logFalling(winner, seen.winner) +
    logFalling(loser, seen.loser) +
    logFalling(cards - winner - loser, other)
  );
}
