/** @counterfoil/risk-limiting-audit: see README.md. Pure: no time, no dice, no files. Each family has its own block. */
export { type Chance, chanceFrom } from "./chance.ts";
export type { Fine, Outcome, Refusal } from "./outcome.ts";

// Risk: how likely such a sample were if the reported winner had lost.
export { type Agrapa, agrapa, boundedShare } from "./risk/agrapa.ts";
export {
  alpha,
  alphaFixed,
  alphaOptimalComparison,
  alphaShrinkTruncate,
  type Estimator,
  type ShrinkTruncate,
  waldTest,
} from "./risk/alpha.ts";
export { type Bet, bettingMartingale, type Bettor } from "./risk/betting.ts";
export { bravoRisk } from "./risk/bravo.ts";
export { fixedShare, fixedStake, kaplanKolmogorov, kaplanMarkov, kaplanWald } from "./risk/fixed-bets.ts";
export { mixture, universal } from "./risk/mixture.ts";
export {
  type NullHypothesis,
  type RiskHistory,
  riskHistory,
  type RiskMeasure,
  type RiskTrack,
  wrongOutcome,
} from "./risk/risk-measure.ts";
export { bayesianLeastWinners, bayesianUpset } from "./risk/rounds/bayesian.ts";
export { athena, bravoByRounds, minerva, providence } from "./risk/rounds/minerva.ts";
export type { PairSettings, PairVotes, RoundMeasure, RoundTrack } from "./risk/rounds/round-measure.ts";

// Designs: what is drawn, and what it is compared with.
export {
  type Batch,
  type BatchAssertion,
  type BatchAudit,
  batchAudit,
  type BatchContest,
  type BatchRefusal,
  batchesToDraw,
  type Votes,
} from "./design/batch-comparison.ts";
export {
  ballotNotFound,
  type Overstatement,
  overstatementNull,
  overstatementValue,
  phantomRecord,
  valueWithoutError,
} from "./design/overstatement.ts";
export { bandedUnion } from "./design/strata/banded-union.ts";
export type {
  StratifiedMeasure,
  StratifiedNull,
  StratifiedTrack,
  Stratum,
} from "./design/strata/stratified-null.ts";
export {
  type Discrepancies,
  type ErrorRates,
  errorRatesUsual,
  estimatedSize,
  gammaUsual,
  noDiscrepancies,
  optimisticSize,
  type SuperSimple,
  superSimplePadding,
  superSimpleRisk,
  type SuperSimpleSample,
  superSimpleSize,
} from "./design/super-simple.ts";

// Sample sizes.
export { bravoAverage, bravoChance, type BravoPlan, bravoRound } from "./sample-size/bravo-size.ts";
export { scaledToCards, smallestRound } from "./sample-size/round-size.ts";
