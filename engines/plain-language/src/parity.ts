import { type Fact, factsIn, numberWordsIn } from "./facts.ts";
import { type Finding, findingAt, findingOf } from "./finding.ts";
import { type Language, measuredLanguage } from "./language.ts";
import { type NoticePart, type NoticeText, partsOfNotice } from "./notice.ts";

/** One language's text of a notice. */
export interface Version {
  readonly language: Language;
  readonly text: NoticeText;
}

/**
 * Do two languages of a notice say the same? A part that only one has, and a number, date or address that stands in one
 * and nowhere in the other, is found in the language that lacks it or has it alone. Between English and French these block;
 * where one side is a language whose dates we cannot
 * read, or two addresses of one site differ in their path only, they advise.
 */
export function parityFindings(a: Version, b: Version): readonly Finding[] {
  return [...missingParts(a, b), ...missingParts(b, a), ...loneFacts(a, b), ...loneFacts(b, a)];
}

/** Parts that `other` has and `version` lacks. */
function missingParts(version: Version, other: Version): readonly Finding[] {
  const there = new Map(partsOfNotice(other.text));
  return partsOfNotice(version.text)
    .filter(([field, text]) => isBlank(text) && !isBlank(there.get(field) ?? ""))
    .map(([field]) =>
      findingOf("field-missing-in-one-language", "blocks", version.language, field, {
        other: other.language,
      }),
    );
}

/** Facts of `version` that `other` does not have; said once for each value. */
function loneFacts(version: Version, other: Version): readonly Finding[] {
  const readable = measuredLanguage(version.language) !== null && measuredLanguage(other.language) !== null;
  const witnesses = witnessesOf(other);
  const said = new Set<string>();
  return partsOfNotice(version.text).flatMap(([field, text]) =>
    factsIn(text, version.language).flatMap((fact) => {
      if (said.has(fact.value) || isWitnessed(fact, witnesses, readable)) return [];
      said.add(fact.value);
      const sure = readable && !witnesses.has(hostOf(fact));
      return [loneFact(fact, { language: version.language, field, text }, other.language, sure)];
    }),
  );
}

function loneFact(
  fact: Fact,
  place: { readonly language: Language; readonly field: NoticePart; readonly text: string },
  other: Language,
  sure: boolean,
): Finding {
  const values = { value: place.text.slice(fact.start, fact.end), other };
  return findingAt(`${fact.kind}-differs`, sure ? "blocks" : "advises", place, fact, values);
}

/** Every value the other side has; a date counts with and without its year, and its figures one by one. */
function witnessesOf(version: Version): ReadonlySet<string> {
  const witnesses = new Set<string>();
  for (const [, text] of partsOfNotice(version.text)) {
    for (const value of numberWordsIn(text, version.language)) witnesses.add(value);
    for (const fact of factsIn(text, version.language)) {
      witnesses.add(fact.value);
      if (fact.kind === "address") witnesses.add(hostOf(fact));
      if (fact.kind === "date") witnesses.add(fact.value.replace(/^\d{4}/u, "-"));
      for (const figure of figuresOf(fact)) witnesses.add(`figure:${figure}`);
    }
  }
  return witnesses;
}

function isWitnessed(fact: Fact, witnesses: ReadonlySet<string>, readable: boolean): boolean {
  if (witnesses.has(fact.value)) return true;
  if (readable || fact.kind === "address") return false;
  return figuresOf(fact)
    .filter((_, at, all) => fact.kind !== "date" || at !== all.length - 2)
    .every((figure) => witnesses.has(`figure:${figure}`));
}

/** Two pages of one site are most likely one page in two languages, so a differing path only advises. */
function hostOf(fact: Fact): string {
  return `host:${fact.kind === "address" ? (fact.value.split(/[/?#]/u)[0] ?? "") : ""}`;
}

/** `2025-10-20` → 2025, 10, 20; the month is not asked for where the other side may have it as a word. */
function figuresOf(fact: Fact): readonly string[] {
  return (fact.value.match(/\d+/gu) ?? []).map((figure) => figure.replace(/^0+(?=\d)/u, ""));
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
