import { type MeasuredLanguage } from "./language.ts";
import { type Occurrence, type PhraseFinder, phraseFinder } from "./phrases.ts";
import { emptyWords, type Vagueness, vaguePhrases } from "./vague-phrases.ts";

/** Vague and hedging phrases in a text, in order. */
export function vaguePhrasesIn(text: string, language: MeasuredLanguage): readonly Occurrence<Vagueness>[] {
  return finders[language](text).filter((one) => one.means !== "alone");
}

/** True where nothing is left once vague phrases and words without content are gone: "soon", "various people". */
export function isVacuous(text: string, language: MeasuredLanguage): boolean {
  let from = 0;
  for (const { start, end } of finders[language](text)) {
    if (!saysNothing(text.slice(from, start), language)) return false;
    from = end;
  }
  return saysNothing(text.slice(from), language);
}

function saysNothing(text: string, language: MeasuredLanguage): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.every((word) => emptyWords[language].has(word));
}

const finders: Readonly<Record<MeasuredLanguage, PhraseFinder<Vagueness>>> = {
  en: finderOf("en"),
  fr: finderOf("fr"),
};

function finderOf(language: MeasuredLanguage): PhraseFinder<Vagueness> {
  const lists = vaguePhrases[language];
  return phraseFinder(
    (["alone", "vague", "hedge"] as const).flatMap((means) =>
      lists[means].map((phrase) => ({ phrase, means })),
    ),
  );
}
