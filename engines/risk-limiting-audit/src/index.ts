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
export {
  type Pair,
  pairsOf,
  type PollingContest,
  type PollingRefusal,
  pollingRiskByRounds,
} from "./design/ballot-polling.ts";
export { designRefusalMessages, type DesignRefusal } from "./design/refusal-messages.ts";
export { type SharedAssertion, type SharedRisk, sharedRisks } from "./design/shared-sample.ts";
export { fisherCombined } from "./design/strata/fisher.ts";
export { intersection, type IntersectionTrack } from "./design/strata/intersection.ts";
export { pollingRisk, type PollingStratum } from "./design/strata/polling-stratum.ts";
export { type ComparisonStratum, type HybridAudit, suiteRisk } from "./design/strata/suite.ts";
export { equalStakes, type ObliviousBet, strataMost, vertexUnion } from "./design/strata/vertex-union.ts";
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
// sampling/
export { sha256 } from "./sampling/sha256.ts";
export { rivestCardsMax, rivestDistinct, rivestDraws } from "./sampling/rivest.ts";
export {
  firstTicket,
  hashFraction,
  nextTicket,
  shortTicket,
  ticketDigits,
  type Ticket,
} from "./sampling/ticket.ts";
export {
  inTicketOrder,
  ticketBound,
  ticketDraws,
  ticketsBelow,
  type CardIds,
  type TicketDraw,
  type TicketRules,
} from "./sampling/ticket-draw.ts";
export { arloBallotIds, type CountedBatch } from "./sampling/ballot-ids.ts";
export { arloBallotId, arloBatchId, pythonText, type PythonValue } from "./sampling/python-text.ts";
export { numpySeed, numpyUniform, weightedDraws } from "./sampling/numpy-random.ts";
export { ppebDraws, type BatchDraw, type NamedBatch } from "./sampling/batch-draws.ts";
export { cryptorandom } from "./sampling/cryptorandom.ts";
export {
  addedBy,
  consistentSample,
  type ConsistentSample,
  type DrawKey,
  type StyledCard,
} from "./sampling/consistent-sample.ts";
export {
  phantomsByCount,
  phantomsByStyle,
  phantomsOfCounts,
  type Overfull,
  type Phantoms,
} from "./sampling/phantoms.ts";
export {
  combineSeed,
  commitTo,
  isDiceSeed,
  seedDigitsMin,
  type Ceremony,
  type CeremonyProblem,
  type Commitment,
  type Reveal,
} from "./sampling/seed-ceremony.ts";
export {
  csvOf,
  labelRows,
  placeholderRows,
  retrievalItems,
  retrievalRows,
  type RetrievalDraw,
  type RetrievalItem,
} from "./sampling/retrieval-list.ts";

// interchange/
export * from "./interchange/entrance.ts";

// discrepancy/
export {
  classify,
  overstatementVotes,
  type AuditedContest,
  type BoardReading,
  type Discrepancy,
} from "./discrepancy/classify.ts";
export {
  countDiscrepancies,
  type AuditedDraw,
  type CountedDraws,
  type DiscrepancyCounts,
} from "./discrepancy/count.ts";
// Social choices: from votes to an outcome.
export { checkedContest } from "./social-choice/contest.ts";
export type { Contest, SocialChoice } from "./social-choice/contest.ts";
export { cardCounter, countCards, validVotes, type CardCounter } from "./social-choice/count-cards.ts";
export { outcomeOf, sameOutcome } from "./social-choice/reported-outcome.ts";
export type { ContestOutcome, OutcomeRefusal } from "./social-choice/reported-outcome.ts";
export type { Share } from "./social-choice/share.ts";
export { checkedTally, votesAllowed } from "./social-choice/tally.ts";
export type { Tally, TallyRefusal } from "./social-choice/tally.ts";
export { divisorOf } from "./seats/seat-method.ts";
export type { DivisorMethod, SeatMethod } from "./seats/seat-method.ts";
export { highestAverages } from "./seats/highest-averages.ts";
export { largestRemainder } from "./seats/largest-remainder.ts";

