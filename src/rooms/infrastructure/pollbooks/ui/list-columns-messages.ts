import { messages as say } from "../../../../basics/text.ts";

/** From which columns of a registry's list a package was read. */
export const listColumns = say("pollbooks-list", {
  "columns-title": { en: "Read from these columns", fr: "Lu dans ces colonnes" },
  "columns-text": {
    en: "Look whether each field was read from the right column before you open the hub, and whether the file holds only people who may vote. If not, give up the package and draft another.",
    fr: "Vérifiez, avant d’ouvrir le centre, que chaque champ a été lu dans la bonne colonne et que le fichier ne contient que des personnes qui peuvent voter. Sinon, abandonnez le dossier et préparez-en un autre.",
  },
  field: { en: "Field", fr: "Champ" },
  columns: { en: "Columns of the list", fr: "Colonnes de la liste" },
  "same-for-all": { en: "none: the same for every voter", fr: "aucune : la même valeur pour tous" },
  "field-number": { en: "Voter number", fr: "Numéro d’électeur" },
  "field-last": { en: "Last name", fr: "Nom" },
  "field-first": { en: "First name", fr: "Prénom" },
  "field-middle": { en: "Middle name", fr: "Autres prénoms" },
  "field-suffix": { en: "Suffix", fr: "Suffixe" },
  "field-birth": { en: "Date of birth", fr: "Date de naissance" },
  "field-address": { en: "Address", fr: "Adresse" },
  "field-city": { en: "City and postal code", fr: "Ville et code postal" },
  "field-district": { en: "District", fr: "Circonscription" },
  "field-style": { en: "Ballot style", fr: "Modèle de bulletin" },
  "field-site": { en: "Home site", fr: "Lieu de rattachement" },
  "field-party": { en: "Party", fr: "Parti" },
  "field-status": { en: "Status", fr: "Statut" },
  "field-confidential": { en: "Address is confidential", fr: "Adresse confidentielle" },
  "field-id-required": { en: "Identification required", fr: "Pièce d’identité exigée" },
  "field-postal-issued": { en: "Postal ballot sent", fr: "Bulletin postal envoyé" },
  "field-postal-received": { en: "Postal ballot received", fr: "Bulletin postal reçu" },
});
