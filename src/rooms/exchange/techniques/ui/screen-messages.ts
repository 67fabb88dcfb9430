import { messages } from "../../../../basics/text.ts";

/** Words of the screens of this slice. */
export const screen = messages("techniques-screen", {
  question: { en: "Which techniques are met here?", fr: "Quelles techniques rencontre-t-on ici ?" },
  lead: {
    en: "Counted from the incidents, reports and bundles that you may see. What weighs most comes first; what is no longer met fades.",
    fr: "Comptées sur les incidents, signalements et lots que vous pouvez voir. Ce qui pèse le plus vient en premier ; ce que l’on ne rencontre plus s’estompe.",
  },
  empty: {
    en: "Nothing that you may see is coded to a technique yet. Once an incident, a report or a bundle is, it stands here.",
    fr: "Rien de ce que vous pouvez voir n’est encore codé selon une technique. Dès qu’un incident, un signalement ou un lot le sera, il figurera ici.",
  },
  search: { en: "Words of the code or the name", fr: "Mots du code ou du nom" },
  "new-only": { en: "New to me only", fr: "Nouvelles pour moi seulement" },
  new: { en: "New here", fr: "Nouvelle ici" },
  recent: { en: "Last 30 days", fr: "30 derniers jours" },
  before: { en: "30 days before", fr: "30 jours d’avant" },
  weight: { en: "Weight today", fr: "Poids aujourd’hui" },
  total: { en: "In all", fr: "En tout" },
  first: { en: "First seen here", fr: "Vue ici d’abord" },
  last: { en: "Last seen here", fr: "Vue ici en dernier" },
  by: { en: "Coded by", fr: "Codée par" },
  where: { en: "Where", fr: "Où" },
  "weight-means": {
    en: "Each sighting counts one, and half as much every 30 days.",
    fr: "Chaque observation compte pour un, et moitié moins tous les 30 jours.",
  },
  "is-new": {
    en: "Seen here first on {when}, in {where}, coded by {who}.",
    fr: "Vue ici pour la première fois le {when}, dans {where}, codée par {who}.",
  },
  note: { en: "I have taken note", fr: "J’en ai pris note" },
  "trend-title": { en: "How often is it met?", fr: "À quelle fréquence la rencontre-t-on ?" },
  "trend-picture": {
    en: "{n, plural, one {One sighting in the last twelve months} other {# sightings in the last twelve months}}",
    fr: "{n, plural, one {Une observation ces douze derniers mois} other {# observations ces douze derniers mois}}",
  },
  "trend-source": {
    en: "Counted from what you may see, by the month in which it was coded here.",
    fr: "Compté sur ce que vous pouvez voir, selon le mois où ce fut codé ici.",
  },
  month: { en: "Month", fr: "Mois" },
  incidents: { en: "Activities of incidents", fr: "Activités d’incidents" },
  reports: { en: "Reports", fr: "Signalements" },
  bundles: { en: "Bundles", fr: "Lots" },
  "sightings-title": { en: "Where it was seen", fr: "Où elle a été vue" },
  kind: { en: "Kind", fr: "Genre" },
  coded: { en: "Coded", fr: "Codée" },
  facts: { en: "About this technique", fr: "À propos de cette technique" },
  retired: {
    en: "The vocabulary has retired this code. Use {code} instead.",
    fr: "Le vocabulaire a retiré ce code. Utilisez {code} à la place.",
  },
  playbooks: {
    en: "Which playbooks answer it?",
    fr: "Quelles fiches réflexes la traitent ?",
  },
});
