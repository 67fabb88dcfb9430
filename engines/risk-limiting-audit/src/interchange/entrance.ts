/** What the engine gives out of interchange/. */
export {
  votesOf,
  type Card,
  type CardContest,
  type CardSink,
  type CvrChoice,
  type CvrContest,
} from "./card.ts";
export { explainProblem, readWhole, type FileReader, type Problem, type ProblemName } from "./problem.ts";
export type { Bilingual } from "./problem-messages.ts";
export { csvReader, type RowSink } from "./csv-reader.ts";
export { nearestOf } from "./nearest.ts";
export { octetReader, type OctetReader } from "./octet-reader.ts";
export {
  batchFinder,
  batchName,
  cardFinder,
  cardsMax,
  type BatchFinder,
  type Manifest,
  type ManifestBatch,
  type ManifestOutcome,
} from "./manifest.ts";
export { manifestCsvReader, readManifestCsv } from "./manifest-csv.ts";
export { readManifestJson } from "./manifest-json.ts";
export type { CvrOptions, CvrReader } from "./cvr-reader.ts";
export { dominionCsvReader } from "./dominion-csv.ts";
export {
  readDominionDefinitions,
  type DefinitionFile,
  type DominionDefinitions,
} from "./dominion-definitions.ts";
export { dominionJsonReader } from "./dominion-json.ts";
export { batchTotalsReader, validCardsChoice, type BatchTotal } from "./batch-totals.ts";
export { clearBallotReader } from "./clear-ballot.ts";
export { essReader, type CvrFolder } from "./ess.ts";
export { hartReader, type HartFolder, type HartOptions } from "./hart.ts";
export { nistAllocations, nistIndications } from "./nist-card.ts";
export type { NistDefinitions } from "./nist-definitions.ts";
export { nistCardsReader, nistDefinitionsReader } from "./nist-report.ts";
export { batchKey, censusTaker, type BatchCount, type Census, type ContestCount } from "./census.ts";
export {
  checkBeforeAudit,
  explainFinding,
  type AuditInputs,
  type Finding,
  type FindingName,
  type ReportedContest,
} from "./before-audit.ts";
