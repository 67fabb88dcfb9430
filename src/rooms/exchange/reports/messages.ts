import { messages as say } from "../../../basics/text.ts";

export const messages = say("reports", {
  "because-taken": { en: "taken", fr: "prise en charge" },
  "because-given-back": { en: "given back", fr: "remise à disposition" },
  report: { en: "Report", fr: "Signalement" },
  reports: { en: "Reports", fr: "Signalements" },
  "to-assess": { en: "Reports that nobody has assessed", fr: "Signalements que personne n’a évalués" },
  assess: { en: "Assess the reports", fr: "Évaluer les signalements" },
  "did-submit": { en: "Handed in a report", fr: "A remis un signalement" },
  "did-see": { en: "Opened the report", fr: "A ouvert le signalement" },
  "did-assign": { en: "Took the report or gave it back", fr: "A pris ou rendu le signalement" },
  "did-grade": { en: "Assessed the report", fr: "A évalué le signalement" },
  "did-code": { en: "Coded the report", fr: "A codé le signalement" },
  "did-group": { en: "Compared two reports", fr: "A comparé deux signalements" },
  "did-close": { en: "Closed the report with an answer", fr: "A clos le signalement avec une réponse" },
  "state-received": { en: "Received", fr: "Reçu" },
  "state-assessed": { en: "Assessed", fr: "Évalué" },
  "state-closed": { en: "Closed", fr: "Clos" },
  "attempt-blocked": { en: "Attempt, blocked", fr: "Tentative bloquée" },
  "attempt-unknown": { en: "Attempt, result unknown", fr: "Tentative, résultat inconnu" },
  breach: { en: "Breach", fr: "Atteinte réussie" },
  "kind-intrusion": { en: "Break-in", fr: "Intrusion" },
  "kind-influence": { en: "Influence", fr: "Influence" },
  "kind-both": { en: "Break-in and influence", fr: "Intrusion et influence" },
  "kind-unsure": { en: "Not sure", fr: "Incertain" },
  "channel-public-form": { en: "Public", fr: "Public" },
  "channel-organisation": { en: "Organisation", fr: "Organisation" },
  "channel-machine": { en: "Machine", fr: "Machine" },
  "report-not-found": {
    en: "There is no such report here for you to read.",
    fr: "Il n’y a pas ici de tel signalement que vous puissiez lire.",
  },
  "not-of-your-desk": {
    en: "This report belongs to another organisation. It was shared with you to read; its own desk decides about it.",
    fr: "Ce signalement appartient à une autre organisation. Il vous est communiqué pour lecture; son propre bureau décide.",
  },
  "closed-already": {
    en: "This report is closed. Its answer was given and stays as it is.",
    fr: "Ce signalement est clos. La réponse a été donnée et reste telle quelle.",
  },
  "not-assessed-yet": {
    en: "Assess the report first. Nobody gets an answer about something that was not looked at.",
    fr: "Évaluez d’abord le signalement. On ne répond pas sur ce qui n’a pas été examiné.",
  },
  "taken-by-another": {
    en: "Somebody else has taken this report. Ask them to give it back.",
    fr: "Une autre personne a pris ce signalement. Demandez-lui de le rendre.",
  },
  "same-report": {
    en: "A report cannot be compared with itself.",
    fr: "Un signalement ne peut pas être comparé à lui-même.",
  },
  "term-unknown": {
    en: "The vocabulary {version} has no term {term}.",
    fr: "Le vocabulaire {version} n’a pas de terme {term}.",
  },
  "when-backwards": {
    en: "The end of the time lies before its beginning.",
    fr: "La fin de la période précède son début.",
  },
  "marking-not-yours": {
    en: "The public does not mark reports. What you tell goes to the desk and nobody else.",
    fr: "Le public ne marque pas les signalements. Ce que vous dites va au bureau et à personne d’autre.",
  },
  "code-mistyped": {
    en: "This is not a receipt code as we give them out. Check each letter and digit.",
    fr: "Ce n’est pas un code de suivi tel que nous les donnons. Vérifiez chaque lettre et chaque chiffre.",
  },
  "code-unknown": {
    en: "There is no report with this code in this election.",
    fr: "Aucun signalement ne porte ce code dans cette élection.",
  },
  "election-not-found": { en: "There is no such election here.", fr: "Cette élection n’existe pas ici." },
});
