import { messages as say } from "../../../basics/text.ts";

/** What waits for whom, on the home pages: what it is, and the verb that leads to it. */
export const waitMessages = say("audits", {
  "files-wait": {
    en: "An audit needs the files of your jurisdiction",
    fr: "Une vérification attend les fichiers de votre circonscription",
  },
  "commit-waits": {
    en: "An audit is set up: its files are to be checked and committed to",
    fr: "Une vérification est préparée : ses fichiers sont à contrôler et à engager",
  },
  "seed-waits": {
    en: "A seed ceremony is due",
    fr: "Une cérémonie de la graine est due",
  },
  "draw-waits": { en: "The first round waits to be drawn", fr: "La première ronde attend d’être tirée" },
  "board-waits": {
    en: "Ballots are drawn and no board reads them",
    fr: "Des bulletins sont tirés et aucun comité ne les lit",
  },
  "table-waits": { en: "Your audit board waits for you", fr: "Votre comité de vérification vous attend" },
  "dispute-waits": {
    en: "Your board has read something differently",
    fr: "Votre comité a lu quelque chose différemment",
  },
  "measure-waits": {
    en: "Everything of a round is read: the risk can be measured",
    fr: "Tout d’une ronde est lu : le risque peut être mesuré",
  },
  "count-waits": {
    en: "A full hand count can be added up",
    fr: "Un dépouillement complet peut être additionné",
  },
  "conclude-waits": {
    en: "Every contest of an audit is decided",
    fr: "Tous les scrutins d’une vérification sont tranchés",
  },
  "hand-in-files": { en: "Hand in the files", fr: "Remettre les fichiers" },
  "commit-files": { en: "Check the files", fr: "Contrôler les fichiers" },
  "hold-ceremony": { en: "Hold the ceremony", fr: "Tenir la cérémonie" },
  "draw-round": { en: "Draw the round", fr: "Tirer la ronde" },
  "appoint-board": { en: "Appoint a board", fr: "Nommer un comité" },
  "sit-down": { en: "Sit down at the table", fr: "S’asseoir à la table" },
  "settle-it": { en: "Settle it", fr: "Trancher" },
  "measure-risk": { en: "Measure the risk", fr: "Mesurer le risque" },
  "add-up": { en: "Add up the count", fr: "Additionner le décompte" },
  "conclude-it": { en: "Conclude the audit", fr: "Conclure la vérification" },
});
