import { messages as say } from "../../../basics/text.ts";

export const screen = say("outbox-screen", {
  question: {
    en: "What was sent, to whom, and did it leave?",
    fr: "Qu’a-t-on envoyé, à qui, et est-ce parti ?",
  },
  lead: {
    en: "Every message that went out, or would have. From an exercise, and where no mail server is set, nothing leaves.",
    fr: "Chaque message parti, ou qui serait parti. D’un exercice, ou sans serveur de courriel, rien ne part.",
  },
  empty: { en: "No message yet that you may see.", fr: "Aucun message que vous puissiez voir." },
  kind: { en: "Kind", fr: "Type" },
  to: { en: "To", fr: "À" },
  subject: { en: "Subject", fr: "Objet" },
  "read-text": { en: "Read the text", fr: "Lire le texte" },
  "text-gone": {
    en: "It held a secret, and is empty since it was sent.",
    fr: "Il contenait un secret : il est vide depuis l’envoi.",
  },
  state: { en: "State", fr: "État" },
  attempts: { en: "Attempts", fr: "Essais" },
  created: { en: "Written", fr: "Rédigé" },
  sent: { en: "Sent", fr: "Envoyé" },
  about: { en: "About (id of an object)", fr: "Au sujet de (identifiant)" },
});
