import type { Bilingual } from "../../../basics/text.ts";
import { messages } from "./messages.ts";

/** A sentence of this slice in one of the languages of the house, with its values in their places. */
export function sentence(
  language: keyof Bilingual,
  key: keyof typeof messages,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const words: Bilingual = messages[key];
  return words[language].replaceAll(/\{(\w+)\}/g, (_found, name: string) => String(values[name] ?? ""));
}
