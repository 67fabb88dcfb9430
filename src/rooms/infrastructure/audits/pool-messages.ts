import { messages as say } from "../../../basics/text.ts";

/** Refusals of pools and of strata. */
export const poolMessages = say("audits", {
  "pools-not-used": {
    en: "This design takes no totals of batches without records: only a comparison of single ballots, not drawn by card style, does.",
    fr: "Ce plan ne prend pas de totaux de lots sans enregistrements : seule une comparaison de bulletins, non tirés par modèle, le fait.",
  },
  "pools-not-ranked": {
    en: "{contest} is decided by rankings, which totals do not tell. Hand in a record of each ballot.",
    fr: "{contest} se décide par des classements, que des totaux ne disent pas. Remettez l’enregistrement de chaque bulletin.",
  },
  "pool-recorded": {
    en: "Batch {batch} has records and totals. Its ballots would count twice: hand in one of them.",
    fr: "Le lot {batch} a des enregistrements et des totaux. Ses bulletins compteraient deux fois : remettez les uns ou les autres.",
  },
  "pool-overfull": {
    en: "Batch {batch} cannot hold so many votes of {contest}. Check the totals against the manifest.",
    fr: "Le lot {batch} ne peut contenir autant de voix de {contest}. Comparez les totaux au manifeste.",
  },
  "strata-need-both": {
    en: "A hybrid audit needs jurisdictions with records and jurisdictions without. Name some of them, not all, as being without.",
    fr: "Une vérification mixte exige des circonscriptions avec enregistrements et d’autres sans. Nommez-en certaines, pas toutes, comme étant sans.",
  },
});
