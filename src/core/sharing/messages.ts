import { messages as say, type Message } from "../../basics/text.ts";
import { shareRefusals } from "./contract.ts";

export const messages = say("sharing", {
  agreement: { en: "Agreement", fr: "Entente" },
  agreements: { en: "Agreements", fr: "Ententes" },
  matrix: { en: "Who shares what", fr: "Qui partage quoi" },
  share: { en: "Share", fr: "Partage" },
  shares: { en: "Shares", fr: "Partages" },
  "state-proposed": { en: "Proposed", fr: "Proposée" },
  "state-in-force": { en: "In force", fr: "En vigueur" },
  "state-withdrawn": { en: "Withdrawn", fr: "Retirée" },
  "state-expired": { en: "Expired", fr: "Expirée" },
  "to-sign": {
    en: "An agreement is proposed to your organisation",
    fr: "Une entente est proposée à votre organisation",
  },
  "to-renew": { en: "An agreement ends", fr: "Une entente prend fin" },
  consider: { en: "Consider", fr: "Examiner" },
  renew: { en: "Consider a new one", fr: "Envisager une nouvelle entente" },
  "purpose-assess": { en: "Assess", fr: "Évaluer" },
  "purpose-warn": { en: "Warn those concerned", fr: "Avertir les personnes concernées" },
  "purpose-respond": { en: "Respond", fr: "Réagir" },
  "purpose-inform-public": { en: "Inform the public", fr: "Informer le public" },
  "purpose-audit": { en: "Audit", fr: "Auditer" },
  "purpose-research": { en: "Research", fr: "Rechercher" },
  "class-report": { en: "Reports", fr: "Signalements" },
  "class-incident": { en: "Incidents", fr: "Incidents" },
  "class-evidence": { en: "Evidence", fr: "Éléments de preuve" },
  "class-campaign": { en: "Campaigns", fr: "Campagnes" },
  "class-indicator": { en: "Indicators", fr: "Indicateurs" },
  "class-case": { en: "Cases", fr: "Affaires" },
  "agreement-not-found": { en: "There is no such agreement here.", fr: "Cette entente n’existe pas ici." },
  "amended-not-found": {
    en: "The agreement to be amended does not exist here.",
    fr: "L’entente à modifier n’existe pas ici.",
  },
  "party-unknown": {
    en: "{organisation} does not take part in this election and cannot be a party.",
    fr: "{organisation} ne participe pas à cette élection et ne peut pas être partie à l’entente.",
  },
  "party-twice": { en: "A party is named twice.", fr: "Une partie est nommée deux fois." },
  "clause-number-twice": {
    en: "Two clauses have the number {clause}.",
    fr: "Deux clauses portent le numéro {clause}.",
  },
  "clause-names-no-party": {
    en: "Clause {clause} names {organisation}, which is no party to the agreement.",
    fr: "La clause {clause} nomme {organisation}, qui n’est pas partie à l’entente.",
  },
  "expired-already": {
    en: "The agreement would end before it begins. Choose a later end.",
    fr: "L’entente prendrait fin avant de commencer. Choisissez une fin plus tardive.",
  },
  "not-a-party": {
    en: "Your organisation is not a party to this agreement.",
    fr: "Votre organisation n’est pas partie à cette entente.",
  },
  "signed-already": {
    en: "Your organisation has signed this agreement already.",
    fr: "Votre organisation a déjà signé cette entente.",
  },
  "not-signed": {
    en: "Your organisation is not bound by this agreement, so there is nothing to withdraw.",
    fr: "Votre organisation n’est pas liée par cette entente : il n’y a rien à retirer.",
  },
  "agreement-ended": {
    en: "This agreement has ended. Propose a new one.",
    fr: "Cette entente a pris fin. Proposez-en une nouvelle.",
  },
  "subject-not-found": {
    en: "There is no such item here, or it is not yours to see.",
    fr: "Cet élément n’existe pas ici, ou vous ne pouvez pas le voir.",
  },
  "recipient-unknown": {
    en: "There is no organisation {organisation}.",
    fr: "L’organisation {organisation} n’existe pas.",
  },
  "recipient-not-in-community": {
    en: "{to} does not take part in this election, so nothing can be shared with it here.",
    fr: "{to} ne participe pas à cette élection : rien ne peut lui être communiqué ici.",
  },
  "own-organisation": {
    en: "Your own organisation sees this already. There is nothing to share.",
    fr: "Votre organisation voit déjà cet élément. Il n’y a rien à partager.",
  },
  "person-needed": {
    en: "This is TLP:RED: name the person who may see it. It is not for organisations.",
    fr: "Cet élément est TLP:RED : nommez la personne qui peut le voir. Il n’est pas destiné aux organisations.",
  },
  "person-not-in-organisation": {
    en: "This person does not belong to {organisation}.",
    fr: "Cette personne n’appartient pas à {organisation}.",
  },
  "onward-not-allowed": {
    en: "You received this, and its marking (TLP:{tlp}) does not let you hand it to this recipient. Ask its owner.",
    fr: "Vous avez reçu cet élément, et son marquage (TLP:{tlp}) ne permet pas de le remettre à ce destinataire. Demandez à son propriétaire.",
  },
  "no-clause": {
    en: "No agreement in force has a clause by which {from} may share with {to}.",
    fr: "Aucune entente en vigueur ne contient de clause permettant à {from} de partager avec {to}.",
  },
  "class-not-covered": {
    en: "Clause {clause} of agreement {agreement} does not cover this class of information ({kind}).",
    fr: "La clause {clause} de l’entente {agreement} ne couvre pas cette classe d’information ({kind}).",
  },
  "marking-too-high": {
    en: "Clause {clause} of agreement {agreement} covers markings up to TLP:{tlpMax}; this is TLP:{tlp}.",
    fr: "La clause {clause} de l’entente {agreement} couvre les marquages jusqu’à TLP:{tlpMax}; cet élément est TLP:{tlp}.",
  },
  "purpose-not-covered": {
    en: "Clause {clause} of agreement {agreement} does not cover the purpose “{purpose}”.",
    fr: "La clause {clause} de l’entente {agreement} ne couvre pas la finalité « {purpose} ».",
  },
  "shared-already": {
    en: "Your organisation has shared this with the same recipient already.",
    fr: "Votre organisation a déjà partagé cet élément avec ce destinataire.",
  },
  "share-not-found": { en: "There is no such share here.", fr: "Ce partage n’existe pas ici." },
  "share-not-ours": {
    en: "Only the organisation that shared can end a share.",
    fr: "Seule l’organisation qui a partagé peut mettre fin au partage.",
  },
  "revoked-already": { en: "This share has ended already.", fr: "Ce partage a déjà pris fin." },
  "original-not-found": {
    en: "There is no such original here, or it is not yours to see.",
    fr: "Cet original n’existe pas ici, ou vous ne pouvez pas le voir.",
  },
  "substitute-not-found": {
    en: "There is no such substitute here, or it stands for another original already.",
    fr: "Ce substitut n’existe pas ici, ou il remplace déjà un autre original.",
  },
  "not-ours": {
    en: "Only the owner of both items can make one stand for the other.",
    fr: "Seul le propriétaire des deux éléments peut substituer l’un à l’autre.",
  },
  "kinds-differ": {
    en: "The substitute must be of the same kind as the original.",
    fr: "Le substitut doit être du même type que l’original.",
  },
  "substitute-not-lower": {
    en: "The substitute must be classified lower than the original.",
    fr: "Le substitut doit avoir une classification inférieure à celle de l’original.",
  },
  "substituted-already": {
    en: "This original has a substitute already.",
    fr: "Cet original a déjà un substitut.",
  },
});

/** What a slice says when it hands something out and the one judgement of shares refuses. */
export const shareRefusalMessages = Object.fromEntries(
  Object.keys(shareRefusals).map((name) => [name, messages[name as keyof typeof shareRefusals]]),
) as Readonly<Record<keyof typeof shareRefusals, Message>>;

/** Where the purpose of a share is the reason of an act: as it is journalled, and in French. */
export function purposesAsReasons(noun: string): Readonly<Record<string, Message>> {
  return say(noun, {
    "because-assess": { en: "assess", fr: "évaluer" },
    "because-warn": { en: "warn", fr: "avertir" },
    "because-respond": { en: "respond", fr: "réagir" },
    "because-inform-public": { en: "inform-public", fr: "informer le public" },
    "because-audit": { en: "audit", fr: "auditer" },
    "because-research": { en: "research", fr: "rechercher" },
  });
}
