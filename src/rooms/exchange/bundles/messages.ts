import { refusalMessages } from "@counterfoil/stix";
import { messages as say } from "../../../basics/text.ts";
import { shareRefusalMessages } from "../../../core/sharing/messages.ts";

const own = say("bundles", {
  "because-taken-in": { en: "taken in from a file", fr: "pris depuis un fichier" },
  bundle: { en: "Bundle", fr: "Lot" },
  "bundles-name": { en: "Bundles", fr: "Lots" },
  bundles: { en: "What have partners told us?", fr: "Que nous ont dit les partenaires ?" },
  "bundle-not-json": refusalMessages["bundle-not-json"],
  "bundle-not-a-bundle": refusalMessages["bundle-not-a-bundle"],
  "bundle-truncated": refusalMessages["bundle-truncated"],
  "bundle-too-deep": refusalMessages["bundle-too-deep"],
  "bundle-object-too-long": refusalMessages["bundle-object-too-long"],
  "bundle-too-many-objects": refusalMessages["bundle-too-many-objects"],
  "bundle-member-repeated": refusalMessages["bundle-member-repeated"],
  "nothing-to-export": {
    en: "No object of this bundle may go out to so wide an audience.",
    fr: "Aucun objet de ce lot ne peut être transmis à un public aussi large.",
  },
  "objects-break-the-standard": refusalMessages["objects-break-the-standard"],
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
  "misp-event-unreadable": refusalMessages["misp-event-unreadable"],
  "misp-events-too-many": refusalMessages["misp-events-too-many"],
  "bundle-empty": {
    en: "The bundle holds no object.",
    fr: "Le lot ne contient aucun objet.",
  },
  "sender-missing": {
    en: "Say which organisation sent this file. What others marked stays bound by their marking.",
    fr: "Dites quel organisme a envoyé ce fichier. Ce que d’autres ont marqué reste lié par leur marquage.",
  },
  "sender-of-own-work": {
    en: "Your own work has no sender. Leave the sender empty, or say that the file was received.",
    fr: "Votre propre travail n’a pas d’expéditeur. Laissez ce champ vide, ou dites que le fichier a été reçu.",
  },
  "set-aside-not-found": {
    en: "Nothing was set aside at this place of the bundle.",
    fr: "Rien n’a été mis de côté à ce rang du lot.",
  },
  "nothing-to-fix": {
    en: "This object came twice the same; it was kept once, and there is nothing to put right.",
    fr: "Cet objet figurait deux fois à l’identique ; il a été gardé une fois et il n’y a rien à corriger.",
  },
  "fixed-already": {
    en: "This object was put right and taken before.",
    fr: "Cet objet a déjà été corrigé et pris.",
  },
  "object-there-already": {
    en: "The bundle already holds an object with this id and version. Give it another “modified” or another id.",
    fr: "Le lot contient déjà un objet de cet identifiant et de cette version. Donnez-lui un autre « modified » ou un autre identifiant.",
  },
  "marking-narrower-than-bundle": {
    en: "The object is marked more narrowly than the bundle ({bundle}). Take it in as a file of its own.",
    fr: "L’objet est marqué plus étroitement que le lot ({bundle}). Prenez-le dans un fichier à part.",
  },
  "still-unusable": {
    en: "The object still cannot be taken: {reason}",
    fr: "L’objet ne peut toujours pas être pris : {reason}",
  },
  "bundle-not-found": {
    en: "There is no such bundle here.",
    fr: "Ce lot n’existe pas ici.",
  },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
});

/** With what the judgement of shares says: a file that leaves is one. */
export const messages = { ...shareRefusalMessages, ...own };
