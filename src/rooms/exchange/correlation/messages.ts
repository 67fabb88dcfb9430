import { messages as say } from "../../../basics/text.ts";
import { messages as campaigns } from "../campaigns/messages.ts";

const own = say("correlation", {
  "did-decide": { en: "Decided about a suggested link", fr: "A décidé d’un lien proposé" },
  "did-warn": { en: "Asked to be warned of a site", fr: "A demandé à être averti d’un site" },
  "correlation-name": { en: "Connections", fr: "Liens" },
  correlation: { en: "What belongs together?", fr: "Qu’est-ce qui va ensemble ?" },
  "member-not-found": {
    en: "There is no such report, incident or bundle here.",
    fr: "Ce signalement, cet incident ou ce lot n’existe pas ici.",
  },
  "nothing-shared": {
    en: "These two share nothing that suggests a link.",
    fr: "Ces deux-là n’ont rien en commun qui suggère un lien.",
  },
  "said-already": { en: "This has been said already.", fr: "Cela a déjà été dit." },
  "link-needs-incidents": {
    en: "A campaign links incidents. Make the report or the object an activity of an incident first.",
    fr: "Une campagne relie des incidents. Faites d’abord du signalement ou de l’objet une activité d’un incident.",
  },
  "link-needs-acceptance": {
    en: "Only an accepted link becomes a link of a campaign.",
    fr: "Seul un lien accepté devient un lien d’une campagne.",
  },
  "not-a-site": {
    en: "A domain such as example.org was expected.",
    fr: "Un domaine comme example.org était attendu.",
  },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
});

export const messages = { ...campaigns, ...own };
