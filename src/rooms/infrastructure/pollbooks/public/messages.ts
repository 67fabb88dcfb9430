import { messages } from "../../../../basics/text.ts";

/** Words of the public page of turnout: short sentences, words that a twelve-year-old knows. */
export const pageWords = messages("turnout-page", {
  turnout: { en: "How many have voted", fr: "Combien ont voté" },
  none: {
    en: "No figures yet. They are shown here from the first full hour of voting on, once an hour.",
    fr: "Pas encore de chiffres. Ils paraissent ici dès la première heure complète de vote, une fois par heure.",
  },
  "as-of": {
    en: "Up to {when}. A new figure comes every hour.",
    fr: "Jusqu’au {when}. Un nouveau chiffre paraît chaque heure.",
  },
  "at-places": { en: "Voted at a voting place", fr: "Ont voté à un lieu de vote" },
  "by-post": { en: "Postal ballots that came in", fr: "Bulletins postaux reçus" },
  listed: { en: "Voters on the list", fr: "Électeurs sur la liste" },
  "at-least": { en: "at least {count}", fr: "au moins {count}" },
  unsaid: { en: "not told", fr: "non dit" },
  rounded: {
    en: "Every figure is rounded down to tens. We tell none below ten, and none where nearly everyone has come. So no figure shows whether one person has voted.",
    fr: "Chaque chiffre est arrondi à la dizaine inférieure. Nous n’en disons aucun sous dix, ni là où presque tous sont venus. Ainsi aucun chiffre ne montre si une personne a voté.",
  },
  "not-result": {
    en: "These figures say how many came. They say nothing about whom anyone voted for, and they are not a result.",
    fr: "Ces chiffres disent combien sont venus. Ils ne disent rien du choix de personne et ne sont pas un résultat.",
  },
  "by-hour": { en: "Voters by the hour", fr: "Électeurs par heure" },
  hour: { en: "Hour that begins", fr: "Heure qui commence" },
  "by-site": { en: "Voters by voting place", fr: "Électeurs par lieu de vote" },
  place: { en: "Voting place", fr: "Lieu de vote" },
  voters: { en: "Voters", fr: "Électeurs" },
});
