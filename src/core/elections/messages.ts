import { messages as say } from "../../basics/text.ts";

export const messages = say("elections", {
  "because-set-up": { en: "set up", fr: "mise en place" },
  election: { en: "Election", fr: "Élection" },
  elections: { en: "Elections", fr: "Élections" },
  "did-create": { en: "Set up an election", fr: "A créé une élection" },
  "did-change": { en: "Changed an election", fr: "A modifié une élection" },
  "phase-legal": { en: "Law and rules", fr: "Lois et règles" },
  "phase-planning": { en: "Planning", fr: "Planification" },
  "phase-registration": { en: "Registration", fr: "Inscription" },
  "phase-nomination": { en: "Nomination", fr: "Candidatures" },
  "phase-campaign": { en: "Campaign", fr: "Campagne" },
  "phase-voting": { en: "Voting", fr: "Vote" },
  "phase-count": { en: "Count", fr: "Dépouillement" },
  "phase-results": { en: "Results", fr: "Résultats" },
  "phase-dispute": { en: "Disputes", fr: "Contestations" },
  "phase-between": { en: "Between elections", fr: "Entre deux élections" },
  "election-not-found": { en: "There is no such election here.", fr: "Cette élection n’existe pas ici." },
  "election-exists": {
    en: "An election with this short name exists already. Choose another.",
    fr: "Une élection porte déjà ce nom court. Choisissez-en un autre.",
  },
  "election-id-fixed": {
    en: "The short name of an election cannot change: addresses and the journal hold it.",
    fr: "Le nom court d’une élection ne peut pas changer : des adresses et le journal le contiennent.",
  },
  "phases-overlap": {
    en: "The phase {phase} begins before the one before it has ended, or ends before it begins.",
    fr: "La phase {phase} commence avant la fin de la précédente, ou finit avant de commencer.",
  },
  "phase-twice": { en: "The phase {phase} is given twice.", fr: "La phase {phase} est donnée deux fois." },
  "polling-day-outside-voting": {
    en: "Polling day must lie in the voting phase.",
    fr: "Le jour du scrutin doit se trouver dans la phase du vote.",
  },
  "caretaker-misses-polling-day": {
    en: "The caretaker period must contain polling day.",
    fr: "La période de transition doit contenir le jour du scrutin.",
  },
  "time-zone-unknown": {
    en: "The time zone {timeZone} is not known. Expected a name such as America/Toronto.",
    fr: "Le fuseau horaire {timeZone} est inconnu. Un nom tel que America/Toronto est attendu.",
  },
  "organisation-unknown": {
    en: "There is no organisation {organisation}. Register it first.",
    fr: "L’organisation {organisation} n’existe pas. Inscrivez-la d’abord.",
  },
  "quorum-over-members": {
    en: "The panel's quorum is larger than the panel.",
    fr: "Le quorum du comité dépasse le nombre de ses membres.",
  },
});
