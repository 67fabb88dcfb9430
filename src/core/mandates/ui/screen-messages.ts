import { messages as say } from "../../../basics/text.ts";

export const screen = say("mandates-screen", {
  question: {
    en: "Who may act on what, and on which legal basis?",
    fr: "Qui peut agir sur quoi, et sur quelle base légale ?",
  },
  lead: {
    en: "Without a mandate for the matter, in this phase, nobody acts: the matter is handed to the one who has it.",
    fr: "Sans mandat pour l’affaire, dans cette phase, personne n’agit : elle est transmise à qui l’a.",
  },
  empty: {
    en: "No mandate is registered. A sponsor registers the first.",
    fr: "Aucun mandat n’est inscrit. Une autorité mandante inscrit le premier.",
  },
  register: { en: "Register a mandate", fr: "Inscrire un mandat" },
  "register-lead": {
    en: "The mandate holds from now on. It can be ended with a reason, and stays in the registry.",
    fr: "Le mandat vaut dès maintenant. On peut y mettre fin avec un motif, et il reste au registre.",
  },
  organisation: { en: "Organisation", fr: "Organisation" },
  matter: { en: "Matter", fr: "Affaire" },
  "legal-basis": { en: "Legal basis", fr: "Base légale" },
  "legal-basis-hint": {
    en: "The law, decision or charter, as it is cited",
    fr: "La loi, la décision ou la charte, telle qu’on la cite",
  },
  "legal-basis-url": { en: "Address of the text", fr: "Adresse du texte" },
  phases: { en: "Phases in which it holds", fr: "Phases où il vaut" },
  "caretaker-only": {
    en: "Holds in the caretaker period only",
    fr: "Ne vaut que pendant la période de transition",
  },
  "routes-to": { en: "What is outside it goes to", fr: "Ce qui en sort va à" },
  attestation: { en: "Non-partisan attestation", fr: "Attestation de non-partisanerie" },
  "attestation-hint": {
    en: "Who acts under the mandate attests that no party gains or loses by design.",
    fr: "Qui agit en vertu du mandat atteste qu’aucun parti n’y gagne ni n’y perd à dessein.",
  },
  "attested-by": { en: "Attested by", fr: "Attesté par" },
  state: { en: "State", fr: "État" },
  "in-force": { en: "In force", fr: "En vigueur" },
  ended: { en: "Ended", fr: "Terminé" },
  act: { en: "What can be done", fr: "Ce qui peut être fait" },
  end: { en: "End the mandate", fr: "Mettre fin au mandat" },
  "end-consequence": {
    en: "From now on the organisation may no longer act on this matter; what waits is handed on.",
    fr: "Dès maintenant, l’organisation ne peut plus agir sur cette affaire ; ce qui attend est transmis.",
  },
  why: { en: "Reason, for the record", fr: "Motif, pour le registre" },
});
