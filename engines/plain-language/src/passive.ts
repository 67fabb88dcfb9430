import { type MeasuredLanguage } from "./language.ts";

/** True where a sentence has a passive verb: a form of be, or of être, with a past participle. Own rules, not a parser. */
export function isPassive(sentence: string, language: MeasuredLanguage): boolean {
  const read = sentence.normalize("NFC").toLowerCase();
  return language === "en"
    ? englishPassive.test(read)
    : Array.from(read.matchAll(frenchPassive)).some(isFrenchPassive);
}

const irregular =
  "begun|born|bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|fed|felt|fought|found|forbidden|forgotten|given|got|gotten|grown|heard|held|hidden|hit|hurt|kept|known|laid|led|left|lent|lost|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|shut|sold|spent|spoken|spread|stolen|struck|sung|taken|taught|thrown|told|thought|understood|won|worn|written";
const englishPassive = new RegExp(
  String.raw`(?<!\p{L})(?:am|is|are|was|were|be|been|being|'s|’s|'re|’re)\s(?:(?:not|also|being|still|now|already|then|never|\p{L}{1,20}ly)\s){0,2}(?:\p{L}{1,20}[^e\s]ed|(?:out|over|under|mis|re|un)?(?:${irregular}))(?!\p{L})`,
  "u",
);

const frenchPassive =
  /(?<!\p{L})(?<self>s['’])?(?:est|sont|était|étaient|fut|furent|sera|seront|serait|seraient|soit|soient|être|été|suis|es|sommes|êtes)\s(?:(?:pas|plus|jamais|aussi|déjà|encore|bien|\p{L}{1,20}ment)\s){0,2}(?<participle>\p{L}{1,20}(?:ée?s?|ies?|is|ise?s?|ite?s?|ues?|us?|erte?s?|ainte?s?|einte?s?))(?!\p{L})/gu;

/** Verbs that take être in the active voice, and adjectives that look like participles. */
const notPassive =
  /^(?:all|arriv|entr|rentr|retourn|rest|tomb|mont|n|décéd|pass)ée?s?$|^(?:ven|reven|deven|parven|interven|surven|descend)ue?s?$|^(?:part|sort)ie?s?$|^(?:ici|ainsi|aussi|depuis|plus|sous|tous|gratuits?|gratuites?|petite?s?|précise?s?|soumise?|écrite?s?$.|vérité|sécurité|liberté|société|possibilité|responsabilité|réalité|parmi|été|qui|oui|lui|du|au|vu|tu|lundi|mardi|jeudi|samedi|midi|minuit|avis|pays|dessus|dessous|jamais|mais|puis|dehors)$/u;

function isFrenchPassive(match: RegExpMatchArray): boolean {
  return match.groups?.["self"] === undefined && !notPassive.test(match.groups?.["participle"] ?? "");
}
