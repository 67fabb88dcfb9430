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
