import { logBinomialTail } from "../../probability/binomial.ts";
import { leastThat } from "./least-that.ts";

/** The new ballots of one round that show a vote for either of two candidates, never for both. */
export type PairVotes = { readonly winner: number; readonly loser: number };

export type PairSettings = {
  /** The reported winner's share of the votes of the pair: above one half, at most 1. */
  readonly share: number;
  /** Between 0 and 1. It shapes the later rounds, so it is fixed before the first. */
  readonly riskLimit: number;
};

/**
 * A measure for audits that look only after each round (drawing with replacement, one winner against one loser): it needs fewer
 * ballots than one that may stop after every ballot. The null is a tie of the pair.
 */
export type RoundMeasure = { readonly name: string; start(): RoundTrack };

/** One audit of one pair, a round at a time. */
export type RoundTrack = {
  /** Takes the new ballots of a round and returns the risk so far. After the round that stops, it stays as it is. */
  next(votes: PairVotes): number;
  /** The least risk of all rounds so far, between 0 and 1. */
  readonly p: number;
  readonly stopped: boolean;
  /** All ballots so far that show the pair. */
  readonly seen: PairVotes;
  /**
   * The fewest votes for the winner, earlier rounds included, with which a next round of `size` ballots of the pair would
   * stop; null where no count would.
   */
  leastWinners(size: number): number | null;
  /**
   * How likely a next round of `size` ballots of the pair stops, if the reported share is right, after what was seen.
   *
   * @param spared votes fewer than demanded that would do; none unless told. For searches
   */
  stopChance(size: number, spared?: number): number;
};

/** What a method knows about the round to come; the rest is the same for all of them. */
export type RoundRule = {
  /** ln of the evidence if the round ends with `winners` in all. @param size new ballots of the pair */
  readonly logEvidence: (winners: number, size: number, seen: PairVotes) => number;
  /** Told what came of a round that did not stop. */
  readonly survived?: (size: number, leastWinners: number | null) => void;
};

export function roundMeasure(
  name: string,
  settings: PairSettings,
  ruleOf: (settings: PairSettings) => RoundRule,
): RoundMeasure {
  const { share, riskLimit } = settings;
  if (!(share > 1 / 2 && share <= 1))
    throw new RangeError(`the reported share must be above 1/2, not ${share}`);
  if (!(riskLimit > 0 && riskLimit < 1))
    throw new RangeError(`a risk limit is between 0 and 1, not ${riskLimit}`);
  return { name, start: () => startRounds(settings, ruleOf(settings)) };
}

/** ln of the chance of these votes at the reported share, over that at a tie. */
export function logLikelihoodRatio({ winner, loser }: PairVotes, share: number): number {
  const forLoser = loser === 0 ? 0 : loser * Math.log(2 * (1 - share));
  return winner * Math.log(2 * share) + forLoser;
}

function startRounds({ share, riskLimit }: PairSettings, rule: RoundRule): RoundTrack {
  const needed = -Math.log(riskLimit);
  let seen: PairVotes = { winner: 0, loser: 0 };
  let logEvidenceMost = 0;
  let stopped = false;
  const enough = (size: number) => (winners: number) => rule.logEvidence(winners, size, seen) >= needed;
  const least = (size: number): number | null =>
    leastThat(enough(size), seen.winner, seen.winner + size, seen.winner + Math.round(size * share));
  return {
    next(votes) {
      checkVotes(votes);
      const size = votes.winner + votes.loser;
      const total = { winner: seen.winner + votes.winner, loser: seen.loser + votes.loser };
      if (!stopped && size > 0) {
        const logEvidence = rule.logEvidence(total.winner, size, seen);
        logEvidenceMost = Math.max(logEvidenceMost, logEvidence);
        stopped = logEvidence >= needed;
        if (!stopped) rule.survived?.(size, least(size));
      }
      seen = total;
      return Math.exp(-logEvidenceMost);
    },
    get p() {
      return Math.exp(-logEvidenceMost);
    },
    get stopped() {
      return stopped;
    },
    get seen() {
      return seen;
    },
    leastWinners: least,
    stopChance(size, spared = 0) {
      const winners = least(size) ?? seen.winner + size + 1;
      return Math.exp(logBinomialTail(winners - spared - seen.winner, size, share));
    },
  };
}

function checkVotes({ winner, loser }: PairVotes): void {
  if (!(Number.isSafeInteger(winner) && winner >= 0 && Number.isSafeInteger(loser) && loser >= 0))
    throw new RangeError(`votes are whole numbers from 0, not ${winner} and ${loser}`);
}
