import { messages } from "../../basics/text.ts";

/** Words of the pages that every election has. */
export const pageMessages = messages("site-pages", {
  "home-title": { en: "What is true about this election", fr: "Ce qui est vrai sur cette élection" },
  "home-lead": {
    en: "See what is being said, what we know, and what you can do.",
    fr: "Voyez ce qui se dit, ce que nous savons et ce que vous pouvez faire.",
  },
  "how-to-vote": { en: "How to vote here", fr: "Comment voter ici" },
  "how-to-vote-link": {
    en: "Go to the site of {authority}",
    fr: "Aller au site de {authority}",
  },
  "how-to-vote-text": {
    en: "Only {authority} can tell you when, where and how to vote. If you read something else somewhere, check it there first.",
    fr: "Seule l’autorité compétente peut vous dire quand, où et comment voter : {authority}. Si vous lisez autre chose ailleurs, vérifiez d’abord là.",
  },
  "how-to-vote-none": {
    en: "The election authority has not given its address to this site yet. Use the address on the official letter that you got from it.",
    fr: "L’autorité électorale n’a pas encore donné son adresse à ce site. Utilisez l’adresse qui figure sur la lettre officielle qu’elle vous a envoyée.",
  },
  "said-and-true": { en: "What is being said, and what is true", fr: "Ce qui se dit, et ce qui est vrai" },
  "none-published": {
    en: "No notice and no bulletin has been published. When there is one, it will stand here.",
    fr: "Aucun avis et aucun bulletin d’information n’a été publié. Dès qu’il y en aura un, il sera ici.",
  },
  "all-publications": { en: "See all notices and bulletins", fr: "Voir tous les avis et bulletins" },
  protects: { en: "What protects this vote", fr: "Ce qui protège ce vote" },
  "protects-none": {
    en: "Nothing has been shown here yet. It does not mean that nothing protects this vote.",
    fr: "Rien n’est encore présenté ici. Cela ne veut pas dire que rien ne protège ce vote.",
  },
  "protects-shown": { en: "Shown to work on {when}", fr: "Vérifié le {when}" },
  "protects-expired": {
    en: "Last shown to work on {when}. It must be checked again.",
    fr: "Dernière vérification le {when}. Il faut vérifier de nouveau.",
  },
  "protects-never": { en: "Not shown to work yet", fr: "Pas encore vérifié" },
  tell: { en: "Tell us what you saw", fr: "Dites-nous ce que vous avez vu" },
  "tell-text": {
    en: "Did you see or hear something about the vote that seems wrong? You need no account and no name. You get a code to follow what happens with it.",
    fr: "Avez-vous vu ou entendu quelque chose d’anormal sur le vote ? Il ne faut ni compte ni nom. Vous recevez un code pour suivre ce qui se passe.",
  },
  "tell-now": { en: "Tell us now", fr: "Écrivez-nous maintenant" },
  "list-title": { en: "Notices and bulletins", fr: "Avis et bulletins d’information" },
  "list-lead": {
    en: "Everything that was published for this election, newest first. Nothing is ever taken away: what was corrected or withdrawn stays readable.",
    fr: "Tout ce qui a été publié pour cette élection, du plus récent au plus ancien. Rien n’est jamais enlevé : ce qui a été corrigé ou retiré reste lisible.",
  },
  "list-two-kinds": { en: "Two kinds of page", fr: "Deux sortes de pages" },
  "list-feeds": { en: "Get them as they come", fr: "Les recevoir dès leur parution" },
  published: { en: "Published on {when}", fr: "Publié le {when}" },
  "glossary-title": { en: "Words we use", fr: "Les mots que nous employons" },
  "glossary-lead": {
    en: "Each word means one thing on this site.",
    fr: "Sur ce site, chaque mot veut dire une seule chose.",
  },
});
