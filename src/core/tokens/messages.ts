import { messages as say } from "../../basics/text.ts";

export const messages = say("tokens", {
  "because-issued": { en: "issued", fr: "délivrance" },
  token: { en: "Access token", fr: "Jeton d’accès" },
  tokens: { en: "Access tokens", fr: "Jetons d’accès" },
  "did-issue": { en: "Issued an access token", fr: "A émis un jeton d’accès" },
  "did-revoke": { en: "Ended an access token", fr: "A mis fin à un jeton d’accès" },
  "shown-once": {
    en: "Copy this token now. It is shown only once; only its fingerprint is kept.",
    fr: "Copiez ce jeton maintenant. Il n’est montré qu’une fois; seule son empreinte est conservée.",
  },
  valid: { en: "Valid", fr: "Valide" },
  expired: { en: "Expired", fr: "Expiré" },
  revoked: { en: "Revoked", fr: "Révoqué" },
  "act-not-for-machines": {
    en: "The act {action} is not open to machines. The permission table says which are.",
    fr: "L’acte {action} n’est pas ouvert aux machines. La table des permissions indique ceux qui le sont.",
  },
  "act-not-yours": {
    en: "You cannot give the act {action} to a machine, because your role does not hold it.",
    fr: "Vous ne pouvez pas confier l’acte {action} à une machine, car votre rôle ne le permet pas.",
  },
  "no-organisation": {
    en: "Only someone who belongs to an organisation issues tokens.",
    fr: "Seule une personne appartenant à une organisation émet des jetons.",
  },
  "token-not-found": {
    en: "There is no such token that you may see.",
    fr: "Il n’y a pas de tel jeton que vous puissiez voir.",
  },
});
