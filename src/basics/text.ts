/** A sentence in both languages of the house, side by side. Plurals and placeholders are ICU MessageFormat. */
export type Bilingual = { readonly en: string; readonly fr: string };

/** A message knows its own key (`reports.not-found`), so that a language pack can translate it without touching code. */
export type Message = Bilingual & { readonly key: string };

/** BCP 47 tag, such as `en`, `fr`, `zh-Hans`, `ar`. */
export type Language = string;

/** A text that people wrote, in the languages they wrote it in. */
export type LocalisedText = Readonly<Record<Language, string>>;

/**
 * All messages of one slice. `messages("reports", { "not-found": { en, fr } })` gives each message its key
 * `reports.not-found`. A missing French sentence does not compile.
 */
export function messages<const K extends string>(
  slice: string,
  sentences: Readonly<Record<K, Bilingual>>,
): Readonly<Record<K, Message>> {
  const keyed = {} as Record<K, Message>;
  for (const name of Object.keys(sentences) as K[])
    keyed[name] = { key: `${slice}.${name}`, ...sentences[name] };
  return keyed;
}

/** The text in the wanted language, else in the first of the fallbacks that exists, else in any. */
export function textIn(
  text: LocalisedText,
  wanted: Language,
  fallbacks: readonly Language[] = ["en", "fr"],
): { text: string; language: Language } {
  for (const language of [wanted, wanted.split("-")[0] ?? wanted, ...fallbacks]) {
    const found = text[language];
    if (found) return { text: found, language };
  }
  const [language, first] = Object.entries(text)[0] ?? [wanted, ""];
  return { text: first, language };
}
