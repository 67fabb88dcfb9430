export { compare, type Comparison, strengthMin } from "./compare.ts";
export { type Commonness } from "./evidence.ts";
export { explain, type Message, reasonMessages } from "./messages.ts";
export { fingerprint, keysMax } from "./profile.ts";
export { type Reason, type ReasonKind } from "./reason.ts";
export { evidenceMax, type Place, type Report, textCharactersMax } from "./report.ts";
export { indexOf, type ReportIndex, type Suggestion, type SuggestSettings } from "./report-index.ts";
export { type Address, addressOf } from "./urls.ts";
