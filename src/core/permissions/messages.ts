import { messages as say } from "../../basics/text.ts";

export const messages = say("permissions", {
  permissions: { en: "Permissions", fr: "Permissions" },
  act: { en: "Act", fr: "Acte" },
  who: { en: "Who may", fr: "Qui peut" },
  anyone: { en: "Anyone", fr: "Tout le monde" },
  where: { en: "Where", fr: "Où" },
  "scope-instance": { en: "On the whole instance", fr: "Sur toute l’instance" },
  "scope-election": { en: "In one election", fr: "Dans une élection" },
  "scope-organisation": { en: "In one’s own organisation", fr: "Dans sa propre organisation" },
  "scope-own": { en: "On one’s own record", fr: "Sur son propre dossier" },
  phases: { en: "Phases", fr: "Phases" },
  purpose: { en: "Purpose", fr: "Finalité" },
  machines: { en: "Open to machines", fr: "Ouvert aux machines" },
  basis: { en: "Basis", fr: "Fondement" },
  separated: {
    en: "Nobody holds roles of two of these groups in one election.",
    fr: "Personne ne détient des rôles de deux de ces groupes dans une même élection.",
  },
});
