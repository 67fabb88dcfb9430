import { alphaFixed, alphaOptimalComparison, alphaShrinkTruncate } from "../risk/alpha.ts";
import { fixedShare, fixedStake, kaplanMarkov, kaplanWald } from "../risk/fixed-bets.ts";
import type { RiskMeasure } from "../risk/risk-measure.ts";
import { athena, bravoByRounds, minerva, providence } from "../risk/rounds/minerva.ts";
import type { PairSettings, RoundMeasure } from "../risk/rounds/round-measure.ts";
import type { RecordedDesign } from "./record.ts";

/** A risk measure as data of a public record. Names and parameters are those of the engine's functions. */
export type MeasureSettings =
  | { readonly kind: "alpha-fixed"; readonly eta: number }
  | { readonly kind: "alpha-shrink-truncate"; readonly eta: number; readonly d: number }
  | { readonly kind: "alpha-optimal-comparison"; readonly rate: number }
  | { readonly kind: "fixed-stake"; readonly stake: number }
  | { readonly kind: "fixed-share"; readonly share: number }
  | { readonly kind: "kaplan-markov"; readonly padding: number }
  | { readonly kind: "kaplan-wald"; readonly padding: number };

/** A measure that looks only when a round ends, for pairs of candidates (`more-votes`). */
export type RoundSettings = { readonly kind: "minerva" | "athena" | "providence" | "bravo-by-rounds" };

/** Union-intersection over corners, with the same stake in all strata. */
export type StrataSettings = { readonly kind: "union-corners"; readonly stake: number };

const measures: Readonly<
  Record<string, readonly [readonly string[], (...numbers: number[]) => RiskMeasure]>
> = {
  "alpha-fixed": [["eta"], (eta = 0) => alphaFixed(eta)],
  "alpha-shrink-truncate": [["eta", "d"], (eta = 0, d = 0) => alphaShrinkTruncate({ eta, d })],
  "alpha-optimal-comparison": [["rate"], (rate = 0) => alphaOptimalComparison(rate)],
  "fixed-stake": [["stake"], (stake = 0) => fixedStake(stake)],
  "fixed-share": [["share"], (share = 0) => fixedShare(share)],
  "kaplan-markov": [["padding"], (padding = 0) => kaplanMarkov(padding)],
  "kaplan-wald": [["padding"], (padding = 0) => kaplanWald(padding)],
};

/** Null where the settings name no measure or a parameter that it does not take. */
export function measureOf(settings: RecordedDesign["measure"]): RiskMeasure | null {
  const known = Object.hasOwn(measures, settings.kind) ? measures[settings.kind] : undefined;
  if (!known) return null;
  const [names, make] = known;
  const given: Readonly<Record<string, unknown>> = settings;
  const numbers = names.map((name) => Number(given[name]));
  try {
    return numbers.every(Number.isFinite) ? make(...numbers) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const roundMeasures: Readonly<Record<string, (settings: PairSettings) => RoundMeasure>> = {
  minerva,
  athena,
  providence,
  "bravo-by-rounds": bravoByRounds,
};

/** Null where the settings name no measure of rounds. */
export function roundMeasureOf({
  kind,
}: RecordedDesign["measure"]): ((settings: PairSettings) => RoundMeasure) | null {
  return Object.hasOwn(roundMeasures, kind) ? (roundMeasures[kind] ?? null) : null;
}
