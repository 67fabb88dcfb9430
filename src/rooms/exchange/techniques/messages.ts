import { messages as say } from "../../../basics/text.ts";

export const messages = say("techniques", {
  techniques: { en: "Techniques seen here", fr: "Techniques observées ici" },
  technique: { en: "Technique", fr: "Technique" },
  "first-seen": {
    en: "A technique was seen here first",
    fr: "Une technique a été vue ici pour la première fois",
  },
  look: { en: "See the technique", fr: "Voir la technique" },
  "kind-incident": { en: "Incident", fr: "Incident" },
  "kind-report": { en: "Report", fr: "Signalement" },
  "kind-bundle": { en: "Bundle", fr: "Lot" },
  "technique-not-seen": {
    en: "Nothing that you may see is coded to this technique.",
    fr: "Rien de ce que vous pouvez voir n’est codé selon cette technique.",
  },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
});
