import { messages as say } from "../../basics/text.ts";

export const messages = say("home", {
  home: { en: "Today", fr: "Aujourd’hui" },
  waiting: { en: "Waiting for you", fr: "En attente de vous" },
  changed: { en: "Changed since your last visit", fr: "Changé depuis votre dernière visite" },
  "election-not-found": { en: "There is no such election here.", fr: "Cette élection n’existe pas ici." },
});
