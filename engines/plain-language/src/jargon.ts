import { jargonTerms } from "./jargon-terms.ts";
import { type Language, measuredLanguage } from "./language.ts";
import { type Occurrence, type PhraseFinder, phraseFinder } from "./phrases.ts";

/** A term to avoid in public and the words to use in its place. */
export interface JargonTerm {
  readonly language: Language;
  readonly term: string;
  readonly plainer: string;
}

/** What stands in the text, and the plainer words for it. */
export type JargonOccurrence = Occurrence<{ readonly term: string; readonly plainer: string }>;

/** Terms of the trade in a text, in order. The caller's terms come on top of this engine's own English and French lists. */
export function jargonIn(
  text: string,
  language: Language,
  terms: readonly JargonTerm[] = [],
): readonly JargonOccurrence[] {
  return jargonFinder(language, terms)(text);
}

/** The same, prepared once for many texts. A caller's term wins over the same term of the own list. */
export function jargonFinder(
  language: Language,
  terms: readonly JargonTerm[] = [],
): PhraseFinder<{ readonly term: string; readonly plainer: string }> {
  const measured = measuredLanguage(language);
  const merged = new Map<string, string>(measured === null ? [] : Object.entries(jargonTerms[measured]));
  const base = baseOf(language);
  for (const { term, plainer } of terms.filter((one) => baseOf(one.language) === base))
    merged.set(term, plainer);
  return phraseFinder([...merged].map(([term, plainer]) => ({ phrase: term, means: { term, plainer } })));
}

function baseOf(language: Language): string {
  return language.toLowerCase().split(/[-_]/u)[0] ?? "";
}
