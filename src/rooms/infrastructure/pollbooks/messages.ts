import { messages as say } from "../../../basics/text.ts";
import { formatMessages } from "./package/format-messages.ts";

/** What the command line and the device's own programs say; the screen's sentences are in `screen/messages.ts`. */
export const messages = say("pollbooks", {
  ...formatMessages,
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
  "read-from": { en: "{field}: from {columns}", fr: "{field} : de {columns}" },
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
  "pollbook-started": {
    en: "Pollbook {device} at {site}. Screen: {url} Other devices: port {port}.",
    fr: "Liste d’émargement {device} à {site}. Écran : {url} Autres appareils : port {port}.",
  },
  "pollbook-records-nothing": {
    en: "This pollbook records nothing ({reason}). Search works; use paper.",
    fr: "Cette liste n’enregistre rien ({reason}). La recherche fonctionne ; passez au papier.",
  },
  "pollbook-enrolled": {
    en: "This machine is now pollbook {device} at {site}.",
    fr: "Cette machine est maintenant la liste d’émargement {device} à {site}.",
  },
  "hub-started": { en: "The hub listens on port {port}.", fr: "Le centre écoute sur le port {port}." },
  "address-wrong": {
    en: "“{address}” is no address. Expected: host:port.",
    fr: "« {address} » n’est pas une adresse. Attendu : hôte:port.",
  },
  "site-unknown": { en: "The election has no site {site}.", fr: "Le scrutin n’a pas de lieu {site}." },
  "device-name-taken": {
    en: "The name {device} has been given. Choose another.",
    fr: "Le nom {device} est déjà donné. Choisissez-en un autre.",
  },
  "device-not-set-up": {
    en: "{folder} holds no pollbook. Enrol this machine first: counterfoil pollbook enrol.",
    fr: "{folder} ne contient pas de liste d’émargement. Inscrivez d’abord cette machine : counterfoil pollbook enrol.",
  },
  "device-already-set-up": {
    en: "{folder} holds a pollbook already. Choose another folder; a device is never enrolled over another.",
    fr: "{folder} contient déjà une liste d’émargement. Choisissez un autre dossier ; un appareil n’en remplace jamais un autre.",
  },
  "device-folder-damaged": {
    en: "{file} of this device is damaged or of another package. Take the device out of use and enrol another.",
    fr: "{file} de cet appareil est abîmé ou d’un autre dossier. Retirez l’appareil et inscrivez-en un autre.",
  },
  "device-list-damaged": {
    en: "The voter list of this device is not as it was written. Take the device out of use and enrol another.",
    fr: "La liste des électeurs de cet appareil n’est pas telle qu’elle a été écrite. Retirez l’appareil et inscrivez-en un autre.",
  },
  "enrol-code-malformed": {
    en: "This is no enrolment code. Expected: eight groups of four letters and digits.",
    fr: "Ce n’est pas un code d’inscription. Attendu : huit groupes de quatre lettres et chiffres.",
  },
  "enrol-code-wrong": {
    en: "The hub does not know this code. Ask for a new one.",
    fr: "Le centre ne connaît pas ce code. Demandez-en un autre.",
  },
  "enrol-code-used": {
    en: "This code was used by another machine. Tell the hub, and ask for a new one.",
    fr: "Ce code a servi à une autre machine. Prévenez le centre et demandez-en un autre.",
  },
  "enrol-hub-unreachable": {
    en: "The hub at {host}:{port} does not answer. Check cable and address, and try again with the same code.",
    fr: "Le centre à {host}:{port} ne répond pas. Vérifiez le câble et l’adresse, puis réessayez avec le même code.",
  },
  "enrol-hub-key-wrong": {
    en: "Whoever answers there does not hold your hub’s key. Do not go on; call the hub.",
    fr: "Ce qui répond là n’a pas la clé de votre centre. Arrêtez ; appelez le centre.",
  },
  "file-damaged": {
    en: "The log is damaged at byte {at}, after {records} whole records. Keep the file and call the hub.",
    fr: "Le journal est endommagé à l’octet {at}, après {records} enregistrements entiers. Gardez le fichier et appelez le centre.",
  },
  "file-is-not-a-log": {
    en: "The log file is not a pollbook log.",
    fr: "Le fichier n’est pas un journal de liste d’émargement.",
  },
  "paper-needs-source": {
    en: "Say what to print from: --data with a device’s folder, or --package with --site.",
    fr: "Dites d’où imprimer : --data avec le dossier d’un appareil, ou --package avec --site.",
  },
  "paper-needs-site": {
    en: "A package holds many sites. Say which: --site with one of {sites}.",
    fr: "Un dossier contient plusieurs lieux. Dites lequel : --site avec un parmi {sites}.",
  },
  "paper-file-exists": {
    en: "{file} is there already. Choose another name; nothing is printed over another book.",
    fr: "{file} existe déjà. Choisissez un autre nom ; rien n’est imprimé par-dessus une autre liste.",
  },
  "paper-log-unreadable": {
    en: "{file} cannot be read: what it holds is not in print. Call the hub for the changes before using this paper.",
    fr: "{file} ne peut pas être lu : son contenu n’est pas imprimé. Demandez les changements au centre avant d’utiliser ce papier.",
  },
  "paper-stamp-not-kept": {
    en: "The stamp of book {book} could not be kept here. Its cover holds it: type it in for the changes.",
    fr: "L’état de la liste {book} n’a pas pu être gardé ici. Sa couverture le porte : tapez-le pour les changements.",
  },
  "paper-book": {
    en: "Book {book}: {voters} voters of {site}, {events} events known.",
    fr: "Liste {book} : {voters} électeurs de {site}, {events} événements connus.",
  },
  "paper-zone-unknown": {
    en: "“{zone}” is no time zone. Expected: a name such as America/Toronto.",
    fr: "« {zone} » n’est pas un fuseau horaire. Attendu : un nom comme America/Toronto.",
  },
  "paper-book-unknown": {
    en: "No book “{book}” was printed from this folder. Type what its cover says of each device: hub:17,north-1:42.",
    fr: "Aucune liste « {book} » n’a été imprimée depuis ce dossier. Tapez ce que sa couverture dit de chaque appareil : hub:17,nord-1:42.",
  },
  "paper-peak-unknown": {
    en: "Nobody was checked in at {site} yet. Say how many voters come in the busiest hour: --peak.",
    fr: "Personne n’a encore été émargé à {site}. Dites combien d’électeurs viennent à l’heure de pointe : --peak.",
  },
  "disk-not-writable": {
    en: "The disk cannot be written: {reason}",
    fr: "Le disque ne peut pas être écrit : {reason}",
  },
  "paper-letters-missing": {
    en: "Nothing was printed: {count} letters of the list are in no font and would be empty boxes ({letters}). Print with the command and --fonts, with a font file that has them.",
    fr: "Rien n’a été imprimé : {count} lettres de la liste ne sont dans aucune police et seraient des cases vides ({letters}). Imprimez par la commande avec --fonts et un fichier de police qui les a.",
  },
  "summary-unreadable": {
    en: "{file} is no certified summary, or it was cut off. Download it again.",
    fr: "{file} n’est pas un bilan certifié, ou il est incomplet. Téléchargez-le de nouveau.",
  },
  "summary-key-differs": {
    en: "{file} names another hub: its key is {key}. Do not trust it.",
    fr: "{file} nomme un autre centre : sa clé est {key}. Ne vous y fiez pas.",
  },
  "summary-signature-wrong": {
    en: "{file} is not what the hub signed: something was changed. Do not trust it.",
    fr: "{file} n’est pas ce que le centre a signé : quelque chose a été modifié. Ne vous y fiez pas.",
  },
  "summary-verified": {
    en: "{file} is what the hub signed, for {election}: {checkedIn} of {voters} voters checked in, {postal} by post, {provisional} provisional.",
    fr: "{file} est ce que le centre a signé, pour {election} : {checkedIn} électeurs sur {voters} ont émargé, {postal} par la poste, {provisional} provisoires.",
  },
  "summary-key-compared": {
    en: "The hub’s key is the one you gave: {key}.",
    fr: "La clé du centre est celle donnée : {key}.",
  },
  "summary-key-not-compared": {
    en: "The file names the hub’s key {key}. Compare it with what the election office published; --key does so.",
    fr: "Le fichier nomme la clé du centre {key}. Comparez-la avec celle que le bureau a publiée ; --key le fait.",
  },
});
