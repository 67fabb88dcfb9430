import { messages } from "../../basics/text.ts";

/** What stands round every page. */
export const frameMessages = messages("site", {
  skip: { en: "Skip to the text", fr: "Aller au texte" },
  languages: { en: "Language", fr: "Langue" },
  menu: { en: "Pages of this site", fr: "Pages du site" },
  home: { en: "Home", fr: "Accueil" },
  publications: { en: "Notices and bulletins", fr: "Avis et bulletins d’information" },
  audits: { en: "Audits of the results", fr: "Vérifications des résultats" },
  turnout: { en: "How many have voted", fr: "Combien ont voté" },
  report: { en: "Tell us what you saw", fr: "Dites-nous ce que vous avez vu" },
  follow: { en: "Follow your report", fr: "Suivre votre signalement" },
  glossary: { en: "Words we use", fr: "Les mots que nous employons" },
  methods: { en: "How manipulation is found", fr: "Comment la manipulation est repérée" },
  standards: { en: "Rules that hold", fr: "Les règles qui valent" },
  about: { en: "About this site", fr: "À propos de ce site" },
  "about-text": {
    en: "This site says what is being told about the election, and what is true. It sets no cookies. It loads nothing from other companies. It does not track you.",
    fr: "Ce site dit ce qui se raconte sur l’élection, et ce qui est vrai. Il ne dépose aucun témoin (cookie). Il ne charge rien d’autres entreprises. Il ne vous suit pas.",
  },
  authority: {
    en: "To learn when, where and how to vote, ask the election authority.",
    fr: "Pour savoir quand, où et comment voter, adressez-vous à l’autorité électorale.",
  },
  verify: { en: "How to check what you read here", fr: "Comment vérifier ce que vous lisez ici" },
  "verify-text": {
    en: "Every notice and bulletin keeps its address for ever. Each is also written in a record that nobody can change without a trace. The page itself tells you how to check it.",
    fr: "Chaque avis et chaque bulletin garde son adresse pour toujours. Chacun est aussi inscrit dans un journal que personne ne peut changer sans laisser de trace. La page elle-même vous dit comment la vérifier.",
  },
  address: { en: "Address of this page", fr: "Adresse de cette page" },
  changed: { en: "Last changed: {when}", fr: "Dernier changement : {when}" },
  "reading-age": {
    en: "Reading age of this text: about {years}, measured with {formula}.",
    fr: "Âge de lecture de ce texte : environ {years} ans, mesuré avec {formula}.",
  },
  "other-language": {
    en: "Parts of this page are not yet in your language. They are shown in {language}.",
    fr: "Des parties de cette page ne sont pas encore dans votre langue. Elles sont affichées en {language}.",
  },
  exercise: {
    en: "EXERCISE. Nothing on this page is real.",
    fr: "EXERCICE. Rien sur cette page n’est réel.",
  },
});
