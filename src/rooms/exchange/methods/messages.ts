import { messages as say } from "../../../basics/text.ts";

export const messages = say("methods", {
  "because-publish": { en: "publish", fr: "publication" },
  "because-retire": { en: "retire", fr: "retrait" },
  "because-labelled": { en: "cases labelled from a file", fr: "cas étiquetés depuis un fichier" },
  methods: { en: "Method library", fr: "Méthodes d’identification" },
  method: { en: "Method", fr: "Méthode" },
  "state-draft": { en: "Draft", fr: "Brouillon" },
  "state-published": { en: "Published", fr: "Publiée" },
  "state-retired": { en: "Retired", fr: "Retirée" },
  positive: { en: "Positive", fr: "Positif" },
  negative: { en: "Negative", fr: "Négatif" },
  "outcome-true-positive": { en: "True positive", fr: "Vrai positif" },
  "outcome-false-positive": { en: "False positive", fr: "Faux positif" },
  "outcome-false-negative": { en: "False negative", fr: "Faux négatif" },
  "outcome-true-negative": { en: "True negative", fr: "Vrai négatif" },
  untested: { en: "Untested", fr: "Non testée" },
  overdue: { en: "Review overdue", fr: "Révision en retard" },
  "did-add": { en: "Wrote down a method", fr: "A consigné une méthode" },
  "did-revise": { en: "Revised a method", fr: "A révisé une méthode" },
  "did-publish": { en: "Published a method", fr: "A publié une méthode" },
  "did-retire": { en: "Retired a method", fr: "A retiré une méthode" },
  "did-label": { en: "Labelled a case of a method", fr: "A étiqueté un cas d’une méthode" },
  "did-relabel": { en: "Relabelled a case of a method", fr: "A réétiqueté un cas d’une méthode" },
  "did-import": {
    en: "Labelled cases of a method from a file",
    fr: "A étiqueté des cas à partir d’un fichier",
  },
  "publish-waits": {
    en: "A method waits for a second person to publish it",
    fr: "Une méthode attend qu’une seconde personne la publie",
  },
  "publish-it": { en: "Read and publish it", fr: "La lire et la publier" },
  "method-not-found": { en: "There is no such method here.", fr: "Cette méthode n’existe pas ici." },
  "method-of-others": {
    en: "This method belongs to another organisation. Only that organisation changes it.",
    fr: "Cette méthode appartient à une autre organisation. Elle seule peut la modifier.",
  },
  "language-unknown": {
    en: "The election does not have this language: {languages}.",
    fr: "L’élection n’a pas cette langue : {languages}.",
  },
  "language-missing": {
    en: "Everyone reads it, so it must be in every language of the election. Missing: {languages}.",
    fr: "Tout le monde le lit : il faut chaque langue de l’élection. Il manque : {languages}.",
  },
  "code-unknown": {
    en: "No version of the vocabulary here has the term {code}.",
    fr: "Aucune version du vocabulaire n’a ici le terme {code}.",
  },
  "review-in-past": {
    en: "The day of review has passed. Expected {today} or later.",
    fr: "Le jour de révision est passé. Attendu : {today} ou plus tard.",
  },
  "retired-already": {
    en: "This method is retired. It stays to be read; write down a new one instead.",
    fr: "Cette méthode est retirée. Elle reste lisible ; consignez-en plutôt une nouvelle.",
  },
  "nothing-to-publish": {
    en: "Everyone reads the last version already.",
    fr: "Tout le monde lit déjà la dernière version.",
  },
  "own-work": {
    en: "You wrote what would be published. Another person must read and publish it.",
    fr: "Vous avez écrit ce qui serait publié. Une autre personne doit le lire et le publier.",
  },
  "changed-meanwhile": {
    en: "It changed since you read it. Read it again; nothing was kept.",
    fr: "Cela a changé depuis que vous l’avez lu. Relisez ; rien n’a été conservé.",
  },
  "title-known": {
    en: "The method has a case of this title. Relabel that one, or give another title.",
    fr: "La méthode a un cas de ce titre. Réétiquetez-le, ou donnez un autre titre.",
  },
  "case-not-found": { en: "The method has no such case.", fr: "La méthode n’a pas ce cas." },
  "nothing-changed": {
    en: "The case is labelled so already.",
    fr: "Le cas porte déjà cette étiquette.",
  },
  "labels-at-most": {
    en: "A case is labelled {labelsMax} times at most. Agree on this one first.",
    fr: "Un cas est étiqueté au plus {labelsMax} fois. Mettez-vous d’abord d’accord.",
  },
  "csv-refused": {
    en: "{n, plural, one {One place in the file is} other {# places in the file are}} wrong, first {place}: expected {wanted}. No case was kept.",
    fr: "{n, plural, one {Un endroit du fichier est faux} other {# endroits du fichier sont faux}}, d’abord {place} : attendu, {wanted}. Aucun cas n’a été conservé.",
  },
  "csv-empty": {
    en: "The file has no case. Expected the columns title, says, truth and why, then a line for each case.",
    fr: "Le fichier n’a aucun cas. Attendu : les colonnes title, says, truth et why, puis une ligne par cas.",
  },
  "csv-too-long": {
    en: "The file has more than {rowsMax} cases. Send it in parts; no case was kept.",
    fr: "Le fichier a plus de {rowsMax} cas. Envoyez-le en parties ; aucun cas n’a été conservé.",
  },
  "place-in-file": { en: "row {row}, field {field}", fr: "ligne {row}, champ {field}" },
  "wanted-columns": {
    en: "the four columns title, says, truth and why, separated by commas",
    fr: "les quatre colonnes title, says, truth et why, séparées par des virgules",
  },
  "wanted-cells": { en: "four cells, as in the first row", fr: "quatre cellules, comme à la première ligne" },
  "wanted-quotes": {
    en: "a quotation mark at both ends of a cell, and doubled within it",
    fr: "un guillemet aux deux bouts d’une cellule, et doublé à l’intérieur",
  },
  "wanted-new-title": {
    en: "a title that no other case of this method has",
    fr: "un titre qu’aucun autre cas de cette méthode ne porte",
  },
  "wanted-title": { en: "a title of 1 to 200 characters", fr: "un titre de 1 à 200 caractères" },
  "wanted-says": { en: "positive or negative", fr: "positive ou negative" },
  "wanted-truth": { en: "positive or negative", fr: "positive ou negative" },
  "wanted-why": { en: "a reason of 3 to 500 characters", fr: "une raison de 3 à 500 caractères" },
});
