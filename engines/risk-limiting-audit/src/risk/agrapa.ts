import { bettingMartingale, type Bet } from "./betting.ts";
import { runningMoments } from "./running-moments.ts";
import type { RiskMeasure } from "./risk-measure.ts";

export type Agrapa = {
  /** The stake on the first draw. */
  readonly first: number;
  /**
   * The largest share of what the null allows that may ever be staked, `least` at first and growing to `most` by
   * 1 - 1/(1 + growth sqrt(j - 1)). At 1 a single two-vote overstatement ends all hope (a reference does that unless told
   * otherwise); 0.9 unless told.
   */
  readonly least?: number;
  readonly most?: number;
  readonly growth?: number;
};

/**
 * The approximate growth-rate-adaptive bet, aGRAPA (Waudby-Smith and Ramdas 2024, section B.3), with a bounded stake. As in
 * SHANGRLA, what was seen is held against what the null allowed one draw before.
 */
export function agrapa(settings: Agrapa): RiskMeasure {
  return bettingMartingale(`aGRAPA, at most ${settings.most ?? boundedShare}`, agrapaBet(settings));
}

/** What one error may cost at most. */
export const boundedShare = 0.9;

function agrapaBet({ first, least = boundedShare, most = boundedShare, growth = 0 }: Agrapa): Bet {
  if (!(least >= 0 && least <= most && most <= 1))
    throw new RangeError(`aGRAPA needs 0 <= least <= most <= 1, not ${least} and ${most}`);
  return () => {
    const seen = runningMoments();
    let before = 0;
    return {
      stake(m) {
        const share = least + (most - least) * (1 - 1 / (1 + growth * Math.sqrt(seen.count)));
        const wanted = seen.count === 0 ? first : wish(seen.mean - before, seen.variance);
        before = m;
        return Math.min(wanted, share / m);
      },
      see: seen.take,
    };
  };
}

function wish(ahead: number, variance: number): number {
  return ahead > 0 ? ahead / (variance + ahead * ahead) : 0;
}
