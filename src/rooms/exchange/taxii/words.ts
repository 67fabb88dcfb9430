import { checkMessages, refusalMessages, type CheckRule, type StixRefusal } from "@counterfoil/stix";
import type { Bilingual } from "../../../basics/text.ts";
import type { Why } from "./envelope-rules.ts";
import { messages } from "./messages.ts";

/** Why an object was not taken, in the reader's language: the rule with property and section, or a sentence of this slice. */
export function whySentence(why: Why, language: string): string {
  if ("message" in why) return inLanguage(messages[why.message], language).replaceAll("{tlp}", why.tlp ?? "");
  const rule = checkMessages[why.rule as CheckRule] ?? refusalMessages[why.rule as StixRefusal];
  const property = why.property === "" ? "–" : why.property;
  const sentence =
    rule === undefined ? why.rule : inLanguage(rule, language).replaceAll("{property}", property);
  return `${property}: ${sentence} (STIX ${why.section}, ${why.rule})`;
}

export function inLanguage(sentences: Bilingual, language: string): string {
  return language.split("-")[0] === "fr" ? sentences.fr : sentences.en;
}
