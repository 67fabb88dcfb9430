import { messages as logMessages } from "@counterfoil/pollbook-log";
import { messages as searchMessages } from "@counterfoil/pollbook-search";
import { messages as say, type Message } from "../../../../basics/text.ts";
import { messages as paper } from "./paper-messages.ts";
import { messages as refusals } from "./refusal-messages.ts";

/** The screen of a pollbook: short sentences, for people trained for an hour, standing, in bad light. */
export const messages = say("pollbook", {
  skip: { en: "Go to the voter search", fr: "Aller à la recherche d’électeurs" },
  title: { en: "Pollbook {device}", fr: "Liste d’émargement {device}" },
  language: { en: "Language", fr: "Langue" },
  find: { en: "Find a voter", fr: "Trouver un électeur" },
  "find-hint": {
    en: "Name in any order, date of birth, address or voter number; or scan a licence.",
    fr: "Nom dans n’importe quel ordre, date de naissance, adresse ou numéro d’électeur ; ou lisez un permis.",
  },
  "find-button": { en: "Find", fr: "Trouver" },
  "found-none": {
    en: "Nobody found. Try fewer letters, the date of birth, or another spelling.",
    fr: "Personne trouvé. Essayez moins de lettres, la date de naissance ou une autre orthographe.",
  },
  "found-none-help": {
    en: "A person who is on no list may still ask for a provisional envelope.",
    fr: "Une personne qui n’est sur aucune liste peut demander une enveloppe provisoire.",
  },
  found: {
    en: "{n, plural, one {# voter found} other {# voters found}}",
    fr: "{n, plural, one {# électeur trouvé} other {# électeurs trouvés}}",
  },
  "found-more": {
    en: "The first {n, plural, one {#} other {#}}; there are more. Type more letters.",
    fr: "Les {n, plural, one {#} other {#}} premiers ; il y en a d’autres. Tapez plus de lettres.",
  },
  near: { en: "Spelt nearly so", fr: "Orthographe voisine" },
  "same-person": {
    en: "Another record has the same name and date of birth: number {numbers}. Ask which one.",
    fr: "Une autre fiche a le même nom et la même date de naissance : numéro {numbers}. Demandez laquelle.",
  },
  born: { en: "Born", fr: "Né(e) le" },
  address: { en: "Address", fr: "Adresse" },
  "address-protected": { en: "Address protected by law", fr: "Adresse protégée par la loi" },
  number: { en: "Voter number", fr: "Numéro d’électeur" },
  district: { en: "District", fr: "Circonscription" },
  ballot: { en: "Ballot", fr: "Bulletin" },
  party: { en: "Party", fr: "Parti" },
  status: { en: "Status", fr: "Statut" },
  "home-site": { en: "Home site", fr: "Lieu de vote" },
  "ask-identity": {
    en: "Ask for proof of identity before check-in.",
    fr: "Demandez une preuve d’identité avant l’émargement.",
  },
  "read-back": {
    en: "Read the name and address aloud. Is it this person?",
    fr: "Lisez le nom et l’adresse à voix haute. Est-ce cette personne ?",
  },
  "check-in": { en: "Check in and hand out ballot {style}", fr: "Émarger et remettre le bulletin {style}" },
  "may-not": { en: "Do not check in here", fr: "N’émargez pas ici" },
  "provisional-title": { en: "Provisional envelope", fr: "Enveloppe provisoire" },
  "provisional-words": {
    en: "No voter who asks for one is denied it. Write the number on the envelope.",
    fr: "Aucun électeur qui en demande une n’est refusé. Inscrivez le numéro sur l’enveloppe.",
  },
  envelope: { en: "Number of the envelope", fr: "Numéro de l’enveloppe" },
  reason: { en: "Reason", fr: "Motif" },
  "give-envelope": { en: "Record the envelope", fr: "Inscrire l’enveloppe" },
  "ballot-out": { en: "Ballot {style} is out", fr: "Le bulletin {style} est remis" },
  spoil: { en: "Record the ballot as spoilt", fr: "Inscrire le bulletin comme annulé" },
  "issue-again": { en: "Hand out a new ballot {style}", fr: "Remettre un nouveau bulletin {style}" },
  cast: { en: "Record the ballot as cast", fr: "Inscrire le bulletin comme déposé" },
  undo: { en: "Undo", fr: "Annuler" },
  "undo-title": { en: "Undo this check-in", fr: "Annuler cet émargement" },
  "undo-quick": { en: "Mistake, undone at once", fr: "Erreur, annulé aussitôt" },
  "what-is-known": { en: "What is recorded", fr: "Ce qui est inscrit" },
  "act-line": {
    en: "{what}, at {site}, device {device}, {when} by its clock, by {actor}",
    fr: "{what}, à {site}, appareil {device}, {when} à son horloge, par {actor}",
  },
  "nothing-recorded": {
    en: "Nothing is recorded about this voter.",
    fr: "Rien n’est inscrit sur cet électeur.",
  },
  back: { en: "Back to the search", fr: "Retour à la recherche" },
  "did-check-in": {
    en: "{name} is checked in. Hand out ballot {style}. Receipt {receipt}.",
    fr: "{name} est émargé(e). Remettez le bulletin {style}. Reçu {receipt}.",
  },
  "did-act": { en: "Recorded. Receipt {receipt}.", fr: "Inscrit. Reçu {receipt}." },
  "queue-title": { en: "Queue", fr: "File d’attente" },
  "queue-waiting": {
    en: "{n, plural, =0 {Nobody is waiting} one {# person is waiting} other {# people are waiting}}",
    fr: "{n, plural, =0 {Personne n’attend} one {# personne attend} other {# personnes attendent}}",
  },
  "queue-wait": {
    en: "Who joins now waits about {n, plural, one {# minute} other {# minutes}}.",
    fr: "Qui arrive maintenant attend environ {n, plural, one {# minute} other {# minutes}}.",
  },
  "queue-unknown": {
    en: "How long they wait is not known: nobody was checked in lately.",
    fr: "L’attente n’est pas connue : personne n’a été émargé récemment.",
  },
  "queue-soon": {
    en: "Act now: the promise of {n} minutes is about to break. Open another table or call the hub.",
    fr: "Agissez : la promesse de {n} minutes va être rompue. Ouvrez une autre table ou appelez le centre.",
  },
  "queue-late": {
    en: "The promise of {n} minutes is broken. Call the hub for help.",
    fr: "La promesse de {n} minutes est rompue. Appelez le centre à l’aide.",
  },
  "queue-join": { en: "One more in the queue", fr: "Une personne de plus" },
  "queue-leave": { en: "One has left without voting", fr: "Une personne est partie sans voter" },
  "recording-yes": { en: "This device records.", fr: "Cet appareil enregistre." },
  "recording-no": { en: "This device records nothing.", fr: "Cet appareil n’enregistre rien." },
  "use-paper": { en: "Use the paper pollbook now.", fr: "Passez à la liste papier maintenant." },
  "contact-heard": {
    en: "{device}: last contact {n, plural, one {# second} other {# seconds}} ago",
    fr: "{device} : dernier contact il y a {n, plural, one {# seconde} other {# secondes}}",
  },
  "contact-minutes": {
    en: "{device}: last contact {n, plural, one {# minute} other {# minutes}} ago",
    fr: "{device} : dernier contact il y a {n, plural, one {# minute} other {# minutes}}",
  },
  "contact-never": {
    en: "{device}: not heard since the start",
    fr: "{device} : pas entendu depuis le démarrage",
  },
  "contact-clock": {
    en: "{device}: unknown, because this device’s clock was set back",
    fr: "{device} : inconnu, car l’horloge de cet appareil a été reculée",
  },
  "contacts-title": { en: "Other devices", fr: "Autres appareils" },
  "contacts-none": { en: "No other device is known.", fr: "Aucun autre appareil n’est connu." },
  "all-heard": {
    en: "{n, plural, one {The other device was} other {All # others were}} heard in the last 10 seconds.",
    fr: "{n, plural, one {L’autre appareil a été entendu} other {Les # autres ont été entendus}} dans les 10 dernières secondes.",
  },
  "some-not-heard": {
    en: "{n} of {all} others were not heard in the last 10 seconds. What they recorded since is not known here.",
    fr: "{n} des {all} autres n’ont pas été entendus dans les 10 dernières secondes. Ce qu’ils ont inscrit depuis n’est pas connu ici.",
  },
  "mode-home-site": { en: "Only this site’s own voters.", fr: "Seulement les électeurs de ce lieu." },
  "mode-hub-leave": {
    en: "Any voter with the hub’s leave; without it an envelope.",
    fr: "Tout électeur avec l’accord du centre ; sans lui, une enveloppe.",
  },
  "mode-detect": {
    en: "Any voter; doubles are found when devices hear each other.",
    fr: "Tout électeur ; les doubles sont trouvés quand les appareils s’entendent.",
  },
  disputes: {
    en: "{n, plural, one {# dispute waits for the hub’s decision} other {# disputes wait for the hub’s decision}}",
    fr: "{n, plural, one {# litige attend la décision du centre} other {# litiges attendent la décision du centre}}",
  },
  problems: { en: "Turned away", fr: "Refusés" },
  today: {
    en: "Checked in at this device: {n, plural, one {#} other {#}}",
    fr: "Émargés sur cet appareil : {n, plural, one {#} other {#}}",
  },
  "shift-title": { en: "Who works at this device?", fr: "Qui travaille sur cet appareil ?" },
  "shift-name": { en: "Your name, for the record", fr: "Votre nom, pour le registre" },
  "shift-begin": { en: "Begin", fr: "Commencer" },
  "shift-now": { en: "Working here: {name}", fr: "Au poste : {name}" },
  "shift-change": { en: "Change", fr: "Changer" },
  "key-needed": {
    en: "Open this screen with the address that the pollbook printed when it started.",
    fr: "Ouvrez cet écran avec l’adresse que la liste d’émargement a affichée au démarrage.",
  },
  "page-missing": {
    en: "There is no such page. Go back to the search.",
    fr: "Cette page n’existe pas. Revenez à la recherche.",
  },
  "refused-title": { en: "Not recorded", fr: "Non inscrit" },
  "no-connection": {
    en: "The screen has lost its pollbook program. Nothing is recorded. Restart it, or use paper.",
    fr: "L’écran a perdu son programme. Rien n’est inscrit. Relancez-le ou passez au papier.",
  },
  "kind-check-in": { en: "Checked in", fr: "Émargement" },
  "kind-ballot-issued": { en: "Ballot handed out", fr: "Bulletin remis" },
  "kind-ballot-spoiled": { en: "Ballot spoilt", fr: "Bulletin annulé" },
  "kind-ballot-cast": { en: "Ballot cast", fr: "Bulletin déposé" },
  "kind-provisional-issued": { en: "Provisional envelope given", fr: "Enveloppe provisoire remise" },
  "kind-absentee-received": { en: "Postal ballot received", fr: "Bulletin postal reçu" },
  "kind-paper-mark": { en: "Paper mark keyed in", fr: "Marque papier saisie" },
  "kind-correction": { en: "Correction", fr: "Correction" },
  "kind-decision": { en: "Decision of the hub", fr: "Décision du centre" },
  "kind-undone": { en: "Undone: {what}", fr: "Annulé : {what}" },
  "kind-unsettled": { en: "Waits behind a fault: {what}", fr: "En attente derrière un défaut : {what}" },
});

const log = say("pollbook-log", logMessages);
const search = say("pollbook-search", searchMessages);

/** Whatever has a name, by its name: reasons and refusals of the engines, of the acts and of peers. */
export const named: Readonly<Record<string, Message>> = { ...log, ...search, ...refusals };

export const screenCatalogue: readonly Message[] = [
  ...Object.values<Message>(messages),
  ...Object.values<Message>(paper),
  ...Object.values<Message>(refusals),
  ...Object.values<Message>(log),
];
