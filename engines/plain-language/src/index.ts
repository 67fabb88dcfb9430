export { type FoundDate, datesIn } from "./dates.ts";
export { type Fact, factsIn } from "./facts.ts";
export { type Finding, type FindingCode } from "./finding.ts";
export { checkNotice, type GateSettings, targetGradeDefault, type Verdict } from "./gate.ts";
export { jargonIn, type JargonOccurrence, type JargonTerm } from "./jargon.ts";
export { type Language, type MeasuredLanguage, measuredLanguage } from "./language.ts";
export { explain, findingMessages, type Message, partLabels } from "./messages.ts";
export { type Notice, type NoticeField, noticeFields, type NoticePart, type NoticeText } from "./notice.ts";
export { parityFindings } from "./parity.ts";
export {
  type Counts,
  countsOf,
  fleschKincaidGrade,
  fleschReadingEase,
  frenchGrade,
  gunningFog,
  kandelMoles,
  lix,
  type Readability,
  readabilityOf,
} from "./readability.ts";
export { sentencesOf } from "./sentences.ts";
export { specificityFindings } from "./specificity.ts";
export { isVacuous } from "./vagueness.ts";
export { type Span, textCharactersMax, wordsOf } from "./words.ts";
