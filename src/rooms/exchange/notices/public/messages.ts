import { messages } from "../../../../basics/text.ts";

/** Words of the public pages of this slice: short sentences, words that a twelve-year-old knows. */
export const pageWords = messages("notice-page", {
  published: { en: "Published on {when}", fr: "Publié le {when}" },
  corrected: { en: "Last corrected on {when}", fr: "Dernière correction le {when}" },
  "notice-known": { en: "What everyone must know", fr: "Ce que tout le monde doit savoir" },
  "bulletin-known": { en: "What we can tell you", fr: "Ce que nous pouvons vous dire" },
  what: { en: "What happened", fr: "Ce qui s’est passé" },
  who: { en: "Who", fr: "Qui" },
  when: { en: "When", fr: "Quand" },
  where: { en: "Where", fr: "Où" },
  "notice-do": { en: "What you should do", fr: "Ce que vous devez faire" },
  "bulletin-do": { en: "What you can do", fr: "Ce que vous pouvez faire" },
  behind: { en: "Who stands behind this text", fr: "Qui répond de ce texte" },
  "notice-behind": {
    en: "The panel decided, with one voice, that everyone must be told. One person wrote this notice. Another person read it and agreed before it was published.",
    fr: "Le comité a décidé, d’une seule voix, que tout le monde doit le savoir. Une personne a écrit cet avis. Une autre l’a lu et approuvé avant sa publication.",
  },
  "bulletin-behind": {
    en: "The panel looked at this. It did not find it serious enough for a public notice, and decided to tell you all the same. One person wrote this bulletin. Another person read it and agreed before it was published.",
    fr: "Le comité a examiné ce fait. Il ne l’a pas jugé assez grave pour un avis public, et a décidé de vous informer quand même. Une personne a écrit ce bulletin. Une autre l’a lu et approuvé avant sa publication.",
  },
  history: { en: "What changed since then", fr: "Ce qui a changé depuis" },
  "did-publish": { en: "Published", fr: "Publié" },
  "did-correct": { en: "Corrected. What was wrong:", fr: "Corrigé. Ce qui était faux :" },
  "did-withdraw": { en: "Withdrawn. Why:", fr: "Retiré. Pourquoi :" },
  "did-redact": {
    en: "A name was taken out, because the person it belongs to did not want to be named any more. That is the only change.",
    fr: "Un nom a été enlevé, parce que la personne ne voulait plus être nommée. C’est le seul changement.",
  },
  "read-version": { en: "Read the text of that time", fr: "Lire le texte de ce moment" },
  "withdrawn-why": { en: "Why it was withdrawn", fr: "Pourquoi ce texte a été retiré" },
  "held-title": { en: "This text comes back soon", fr: "Ce texte revient bientôt" },
  held: {
    en: "A person named in this text does not want to be named any more. We took the text away on {when}. It comes back without the name. Its address stays the same.",
    fr: "Une personne nommée dans ce texte ne veut plus l’être. Nous avons enlevé le texte le {when}. Il revient sans le nom. Son adresse reste la même.",
  },
  "version-title": { en: "Earlier text", fr: "Ancien texte" },
  "version-means": {
    en: "This text was published on {when}. It is not the one that holds now.",
    fr: "Ce texte a été publié le {when}. Ce n’est pas celui qui vaut maintenant.",
  },
  "to-current": { en: "Read the text that holds now", fr: "Lire le texte qui vaut maintenant" },
  "to-current-withdrawn": { en: "See that it was withdrawn", fr: "Voir qu’il a été retiré" },
  "changed-then": { en: "What changed after it", fr: "Ce qui a changé ensuite" },
  forms: { en: "For programs and newsrooms", fr: "Pour les logiciels et les rédactions" },
  "proof-compare": {
    en: "Download the proof. It holds the whole text as it was published.",
    fr: "Téléchargez la preuve. Elle contient tout le texte tel qu’il a été publié.",
  },
  "proof-run": {
    en: "Run the command below with the key of this journal, which you got from someone you trust. It says whether the text is in the journal, shows it, and tells its fingerprint, which must be the one on this page.",
    fr: "Lancez la commande ci-dessous avec la clé de ce journal, reçue de quelqu’un de confiance. Elle dit si le texte est dans le journal, le montre et en donne l’empreinte, qui doit être celle de cette page.",
  },
  "proof-key": { en: "The key that this server names: {key}", fr: "La clé que ce serveur indique : {key}" },
  "proof-none": {
    en: "There is no proof of this text right now, because a name is being taken out of it.",
    fr: "Il n’y a pas de preuve de ce texte en ce moment, car un nom est en train d’en être enlevé.",
  },
  "feed-title": {
    en: "Notices and bulletins: {election}",
    fr: "Avis et bulletins d’information : {election}",
  },
  "feed-notice": { en: "Public notice: {title}", fr: "Avis public : {title}" },
  "feed-bulletin": { en: "Bulletin: {title}", fr: "Bulletin d’information : {title}" },
  "feed-corrected": { en: "Corrected. What was wrong: {why}", fr: "Corrigé. Ce qui était faux : {why}" },
  "feed-withdrawn": { en: "Withdrawn. Why: {why}", fr: "Retiré. Pourquoi : {why}" },
  "feed-held": {
    en: "The text is away for a short time, because a name is being taken out of it.",
    fr: "Le texte est absent un court moment, car un nom est en train d’en être enlevé.",
  },
});
