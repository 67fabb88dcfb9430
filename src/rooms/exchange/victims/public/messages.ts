import { messages } from "../../../../basics/text.ts";

/** Words of the public page on which those affected say that they were told. */
export const pageWords = messages("acknowledge", {
  title: { en: "Tell us that you have read our message", fr: "Dites-nous que vous avez lu notre message" },
  lead: {
    en: "We wrote to you or spoke to you, and gave you a code. Type it here. Then we know that you have been told.",
    fr: "Nous vous avons écrit ou parlé, et donné un code. Tapez-le ici. Nous saurons alors que vous êtes au courant.",
  },
  code: { en: "Your code", fr: "Votre code" },
  "code-hint": {
    en: "Sixteen letters and digits, such as 7K2M-Q4XD-9TZP-B3HC. Capital letters, spaces and dashes do not matter.",
    fr: "Seize lettres et chiffres, par exemple 7K2M-Q4XD-9TZP-B3HC. Majuscules, espaces et tirets sont sans importance.",
  },
  send: { en: "Say that I have read it", fr: "Confirmer que j’ai lu" },
  "code-mistyped": {
    en: "This is not a code as we give them out. Check each letter and digit.",
    fr: "Ce n’est pas un code tel que nous les donnons. Vérifiez chaque lettre et chaque chiffre.",
  },
  "code-unknown": {
    en: "We do not know this code here. Check it, or ask your contact.",
    fr: "Nous ne connaissons pas ce code ici. Vérifiez-le, ou demandez à votre contact.",
  },
  thanks: { en: "Thank you", fr: "Merci" },
  "thanks-lead": {
    en: "We know now that you have read our message. You need do nothing more here.",
    fr: "Nous savons maintenant que vous avez lu notre message. Vous n’avez plus rien à faire ici.",
  },
  "thanks-safe": {
    en: "This page says nothing about you. If someone may look at your phone, close it and clear the history.",
    fr: "Cette page ne dit rien de vous. Si quelqu’un peut lire votre téléphone, fermez-la et effacez l’historique.",
  },
  since: { en: "Acknowledged: {when}", fr: "Confirmé : {when}" },
});
