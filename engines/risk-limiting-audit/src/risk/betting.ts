import { capitalAgainst, type Capital } from "./capital.ts";
import { evidenceKept } from "./evidence-kept.ts";
import type { NullHypothesis, RiskMeasure, RiskTrack } from "./risk-measure.ts";

/**
 * A gambler against the null. Before each draw it stakes a share of its capital that may depend on what was drawn before, never
 * on what comes.
 */
export type Bettor = {
  /**
   * The stake on the next draw, at least 0; the martingale cuts it at 1/m, where all is staked.
   *
   * @param m what the null allows the next draw to average; at or below 0 no stake counts
   */
  readonly stake: (m: number) => number;
  /** Told each drawn value, after the stake on it. */
  readonly see?: (value: number) => void;
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
  return new BettingTrack(hypothesis, bettor);
}

class BettingTrack implements RiskTrack {
  readonly #capital: Capital;
  readonly #kept = evidenceKept();
  readonly #bettor: Bettor;

  constructor(hypothesis: NullHypothesis, bettor: Bettor) {
    this.#capital = capitalAgainst(hypothesis);
    this.#bettor = bettor;
  }

  next(value: number): number {
    const { stake, see } = this.#bettor;
    this.#capital.bet(stake(this.#capital.mean), value);
    see?.(value);
    return this.#kept.keep(this.#capital.logEvidence);
  }

  get p(): number {
    return this.#kept.p;
  }

  get pNow(): number {
    return this.#kept.pNow;
  }

  get logEvidence(): number {
    return this.#kept.logEvidence;
  }

  get draws(): number {
    return this.#capital.draws;
  }
}
