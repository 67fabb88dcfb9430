import { messages as say } from "../../../basics/text.ts";
import { messages as collections } from "./messages.ts";

export const partnerMessages = say("partners", {
  "because-entered": { en: "entered: {name}", fr: "saisie : {name}" },
  "because-asked": { en: "asked for now", fr: "demandé tout de suite" },
  "because-pushed": { en: "pushed by TAXII 2.1", fr: "envoyé par TAXII 2.1" },
  partner: { en: "Partner’s server", fr: "Serveur d’un partenaire" },
  "partners-name": { en: "Partners’ servers", fr: "Serveurs des partenaires" },
  partners: {
    en: "Does the exchange with partners keep up?",
    fr: "L’échange avec les partenaires suit-il ?",
  },
  "did-add": { en: "Entered a partner’s server", fr: "A saisi le serveur d’un partenaire" },
  "did-pause": { en: "Paused or resumed an exchange", fr: "A suspendu ou repris un échange" },
  "did-run": { en: "Asked for an exchange at once", fr: "A demandé un échange immédiat" },
  "did-send": { en: "Sent objects to a partner", fr: "A envoyé des objets à un partenaire" },
  "no-organisation": {
    en: "Only someone who belongs to an organisation enters a partner.",
    fr: "Seule une personne appartenant à une organisation saisit un partenaire.",
  },
  "address-not-https": {
    en: "Address of the API root: expected https://… (http only for a server that stands in our own network).",
    fr: "Adresse de la racine d’API : https://… attendu (http seulement pour un serveur de notre propre réseau).",
  },
  "address-private": {
    en: "Address of the API root: this is a private address. Say that the server stands in our own network, if it does.",
    fr: "Adresse de la racine d’API : c’est une adresse privée. Indiquez que le serveur est dans notre réseau, si c’est le cas.",
  },
  "address-with-password": {
    en: "Address of the API root: expected an address without a name, password, query or fragment in it.",
    fr: "Adresse de la racine d’API : adresse sans nom, mot de passe, requête ni fragment attendue.",
  },
  "partner-organisation-needed": {
    en: "To push, say which organisation it is for: it gets what it may read here.",
    fr: "Pour envoyer, indiquez l’organisation destinataire : elle reçoit ce qu’elle peut lire ici.",
  },
  "partner-not-found": { en: "There is no such partner here.", fr: "Ce partenaire n’existe pas ici." },
  "partner-paused": {
    en: "This exchange is paused. Go on with it first.",
    fr: "Cet échange est suspendu. Reprenez-le d’abord.",
  },
});

/** With what the collections say, too: a partner's objects go into one of them. */
export const messages = {
  ...partnerMessages,
  "collection-not-found": collections["collection-not-found"],
  "collection-not-ours": collections["collection-not-ours"],
  "collection-closed": collections["collection-closed"],
  "cursor-unreadable": collections["cursor-unreadable"],
};

export const errorMessages = say("partner-errors", {
  "not-reachable": { en: "The server does not answer.", fr: "Le serveur ne répond pas." },
  "too-slow": { en: "The server takes too long.", fr: "Le serveur met trop de temps." },
  "private-address": {
    en: "The name leads to a private address; nothing was asked there.",
    fr: "Le nom mène à une adresse privée ; rien n’y a été demandé.",
  },
  redirected: {
    en: "The server leads elsewhere; that is not followed. Enter its present address.",
    fr: "Le serveur renvoie ailleurs ; ce n’est pas suivi. Saisissez son adresse actuelle.",
  },
  "not-authorised": {
    en: "The server does not take our name and secret.",
    fr: "Le serveur refuse notre nom ou notre secret.",
  },
  "not-found-there": {
    en: "The collection is not there (any more).",
    fr: "La collection n’y est pas (ou plus).",
  },
  busy: { en: "The server asks us to wait.", fr: "Le serveur nous demande d’attendre." },
  "no-taxii": { en: "The answer is no TAXII 2.1.", fr: "La réponse n’est pas du TAXII 2.1." },
  "too-long": {
    en: "The answer is longer than is taken here.",
    fr: "La réponse dépasse la taille acceptée ici.",
  },
  "refused-there": { en: "The server refused our request.", fr: "Le serveur a refusé notre demande." },
  "failed-there": { en: "The server failed.", fr: "Le serveur est en panne." },
  "collection-closed-here": { en: "Our collection is closed.", fr: "Notre collection est fermée." },
});
