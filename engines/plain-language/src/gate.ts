import { type Finding, findingOf } from "./finding.ts";
import { jargonFinder, type JargonTerm } from "./jargon.ts";
import { type Language, measuredLanguage } from "./language.ts";
import { type Notice, type NoticeText, partsOfNotice, runningText } from "./notice.ts";
import { parityFindings } from "./parity.ts";
import { type Readability, readabilityOf, sampleWordsMin } from "./readability.ts";
import { specificityFindings } from "./specificity.ts";
import { styleFindings } from "./style.ts";
import { textCharactersMax } from "./words.ts";

/** What a caller may set; every setting has a default. */
export interface GateSettings {
  /** The highest grade that passes, Flesch-Kincaid in English and its equivalent in French. Default 9. */
  readonly targetGrade?: number;
  /** Languages a notice must have. Default English and French. */
  readonly requiredLanguages?: readonly Language[];
  /** Terms on top of the engine's own. */
  readonly jargon?: readonly JargonTerm[];
}

/** What the gate says of a notice. */
export interface Verdict {
  /** True where no finding blocks. */
  readonly pass: boolean;
  /** The hardest language's grade; null where no language could be measured. */
  readonly grade: number | null;
  /** By language; `not measured` where there is no formula for it, or no words. */
  readonly readability: Readonly<Record<Language, Readability | "not measured">>;
  readonly findings: readonly Finding[];
}

/** The default target: what a reader with nine years of school can follow. */
export const targetGradeDefault = 9;

/**
 * Holds a notice against plain language: grade, jargon, long and passive sentences, the six questions, and whether the
 * languages say the same. It decides nothing: a person may override what blocks, and that is the caller's to record.
 */
export function checkNotice(notice: Notice, settings: GateSettings = {}): Verdict {
  const versions = Object.entries(notice).map(([language, text]) => ({ language, text }));
  const readability = Object.fromEntries(
    versions.map(({ language, text }) => [
      language,
      hardestReading(text, language) ?? ("not measured" as const),
    ]),
  );
  const findings = [
    ...missingLanguages(notice, settings.requiredLanguages ?? ["en", "fr"]),
    ...versions.flatMap(({ language, text }) => textFindings(text, language, settings)),
    ...versions.slice(1).flatMap((version) => (versions[0] ? parityFindings(versions[0], version) : [])),
  ];
  const grades = Object.values(readability).flatMap((one) => (one === "not measured" ? [] : one.grade));
  return {
    pass: findings.every((finding) => finding.severity !== "blocks"),
    grade: grades.length === 0 ? null : Math.max(...grades),
    readability,
    findings: withoutRepeats(findings),
  };
}

/** The whole running text, or its body alone where that is long enough to measure and harder: fields cannot hide it. */
function hardestReading(text: NoticeText, language: Language): Readability | null {
  const whole = readabilityOf(runningText(text), language);
  const body = readabilityOf(text.body, language);
  const bodyCounts = body !== null && body.counts.words >= sampleWordsMin;
  return whole !== null && bodyCounts && body.grade > whole.grade ? body : whole;
}

function missingLanguages(notice: Notice, required: readonly Language[]): readonly Finding[] {
  return required
    .filter((language) => !Object.hasOwn(notice, language))
    .map((language) => findingOf("language-missing", "blocks", language, null));
}

function textFindings(text: NoticeText, language: Language, settings: GateSettings): readonly Finding[] {
  return [
    ...gradeFindings(text, language, settings.targetGrade ?? targetGradeDefault),
    ...lengthFindings(text, language),
    ...specificityFindings(text, language),
    ...styleFindings(text, language, jargonFinder(language, settings.jargon)),
  ];
}

function gradeFindings(text: NoticeText, language: Language, target: number): readonly Finding[] {
  if (measuredLanguage(language) === null)
    return [findingOf("language-not-measured", "advises", language, null)];
  const measured = hardestReading(text, language);
  if (measured === null) return [];
  const values = { grade: Math.round(measured.grade * 10) / 10, target };
  const tooHigh =
    measured.grade > target ? [findingOf("grade-too-high", "blocks", language, null, values)] : [];
  const { words } = measured.counts;
  const tooShort = { words, min: sampleWordsMin };
  return words >= sampleWordsMin
    ? tooHigh
    : [...tooHigh, findingOf("sample-too-short", "advises", language, null, tooShort)];
}

function lengthFindings(text: NoticeText, language: Language): readonly Finding[] {
  return partsOfNotice(text)
    .filter(([, part]) => part.length > textCharactersMax)
    .map(([field]) => findingOf("text-too-long", "blocks", language, field, { max: textCharactersMax }));
}

/** A field that is empty here and filled in the other language is said once, with the other language's name. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const inOneLanguage = new Set(
    findings
      .filter((one) => one.code === "field-missing-in-one-language")
      .map((one) => `${one.language} ${one.field ?? ""}`),
  );
  const repeated = (one: Finding) =>
    (one.code === "field-empty" || one.code === "headline-empty") &&
    inOneLanguage.has(`${one.language} ${one.field ?? ""}`);
  return findings.filter((one) => !repeated(one));
}
