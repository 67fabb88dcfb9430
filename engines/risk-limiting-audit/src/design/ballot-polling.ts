import { fine, type Outcome, refused } from "../outcome.ts";
import type { PairVotes, RoundMeasure } from "../risk/rounds/round-measure.ts";
import type { PairSettings } from "../risk/rounds/round-measure.ts";

/** A contest whose ballots are looked at without records. */
export type PollingContest = {
  readonly votes: Readonly<Record<string, number>>;
  readonly winners: readonly string[];
  /** All cards that are drawn from. */
  readonly cards: number;
};

/** One winner against one loser. */
export type Pair = {
  readonly winner: string;
  readonly loser: string;
  /** The winner's part of the votes of the pair, above one half. */
  readonly share: number;
  /** The part of all cards that show a vote for either, one at most. */
  readonly pairShare: number;
};

export type PollingRefusal = "no-winner" | "no-loser" | "no-margin" | "more-votes-than-cards";

/** Every winner against every loser. Refused where the reported votes do not make each winner win: no sample confirms a tie. */
export function pairsOf({ votes, winners, cards }: PollingContest): Outcome<readonly Pair[], PollingRefusal> {
  const losers = Object.keys(votes).filter((name) => !winners.includes(name));
  if (winners.length === 0) return refused("no-winner");
  if (losers.length === 0) return refused("no-loser");
  const pairs: Pair[] = [];
  for (const winner of winners) {
    for (const loser of losers) {
      const [won, lost] = [votes[winner] ?? 0, votes[loser] ?? 0];
      if (won <= lost) return refused("no-margin", { winner, loser });
      if (won > cards) return refused("more-votes-than-cards", { votes: won, cards });
      pairs.push({ winner, loser, share: won / (won + lost), pairShare: Math.min(1, (won + lost) / cards) });
    }
  }
  return fine(pairs);
}

/**
 * The risk of a contest after rounds of new ballots: the largest of its pairs, since each must be confirmed.
 *
 * @param rounds votes by choice on the new ballots of each round
 */
export function pollingRiskByRounds(
  pairs: readonly Pair[],
  measureOf: (settings: PairSettings) => RoundMeasure,
  riskLimit: number,
  rounds: readonly Readonly<Record<string, number>>[],
): number {
  let risk = 0;
  for (const { winner, loser, share } of pairs) {
    const track = measureOf({ share, riskLimit }).start();
    for (const round of rounds) track.next(pairVotes(round, winner, loser));
    risk = Math.max(risk, track.p);
  }
  return risk;
}

function pairVotes(round: Readonly<Record<string, number>>, winner: string, loser: string): PairVotes {
  return { winner: round[winner] ?? 0, loser: round[loser] ?? 0 };
}
