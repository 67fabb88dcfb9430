import { messages as say } from "../../../basics/text.ts";

export const messages = say("standards", {
  "because-publish": { en: "publish", fr: "publication" },
  "because-withdraw": { en: "withdraw", fr: "retrait" },
  standards: { en: "Standards and rules", fr: "Normes et règles" },
  standard: { en: "Standard", fr: "Norme" },
  "state-draft": { en: "Draft", fr: "Projet" },
  "state-published": { en: "Published", fr: "Publiée" },
  "state-withdrawn": { en: "Withdrawn", fr: "Annulée" },
  "kind-general": { en: "General", fr: "Général" },
  "kind-technical": { en: "Technical", fr: "Technique" },
  "kind-editorial": { en: "Editorial", fr: "Rédactionnel" },
  "decision-accepted": { en: "Accepted", fr: "Accepté" },
  "decision-accepted-with-change": { en: "Accepted with a change", fr: "Accepté avec modification" },
  "decision-not-accepted": { en: "Not accepted", fr: "Non accepté" },
  "decision-noted": { en: "Noted", fr: "Noté" },
  undisposed: { en: "Waits for its disposition", fr: "En attente de suite" },
  "iso-member": { en: "MB/NC", fr: "MB/NC" },
  "iso-line": { en: "Line number", fr: "Numéro de ligne" },
  "iso-clause": { en: "Clause/Subclause", fr: "Article/Paragraphe" },
  "iso-place": { en: "Paragraph/Figure/Table", fr: "Alinéa/Figure/Tableau" },
  "iso-kind": { en: "Type of comment", fr: "Type de commentaire" },
  "iso-comment": { en: "Comments", fr: "Commentaires" },
  "iso-proposal": { en: "Proposed change", fr: "Modification proposée" },
  "iso-observations": { en: "Observations of the secretariat", fr: "Observations du secrétariat" },
  "comments-wait": {
    en: "Comments on a standard wait for their disposition",
    fr: "Des commentaires sur une norme attendent leur suite",
  },
  "dispose-them": { en: "Say what becomes of them", fr: "Dire la suite donnée" },
  "did-open": { en: "Drafted a standard", fr: "A rédigé un projet de norme" },
  "did-revise": { en: "Wrote a new version of a standard", fr: "A écrit une nouvelle version d’une norme" },
  "did-comment": { en: "Commented on a standard", fr: "A commenté une norme" },
  "did-dispose": { en: "Said what becomes of a comment", fr: "A dit la suite donnée à un commentaire" },
  "did-publish": { en: "Published a standard", fr: "A publié une norme" },
  "did-withdraw": { en: "Withdrew a standard", fr: "A annulé une norme" },
  "standard-not-found": { en: "There is no such standard here.", fr: "Cette norme n’existe pas ici." },
  "version-not-found": {
    en: "The standard has no such version.",
    fr: "La norme n’a pas cette version.",
  },
  "standard-of-others": {
    en: "Another organisation drafts this standard. Comment on it instead.",
    fr: "Un autre organisme rédige cette norme. Commentez-la plutôt.",
  },
  "withdrawn-already": {
    en: "This standard is withdrawn. It stays to be read; draft a new one instead.",
    fr: "Cette norme est annulée. Elle reste lisible ; rédigez-en plutôt une nouvelle.",
  },
  "clause-twice": {
    en: "Two clauses have the number {clause}. Nothing was kept.",
    fr: "Deux articles portent le numéro {clause}. Rien n’a été conservé.",
  },
  "clause-not-found": {
    en: "This version has no clause {clause}.",
    fr: "Cette version n’a pas d’article {clause}.",
  },
  "text-too-long": {
    en: "The clauses together have more than {most} characters. Nothing was kept.",
    fr: "Les articles dépassent ensemble {most} caractères. Rien n’a été conservé.",
  },
  "language-unknown": {
    en: "The election does not have this language: {languages}.",
    fr: "L’élection n’a pas cette langue : {languages}.",
  },
  "language-missing": {
    en: "Everyone reads it, so each clause must be in every language of the election. Missing: {languages}.",
    fr: "Tout le monde la lit : chaque article doit exister dans chaque langue de l’élection. Il manque : {languages}.",
  },
  "changed-meanwhile": {
    en: "It changed since you read it. Read it again; nothing was kept.",
    fr: "Cela a changé depuis que vous l’avez lu. Relisez ; rien n’a été conservé.",
  },
  "comment-not-found": { en: "The standard has no such comment.", fr: "La norme n’a pas ce commentaire." },
  "comments-at-most": {
    en: "This standard has as many comments as it can hold. Publish or withdraw it first.",
    fr: "Cette norme a autant de commentaires qu’elle peut en contenir. Publiez-la ou annulez-la d’abord.",
  },
  "nothing-to-publish": {
    en: "Everyone reads the last version already.",
    fr: "Tout le monde lit déjà la dernière version.",
  },
  "comment-undisposed": {
    en: "{n, plural, one {A comment waits} other {# comments wait}} for a disposition, first on clause {clause} ({comment}). Say what becomes of each before it is published.",
    fr: "{n, plural, one {Un commentaire attend} other {# commentaires attendent}} une suite, d’abord sur l’article {clause} ({comment}). Dites la suite donnée à chacun avant de publier.",
  },
  "own-work": {
    en: "You wrote what would be published, and your house asks for a second person. Another editor must read and publish it.",
    fr: "Vous avez écrit ce qui serait publié, et votre maison demande une seconde personne. Une autre personne doit le lire et le publier.",
  },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
});
