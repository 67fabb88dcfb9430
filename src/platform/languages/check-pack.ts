import type { Message } from "../../basics/text.ts";
import type { LanguagePack } from "./language-pack.ts";
import { parsed, placeholdersOf } from "./placeholders.ts";

/** What is wrong with a pack, one sentence each, naming the key. Empty when it may be used. */
export function packProblems(pack: LanguagePack, catalogue: readonly Message[]): readonly string[] {
  const byKey = new Map(catalogue.map((message) => [message.key, message]));
  return Object.entries(pack.messages).flatMap(([key, text]) =>
    sentenceProblems(key, text, pack.code, byKey.get(key)),
  );
}

/** The same check for the house's own languages: French must take the same values as English. */
export function messageProblems(message: Message): readonly string[] {
  return [
    ...sentenceProblems(message.key, message.en, "en", undefined),
    ...sentenceProblems(message.key, message.fr, "fr", message),
  ];
}

/** Keys of the catalogue that the pack does not say (they will be said in English), in order. */
export function missingKeys(pack: LanguagePack, catalogue: readonly Message[]): readonly string[] {
  return catalogue.map((message) => message.key).filter((key) => pack.messages[key] === undefined);
}

/** Keys of the pack that no message has: left over from an older version, or misspelt. */
export function strayKeys(pack: LanguagePack, catalogue: readonly Message[]): readonly string[] {
  const keys = new Set(catalogue.map((message) => message.key));
  return Object.keys(pack.messages).filter((key) => !keys.has(key));
}

function sentenceProblems(key: string, text: string, language: string, message?: Message): string[] {
  const names = namesIn(text, language);
  if (typeof names === "string") return [`${key}: not a valid ICU message (${names})`];
  const expected = message ? namesIn(message.en, "en") : names;
  if (typeof expected === "string") return [`${key}: the English sentence is not a valid ICU message`];
  const missing = [...expected].filter((name) => !names.has(name));
  const unknown = [...names].filter((name) => !expected.has(name));
  return [
    ...missing.map((name) => `${key}: the placeholder {${name}} is missing`),
    ...unknown.map((name) => `${key}: the placeholder {${name}} is not one of this message`),
  ];
}

function namesIn(text: string, language: string): ReadonlySet<string> | string {
  try {
    return new Set(placeholdersOf(parsed(text, language)).keys());
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
