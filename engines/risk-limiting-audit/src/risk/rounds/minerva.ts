import { logBinomialTail } from "../../probability/binomial.ts";
import { logLikelihoodRatio, type PairSettings, type RoundMeasure, roundMeasure } from "./round-measure.ts";
import { survivors } from "./survivors.ts";

/**
 * Minerva (Zagórski, McClearn, Morin, McBurnett and Vora, USENIX Security 2021): after each round, how much likelier are at
 * least so many votes for the winner, had no round stopped before, at the reported share than at a tie? Exact tails of exact
 * distributions in every round, never an approximation.
 */
export function minerva(settings: PairSettings): RoundMeasure {
  return roundMeasure("Minerva", settings, ({ share }) => {
    const alive = survivors(share);
    return { logEvidence: alive.logTailRatio, survived: alive.after };
  });
}

/**
 * Athena (same paper): Minerva that also demands that the votes themselves be likely enough at the reported share, so that a
 * round stopped by Minerva is never one that looks like a tie.
 *
 * @param delta the demanded likelihood ratio is 1/delta; 1 unless told
 */
export function athena(settings: PairSettings & { readonly delta?: number }): RoundMeasure {
  const demanded = -Math.log(settings.delta ?? 1);
  return roundMeasure("Athena", settings, ({ share }) => {
    const alive = survivors(share);
    return {
      logEvidence(winners, size, seen) {
        const loser = seen.winner + seen.loser + size - winners;
        const likely = logLikelihoodRatio({ winner: winners, loser }, share) >= demanded;
        return likely ? alive.logTailRatio(winners, size) : -Infinity;
      },
      survived: alive.after,
    };
  });
}

/**
 * Providence (Broadrick, Vora and Zagórski 2023): the likelihood ratio of all earlier rounds times Minerva's ratio of the new
 * round alone. The size of a round may depend on what was seen.
 */
export function providence(settings: PairSettings): RoundMeasure {
  return roundMeasure("Providence", settings, ({ share }) => ({
    logEvidence(winners, size, seen) {
      const added = winners - seen.winner;
      const tails = logBinomialTail(added, size, share) - logBinomialTail(added, size, 1 / 2);
      return logLikelihoodRatio(seen, share) + tails;
    },
  }));
}

/** BRAVO looked at only when a round ends (Lindeman, Stark and Yates 2012). */
export function bravoByRounds(settings: PairSettings): RoundMeasure {
  return roundMeasure("BRAVO by rounds", settings, ({ share }) => ({
    logEvidence(winners, size, seen) {
      const loser = seen.winner + seen.loser + size - winners;
      return logLikelihoodRatio({ winner: winners, loser }, share);
    },
  }));
}
