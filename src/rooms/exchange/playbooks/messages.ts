import { messages as say } from "../../../basics/text.ts";

export const messages = say("playbooks", {
  "because-adopt": { en: "adopt", fr: "adoption" },
  "because-exercise": { en: "exercise", fr: "exercice" },
  playbooks: { en: "Playbooks", fr: "Fiches réflexes" },
  playbook: { en: "Playbook", fr: "Fiche réflexe" },
  "state-draft": { en: "Draft", fr: "Brouillon" },
  "state-current": { en: "Current", fr: "À jour" },
  "state-stale": { en: "Stale", fr: "Dépassée" },
  "state-retired": { en: "Retired", fr: "Retirée" },
  "kind-exercise": { en: "Exercise", fr: "Exercice" },
  "kind-review": { en: "Review", fr: "Révision" },
  "stale-by-technique": {
    en: "A playbook is stale: a technique that it answers is new here",
    fr: "Une fiche réflexe est dépassée : une technique qu’elle traite est nouvelle ici",
  },
  "stale-by-review": {
    en: "A playbook is stale: its review is overdue",
    fr: "Une fiche réflexe est dépassée : sa révision est en retard",
  },
  look: { en: "Exercise or review it", fr: "L’exercer ou la réviser" },
  "did-write": { en: "Wrote a playbook", fr: "A écrit une fiche réflexe" },
  "did-revise": { en: "Revised a playbook", fr: "A remanié une fiche réflexe" },
  "did-adopt": { en: "Adopted a playbook", fr: "A adopté une fiche réflexe" },
  "did-exercise": { en: "Exercised a playbook", fr: "A exercé une fiche réflexe" },
  "did-review": { en: "Reviewed a playbook", fr: "A révisé une fiche réflexe" },
  "did-retire": { en: "Retired a playbook", fr: "A retiré une fiche réflexe" },
  "playbook-not-found": {
    en: "There is no such playbook here.",
    fr: "Cette fiche réflexe n’existe pas ici.",
  },
  "playbook-of-others": {
    en: "This playbook belongs to another organisation. Only that organisation changes it.",
    fr: "Cette fiche réflexe appartient à un autre organisme. Lui seul peut la modifier.",
  },
  "retired-already": {
    en: "This playbook is retired. It stays to be read; write a new one instead.",
    fr: "Cette fiche réflexe est retirée. Elle reste lisible ; écrivez-en plutôt une nouvelle.",
  },
  "adopted-already": {
    en: "This playbook is adopted already.",
    fr: "Cette fiche réflexe est déjà adoptée.",
  },
  "not-adopted-yet": {
    en: "This playbook is a draft. Adopt it before it is exercised or reviewed.",
    fr: "Cette fiche réflexe est un brouillon. Adoptez-la avant de l’exercer ou de la réviser.",
  },
  "changed-meanwhile": {
    en: "It changed since you read it. Read it again; nothing was kept.",
    fr: "Elle a changé depuis que vous l’avez lue. Relisez ; rien n’a été conservé.",
  },
  "code-unknown": {
    en: "No version of the vocabulary here has the term {code}.",
    fr: "Aucune version du vocabulaire n’a ici le terme {code}.",
  },
  "review-in-past": {
    en: "The day of review has passed. Expected {today} or later.",
    fr: "Le jour de révision est passé. Attendu : {today} ou plus tard.",
  },
  "held-in-future": {
    en: "An exercise is recorded once it was held. Give a time that has passed.",
    fr: "Un exercice s’inscrit une fois tenu. Indiquez un moment déjà passé.",
  },
  "above-clearance": {
    en: "This classification is above your clearance. Nothing was kept.",
    fr: "Cette classification dépasse votre habilitation. Rien n’a été conservé.",
  },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
});
