import { type Language } from "./language.ts";
import { type NoticePart } from "./notice.ts";
import { type Span } from "./words.ts";

/** What the gate can find; each has its sentence in `messages.ts`. */
export type FindingCode =
  | "grade-too-high"
  | "sample-too-short"
  | "language-not-measured"
  | "text-too-long"
  | "language-missing"
  | "headline-empty"
  | "field-empty"
  | "field-vacuous"
  | "vague-phrase"
  | "when-without-date"
  | "what-to-do-without-action"
  | "sentence-too-long"
  | "passive-heavy"
  | "jargon"
  | "field-missing-in-one-language"
  | "number-differs"
  | "date-differs"
  | "address-differs";

/** One thing to mend. `blocks` keeps the notice from approval without an override, `advises` does not. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: "blocks" | "advises";
  readonly language: Language;
  readonly field: NoticePart | null;
  /** At most 120 characters of the text the finding is about. */
  readonly excerpt: string | null;
  /** Where the excerpt stands in the field, in UTF-16 units. */
  readonly at: Span | null;
  /** What the message's placeholders stand for. */
  readonly values: Readonly<Record<string, string | number>>;
}

const excerptCharactersMax = 120;

/** Builds a finding about a stretch of one field. */
export function findingAt(
  code: FindingCode,
  severity: Finding["severity"],
  place: { readonly language: Language; readonly field: NoticePart; readonly text: string },
  at: Span,
  values: Finding["values"] = {},
): Finding {
  const excerpt = place.text.slice(at.start, Math.min(at.end, at.start + excerptCharactersMax));
  return { code, severity, language: place.language, field: place.field, excerpt, at, values };
}

/** Builds a finding about a field, or the whole text, as such. */
export function findingOf(
  code: FindingCode,
  severity: Finding["severity"],
  language: Language,
  field: NoticePart | null,
  values: Finding["values"] = {},
): Finding {
  return { code, severity, language, field, excerpt: null, at: null, values };
}
