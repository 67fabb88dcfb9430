import { messages as say } from "../../../basics/text.ts";

export const messages = say("audits", {
  verified: {
    en: "Everything in this record agrees: {cards} cards, {draws} draws, {claims} assertions.",
    fr: "Tout concorde dans ce dossier : {cards} bulletins, {draws} tirages, {claims} assertions.",
  },
  meaning: {
    en: "An audit confirms winners, not margins, and only as far as the paper trail is trustworthy.",
    fr: "Une vérification confirme les gagnants, non les écarts, et seulement si la trace papier est fiable.",
  },
  differs: {
    en: "{file}, {where}: the record says {recorded}, but its files give {recomputed}.",
    fr: "{file}, {where} : le dossier dit {recorded}, mais ses fichiers donnent {recomputed}.",
  },
  "folder-unreadable": {
    en: "{folder} could not be read as the folder of an audit record: {reason}.",
    fr: "{folder} n’a pas pu être lu comme dossier de vérification : {reason}.",
  },
});
