import { messages as say } from "../../basics/text.ts";

export const messages = say("jobs", {
  job: { en: "Job", fr: "Tâche" },
  jobs: { en: "Jobs", fr: "Tâches" },
  requested: { en: "Waiting", fr: "En attente" },
  running: { en: "Running", fr: "En cours" },
  retrying: { en: "Will be tried again", fr: "Sera tentée de nouveau" },
  done: { en: "Done", fr: "Terminée" },
  failed: { en: "Failed", fr: "Échouée" },
  cancelled: { en: "Cancelled", fr: "Annulée" },
  held: { en: "Held: an exercise", fr: "Retenue : exercice" },
  "did-cancel": { en: "Cancelled a job", fr: "A annulé une tâche" },
  "did-retry": { en: "Asked for a failed job again", fr: "A redemandé une tâche échouée" },
  "job-not-failed": {
    en: "Only a job that has failed can be asked for again.",
    fr: "Seule une tâche échouée peut être redemandée.",
  },
  "job-not-found": { en: "There is no such job here.", fr: "Cette tâche n’existe pas ici." },
  "job-running": {
    en: "This job is running now and cannot be cancelled.",
    fr: "Cette tâche est en cours et ne peut pas être annulée.",
  },
  "job-ended": {
    en: "This job has ended already.",
    fr: "Cette tâche est déjà terminée.",
  },
});
