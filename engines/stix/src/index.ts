export type { Json, JsonObject } from "./basis/json-value.ts";
export type { Outcome, Refused } from "./basis/outcome.ts";
export { readJson } from "./json/bounded-json.ts";
export { bundleReader } from "./json/bundle-reader.ts";
export type { BundleHead, BundleReader, BundleRefusal } from "./json/bundle-reader.ts";
export { bundleLimits, jsonLimits } from "./json/limits.ts";
export type { BundleLimits, JsonLimits, JsonRefusal } from "./json/limits.ts";
export { check, isValid } from "./check/check.ts";
export { checkAny, checkBundle } from "./check/check-bundle.ts";
export { checkOlder } from "./check/older/check-older.ts";
export { observableId } from "./basis/observable-id.ts";
export { checkRules } from "./check/check-rules.ts";
export type { CheckRule, Finding } from "./check/check-rules.ts";
export { isStandardType } from "./check/object-types.ts";
export { readPattern } from "./pattern/read-pattern.ts";
export type { PatternPath, PatternReading } from "./pattern/read-pattern.ts";
export { effectiveTlp, narrower, normativeTlp, tlpLevels, tlpMarking, tlpOfMarking } from "./markings.ts";
export type { Tlp } from "./markings.ts";
export { referencesOf } from "./references.ts";
export type { Reference } from "./references.ts";
export { exportBundle } from "./export-bundle.ts";
export type { ExportedBundle } from "./export-bundle.ts";
export { importBundle, importObjects, importTexts } from "./import/lenient-import.ts";
export type {
  DanglingReference,
  Duplicate,
  ImportedObject,
  ImportReport,
  Note,
  Quarantined,
} from "./import/import-report.ts";
export { repairRules } from "./import/repair.ts";
export type { Repair, RepairRule } from "./import/repair.ts";
export { checkMessages } from "./messages/check-messages.ts";
export type { Bilingual } from "./messages/check-messages.ts";
export { expectedIn, explainRefusal } from "./messages/expected-messages.ts";
export { refusalMessages } from "./messages/refusal-messages.ts";
export type { StixRefusal } from "./messages/refusal-messages.ts";
export { repairMessages } from "./messages/repair-messages.ts";
export { summarise, summaryKinds } from "./summary.ts";
export type { ImportSummary, SummaryItem, SummaryKind, SummaryLink, SummaryReport } from "./summary.ts";
export { readVocabulary } from "./vocabulary/vocabulary.ts";
export type { Term, TermKind, Vocabulary, VocabularyRefusal } from "./vocabulary/vocabulary.ts";
export { lookUpCode, vocabularyChanges } from "./vocabulary/vocabulary-changes.ts";
export type {
  CodeAnswer,
  MovedTerm,
  RenamedTerm,
  RetiredTerm,
  VocabularyChanges,
} from "./vocabulary/vocabulary-changes.ts";
export { parsePattern } from "./pattern/parse-pattern.ts";
export type { ParsedPattern, ParseOptions } from "./pattern/parse-pattern.ts";
export { printPath, printPattern } from "./pattern/print-pattern.ts";
export { matchPattern } from "./pattern/match-pattern.ts";
export type { MatchRefusal, PatternMatch } from "./pattern/match-pattern.ts";
export type { Comparator, Comparison, Literal, Path, Pattern, Qualifier, Step } from "./pattern/tree.ts";
export { upgradeOlder } from "./import/upgrade.ts";
export type { Upgraded, UpgradeChange, UpgradeRule } from "./import/upgrade.ts";
export { upgradeMessages } from "./messages/upgrade-messages.ts";
export { attributeFromStix } from "./misp/attribute-from-stix.ts";
export { attributeToStix } from "./misp/attribute-to-stix.ts";
export { stixToMisp } from "./misp/event-from-stix.ts";
export type { MispExport } from "./misp/event-from-stix.ts";
export { mispToStix } from "./misp/event-to-stix.ts";
export type { MispImport } from "./misp/event-to-stix.ts";
export { customObject } from "./misp/objects/custom-object.ts";
export { objectsFromStix } from "./misp/objects/object-from-stix.ts";
export { galaxyFromStix, galaxyToStix } from "./misp/galaxies.ts";
export { eventIn, eventsIn, eventsMax, mispMessages } from "./misp/misp-event.ts";
export type { MispNote, MispRule } from "./misp/misp-event.ts";
export { readSharingGroup, type SharingGroup } from "./misp/sharing-groups.ts";
export { crossWalk, readGalaxy, readTaxonomy } from "./misp/shared-words.ts";
export type { CrossWalk, SharedWord, SharedWords } from "./misp/shared-words.ts";
export { readTemplate, templateFaults, templateMessages } from "./misp/templates.ts";
export type { ObjectTemplate, TemplateFault, TemplateRule } from "./misp/templates.ts";
export { checkInteroperability, isPropertyOf, type InteropFinding } from "./check/interoperability.ts";
export { interopMessages } from "./messages/interop-messages.ts";
