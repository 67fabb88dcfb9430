import { messages as say } from "../../../basics/text.ts";

export const messages = say("practices", {
  practice: { en: "Practice", fr: "Pratique" },
  practices: { en: "Practices", fr: "Pratiques" },
  "practice-not-found": {
    en: "There is no practice with this number. They run from G1 to G12 and from W1.0 to W6.13.",
    fr: "Aucune pratique ne porte ce numéro. Ils vont de G1 à G12 et de W1.0 à W6.13.",
  },
  "state-failing": { en: "A test fails", fr: "Un test échoue" },
  "state-no-test": { en: "No test", fr: "Aucun test" },
  "state-no-acceptance": { en: "No acceptance test", fr: "Aucun test d’acceptation" },
  "state-no-negative": { en: "No negative test", fr: "Aucun test négatif" },
  "state-no-way": {
    en: "Tested, but users cannot reach it",
    fr: "Testée, mais hors de portée des utilisateurs",
  },
  "state-not-measured": { en: "Not yet measured", fr: "Pas encore mesurée" },
  "state-done": { en: "Done", fr: "Réalisée" },
  "area-goals": { en: "Goals of the community", fr: "Buts de la communauté" },
  "area-sharing": { en: "Sharing information", fr: "Partage d’information" },
  "area-interference": { en: "What interference is", fr: "Ce qu’est l’ingérence" },
  "area-contingencies": { en: "Contingencies", fr: "Imprévus" },
  "area-information": { en: "Information environment", fr: "Environnement informationnel" },
  "area-infrastructure": { en: "Election infrastructure", fr: "Infrastructure électorale" },
  "area-citizens": { en: "Citizens", fr: "Citoyens" },
  "principle-P1": {
    en: "P1 Protect people and infrastructure",
    fr: "P1 Protéger les personnes et l’infrastructure",
  },
  "principle-P2": { en: "P2 Protect the internet", fr: "P2 Protéger internet" },
  "principle-P3": { en: "P3 Defend electoral processes", fr: "P3 Défendre les processus électoraux" },
  "principle-P4": { en: "P4 Defend intellectual property", fr: "P4 Défendre la propriété intellectuelle" },
  "principle-P5": {
    en: "P5 Stop the spread of malicious tools",
    fr: "P5 Freiner la diffusion d’outils malveillants",
  },
  "principle-P6": {
    en: "P6 Security over the whole life of products",
    fr: "P6 Sécurité pendant toute la vie des produits",
  },
  "principle-P7": { en: "P7 Cyber hygiene", fr: "P7 Hygiène informatique" },
  "principle-P8": { en: "P8 No private hacking back", fr: "P8 Pas de riposte privée" },
  "principle-P9": { en: "P9 International norms", fr: "P9 Normes internationales" },
  "result-passed": { en: "passed", fr: "réussi" },
  "result-failed": { en: "failed", fr: "échoué" },
  "result-skipped": { en: "skipped", fr: "sauté" },
  "result-not-measured": { en: "not yet measured", fr: "pas encore mesuré" },
});
