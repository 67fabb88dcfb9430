import { messages } from "../../../../basics/text.ts";

/** Words of the public pages of this slice: short sentences, words that a twelve-year-old knows. */
export const pageWords = messages("standard-page", {
  title: { en: "Rules that hold for this vote", fr: "Les règles qui valent pour ce vote" },
  lead: {
    en: "These are the rules that the people who protect this vote have agreed on. Each says what changed since the one before.",
    fr: "Voici les règles sur lesquelles celles et ceux qui protègent ce vote se sont mis d’accord. Chacune dit ce qui a changé depuis la précédente.",
  },
  none: {
    en: "No rule has been published yet. When there is one, it will stand here.",
    fr: "Aucune règle n’a encore été publiée. Dès qu’il y en aura une, elle sera ici.",
  },
  by: { en: "Version {n}, published by {who} on {when}.", fr: "Version {n}, publiée par {who} le {when}." },
  withdrawn: { en: "It no longer holds since {when}.", fr: "Elle ne vaut plus depuis le {when}." },
  "withdrawn-why": { en: "Why it no longer holds", fr: "Pourquoi elle ne vaut plus" },
  text: { en: "The text", fr: "Le texte" },
  changes: { en: "What changed", fr: "Ce qui a changé" },
  "changes-lead": {
    en: "Against version {n}. What is new is underlined, what is gone is struck out.",
    fr: "Par rapport à la version {n}. Ce qui est nouveau est souligné, ce qui a disparu est barré.",
  },
  "first-version": {
    en: "This is the first version. There is nothing to compare it with.",
    fr: "C’est la première version. Il n’y a rien à quoi la comparer.",
  },
  "nothing-changed": { en: "No clause changed.", fr: "Aucun article n’a changé." },
  changed: { en: "Clause {after} was changed", fr: "L’article {after} a été modifié" },
  "changed-moved": {
    en: "Clause {before} was changed and is now clause {after}",
    fr: "L’article {before} a été modifié et devient l’article {after}",
  },
  renumbered: {
    en: "Clause {before} is now clause {after}",
    fr: "L’article {before} devient l’article {after}",
  },
  added: { en: "Clause {after} is new", fr: "L’article {after} est nouveau" },
  removed: { en: "Clause {before} is gone", fr: "L’article {before} a disparu" },
  "to-list": { en: "All rules", fr: "Toutes les règles" },
});
