import { messages } from "../../../../basics/text.ts";

/** Words of the public pages of this slice: short sentences, words that a twelve-year-old knows. */
export const pageWords = messages("method-page", {
  title: { en: "How manipulation is found", fr: "Comment la manipulation est repérée" },
  lead: {
    en: "This is how the people who protect this vote look for lies, fake accounts and break-ins. Each method says what it cannot tell, and how well it worked when people checked it.",
    fr: "Voici comment celles et ceux qui protègent ce vote cherchent les mensonges, les faux comptes et les intrusions. Chaque méthode dit ce qu’elle ne peut pas voir, et si elle a bien marché quand on l’a vérifiée.",
  },
  none: {
    en: "No method has been published yet. When there is one, it will stand here.",
    fr: "Aucune méthode n’a encore été publiée. Dès qu’il y en aura une, elle sera ici.",
  },
  untested: {
    en: "Untested. Nobody has checked this method on cases where the truth is known.",
    fr: "Non testée. Personne n’a vérifié cette méthode sur des cas où la vérité est connue.",
  },
  retired: { en: "No longer used since {when}.", fr: "N’est plus utilisée depuis le {when}." },
  "retired-why": { en: "Why it is no longer used", fr: "Pourquoi elle n’est plus utilisée" },
  overdue: {
    en: "This method should have been looked at again by {day}. Take care: it may be out of date.",
    fr: "Cette méthode devait être revue au plus tard le {day}. Attention : elle est peut-être dépassée.",
  },
  review: { en: "It will be looked at again by {day}.", fr: "Elle sera revue au plus tard le {day}." },
  published: { en: "Published on {when}.", fr: "Publiée le {when}." },
  indicator: { en: "What is looked for", fr: "Ce que l’on cherche" },
  check: { en: "How to check it", fr: "Comment le vérifier" },
  limits: { en: "What it cannot tell", fr: "Ce qu’elle ne peut pas dire" },
  detects: {
    en: "What it detects, in the shared vocabulary",
    fr: "Ce qu’elle détecte, dans le vocabulaire commun",
  },
  "term-retired": {
    en: "{code} is no longer in use in the vocabulary.",
    fr: "{code} n’est plus en usage dans le vocabulaire.",
  },
  "term-successor": {
    en: "{code} is no longer in use in the vocabulary. {successor} took its place.",
    fr: "{code} n’est plus en usage dans le vocabulaire. {successor} l’a remplacé.",
  },
  measure: { en: "How well it works", fr: "Si elle marche bien" },
  "measure-lead": {
    en: "{n, plural, one {People checked this method on one case where the truth is known.} other {People checked this method on # cases where the truth is known.}}",
    fr: "{n, plural, one {Cette méthode a été vérifiée sur un cas où la vérité est connue.} other {Cette méthode a été vérifiée sur # cas où la vérité est connue.}}",
  },
  "picture-title": {
    en: "How often it is right and how often wrong",
    fr: "Combien de fois elle a raison ou tort",
  },
  precision: { en: "What it points at is manipulation", fr: "Ce qu’elle signale est de la manipulation" },
  recall: { en: "Manipulation that it finds", fr: "La manipulation qu’elle trouve" },
  "false-positive-rate": { en: "Honest cases that it points at", fr: "Les cas honnêtes qu’elle signale" },
  "no-such-case": { en: "no such case yet", fr: "aucun cas de ce genre" },
  "of-what": { en: "Measure", fr: "Mesure" },
  share: { en: "Share of the cases", fr: "Part des cas" },
  between: { en: "Likely between", fr: "Sans doute entre" },
  range: { en: "{low} and {high}", fr: "{low} et {high}" },
  "interval-means": {
    en: "Few cases tell little. The line shows where the true share most likely lies: in 95 of 100 such checks it would hold the truth (Wilson’s interval).",
    fr: "Peu de cas disent peu. Le trait montre où se trouve sans doute la vraie part : 95 fois sur 100, il contiendrait la vérité (intervalle de Wilson).",
  },
  "counts-title": { en: "The cases, counted", fr: "Le compte des cas" },
  outcome: { en: "What happened", fr: "Ce qui s’est passé" },
  cases: { en: "Cases", fr: "Cas" },
  "true-positive": { en: "It pointed at manipulation", fr: "Elle a signalé une manipulation" },
  "false-positive": { en: "It pointed at something honest", fr: "Elle a signalé quelque chose d’honnête" },
  "false-negative": { en: "It missed manipulation", fr: "Elle a manqué une manipulation" },
  "true-negative": {
    en: "It left something honest alone",
    fr: "Elle a laissé passer quelque chose d’honnête",
  },
  "cases-stay": {
    en: "The cases themselves are not shown, because they may tell of people.",
    fr: "Les cas eux-mêmes ne sont pas montrés, car ils peuvent parler de personnes.",
  },
  "to-list": { en: "All methods", fr: "Toutes les méthodes" },
});
