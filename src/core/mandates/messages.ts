import { messages as say } from "../../basics/text.ts";

export const messages = say("mandates", {
  mandate: { en: "Mandate", fr: "Mandat" },
  mandates: { en: "Mandates", fr: "Mandats" },
  "matter-foreign-interference": { en: "Foreign interference", fr: "Ingérence étrangère" },
  "matter-foreign-influence": { en: "Foreign influence", fr: "Influence étrangère" },
  "matter-polling-place-facts": { en: "Facts about polling places", fr: "Faits sur les bureaux de vote" },
  "matter-voting-rules": { en: "Rules of voting", fr: "Règles du vote" },
  "matter-voter-list": { en: "Voter list", fr: "Liste électorale" },
  "matter-results": { en: "Results", fr: "Résultats" },
  "matter-candidate-security": { en: "Security of candidates", fr: "Sécurité des candidats" },
  "matter-voter-intimidation": { en: "Intimidation of voters", fr: "Intimidation des électeurs" },
  "matter-campaign-security": { en: "Security of campaigns", fr: "Sécurité des équipes de campagne" },
  "matter-infrastructure": { en: "Election infrastructure", fr: "Infrastructure électorale" },
  "matter-platform-policy": { en: "Rules of platforms", fr: "Règles des plateformes" },
  "matter-political-finance": { en: "Political finance", fr: "Financement politique" },
  "matter-public-health": { en: "Public health", fr: "Santé publique" },
  "did-register": { en: "Registered a mandate", fr: "A inscrit un mandat" },
  "did-end": { en: "Ended a mandate", fr: "A mis fin à un mandat" },
  "out-of-mandate": {
    en: "{routeTo, select, none {This matter is outside your mandate, and no organisation is known to have one for it.} other {This matter is outside your mandate. Hand it to {routeTo}.}}",
    fr: "{routeTo, select, none {Cette affaire ne relève pas de votre mandat, et aucune organisation n’est connue pour en avoir un.} other {Cette affaire ne relève pas de votre mandat. Transmettez-la à {routeTo}.}}",
  },
  "outside-caretaker": {
    en: "{routeTo, select, none {Your mandate for this matter holds in the caretaker period only, and it is not that period now.} other {Your mandate for this matter holds in the caretaker period only. Until then hand it to {routeTo}.}}",
    fr: "{routeTo, select, none {Votre mandat pour cette affaire ne vaut que pendant la période de transition, et ce n’est pas cette période.} other {Votre mandat pour cette affaire ne vaut que pendant la période de transition. D’ici là, transmettez-la à {routeTo}.}}",
  },
  "organisation-unknown": {
    en: "There is no organisation {organisation}. Register it first.",
    fr: "L’organisation {organisation} n’existe pas. Inscrivez-la d’abord.",
  },
  "mandate-exists": {
    en: "This organisation already has a mandate for this matter. End it first.",
    fr: "Cette organisation a déjà un mandat pour cette affaire. Mettez-y fin d’abord.",
  },
  "mandate-not-found": { en: "There is no such mandate here.", fr: "Ce mandat n’existe pas ici." },
  "mandate-ended": { en: "This mandate has ended already.", fr: "Ce mandat a déjà pris fin." },
  "routes-to-itself": {
    en: "Name another organisation: what is outside a mandate cannot be handed to the one that holds it.",
    fr: "Nommez une autre organisation : ce qui sort d’un mandat ne peut pas être transmis à celle qui le détient.",
  },
});
