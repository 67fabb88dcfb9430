import { messages as say } from "../../basics/text.ts";

export const messages = say("people", {
  "because-invited": { en: "invited", fr: "invitation" },
  person: { en: "Person", fr: "Personne" },
  people: { en: "People", fr: "Personnes" },
  "account-waiting": { en: "The account is being made", fr: "Le compte est en cours de création" },
  "account-made": { en: "The account is ready", fr: "Le compte est prêt" },
  "account-refused": { en: "No account could be made", fr: "Aucun compte n’a pu être créé" },
  "did-invite": { en: "Invited a person", fr: "A invité une personne" },
  "did-grant": { en: "Granted a role", fr: "A accordé un rôle" },
  "did-revoke": { en: "Ended a role", fr: "A mis fin à un rôle" },
  "organisation-unknown": {
    en: "There is no organisation {organisation}. Register it first.",
    fr: "L’organisation {organisation} n’existe pas. Inscrivez-la d’abord.",
  },
  "email-in-use": {
    en: "A person with this e-mail address was invited already.",
    fr: "Une personne ayant cette adresse électronique a déjà été invitée.",
  },
  "person-not-found": { en: "There is no such person here.", fr: "Cette personne n’existe pas ici." },
  "grant-to-oneself": {
    en: "Nobody grants a role to themselves. Ask another operator.",
    fr: "Personne ne s’accorde un rôle à soi-même. Demandez à un autre opérateur.",
  },
  "election-unknown": {
    en: "There is no election {election} here.",
    fr: "L’élection {election} n’existe pas ici.",
  },
  "election-needed": {
    en: "The role “{role}” is granted in an election. Name it.",
    fr: "Le rôle « {role} » s’accorde dans une élection. Nommez-la.",
  },
  "expires-in-the-past": {
    en: "The role would end before it begins. Choose a later day.",
    fr: "Le rôle prendrait fin avant de commencer. Choisissez un jour ultérieur.",
  },
  "expires-too-late": {
    en: "A role is granted for two years at most, so that somebody asks again whether it is needed.",
    fr: "Un rôle s’accorde pour deux ans au plus, afin que l’on se redemande s’il est nécessaire.",
  },
  "granted-already": {
    en: "This person holds this role already.",
    fr: "Cette personne détient déjà ce rôle.",
  },
  "duties-not-separated": {
    en: "This person holds the role “{held}”; “{wanted}” must be someone else. Assessing, deciding, publishing and operating are separate duties.",
    fr: "Cette personne détient le rôle « {held} » ; « {wanted} » doit revenir à quelqu’un d’autre. Évaluer, décider, publier et exploiter sont des fonctions séparées.",
  },
  "grant-not-found": { en: "There is no such role of this person.", fr: "Cette personne n’a pas ce rôle." },
  "revoked-already": { en: "This role was ended already.", fr: "Il a déjà été mis fin à ce rôle." },
});
