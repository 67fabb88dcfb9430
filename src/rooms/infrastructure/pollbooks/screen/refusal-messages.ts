import { messages as say } from "../../../../basics/text.ts";

/** Why an act was not recorded, why a peer was turned away, why a device does not start. */
export const messages = say("pollbook-refusal", {
  "voter-not-on-list": {
    en: "This voter is not on the list. Offer a provisional envelope.",
    fr: "Cet électeur n’est pas sur la liste. Proposez une enveloppe provisoire.",
  },
  "check-in-not-regular": {
    en: "This voter cannot be checked in here now. Offer a provisional envelope.",
    fr: "Cet électeur ne peut pas être émargé ici maintenant. Proposez une enveloppe provisoire.",
  },
  "device-may-not": {
    en: "This device may check nobody in. Use another one and call the hub.",
    fr: "Cet appareil ne peut émarger personne. Utilisez-en un autre et appelez le centre.",
  },
  "style-unknown": {
    en: "The election has no ballot style {style}.",
    fr: "Le scrutin n’a pas de modèle de bulletin {style}.",
  },
  "not-checked-in": {
    en: "This voter is not checked in. Check the voter in first.",
    fr: "Cet électeur n’est pas émargé. Émargez-le d’abord.",
  },
  "ballot-is-out": {
    en: "This voter has a ballot already. Record it as spoilt before handing out another.",
    fr: "Cet électeur a déjà un bulletin. Inscrivez-le comme annulé avant d’en remettre un autre.",
  },
  "ballot-not-out": { en: "This ballot is not out.", fr: "Ce bulletin n’est pas remis." },
  "no-ballot-to-cast": {
    en: "This voter has no ballot to cast.",
    fr: "Cet électeur n’a pas de bulletin à déposer.",
  },
  "already-cast": { en: "This voter has voted already.", fr: "Cet électeur a déjà voté." },
  "envelope-used": {
    en: "Envelope {envelope} is used already. Take another envelope.",
    fr: "L’enveloppe {envelope} est déjà utilisée. Prenez-en une autre.",
  },
  "cannot-undo": {
    en: "This cannot be undone here: it is not this device’s own, or it is undone already.",
    fr: "Ceci ne peut pas être annulé ici : ce n’est pas de cet appareil, ou c’est déjà annulé.",
  },
  "nobody-waits": { en: "Nobody is waiting in this queue.", fr: "Personne n’attend dans cette file." },
  "two-people-needed": {
    en: "A second person must read along. Give another name than your own.",
    fr: "Une seconde personne doit relire. Donnez un autre nom que le vôtre.",
  },
  "cannot-correct": {
    en: "Only a ballot that this device has recorded can be corrected here.",
    fr: "Seul un bulletin inscrit par cet appareil peut être corrigé ici.",
  },
  "seal-differs": {
    en: "This is not the seal that was recorded. Do not use the device. Keep it as it is and call the hub.",
    fr: "Ce n’est pas le scellé inscrit. N’utilisez pas l’appareil. Laissez-le tel quel et appelez le centre.",
  },
  "site-on-paper": {
    en: "This site works on paper. Use the book; return to the devices first under “Paper and closing”.",
    fr: "Ce lieu travaille sur papier. Utilisez la liste ; revenez d’abord aux appareils sous « Papier et clôture ».",
  },
  "site-not-on-paper": {
    en: "This site does not work on paper.",
    fr: "Ce lieu ne travaille pas sur papier.",
  },
  "site-is-closed": {
    en: "This site is closed. Nothing more is recorded for it.",
    fr: "Ce lieu est clos. Plus rien n’est inscrit pour lui.",
  },
  "site-does-not-balance": {
    en: "The site does not balance. Differences: {differences}.",
    fr: "Le lieu ne concorde pas. Écarts : {differences}.",
  },
  "explanation-too-short": {
    en: "Explain what differs in at least {least} characters.",
    fr: "Expliquez ce qui diffère en au moins {least} caractères.",
  },
  "paper-letters-missing": {
    en: "Nothing was printed: {count} letters of the list are in no font here and would be empty boxes ({letters}). Print with the command and --fonts.",
    fr: "Rien n’a été imprimé : {count} lettres de la liste ne sont dans aucune police ici et seraient des cases vides ({letters}). Imprimez par la commande avec --fonts.",
  },
  "book-of-another-list": {
    en: "“{book}” is no book of this list and site. Compare the letters on the cover.",
    fr: "« {book} » n’est pas une liste de ce lieu et de ce fichier. Comparez les lettres de la couverture.",
  },
  "sheet-unknown": {
    en: "“{sheet}” is no sheet of this site. Expected: as at the foot of the page, such as K7Q-4MXB-12.",
    fr: "« {sheet} » n’est pas une feuille de ce lieu. Attendu : comme au bas de la page, par exemple K7Q-4MXB-12.",
  },
  "sheet-line-unknown": {
    en: "Sheet {sheet} has no line {line}.",
    fr: "La feuille {sheet} n’a pas de ligne {line}.",
  },
  "sheet-keyed-elsewhere": {
    en: "Sheet {sheet} was keyed in at {device}. Key it in there.",
    fr: "La feuille {sheet} a été saisie sur {device}. Saisissez-la là-bas.",
  },
  "mark-keyed-already": {
    en: "Sheet {sheet}, line {line} was keyed in before and is not marked now. Undo it on the voter’s page first.",
    fr: "Feuille {sheet}, ligne {line} : saisie auparavant et non marquée maintenant. Annulez-la d’abord sur la page de l’électeur.",
  },
  "keying-not-stored": {
    en: "What you keyed could not be stored. Nothing was kept.",
    fr: "Votre saisie n’a pas pu être gardée. Rien n’a été conservé.",
  },
  "peak-needed": {
    en: "Say how many voters come in the busiest hour.",
    fr: "Dites combien d’électeurs viennent à l’heure de pointe.",
  },
  "input-wrong": { en: "{field}: {problem}", fr: "{field} : {problem}" },
  "actor-missing": {
    en: "Say first who works at this device.",
    fr: "Dites d’abord qui travaille sur cet appareil.",
  },
  "disk-not-writable": {
    en: "The disk of this device cannot be written. Use paper and call the hub.",
    fr: "Le disque de cet appareil ne peut pas être écrit. Passez au papier et appelez le centre.",
  },
  "log-behind": {
    en: "Others know more of this device’s log than its own disk: it is an old copy. Take it out of use and enrol another.",
    fr: "D’autres connaissent mieux le journal de cet appareil que son disque : c’est une vieille copie. Retirez-le et inscrivez-en un autre.",
  },
  "peer-protocol-unknown": {
    en: "A pollbook of another version ({found}) was turned away. Update both.",
    fr: "Une liste d’une autre version ({found}) a été refusée. Mettez les deux à jour.",
  },
  "peer-of-another-election": {
    en: "{device} was turned away: it works for another election, {found}.",
    fr: "{device} a été refusé : il sert un autre scrutin, {found}.",
  },
  "peer-with-another-list": {
    en: "{device} was turned away: it has another package, {found}. Load the same one on both.",
    fr: "{device} a été refusé : il a un autre dossier, {found}. Chargez le même sur les deux.",
  },
  "peer-key-unknown": {
    en: "{device} was turned away: the hub has not enrolled its key {key}.",
    fr: "{device} a été refusé : le centre n’a pas inscrit sa clé {key}.",
  },
  "peer-key-of-another-device": {
    en: "{device} was turned away: it holds the key of {found}. Take it out of use and call the hub.",
    fr: "{device} a été refusé : il a la clé de {found}. Retirez-le et appelez le centre.",
  },
  "peer-is-this-device": {
    en: "A device that calls itself {device}, as this one does, was turned away.",
    fr: "Un appareil qui se nomme {device}, comme celui-ci, a été refusé.",
  },
  "peer-not-understood": {
    en: "A connection that does not speak as a pollbook does was closed.",
    fr: "Une connexion qui ne parle pas comme une liste d’émargement a été fermée.",
  },
  "turned-away": {
    en: "Another device turns this one away: {why}",
    fr: "Un autre appareil refuse celui-ci : {why}",
  },
});
