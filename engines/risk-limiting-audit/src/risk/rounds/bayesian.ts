import { logHypergeometric } from "../../probability/binomial.ts";
import { leastThat } from "./least-that.ts";
import type { PairVotes } from "./round-measure.ts";

/**
 * The Bayesian audit whose prior makes it risk-limiting (Vora 2019, "Risk-limiting Bayesian polling audits for two candidate
 * elections"): half of the prior on a tie, half spread evenly over every count by which the reported winner won; cards drawn
 * without replacement. What it calls risk is the chance, given the sample, that the winner did not win.
 *
 * @param cards all ballots, each with a vote for one of the two
 */
export function bayesianUpset(votes: PairVotes, cards: number): number {
  const tied = Math.floor(cards / 2);
  const draws = votes.winner + votes.loser;
  if (draws > cards) throw new RangeError(`${draws} ballots were seen, but there are ${cards}`);
  const ifTied = logHypergeometric(votes.winner, cards, tied, draws);
  // Over every count x above a tie, the chances of the sample add up to (N + 1)/(n + 1) times a hypergeometric tail: choose
  // n + 1 of N + 1 places; x is the place before the (k + 1)th chosen.
  const ifWon =
    Math.log((cards + 1) / (draws + 1) / (cards - tied)) + logAtMost(votes.winner, cards, tied, draws);
  return 1 / (1 + Math.exp(ifWon - ifTied));
}

/** The fewest votes for the winner among `draws` ballots at which the upset is at most as likely as the risk limit. */
export function bayesianLeastWinners(draws: number, cards: number, riskLimit: number): number | null {
  const enough = (winner: number) => bayesianUpset({ winner, loser: draws - winner }, cards) <= riskLimit;
  return leastThat(enough, Math.ceil(draws / 2), draws, Math.ceil(draws / 2));
}

function logAtMost(k: number, cards: number, tied: number, draws: number): number {
  const mean = ((draws + 1) * (tied + 1)) / (cards + 1);
  const reach = 40 * Math.sqrt(draws + 1) + 40;
  let sum = 0;
  for (let i = k; i >= Math.max(0, Math.min(k, mean) - reach); i--)
    sum += Math.exp(logHypergeometric(i, cards + 1, tied + 1, draws + 1));
  return Math.log(sum);
}
