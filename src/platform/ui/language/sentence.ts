import { IntlMessageFormat } from "intl-messageformat";
import type { Language, Message } from "../../../basics/text.ts";

export type Values = Readonly<Record<string, string | number | Date>>;

/** A language pack: message key to sentence. */
export type Pack = Readonly<Record<string, string>>;

/** A sentence and the language it is really in: English where the pack has no translation (or a broken one). */
export function sentenceIn(
  message: Message,
  language: Language,
  pack: Pack | null,
  values?: Values,
): { text: string; language: Language } {
  const translated = pack?.[message.key];
  const text = translated === undefined ? null : formatted(translated, language, values);
  if (text !== null) return { text, language };
  const house = language === "fr" || language.startsWith("fr-") ? "fr" : "en";
  const said = formatted(message[house], house, values) ?? message[house];
  return { text: house === "fr" ? bound(said) : said, language: house };
}

/** French marks stand after a no-break space, so that none begins a line (docs/words.md). */
function bound(said: string): string {
  return said.replaceAll(/ (?=[:;?!»](?:\s|$|[.,)]))/g, "\u00a0").replaceAll("« ", "«\u00a0");
}

const formats = new Map<string, IntlMessageFormat | null>();

function formatted(sentence: string, language: Language, values: Values | undefined): string | null {
  if (!/[{}']/.test(sentence)) return sentence;
  const id = `${language}\n${sentence}`;
  let format = formats.get(id);
  if (format === undefined) {
    format = parsed(sentence, language);
    formats.set(id, format);
  }
  try {
    return format === null ? null : String(format.format(values));
  } catch {
    // A translation that asks for a value which the sentence does not have: the caller falls back to English.
    return null;
  }
}

function parsed(sentence: string, language: Language): IntlMessageFormat | null {
  try {
    return new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
  } catch {
    return null;
  }
}
