import { messages } from "../../basics/text.ts";

/** Words of the parts of which pages are made. */
export const partMessages = messages("site-parts", {
  notice: { en: "Public notice", fr: "Avis public" },
  "notice-means": {
    en: "The panel found that everyone must know this.",
    fr: "Le comité a conclu que tout le monde doit le savoir.",
  },
  bulletin: { en: "Bulletin", fr: "Bulletin d’information" },
  "bulletin-means": {
    en: "For your information. This is not a public notice: it did not reach the threshold for one.",
    fr: "Pour votre information. Ce n’est pas un avis public : le seuil n’a pas été atteint.",
  },
  withdrawn: { en: "Withdrawn on {when}.", fr: "Retiré le {when}." },
  "withdrawn-means": {
    en: "It no longer holds. The text stays here so that you can see what was said.",
    fr: "Ce texte ne vaut plus. Il reste ici pour que vous puissiez voir ce qui a été dit.",
  },
  corrections: { en: "Corrections", fr: "Corrections" },
  "corrected-on": { en: "Corrected on {when}", fr: "Corrigé le {when}" },
  why: { en: "Why", fr: "Pourquoi" },
  "said-before": { en: "Said before", fr: "Ce qui était écrit" },
  "what-changed": { en: "What changed", fr: "Ce qui a changé" },
  removed: { en: "removed:", fr: "enlevé :" },
  added: { en: "added:", fr: "ajouté :" },
  unknown: { en: "What is not known", fr: "Ce qu’on ne sait pas" },
  checked: { en: "Who checked this", fr: "Qui a vérifié" },
  "checked-by": { en: "Checked by {who} on {when}.", fr: "Vérifié par {who} le {when}." },
  sources: { en: "Checked against", fr: "Vérifié avec" },
  proof: { en: "Check this page yourself", fr: "Vérifiez cette page vous-même" },
  "proof-text": {
    en: "You do not have to trust us. This is what you need to check that the text is the one that was published, and that it was not changed since.",
    fr: "Vous n’avez pas à nous croire sur parole. Voici de quoi vérifier que ce texte est bien celui qui a été publié et qu’il n’a pas changé depuis.",
  },
  "proof-digest": { en: "Fingerprint of the text (SHA-256)", fr: "Empreinte du texte (SHA-256)" },
  "proof-entry": { en: "Line in the public record", fr: "Ligne du journal public" },
  "proof-checkpoint": { en: "Checkpoint", fr: "Point de contrôle" },
  "proof-file": { en: "Proof to download", fr: "Preuve à télécharger" },
  "proof-command": { en: "Command that checks it", fr: "Commande qui la vérifie" },
  "receipt-code": { en: "Your receipt code", fr: "Votre code de suivi" },
  "receipt-keep": {
    en: "Write this code down now, or print this page. We cannot show it again, and nobody can find it for you.",
    fr: "Notez ce code maintenant, ou imprimez cette page. Nous ne pourrons plus l’afficher, et personne ne peut le retrouver pour vous.",
  },
  "step-done": { en: "Done", fr: "Fait" },
  "step-now": { en: "Now", fr: "En ce moment" },
  "step-next": { en: "Still to come", fr: "À venir" },
  optional: { en: "you may leave this out", fr: "facultatif" },
  "errors-title": {
    en: "{n, plural, one {One thing needs your attention} other {# things need your attention}}",
    fr: "{n, plural, one {Un point demande votre attention} other {# points demandent votre attention}}",
  },
  error: { en: "Error:", fr: "Erreur :" },
  choose: { en: "Choose one", fr: "Choisissez" },
  "pages-of-list": { en: "Pages of this list", fr: "Pages de cette liste" },
  newer: { en: "Newer", fr: "Plus récents" },
  older: { en: "Older", fr: "Plus anciens" },
  "table-scroll": {
    en: "{title} (the table moves sideways)",
    fr: "{title} (le tableau se déplace de côté)",
  },
});
