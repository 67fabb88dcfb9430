import { messages as say } from "../../../basics/text.ts";
import { shareRefusalMessages } from "../../../core/sharing/messages.ts";
import { messages as bundles } from "../bundles/messages.ts";
import { messages as campaigns } from "../campaigns/messages.ts";
import { messages as incidents } from "../incidents/messages.ts";
import { messages as methods } from "../methods/messages.ts";
import { messages as playbooks } from "../playbooks/messages.ts";

export const federationMessages = say("federation", {
  "because-from": { en: "from {peer}", fr: "de {peer}" },
  "because-pinned": { en: "pinned: {name}", fr: "épinglé : {name}" },
  peer: { en: "Peer", fr: "Pair" },
  "federation-name": { en: "Federation", fr: "Fédération" },
  federation: {
    en: "With which other instances do we exchange?",
    fr: "Avec quelles autres instances échangeons-nous ?",
  },
  "did-add": { en: "Pinned the key of another instance", fr: "A épinglé la clé d’une autre instance" },
  "did-confirm": { en: "Trusted the key of a peer", fr: "A reconnu la clé d’un pair" },
  "did-policy": {
    en: "Changed what may go between us and a peer",
    fr: "A changé ce qui peut passer entre nous et un pair",
  },
  "did-revoke": { en: "Revoked the key of a peer", fr: "A révoqué la clé d’un pair" },
  "did-deliver": {
    en: "Delivered to a peer, or said where it takes our envelopes",
    fr: "A livré à un pair, ou indiqué où il prend nos enveloppes",
  },
  "did-send": { en: "Wrote a signed envelope for a peer", fr: "A écrit une enveloppe signée pour un pair" },
  "did-receive": { en: "Took in a peer’s signed envelope", fr: "A pris l’enveloppe signée d’un pair" },
  "did-adopt": {
    en: "Made a draft of what a peer had sent",
    fr: "A fait un brouillon de ce qu’un pair avait envoyé",
  },
  "peer-not-found": { en: "There is no such peer here.", fr: "Ce pair n’existe pas ici." },
  "key-unreadable": {
    en: "This is no public Ed25519 key. Expected the PEM text (BEGIN PUBLIC KEY) or its 64 hexadecimal digits.",
    fr: "Ce n’est pas une clé publique Ed25519. Attendu : le texte PEM (BEGIN PUBLIC KEY) ou ses 64 chiffres hexadécimaux.",
  },
  "key-our-own": {
    en: "This is the key of this instance itself. Enter the other instance’s key.",
    fr: "C’est la clé de cette instance elle-même. Saisissez celle de l’autre instance.",
  },
  "key-known": {
    en: "This key was pinned before, as “{peer}”. A key that was revoked is never trusted again: ask for a new one.",
    fr: "Cette clé a déjà été épinglée, sous « {peer} ». Une clé révoquée n’est plus jamais reconnue : demandez-en une nouvelle.",
  },
  "organisation-unknown": {
    en: "There is no such organisation here.",
    fr: "Cette organisation n’existe pas ici.",
  },
  "fingerprint-differs": {
    en: "This is not the fingerprint of the key that was pinned. Either it was misheard, or somebody changed the key on its way. Do not trust it before both sides read the same.",
    fr: "Ce n’est pas l’empreinte de la clé épinglée. Soit elle a été mal entendue, soit la clé a été changée en chemin. Ne la reconnaissez pas avant que les deux côtés lisent la même.",
  },
  "confirmed-already": {
    en: "The fingerprint of this peer was compared before.",
    fr: "L’empreinte de ce pair a déjà été comparée.",
  },
  "peer-unconfirmed": {
    en: "The fingerprint of “{peer}” was not compared yet. Compare it with the peer by telephone or in person first.",
    fr: "L’empreinte de « {peer} » n’a pas encore été comparée. Comparez-la d’abord avec le pair, par téléphone ou de vive voix.",
  },
  "peer-revoked": {
    en: "The key of “{peer}” was revoked. Nothing goes to it and nothing of it is taken, whenever it was signed.",
    fr: "La clé de « {peer} » a été révoquée. Rien ne lui est envoyé et rien n’en est pris, quelle que soit la date de signature.",
  },
  "direction-not-allowed": {
    en: "The policy for “{peer}” does not provide for this direction.",
    fr: "La règle pour « {peer} » ne prévoit pas ce sens.",
  },
  "class-not-in-policy": {
    en: "The policy for “{peer}” does not cover this class of information ({kind}).",
    fr: "La règle pour « {peer} » ne couvre pas cette classe d’information ({kind}).",
  },
  "marking-above-policy": {
    en: "The policy for “{peer}” ends at TLP:{tlpMax}; this is TLP:{tlp}.",
    fr: "La règle pour « {peer} » s’arrête à TLP:{tlpMax} ; ceci est TLP:{tlp}.",
  },
  "amber-needs-agreement": {
    en: "TLP:AMBER goes to “{peer}” only under an agreement. Say in the policy which organisation here the peer is.",
    fr: "TLP:AMBER ne va à « {peer} » qu’en vertu d’une entente. Indiquez dans la règle quelle organisation est ce pair ici.",
  },
  "green-stays-in-community": {
    en: "{item} is TLP:GREEN and not our own: it stays in the community. Say in the policy which organisation here “{peer}” is.",
    fr: "{item} est TLP:GREEN et n’est pas à nous : il reste dans la communauté. Indiquez dans la règle quelle organisation est « {peer} » ici.",
  },
  "received-from-elsewhere": {
    en: "{item} came from another instance under TLP:{tlp}, or rests on what did. It is not handed on; ask its source.",
    fr: "{item} vient d’une autre instance sous TLP:{tlp}, ou repose sur ce qui en vient. On ne le transmet pas ; demandez à sa source.",
  },
  "item-not-found": {
    en: "There is no {item} here that you may send.",
    fr: "Il n’y a pas ici de {item} que vous puissiez envoyer.",
  },
  "item-classified": {
    en: "{item} is classified. Only what is unclassified goes into an envelope; choose its substitute.",
    fr: "{item} est classifié. Seul ce qui ne l’est pas va dans une enveloppe ; choisissez son substitut.",
  },
  "nothing-to-send": {
    en: "Nothing that was chosen may go to this peer.",
    fr: "Rien de ce qui a été choisi ne peut aller à ce pair.",
  },
  "envelope-too-large": {
    en: "An envelope holds at most {bytesMax} bytes and 20,000 objects. Nothing was kept; send it in parts.",
    fr: "Une enveloppe contient au plus {bytesMax} octets et 20 000 objets. Rien n’a été conservé ; envoyez en plusieurs parties.",
  },
  "envelope-cut-off": {
    en: "The transfer broke off. Nothing was kept; please send the file again.",
    fr: "Le transfert s’est interrompu. Rien n’a été conservé ; renvoyez le fichier.",
  },
  "envelope-not-readable": {
    en: "This is no signed envelope, or a byte of it was changed. Nothing was kept.",
    fr: "Ce n’est pas une enveloppe signée, ou un octet en a été changé. Rien n’a été conservé.",
  },
  "envelope-not-found": { en: "There is no such envelope here.", fr: "Cette enveloppe n’existe pas ici." },
  "peer-unknown": {
    en: "Nobody here has pinned the key that this envelope names. Nothing in it was read or kept.",
    fr: "Personne ici n’a épinglé la clé que nomme cette enveloppe. Rien n’en a été lu ni conservé.",
  },
  "signature-wrong": {
    en: "The signature does not fit: the envelope was changed, or another signed it. Nothing in it was read or kept.",
    fr: "La signature ne correspond pas : l’enveloppe a été modifiée, ou un autre l’a signée. Rien n’en a été lu ni conservé.",
  },
  "envelope-not-for-us": {
    en: "This envelope is addressed to another instance. Nothing was kept.",
    fr: "Cette enveloppe est adressée à une autre instance. Rien n’a été conservé.",
  },
  "election-unknown": {
    en: "This envelope names the election “{named}”, about which we do not exchange with this peer here. Nothing was kept.",
    fr: "Cette enveloppe nomme l’élection « {named} », sur laquelle nous n’échangeons pas ici avec ce pair. Rien n’a été conservé.",
  },
  "envelope-of-other-space": {
    en: "What is of an exercise and what is real never meet: this envelope is of the other space. Nothing was kept.",
    fr: "L’exercice et le réel ne se rencontrent jamais : cette enveloppe est de l’autre espace. Rien n’a été conservé.",
  },
  "envelope-from-the-future": {
    en: "This envelope says that it was made later than now. Compare the clocks. Nothing was kept.",
    fr: "Cette enveloppe se dit faite plus tard que maintenant. Comparez les horloges. Rien n’a été conservé.",
  },
  "contents-changed": {
    en: "The contents do not have the hash that was signed with them. Nothing was kept.",
    fr: "Le contenu n’a pas l’empreinte signée avec lui. Rien n’a été conservé.",
  },
  "envelope-replayed": {
    en: "Envelope {number} of “{peer}” came before. It is taken once.",
    fr: "L’enveloppe {number} de « {peer} » est déjà arrivée. Elle n’est prise qu’une fois.",
  },
  "address-not-https": {
    en: "Address: expected https://… (http only for a peer that stands in our own network).",
    fr: "Adresse : https://… attendu (http seulement pour un pair de notre propre réseau).",
  },
  "address-private": {
    en: "Address: this is a private address. Say that the peer stands in our own network, if it does.",
    fr: "Adresse : c’est une adresse privée. Indiquez que le pair est dans notre réseau, si c’est le cas.",
  },
  "address-with-password": {
    en: "Address: expected one without a name, password, query or fragment in it.",
    fr: "Adresse : sans nom, mot de passe, requête ni fragment attendue.",
  },
  "token-needed": {
    en: "Token: expected the token that the peer issued for us to deliver. It is kept sealed, for this address alone.",
    fr: "Jeton : celui que le pair a émis pour nos livraisons est attendu. Il est gardé scellé, pour cette seule adresse.",
  },
  "no-address": {
    en: "We do not know where this peer takes envelopes. Enter its address first.",
    fr: "Nous ne savons pas où ce pair prend les enveloppes. Saisissez d’abord son adresse.",
  },
  "adopted-already": {
    en: "A draft was made of this before.",
    fr: "Un brouillon en a déjà été fait.",
  },
});

