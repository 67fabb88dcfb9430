import { messages, type Message } from "../../basics/text.ts";

/** Every word of the public glossary, with its meaning under `<word>-means`. The same sentences stand in docs/words.md. */
export const glossaryMessages = messages("words", {
  "election-authority": { en: "Election authority", fr: "Autorité électorale" },
  "election-authority-means": {
    en: "The body that runs the election by law.",
    fr: "L’organisme qui tient l’élection selon la loi.",
  },
  report: { en: "Report", fr: "Signalement" },
  "report-means": {
    en: "What one person or organisation says that it saw.",
    fr: "Ce qu’une personne ou un organisme dit avoir vu.",
  },
  "receipt-code": { en: "Receipt code", fr: "Code de suivi" },
  "receipt-code-means": {
    en: "The code with which you follow your own report without an account.",
    fr: "Le code qui vous permet de suivre votre propre signalement sans compte.",
  },
  incident: { en: "Incident", fr: "Incident" },
  "incident-means": {
    en: "One thing that happened, as analysts see it after reading the reports.",
    fr: "Un fait qui s’est produit, tel que les analystes le voient après lecture des signalements.",
  },
  campaign: { en: "Influence campaign", fr: "Campagne d’influence" },
  "campaign-means": {
    en: "Several incidents that seem to belong together.",
    fr: "Plusieurs incidents qui semblent aller ensemble.",
  },
  victim: { en: "Victim", fr: "Victime" },
  "victim-means": {
    en: "A person or group that an attack was aimed at, whether or not it worked.",
    fr: "Une personne ou un groupe visé par une attaque, qu’elle ait réussi ou non.",
  },
  panel: { en: "Panel", fr: "Comité" },
  "panel-means": {
    en: "The people who decide together, by a written rule, whether the public is told.",
    fr: "Les personnes qui décident ensemble, selon une règle écrite, si le public est informé.",
  },
  recusal: { en: "Recusal", fr: "Récusation" },
  "recusal-means": {
    en: "A panel member steps aside in a case because of a link to it.",
    fr: "Un membre du comité se retire d’un dossier parce qu’il a un lien avec celui-ci.",
  },
  quorum: { en: "Quorum", fr: "Quorum" },
  "quorum-means": {
    en: "The number of members who must take part for a decision to count.",
    fr: "Le nombre de membres qui doivent participer pour qu’une décision compte.",
  },
  threshold: { en: "Threshold", fr: "Seuil" },
  "threshold-means": {
    en: "How serious a threat must be before the panel may publish a notice.",
    fr: "La gravité qu’une menace doit avoir pour que le comité puisse publier un avis.",
  },
  notice: { en: "Notice", fr: "Avis" },
  "notice-means": {
    en: "A warning to everyone, published because the panel found that the threshold was met.",
    fr: "Un avertissement à tous, publié parce que le comité a conclu que le seuil était atteint.",
  },
  bulletin: { en: "Bulletin", fr: "Bulletin d’information" },
  "bulletin-means": {
    en: "Information for everyone about something that did not reach the threshold.",
    fr: "Une information à tous sur un fait qui n’a pas atteint le seuil.",
  },
  correction: { en: "Correction", fr: "Correction" },
  "correction-means": {
    en: "A change of a published text that leaves what was said before readable.",
    fr: "Un changement d’un texte publié qui laisse lisible ce qui était écrit.",
  },
  withdrawal: { en: "Withdrawal", fr: "Retrait" },
  "withdrawal-means": {
    en: "A statement that a published text no longer holds; the text stays readable.",
    fr: "La déclaration qu’un texte publié ne vaut plus ; le texte reste lisible.",
  },
  journal: { en: "Journal", fr: "Journal" },
  "journal-means": {
    en: "The record of every act that matters, in which nothing can be changed without a trace.",
    fr: "Le registre de chaque acte important, où rien ne peut être changé sans laisser de trace.",
  },
  checkpoint: { en: "Checkpoint", fr: "Point de contrôle" },
  "checkpoint-means": {
    en: "A signed summary of the journal up to one moment, which outsiders keep.",
    fr: "Un résumé signé du journal jusqu’à un moment donné, que des tiers conservent.",
  },
  proof: { en: "Proof", fr: "Preuve" },
  "proof-means": {
    en: "The few numbers that show that an entry is in the journal.",
    fr: "Les quelques nombres qui montrent qu’une inscription est dans le journal.",
  },
  exercise: { en: "Exercise", fr: "Exercice" },
  "exercise-means": {
    en: "A rehearsal with invented events, kept apart from everything real.",
    fr: "Une répétition avec des faits inventés, tenue à l’écart de tout ce qui est réel.",
  },
});

type Word = {
  [Name in keyof typeof glossaryMessages]: `${Name}-means` extends keyof typeof glossaryMessages
    ? Name
    : never;
}[keyof typeof glossaryMessages];

/** Each word with what it means, in the order of the glossary. */
export function glossaryEntries(): readonly { id: string; word: Message; means: Message }[] {
  const words = Object.keys(glossaryMessages).filter((name): name is Word => !name.endsWith("-means"));
  return words.map((word) => ({
    id: word,
    word: glossaryMessages[word],
    means: glossaryMessages[`${word}-means`],
  }));
}
