import { messages as say } from "../../../basics/text.ts";

export const screen = say("journal-screen", {
  question: {
    en: "Who did what, in which role, when and why?",
    fr: "Qui a fait quoi, dans quel rôle, quand et pourquoi ?",
  },
  lead: {
    en: "Every act that matters is one entry. Entries are chained and sealed with the change they record; none can be changed without a trace.",
    fr: "Chaque acte important est une inscription. Les inscriptions sont enchaînées et scellées avec le changement qu’elles consignent ; aucune ne peut changer sans laisser de trace.",
  },
  empty: {
    en: "Nothing has been recorded yet that you may see.",
    fr: "Rien n’est encore consigné que vous puissiez voir.",
  },
  words: { en: "Words", fr: "Mots" },
  action: { en: "Act begins with", fr: "L’acte commence par" },
  seq: { en: "Entry", fr: "Inscription" },
  act: { en: "Act", fr: "Acte" },
  who: { en: "Who", fr: "Qui" },
  subject: { en: "Object", fr: "Objet" },
  why: { en: "Reason", fr: "Motif" },
  when: { en: "When", fr: "Quand" },
  about: { en: "Also about", fr: "Concerne aussi" },
  marking: { en: "Marking", fr: "Marquage" },
  leaf: { en: "Fingerprint of the entry (SHA-256)", fr: "Empreinte de l’inscription (SHA-256)" },
  "entry-title": { en: "Entry {seq}", fr: "Inscription {seq}" },
  body: { en: "What was recorded", fr: "Ce qui a été consigné" },
  "body-purged": {
    en: "The body was deleted when its time had ended. Its fingerprint stays, so the chain still holds.",
    fr: "Le corps a été supprimé à l’échéance. Son empreinte reste : la chaîne tient toujours.",
  },
  proof: { en: "Proof that it is in the journal", fr: "Preuve qu’elle est dans le journal" },
  "proof-text": {
    en: "The file holds the entry, its place in the tree and the signed checkpoint. Whoever has it can check it without this server.",
    fr: "Le fichier contient l’inscription, sa place dans l’arbre et le point de contrôle signé. Qui l’a peut la vérifier sans ce serveur.",
  },
  "proof-none": {
    en: "There is no proof to give: the body was deleted.",
    fr: "Pas de preuve à donner : le corps a été supprimé.",
  },
  "save-proof": { en: "Download the proof", fr: "Télécharger la preuve" },
  "verifier-key": { en: "Key that signs the checkpoints", fr: "Clé qui signe les points de contrôle" },
  "checkpoint-title": { en: "The journal now, signed", fr: "Le journal en ce moment, signé" },
  "checkpoint-text": {
    en: "Keep this note somewhere else. A later journal that is not a continuation of this one can then be found out.",
    fr: "Conservez cette note ailleurs. Un journal ultérieur qui ne la continuerait pas serait alors démasqué.",
  },
  size: { en: "Entries", fr: "Inscriptions" },
  root: { en: "Root", fr: "Racine" },
  "save-checkpoint": { en: "Download the checkpoint", fr: "Télécharger le point de contrôle" },
  "how-title": { en: "How to verify the whole journal", fr: "Comment vérifier tout le journal" },
  "how-export": {
    en: "The operator writes it to a file; bodies that are not public are blacked out in it:",
    fr: "L’exploitation l’écrit dans un fichier ; les corps non publics y sont caviardés :",
  },
  "how-verify": {
    en: "Anyone verifies the file offline, and learns the first bad entry if there is one:",
    fr: "Chacun vérifie le fichier hors ligne, et apprend la première inscription fautive s’il y en a une :",
  },
  "how-key": {
    en: "Give the key that you noted before, not the one that the file names.",
    fr: "Donnez la clé que vous aviez notée, non celle que le fichier nomme.",
  },
});
