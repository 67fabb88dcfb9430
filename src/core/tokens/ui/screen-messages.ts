import { messages as say } from "../../../basics/text.ts";

export const screen = say("tokens-screen", {
  question: {
    en: "Which machines may act for us, and until when?",
    fr: "Quelles machines peuvent agir pour nous, et jusqu’à quand ?",
  },
  lead: {
    en: "A token is a machine's way in. It does only what is listed, in this election, and never longer than a year.",
    fr: "Un jeton est l’accès d’une machine. Il ne fait que ce qui est listé, dans cette élection, et jamais plus d’un an.",
  },
  empty: { en: "No machine has access yet.", fr: "Aucune machine n’a encore accès." },
  issue: { en: "Issue a token", fr: "Émettre un jeton" },
  name: { en: "Machine", fr: "Machine" },
  "name-hint": {
    en: "Such as: sensor in the mail gateway",
    fr: "Comme : capteur de la passerelle de courriel",
  },
  actions: { en: "What it may do", fr: "Ce qu’elle peut faire" },
  "actions-hint": {
    en: "Only what machines may do at all, and you too. The server asks again at each request.",
    fr: "Seulement ce qui est ouvert aux machines, et à vous. Le serveur le redemande à chaque requête.",
  },
  days: { en: "Valid for days", fr: "Valable (jours)" },
  organisation: { en: "Organisation", fr: "Organisation" },
  issued: { en: "Issued", fr: "Émis" },
  expires: { en: "Expires", fr: "Expire" },
  used: { en: "Last used", fr: "Dernier emploi" },
  never: { en: "Never", fr: "Jamais" },
  state: { en: "State", fr: "État" },
  act: { en: "What can be done", fr: "Ce qui peut être fait" },
  revoke: { en: "End the token", fr: "Mettre fin au jeton" },
  "revoke-consequence": {
    en: "The machine is refused from its next request on. It needs a new token to come back.",
    fr: "La machine est refusée dès sa prochaine requête. Il lui faudra un nouveau jeton.",
  },
  why: { en: "Reason, for the record", fr: "Motif, pour le registre" },
  "secret-title": { en: "The token of {name}", fr: "Le jeton de {name}" },
  "secret-use": {
    en: "Give it to the machine; it sends it with each request as “Authorization: Bearer …”.",
    fr: "Donnez-le à la machine ; elle l’envoie à chaque requête dans « Authorization: Bearer … ».",
  },
  "secret-hide": { en: "I have copied the token", fr: "J’ai copié le jeton" },
});
