import { z } from "zod";
import type { Language } from "../../basics/text.ts";

export type Direction = "ltr" | "rtl";

/**
 * A translation of the house's messages, made without code: a file `languages/<code>.json`. `messages` holds ICU
 * MessageFormat sentences under the message's key (`site.skip`). What it leaves out is said in English.
 */
export const LanguagePack = z.strictObject({
  code: z
    .string()
    .max(35)
    .refine(isLanguageTag, "expected a BCP 47 tag in its canonical form, such as zh-Hans"),
  /** The language's own name for itself, as readers will look for it. */
  name: z.string().min(1).max(60),
  dir: z.enum(["ltr", "rtl"]),
  messages: z.record(z.string().regex(/^[a-z0-9-]+\.[a-z0-9.-]+$/), z.string().min(1).max(5000)),
});
export type LanguagePack = z.infer<typeof LanguagePack>;

/** A language a reader can choose. */
export interface LanguageChoice {
  readonly code: Language;
  readonly name: string;
  readonly direction: Direction;
}

/** The two languages in which every message is written in the code. */
export const houseLanguages: readonly LanguageChoice[] = [
  { code: "en", name: "English", direction: "ltr" },
  { code: "fr", name: "Français", direction: "ltr" },
];

/** Every language that can be chosen: the house's own, then the packs. */
export function languageChoices(packs: readonly LanguagePack[]): readonly LanguageChoice[] {
  return [
    ...houseLanguages,
    ...packs.map(({ code, name, dir }) => ({ code, name, direction: dir }) satisfies LanguageChoice),
  ];
}

const scriptsFromRight = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"]);

/** The direction in which a language is written, from its script. */
export function directionOf(language: Language): Direction {
  try {
    return scriptsFromRight.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
