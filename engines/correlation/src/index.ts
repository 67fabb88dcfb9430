export { CorrelationIndex, evidenceMax, strengthMin } from "./correlation-index.ts";
export type { CorrelationSettings, Link, SharedValue } from "./correlation-index.ts";
export { explain, linkMessages, messageOf, type LinkMessage } from "./messages.ts";
export { linksAmong, type Posting } from "./links-among.ts";
export { observablesIn } from "./observables-in.ts";
export { valuesOf } from "./values.ts";
export type { Observable, ObservableKind, RegistrableDomain, Value, ValueKind } from "./values.ts";
export { defaultWarningList, warningList, type Warning, type WarningList } from "./warning-list.ts";
