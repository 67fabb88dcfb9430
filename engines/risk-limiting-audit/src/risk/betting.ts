import { remainingMean } from "./remaining-mean.ts";
import type { NullHypothesis, RiskMeasure, RiskTrack } from "./risk-measure.ts";

/**
 * A gambler against the null. Before each draw it stakes a share of its capital that may depend on what was drawn before, never
 * on what comes.
 */
export type Bettor = {
  /**
   * The stake on the next draw, at least 0; the martingale cuts it at 1/m, where all is staked.
   *
   * @param m what the null allows the next draw to average, above 0
   */
  stake(m: number): number;
  /** Told each drawn value, after the stake on it. */
  see?(value: number): void;
};

/** A way to bet: made anew for each audit. */
export type Bet = (hypothesis: NullHypothesis) => Bettor;

/**
 * The betting martingale: capital starts at 1 and is multiplied by 1 + stake (x - m) with each draw x (Waudby-Smith and Ramdas
 * 2024; Stark 2023, section 2). Were the null true, no way to bet is expected to gain, so capital is evidence against it and
 * 1/capital a risk (Ville). ALPHA, the Kaplan family, Wald's test and BRAVO are all of this form: they differ in the bet.
 *
 * Capital is kept as a logarithm. Once it is lost it stays lost; the least risk that was reached before still counts.
 */
export function bettingMartingale(name: string, bet: Bet): RiskMeasure {
  return { name, start: (hypothesis) => startBetting(hypothesis, bet(hypothesis)) };
}

function startBetting(hypothesis: NullHypothesis, bettor: Bettor): RiskTrack {
  const { upper } = hypothesis;
  const remaining = remainingMean(hypothesis);
  let logEvidence = 0;
  let logEvidenceMost = 0;
  return {
    next(value) {
      const m = remaining.mean;
      remaining.take(value);
      if (remaining.impossible) logEvidence = Infinity;
      else if (m > upper * (1 + tiny)) logEvidence = -Infinity;
      else if (m > tiny * upper && logEvidence > -Infinity && logEvidence < Infinity)
        logEvidence += gain(bettor.stake(m), value, m);
      bettor.see?.(value);
      if (logEvidence > logEvidenceMost) logEvidenceMost = logEvidence;
      return Math.exp(-logEvidenceMost);
    },
    get p() {
      return Math.exp(-logEvidenceMost);
    },
    get pNow() {
      return logEvidence > 0 ? Math.exp(-logEvidence) : 1;
    },
    get logEvidence() {
      return logEvidence;
    },
    get draws() {
      return remaining.draws;
    },
  };
}

/** ln(1 + stake (x - m)), the stake cut to what keeps capital from falling below nothing. */
function gain(stake: number, value: number, m: number): number {
  if (stake >= 1 / m) return Math.log(value / m);
  return stake > 0 ? Math.log1p(stake * (value - m)) : 0;
}

const tiny = 1e-12;
