import { type Finding, type FindingCode } from "./finding.ts";
import { type MeasuredLanguage } from "./language.ts";
import { type NoticePart } from "./notice.ts";

/** A sentence in both languages; `{name}` stands for a value of the finding, `{field}` for the label of its field. */
export type Message = Readonly<Record<MeasuredLanguage, string>>;

/** What each finding says to the person who writes the notice. */
export const findingMessages: Readonly<Record<FindingCode, Message>> = {
  "grade-too-high": {
    en: "This text needs about {grade} years of school to read; the target is {target}. Use shorter sentences and shorter words.",
    fr: "Ce texte demande environ {grade} années d’école pour être lu; la cible est de {target}. Raccourcissez les phrases et les mots.",
  },
  "sample-too-short": {
    en: "The grade rests on {words} words only. Under {min} words it is not steady.",
    fr: "Le niveau ne repose que sur {words} mots. À moins de {min} mots, il n’est pas stable.",
  },
  "language-not-measured": {
    en: "There is no readability measure for this language here: have a native reader check grade, jargon and clarity.",
    fr: "Il n’y a pas ici de mesure de lisibilité pour cette langue : faites vérifier le niveau, le jargon et la clarté par une personne de langue maternelle.",
  },
  "text-too-long": {
    en: "The field “{field}” is longer than {max} characters; the rest was not read.",
    fr: "Le champ « {field} » dépasse {max} caractères; le reste n’a pas été lu.",
  },
  "language-missing": {
    en: "The notice has no text in this required language.",
    fr: "L’avis n’a pas de texte dans cette langue obligatoire.",
  },
  "headline-empty": { en: "The notice has no headline.", fr: "L’avis n’a pas de titre." },
  "field-empty": {
    en: "The field “{field}” is empty.",
    fr: "Le champ « {field} » est vide.",
  },
  "field-vacuous": {
    en: "The field “{field}” says nothing a reader can use: “{excerpt}”. Name the people, the thing, the place or the date.",
    fr: "Le champ « {field} » ne dit rien d’utile : « {excerpt} ». Nommez les gens, la chose, le lieu ou la date.",
  },
  "vague-phrase": {
    en: "“{phrase}” is vague. Say which, how many or when.",
    fr: "« {phrase} » est vague. Dites lesquels, combien ou quand.",
  },
  "when-without-date": {
    en: "The field “{field}” has no date. Give the day and the month.",
    fr: "Le champ « {field} » n’a pas de date. Donnez le jour et le mois.",
  },
  "what-to-do-without-action": {
    en: "The field “{field}” does not tell people what to do. Start with a verb, such as “Check”, “Call” or “Ignore”.",
    fr: "Le champ « {field} » ne dit pas quoi faire. Commencez par un verbe, comme « Vérifiez », « Appelez » ou « Ignorez ».",
  },
  "sentence-too-long": {
    en: "This sentence has {words} words; over {max} is hard to follow. Split it.",
    fr: "Cette phrase a {words} mots; au-delà de {max}, elle est difficile à suivre. Coupez-la.",
  },
  "passive-heavy": {
    en: "{passive} of {sentences} sentences are in the passive voice. Say who does what.",
    fr: "{passive} phrases sur {sentences} sont à la voix passive. Dites qui fait quoi.",
  },
  jargon: {
    en: "“{term}” is a term of the trade. Plainer: {plainer}.",
    fr: "« {term} » est un terme de métier. Plus simple : {plainer}.",
  },
  "field-missing-in-one-language": {
    en: "The field “{field}” is filled in the other language ({other}) and empty in this one.",
    fr: "Le champ « {field} » est rempli dans l’autre langue ({other}) et vide dans celle-ci.",
  },
  "number-differs": {
    en: "The number “{value}” is not in the other language ({other}).",
    fr: "Le nombre « {value} » n’est pas dans l’autre langue ({other}).",
  },
  "date-differs": {
    en: "The date “{value}” is not in the other language ({other}).",
    fr: "La date « {value} » n’est pas dans l’autre langue ({other}).",
  },
  "address-differs": {
    en: "The address “{value}” is not in the other language ({other}).",
    fr: "L’adresse « {value} » n’est pas dans l’autre langue ({other}).",
  },
};

/** The labels of a notice's parts. */
export const partLabels: Readonly<Record<NoticePart, Message>> = {
  headline: { en: "Headline", fr: "Titre" },
  who: { en: "Who", fr: "Qui" },
  what: { en: "What", fr: "Quoi" },
  when: { en: "When", fr: "Quand" },
  where: { en: "Where", fr: "Où" },
  whatToDo: { en: "What to do", fr: "Que faire" },
  whatIsNotKnown: { en: "What is not known", fr: "Ce que l’on ne sait pas" },
  body: { en: "Text", fr: "Texte" },
};

/** The finding as a sentence for a reader of English or French. */
export function explain(finding: Finding, reader: MeasuredLanguage): string {
  const field = finding.field === null ? "" : partLabels[finding.field][reader];
  const values: Finding["values"] = { excerpt: finding.excerpt ?? "", field, ...finding.values };
  return findingMessages[finding.code][reader].replace(/\{(\w+)\}/gu, (_, name: string) =>
    String(values[name] ?? ""),
  );
}
