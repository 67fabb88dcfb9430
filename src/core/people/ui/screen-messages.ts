import { messages as say } from "../../../basics/text.ts";

export const screen = say("people-screen", {
  question: {
    en: "Who may act here, in which role, until when?",
    fr: "Qui peut agir ici, dans quel rôle, jusqu’à quand ?",
  },
  lead: {
    en: "Every role has a reason and an end. Nobody grants a role to themselves, and nobody holds two separated duties in one election.",
    fr: "Chaque rôle a un motif et une fin. Personne ne s’accorde un rôle à soi-même ni ne détient deux fonctions séparées dans une élection.",
  },
  empty: { en: "Nobody has been invited yet.", fr: "Personne n’a encore été invité." },
  invite: { en: "Invite a person", fr: "Inviter une personne" },
  name: { en: "Name", fr: "Nom" },
  email: { en: "E-mail", fr: "Courriel" },
  "email-hint": {
    en: "The link to choose a password goes there.",
    fr: "Le lien pour choisir un mot de passe y est envoyé.",
  },
  organisation: { en: "Organisation", fr: "Organisation" },
  clearance: { en: "Clearance", fr: "Habilitation" },
  account: { en: "Account", fr: "Compte" },
  roles: { en: "Roles", fr: "Rôles" },
  "no-roles": { en: "No role", fr: "Aucun rôle" },
  "valid-until": { en: "until", fr: "jusqu’au" },
  "ended-at": { en: "ended", fr: "terminé" },
  "expired-at": { en: "expired", fr: "expiré" },
  everywhere: { en: "on the whole instance", fr: "sur toute l’instance" },
  grant: { en: "Grant a role", fr: "Accorder un rôle" },
  role: { en: "Role", fr: "Rôle" },
  scope: { en: "Where it holds", fr: "Où il vaut" },
  "scope-hint": {
    en: "Only the operator's role is granted on the whole instance.",
    fr: "Seul le rôle d’exploitation s’accorde sur toute l’instance.",
  },
  until: { en: "Until", fr: "Jusqu’au" },
  "until-hint": { en: "At most two years from now.", fr: "Au plus deux ans à partir de maintenant." },
  reason: { en: "Reason, for the record", fr: "Motif, pour le registre" },
  revoke: { en: "End the role", fr: "Mettre fin au rôle" },
  "revoke-consequence": {
    en: "The role ends at once, also on screens that are open now.",
    fr: "Le rôle prend fin aussitôt, même sur les écrans ouverts en ce moment.",
  },
});
