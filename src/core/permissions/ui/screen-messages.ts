import { messages as say } from "../../../basics/text.ts";

export const screen = say("permissions-screen", {
  question: { en: "Who may do what, and what may I do?", fr: "Qui peut faire quoi, et que puis-je faire ?" },
  lead: {
    en: "One table decides: the server's check, the buttons and this page read the same. What is not here, nobody may do.",
    fr: "Une seule table décide : le contrôle du serveur, les boutons et cette page lisent la même. Ce qui n’y est pas, personne ne le peut.",
  },
  roles: { en: "My roles here", fr: "Mes rôles ici" },
  "no-roles": {
    en: "You hold no role in this election.",
    fr: "Vous ne détenez aucun rôle dans cette élection.",
  },
  count: {
    en: "Of {total, number} acts, {mine, plural, =0 {none is open to you now} one {# is open to you now} other {# are open to you now}}.",
    fr: "Sur {total, number} actes, {mine, plural, =0 {aucun ne vous est ouvert maintenant} one {# vous est ouvert maintenant} other {# vous sont ouverts maintenant}}.",
  },
  me: { en: "May I, now?", fr: "Le puis-je, maintenant ?" },
  yes: { en: "Yes", fr: "Oui" },
  no: { en: "No. {reason}", fr: "Non. {reason}" },
  "view-all": { en: "All acts", fr: "Tous les actes" },
  "view-mine": { en: "What I may do now", fr: "Ce que je peux faire maintenant" },
  "view-not": { en: "What I may not do now", fr: "Ce que je ne peux pas faire maintenant" },
  words: { en: "Words in act, role or purpose", fr: "Mots de l’acte, du rôle ou de la finalité" },
  "all-phases": { en: "All", fr: "Toutes" },
  "duties-title": { en: "Separated duties", fr: "Fonctions séparées" },
  nothing: { en: "No act matches.", fr: "Aucun acte ne correspond." },
});
