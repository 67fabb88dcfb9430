import { messages as say } from "../../../basics/text.ts";

export const screen = say("jobs-screen", {
  question: {
    en: "What does the software do by itself, and does it succeed?",
    fr: "Que fait le logiciel de lui-même, et y arrive-t-il ?",
  },
  lead: {
    en: "Work that follows a command: sending, tidying, making accounts. It goes on when this page is left. What a job works on is not shown.",
    fr: "Le travail qui suit une commande : envoyer, ranger, créer des comptes. Il continue quand on quitte cette page. Ce qu’une tâche traite n’est pas montré.",
  },
  empty: { en: "No job in this space. All is quiet.", fr: "Aucune tâche dans cet espace. Tout est calme." },
  kind: { en: "Kind", fr: "Type" },
  state: { en: "State", fr: "État" },
  attempts: { en: "Attempts", fr: "Essais" },
  "attempts-of": { en: "{attempts} of at most {most}", fr: "{attempts} sur {most} au plus" },
  requested: { en: "Asked for", fr: "Demandée" },
  ended: { en: "Ended", fr: "Terminée" },
  error: { en: "Last error", fr: "Dernière erreur" },
  act: { en: "What can be done", fr: "Ce qui peut être fait" },
  cancel: { en: "Cancel the job", fr: "Annuler la tâche" },
  "cancel-consequence": {
    en: "What this job was to do is not done.",
    fr: "Ce que cette tâche devait faire ne sera pas fait.",
  },
  retry: { en: "Ask for it again", fr: "La redemander" },
  why: { en: "Reason, for the record", fr: "Motif, pour le registre" },
  "view-failed": { en: "Failed", fr: "Échouées" },
  "view-waiting": { en: "Waiting", fr: "En attente" },
  "view-running": { en: "Running", fr: "En cours" },
  "view-all": { en: "All", fr: "Toutes" },
  counts: {
    en: "{running, plural, =0 {Nothing is running} one {# job is running} other {# jobs are running}}, {waiting, plural, =0 {none waits} one {# waits} other {# wait}}, {failed, plural, =0 {none has failed} one {# has failed} other {# have failed}}.",
    fr: "{running, plural, =0 {Rien n’est en cours} one {# tâche en cours} other {# tâches en cours}}, {waiting, plural, =0 {aucune en attente} one {# en attente} other {# en attente}}, {failed, plural, =0 {aucune échouée} one {# échouée} other {# échouées}}.",
  },
});
