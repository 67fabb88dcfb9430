import { messages as say } from "../../basics/text.ts";

export const messages = say("journal", {
  journal: { en: "Journal", fr: "Journal" },
  record: { en: "The record", fr: "Le registre" },
  "size-in-the-future": {
    en: "The journal has {size} entries; it has not reached that size.",
    fr: "Le journal compte {size} entrées; il n’a pas atteint cette taille.",
  },
  "entry-not-found": {
    en: "There is no such entry in the journal of this election, or you may not see it.",
    fr: "Cette inscription n’existe pas dans le journal de cette élection, ou vous ne pouvez pas la voir.",
  },
  "nothing-to-prove": {
    en: "There is no public act on this object to prove.",
    fr: "Il n’existe aucun acte public sur cet objet à prouver.",
  },
});
