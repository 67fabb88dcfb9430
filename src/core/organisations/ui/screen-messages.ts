import { messages as say } from "../../../basics/text.ts";

export const screen = say("organisations-screen", {
  question: { en: "Which organisations are known here?", fr: "Quelles organisations sont connues ici ?" },
  lead: {
    en: "Every organisation has one sector. Only a party says where it stands on the political spectrum, and only about itself.",
    fr: "Chaque organisation a un secteur. Seul un parti dit sa place sur l’échiquier politique, et seulement pour lui-même.",
  },
  empty: {
    en: "No organisation yet. Register the first one.",
    fr: "Aucune organisation encore. Inscrivez la première.",
  },
  register: { en: "Register an organisation", fr: "Inscrire une organisation" },
  change: { en: "Change what is said", fr: "Modifier la fiche" },
  name: { en: "Name", fr: "Nom" },
  sector: { en: "Sector", fr: "Secteur" },
  country: { en: "Country", fr: "Pays" },
  "country-hint": { en: "Two capital letters, such as CA", fr: "Deux lettres majuscules, comme CA" },
  spectrum: { en: "Declared place on the spectrum", fr: "Place déclarée sur l’échiquier" },
  "spectrum-hint": {
    en: "For parties only, in their own words",
    fr: "Pour les partis seulement, dans leurs propres mots",
  },
  contact: { en: "How to reach its duty desk", fr: "Comment joindre sa permanence" },
  act: { en: "What can be done", fr: "Ce qui peut être fait" },
  why: { en: "Reason, for the record", fr: "Motif, pour le registre" },
  "community-question": { en: "Who takes part in this election?", fr: "Qui participe à cette élection ?" },
  "community-lead": {
    en: "States, firms and civil society act together. The workspace opens when every required sector takes part, and says so when one is missing.",
    fr: "États, entreprises et société civile agissent ensemble. L’espace de travail ouvre quand chaque secteur requis participe, et le dit quand l’un manque.",
  },
  "missing-title": {
    en: "{n, plural, one {A required sector is missing: {sectors}} other {Required sectors are missing: {sectors}}}",
    fr: "{n, plural, one {Un secteur requis manque : {sectors}} other {Des secteurs requis manquent : {sectors}}}",
  },
  "missing-text": {
    en: "The workspace is incomplete until at least one active organisation of each takes part.",
    fr: "L’espace de travail est incomplet tant qu’au moins une organisation active de chacun ne participe pas.",
  },
  open: { en: "Open the workspace", fr: "Ouvrir l’espace de travail" },
  "open-consequence": {
    en: "From now on the workspace of this election counts as open. This stands in the journal and cannot be undone.",
    fr: "Dès maintenant, l’espace de travail de cette élection est ouvert. Le journal le consigne, et on ne peut l’annuler.",
  },
  "opened-at": { en: "Opened", fr: "Ouvert" },
  state: { en: "Workspace", fr: "Espace de travail" },
  required: { en: "Required sectors", fr: "Secteurs requis" },
  "none-required": { en: "None", fr: "Aucun" },
  members: { en: "Organisations that take part", fr: "Organisations qui participent" },
  "members-count": { en: "Organisations", fr: "Organisations" },
  since: { en: "Since", fr: "Depuis" },
  "no-members": { en: "Nobody takes part yet.", fr: "Personne ne participe encore." },
  begin: { en: "Add an organisation", fr: "Ajouter une organisation" },
  end: { en: "End its participation", fr: "Mettre fin à sa participation" },
  "end-consequence": {
    en: "The organisation no longer takes part in this election from now on. Its history stays.",
    fr: "L’organisation ne participe plus à cette élection dès maintenant. Son historique reste.",
  },
  "picture-title": {
    en: "Organisations that take part, by sector, over time",
    fr: "Organisations qui participent, par secteur, au fil du temps",
  },
  day: { en: "From", fr: "À partir du" },
});

/** Acts that the journal tells under their own names. */
export const acts = [
  ...Object.values(
    say("participations", {
      "did-begin": {
        en: "Added an organisation to the election",
        fr: "A ajouté une organisation à l’élection",
      },
      "did-end": {
        en: "Ended the participation of an organisation",
        fr: "A mis fin à la participation d’une organisation",
      },
    }),
  ),
  ...Object.values(
    say("community", {
      "because-all-there": {
        en: "every required sector takes part",
        fr: "chaque secteur requis participe",
      },
      "did-open": { en: "Opened the workspace", fr: "A ouvert l’espace de travail" },
    }),
  ),
];