/** With what the neighbours say when they refuse: federation acts by their rules. */
export const messages = {
  ...shareRefusalMessages,
  ...pick(bundles, [
    "bundle-not-json",
    "bundle-not-a-bundle",
    "bundle-truncated",
    "bundle-too-deep",
    "bundle-object-too-long",
    "bundle-too-many-objects",
    "bundle-member-repeated",
    "bundle-not-utf-8",
    "bundle-too-large",
    "bundle-cut-off",
    "misp-event-unreadable",
    "misp-events-too-many",
    "bundle-empty",
    "sender-missing",
    "sender-of-own-work",
    "objects-break-the-standard",
  ]),
  ...pick(methods, ["method-not-found", "language-unknown", "code-unknown", "review-in-past"]),
  ...pick(campaigns, ["campaign-not-found"]),
  ...pick(incidents, ["period-backwards", "personal-data"]),
  ...pick(playbooks, ["playbook-not-found", "above-clearance"]),
  ...federationMessages,
};

function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
}

export const deliveryErrors = say("federation-delivery-errors", {
  "not-reachable": { en: "The peer’s server does not answer.", fr: "Le serveur du pair ne répond pas." },
  "too-slow": { en: "The peer’s server takes too long.", fr: "Le serveur du pair met trop de temps." },
  "private-address": {
    en: "The name leads to a private address; nothing was asked there.",
    fr: "Le nom mène à une adresse privée ; rien n’y a été demandé.",
  },
  redirected: {
    en: "The server leads elsewhere; that is not followed. Enter its present address.",
    fr: "Le serveur renvoie ailleurs ; ce n’est pas suivi. Saisissez son adresse actuelle.",
  },
  "not-authorised": {
    en: "The peer does not take our token. Ask it for a new one.",
    fr: "Le pair refuse notre jeton. Demandez-lui-en un nouveau.",
  },
  "not-found-there": {
    en: "There is no federation at this address for its election.",
    fr: "Il n’y a pas de fédération à cette adresse pour son élection.",
  },
  busy: { en: "The peer asks us to wait.", fr: "Le pair nous demande d’attendre." },
  "too-long": {
    en: "The answer is longer than is taken here.",
    fr: "La réponse dépasse la taille acceptée ici.",
  },
  "no-receipt": { en: "The answer is no receipt.", fr: "La réponse n’est pas un accusé de réception." },
  "refused-there": {
    en: "The peer refused the envelope. Ask it what its policy takes from us.",
    fr: "Le pair a refusé l’enveloppe. Demandez-lui ce que sa règle prend de nous.",
  },
  "failed-there": { en: "The peer’s server failed.", fr: "Le serveur du pair est en panne." },
});
