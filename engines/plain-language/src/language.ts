/** A BCP 47 language tag as the caller writes it: `en`, `fr-CA`, `zh-Hant`. */
export type Language = string;

/** The languages for which this engine has measures and word lists. */
export type MeasuredLanguage = "en" | "fr";

/** `fr-CA` → `fr`; null where the engine has no measure for the language. */
export function measuredLanguage(language: Language): MeasuredLanguage | null {
  const base = language.toLowerCase().split(/[-_]/u)[0];
  return base === "en" || base === "fr" ? base : null;
}
