import { messages as say } from "../../basics/text.ts";

export const messages = say("outbox", {
  outbox: { en: "Outgoing messages", fr: "Messages sortants" },
  queued: { en: "Waiting to be sent", fr: "En attente d’envoi" },
  sent: { en: "Sent", fr: "Envoyé" },
  failed: { en: "Could not be sent", fr: "N’a pas pu être envoyé" },
  held: { en: "Held: not sent from here", fr: "Retenu : non envoyé d’ici" },
  "contents-not-shown": {
    en: "Your role sees that this message exists, not what it says.",
    fr: "Votre rôle voit que ce message existe, sans en voir le contenu.",
  },
});