// Assertions: what must be true for the outcome to be right, and what each card says of it.
export { assertionsOf, dilutedMargin, measuredClaim } from "./assertion/assertion.ts";
export type { Assertion, AssertionRefusal } from "./assertion/assertion.ts";
export { assorterOf } from "./assertion/assorter.ts";
export type { Assorter } from "./assertion/assorter.ts";
export type { Claim } from "./assertion/claim.ts";
export type { RankingOptions } from "./assertion/claims-of-rankings.ts";
export { claimSentence } from "./assertion/claim-sentence.ts";
export { assorterMargin, assorterMean } from "./assertion/margin.ts";
export { choiceRefusalMessages } from "./assertion/refusal-messages.ts";
export { overstatementAssorter } from "./assertion/overstatement-assorter.ts";
export type {
  OverstatementAssorter,
  PaperReading,
  RecordReading,
} from "./assertion/overstatement-assorter.ts";

// RAIRE: assertions for instant-runoff.
export { difficultyOf } from "./raire/difficulty.ts";
export type { Difficulty, DifficultyRule } from "./raire/difficulty.ts";
export { findAssertions } from "./raire/find-assertions.ts";
export type {
  MeasuredAssertion,
  RaireOptions,
  RaireRefusal,
  RaireSolution,
} from "./raire/find-assertions.ts";
export { outcomeTree } from "./raire/outcome-tree.ts";
export type { OutcomeNode, OutcomeTree } from "./raire/outcome-tree.ts";
export { answerRaireProblem, readRaireProblem } from "./raire/raire-json.ts";
export type { RaireProblem, RaireProblemRefusal } from "./raire/raire-json.ts";
export { rankedBallots } from "./raire/ranked-ballots.ts";
export type { BallotType, RankedBallots } from "./raire/ranked-ballots.ts";
export { rankingTree, tallyAmong } from "./raire/ranking-tree.ts";
export type { RankingTree } from "./raire/ranking-tree.ts";
export { talliesOf } from "./raire/ranking-assertion.ts";
export type { RankingAssertion } from "./raire/ranking-assertion.ts";
export { survivingCount } from "./raire/surviving-count.ts";
export type { Completeness } from "./raire/surviving-count.ts";
export { possibleWinners, tabulate } from "./raire/tabulate.ts";
export type { Tabulation } from "./raire/tabulate.ts";
export {
  comparisonPopulation,
  meanOf,
  pollingPopulation,
  type Population,
} from "./sample-size/population.ts";
export {
  drawing,
  quantilesUsual,
  type Simulation,
  type SimulationPlan,
  simulateSizes,
} from "./sample-size/simulate.ts";
export { type HybridSize, suiteSize } from "./sample-size/suite-size.ts";

// The public record of an audit, and its verifier: RECORD.md.
export { boundsOf } from "./record/batch-audit.ts";
export { sumOfTallies, wrongTally } from "./record/given.ts";
export { commitmentOf, sha256Hex } from "./record/check-files.ts";
export { measureOf } from "./record/measure-settings.ts";
export type { MeasureSettings, RoundSettings, StrataSettings } from "./record/measure-settings.ts";
export { recordFormat } from "./record/record.ts";
export { commitFiles, completeRecord, filesBeforeSeed, sealRecord } from "./record/seal-record.ts";
export type {
  BatchBoardLine,
  BatchLine,
  BatchReading,
  BoardLine,
  Difference,
  RecordedBatchRound,
  RecordedContest,
  RecordedDesign,
  RecordedRisk,
  RecordedRound,
  RecordedStrataRound,
  RecordedStratum,
  RecordedVerdict,
  RecordedVerdicts,
  RecordFiles,
  RecordHead,
  RecordLine,
  RecordVerdict,
  Undecided,
} from "./record/record.ts";
export { risksOf, valuesOf } from "./record/check-risk.ts";
export { strataRisks, type SampledStratum, type StrataSample } from "./record/strata-risk.ts";
export type { ClaimValues, Pool, Sample } from "./record/check-risk.ts";
export {
  styledRisks,
  styledValues,
  type StyledSample,
  type TicketedCard,
} from "./record/card-styles-risk.ts";
export { recomputeRecord, verifyRecord, verifySteps } from "./record/verify-record.ts";
export type { RecomputedRecord, VerifyStep } from "./record/verify-record.ts";
export { explainDifference } from "./record/difference-messages.ts";
export type { ExplainedDifference } from "./record/difference-messages.ts";
export { outcomePhrase, verdictSentence } from "./record/verdict-messages.ts";
