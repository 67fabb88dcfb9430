import { refusalMessages } from "@counterfoil/stix";
import { messages as say } from "../../../basics/text.ts";

export const messages = say("vocabulary", {
  "because-version": { en: "version {label}", fr: "version {label}" },
  vocabulary: { en: "Vocabulary", fr: "Vocabulaire" },
  "bundle-not-json": refusalMessages["bundle-not-json"],
  "bundle-not-a-bundle": refusalMessages["bundle-not-a-bundle"],
  "bundle-truncated": refusalMessages["bundle-truncated"],
  "bundle-too-deep": refusalMessages["bundle-too-deep"],
  "bundle-object-too-long": refusalMessages["bundle-object-too-long"],
  "bundle-too-many-objects": refusalMessages["bundle-too-many-objects"],
  "bundle-member-repeated": refusalMessages["bundle-member-repeated"],
  "bundle-not-utf-8": {
    en: "The file is no text in UTF-8 (line {line}). Nothing was kept.",
    fr: "Le fichier n’est pas un texte en UTF-8 (ligne {line}). Rien n’a été conservé.",
  },
  "bundle-too-large": {
    en: "The file is longer than {bytesMax} bytes. Nothing was kept.",
    fr: "Le fichier dépasse {bytesMax} octets. Rien n’a été conservé.",
  },
  "bundle-cut-off": {
    en: "The transfer broke off after {bytes} bytes. Nothing was kept; please send the file again.",
    fr: "Le transfert s’est interrompu après {bytes} octets. Rien n’a été conservé ; renvoyez le fichier.",
  },
  "vocabulary-without-terms": {
    en: "The file holds no term in use with a code, among {objects} objects. Nothing was kept.",
    fr: "Le fichier ne contient aucun terme en usage avec un code, parmi {objects} objets. Rien n’a été conservé.",
  },
  "version-imported-before": {
    en: "This very file was imported before, as {name} {label}.",
    fr: "Ce même fichier a déjà été importé, sous le nom {name} {label}.",
  },
  "version-not-found": {
    en: "There is no such version of the vocabulary here.",
    fr: "Cette version du vocabulaire n’existe pas ici.",
  },
  "no-version-yet": {
    en: "No version of the vocabulary is here yet. Import one first.",
    fr: "Aucune version du vocabulaire n’est encore ici. Importez-en une d’abord.",
  },
  "code-unknown": {
    en: "Version {version} has no term {code}.",
    fr: "La version {version} n’a pas de terme {code}.",
  },
  "code-retired": {
    en: "{code} is retired in version {version}. Use {successor} instead.",
    fr: "{code} est retiré dans la version {version}. Utilisez {successor} à la place.",
  },
  "label-without-letters": {
    en: "A word needs at least one letter or digit.",
    fr: "Un mot doit comporter au moins une lettre ou un chiffre.",
  },
  "label-not-yours": {
    en: "Your organisation has said nothing of this word, so there is nothing to take back.",
    fr: "Votre organisation n’a rien dit de ce mot : il n’y a rien à retirer.",
  },
  "framework-not-found": {
    en: "No version of {name} is here, so there is nothing to review.",
    fr: "Aucune version de {name} n’est ici : il n’y a rien à réviser.",
  },
  "review-in-past": {
    en: "The day of review has passed. Expected {today} or later.",
    fr: "Le jour de révision est passé. Attendu : {today} ou plus tard.",
  },
  "review-due": { en: "A vocabulary waits for its review", fr: "Un vocabulaire attend sa révision" },
  "review-it": { en: "Review the vocabulary", fr: "Réviser le vocabulaire" },
  "did-review": { en: "Reviewed a vocabulary", fr: "A révisé un vocabulaire" },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
});
