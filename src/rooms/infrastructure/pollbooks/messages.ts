import { messages as say } from "../../../basics/text.ts";

/** What the command line and the device's own programs say; the screen's sentences are in `screen/messages.ts`. */
export const messages = say("pollbooks", {
  "list-problem": {
    en: "Row {row}, {field}: found “{found}”. {expected}",
    fr: "Ligne {row}, {field} : trouvé « {found} ». {expected}",
  },
  "list-refused": {
    en: "Nothing was written: {count} problems in the list. Put them right and build the package again.",
    fr: "Rien n’a été écrit : {count} problèmes dans la liste. Corrigez-les et refaites le dossier.",
  },
  "expected-number": {
    en: "Expected: a voter number with letters or digits.",
    fr: "Attendu : un numéro d’électeur avec des lettres ou des chiffres.",
  },
  "expected-number-once": {
    en: "Expected: a number that no other row has.",
    fr: "Attendu : un numéro qu’aucune autre ligne ne porte.",
  },
  "expected-name": { en: "Expected: a surname or a first name.", fr: "Attendu : un nom ou un prénom." },
  "expected-birth": {
    en: "Expected: a day as yyyy-mm-dd, a year as yyyy, or nothing.",
    fr: "Attendu : un jour sous la forme aaaa-mm-jj, une année sous la forme aaaa, ou rien.",
  },
  "expected-style": {
    en: "Expected: the id of one of the election’s ballot styles.",
    fr: "Attendu : l’identifiant d’un des modèles de bulletin du scrutin.",
  },
  "expected-site": {
    en: "Expected: the id of one of the election’s sites, or nothing.",
    fr: "Attendu : l’identifiant d’un des lieux du scrutin, ou rien.",
  },
  "expected-status": { en: "Expected: the voter’s status.", fr: "Attendu : le statut de l’électeur." },
  "expected-marks": {
    en: "Expected: nothing, or some of confidential, id-required, postal-issued, postal-received, separated by blanks.",
    fr: "Attendu : rien, ou certains de confidential, id-required, postal-issued, postal-received, séparés par des espaces.",
  },
  "expected-short": { en: "Expected: at most 200 characters.", fr: "Attendu : au plus 200 caractères." },
  "expected-printable": {
    en: "Expected: well-formed Unicode without control characters.",
    fr: "Attendu : de l’Unicode bien formé sans caractère de commande.",
  },
  "expected-quotes": {
    en: "Expected: quotation marks that are closed, and doubled inside a field.",
    fr: "Attendu : des guillemets fermés, et doublés à l’intérieur d’un champ.",
  },
  "expected-columns": {
    en: "Expected: as many fields as there are columns.",
    fr: "Attendu : autant de champs que de colonnes.",
  },
  "expected-column": { en: "Expected: a column of this name.", fr: "Attendu : une colonne de ce nom." },
  "definition-wrong": {
    en: "{file}, {field}: {problem}",
    fr: "{file}, {field} : {problem}",
  },
  "format-unknown": {
    en: "There is no list format “{name}”. Known: {known}; or name a file.",
    fr: "Il n’y a pas de format de liste « {name} ». Connus : {known} ; ou nommez un fichier.",
  },
  "package-built": {
    en: "{file}: {voters} voters, {leftOut} left out. Version {version}. Signed by the key {key}.",
    fr: "{file} : {voters} électeurs, {leftOut} laissés de côté. Version {version}. Signé par la clé {key}.",
  },
  "package-shown": {
    en: "{title}: {voters} voters, {styles} ballot styles, {sites} sites, mode {mode}. Version {version}. Signed by the key {key}.",
    fr: "{title} : {voters} électeurs, {styles} modèles de bulletin, {sites} lieux, mode {mode}. Version {version}. Signé par la clé {key}.",
  },
  "package-not-of-this-format": {
    en: "This file is not an election package of a version known here.",
    fr: "Ce fichier n’est pas un dossier de scrutin d’une version connue ici.",
  },
  "package-manifest-wrong": {
    en: "The package’s description is damaged or not complete. Ask the hub for the package again.",
    fr: "La description du dossier est abîmée ou incomplète. Redemandez le dossier au centre.",
  },
  "package-signature-wrong": {
    en: "The package was not signed by the key that it names, or it was changed since. Do not use it; call the hub.",
    fr: "Le dossier n’a pas été signé par la clé qu’il nomme, ou il a changé depuis. Ne l’utilisez pas ; appelez le centre.",
  },
  "package-key-unknown": {
    en: "The package is signed by the key {key}…, which is not the key of your hub. Do not use it; call the hub.",
    fr: "Le dossier est signé par la clé {key}…, qui n’est pas celle de votre centre. Ne l’utilisez pas ; appelez le centre.",
  },
  "package-list-damaged": {
    en: "The list in the package is not the one that was signed. Copy the package again.",
    fr: "La liste du dossier n’est pas celle qui a été signée. Copiez de nouveau le dossier.",
  },
  "package-of-another-election": {
    en: "The package is for {found}; this device is enrolled for {expected}. Nothing was changed.",
    fr: "Le dossier est celui de {found} ; cet appareil est inscrit pour {expected}. Rien n’a été changé.",
  },
  "file-unreadable": {
    en: "{file} could not be read: {reason}",
    fr: "{file} n’a pas pu être lu : {reason}",
  },
});
