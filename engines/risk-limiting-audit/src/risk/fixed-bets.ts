import { bettingMartingale } from "./betting.ts";
import type { RiskMeasure } from "./risk-measure.ts";

/** Always the same stake (Waudby-Smith and Ramdas 2024, section 4). @param stake at least 0; cut at 1/m */
export function fixedStake(stake: number): RiskMeasure {
  return bettingMartingale(`betting, stake ${stake}`, () => ({ stake: () => stake }));
}

/**
 * Always the same share of what the null allows at most: share/m. A comparison audit that expects no error uses it with a
 * share just below 1, which bounds what one error can cost (rlauxe calls the share "maxLoss").
 *
 * @param share from 0 to 1; 1 stakes all, and the first worst value ends all hope
 */
export function fixedShare(share: number): RiskMeasure {
  inUnit("share", share);
  return bettingMartingale(`betting, share ${share}`, () => ({ stake: (m) => share / m }));
}

/**
 * Kaplan and Markov (Stark 2009, 2020): the evidence is the product of (x + g) / (t + g).
 *
 * @param padding g, at least 0, keeps a zero from ending all hope
 */
export function kaplanMarkov(padding: number): RiskMeasure {
  atLeastZero("padding", padding);
  return bettingMartingale(`Kaplan-Markov, padding ${padding}`, ({ mean }) => ({
    stake: () => 1 / (mean + padding),
  }));
}

/**
 * Kaplan and Wald (Stark and Teague 2014): the evidence is the product of (1 - g) x / m + g.
 *
 * @param padding g, from 0 to 1
 */
export function kaplanWald(padding: number): RiskMeasure {
  inUnit("padding", padding);
  return bettingMartingale(`Kaplan-Wald, padding ${padding}`, () => ({ stake: (m) => (1 - padding) / m }));
}

/**
 * Kaplan and Kolmogorov (SHANGRLA, Stark 2020, section 3.3): the product of (x + g) / (m + g), made for drawing without
 * replacement.
 *
 * @param padding g, at least 0
 */
export function kaplanKolmogorov(padding: number): RiskMeasure {
  atLeastZero("padding", padding);
  return bettingMartingale(`Kaplan-Kolmogorov, padding ${padding}`, () => ({
    stake: (m) => 1 / (m + padding),
  }));
}

function inUnit(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be between 0 and 1, not ${value}`);
}

function atLeastZero(name: string, value: number): void {
  if (!(value >= 0)) throw new RangeError(`${name} must not be below 0: ${value}`);
}
