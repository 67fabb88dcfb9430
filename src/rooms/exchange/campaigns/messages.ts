import { messages as say } from "../../../basics/text.ts";

export const messages = say("campaigns", {
  campaign: { en: "Campaign", fr: "Campagne" },
  campaigns: { en: "Campaigns", fr: "Campagnes" },
  question: { en: "What adds up?", fr: "Qu’est-ce qui s’additionne ?" },
  "link-infrastructure": { en: "Infrastructure", fr: "Infrastructure" },
  "link-narrative": { en: "Narrative", fr: "Récit" },
  "link-actor": { en: "Actor", fr: "Acteur" },
  "link-target": { en: "Target", fr: "Cible" },
  "link-time": { en: "Time", fr: "Moment" },
  "measure-vectors": { en: "Distinct vectors", fr: "Vecteurs distincts" },
  "measure-targets": { en: "Distinct targets", fr: "Cibles distinctes" },
  "measure-spanDays": { en: "Span in days", fr: "Durée en jours" },
  "measure-reachPeople": { en: "People reached", fr: "Personnes atteintes" },
  "measure-incidents": { en: "Incidents", fr: "Incidents" },
  "did-open": { en: "Opened a campaign", fr: "A ouvert une campagne" },
  "did-declare": { en: "Declared a rule", fr: "A déclaré une règle" },
  "did-link": { en: "Linked incidents", fr: "A lié des incidents" },
  "did-unlink": { en: "Ended a link", fr: "A mis fin à un lien" },
  "campaign-not-found": { en: "There is no such campaign here.", fr: "Cette campagne n’existe pas ici." },
  "campaign-of-others": {
    en: "This campaign belongs to another organisation. You may read it, and open one of your own.",
    fr: "Cette campagne appartient à une autre organisation. Vous pouvez la lire et en ouvrir une à vous.",
  },
  "incident-not-found": {
    en: "One of these incidents does not exist here.",
    fr: "Un de ces incidents n’existe pas ici.",
  },
  "linked-to-itself": {
    en: "An incident cannot be linked to itself.",
    fr: "Un incident ne peut pas être lié à lui-même.",
  },
  "linked-already": {
    en: "These incidents are linked in this way already.",
    fr: "Ces incidents sont déjà liés de cette façon.",
  },
  "link-not-found": {
    en: "There is no such link in this campaign.",
    fr: "Ce lien n’existe pas dans cette campagne.",
  },
  "link-ended": { en: "This link was ended before.", fr: "Ce lien a déjà pris fin." },
  "classification-above-yours": {
    en: "This classification is above your clearance: you could not read what you write.",
    fr: "Cette classification dépasse votre habilitation : vous ne pourriez pas lire ce que vous écrivez.",
  },
  "substitute-needed": {
    en: "People without clearance see a substitute here. Write for them what they may read.",
    fr: "Les personnes sans habilitation voient ici un substitut. Écrivez pour elles ce qu’elles peuvent lire.",
  },
  "nothing-to-substitute": {
    en: "Nobody would see this substitute: the link is open already, or one of its ends is not shown.",
    fr: "Personne ne verrait ce substitut : le lien est déjà ouvert, ou l’un de ses bouts n’est pas montré.",
  },
  "needed-over-thresholds": {
    en: "The rule wants more thresholds met than it names.",
    fr: "La règle exige plus de seuils atteints qu’elle n’en nomme.",
  },
  "changed-meanwhile": {
    en: "Someone declared a rule while you were writing. Read it first; nothing was kept.",
    fr: "Quelqu’un a déclaré une règle pendant que vous écriviez. Lisez-la d’abord; rien n’a été conservé.",
  },
});
