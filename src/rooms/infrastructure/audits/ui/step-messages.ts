import { messages as say } from "../../../../basics/text.ts";

/** The overview of an audit, and what each state waits for. */
export const steps = say("audits-steps", {
  "next-nothing": { en: "Nothing", fr: "Rien" },
  "next-read": { en: "Read ballots with my board", fr: "Lire des bulletins avec mon comité" },
  "next-look": { en: "Look at the checks", fr: "Examiner les contrôles" },
  "next-hand-in": {
    en: "Hand in the files of my jurisdiction",
    fr: "Remettre les fichiers de ma circonscription",
  },
  "next-commit": { en: "Check the files and commit to them", fr: "Contrôler les fichiers et les engager" },
  "next-seed": { en: "Hold the seed ceremony", fr: "Tenir la cérémonie de la graine" },
  "next-draw": { en: "Draw the first round", fr: "Tirer la première ronde" },
  "next-measure": {
    en: "Follow the reading, then measure the risk",
    fr: "Suivre la lecture, puis mesurer le risque",
  },
  "next-count": {
    en: "Follow the full hand count, then add it up",
    fr: "Suivre le dépouillement complet, puis l’additionner",
  },
  "next-conclude": { en: "Conclude the audit", fr: "Conclure la vérification" },
  // Overview
  "standing-open": { en: "Not decided yet", fr: "Pas encore tranché" },
  "standing-confirmed": { en: "Confirmed", fr: "Confirmé" },
  "standing-full-count": { en: "Counted by hand in full", fr: "Dépouillé à la main en entier" },
  "standing-counted": { en: "Full hand count done", fr: "Dépouillement complet terminé" },
  contests: { en: "Contests", fr: "Scrutins" },
  contest: { en: "Contest", fr: "Scrutin" },
  standing: { en: "Where it stands", fr: "Où il en est" },
  "risk-limit": { en: "Risk limit", fr: "Limite de risque" },
  because: { en: "Why it is counted in full", fr: "Pourquoi il est dépouillé en entier" },
  "because-rounds-max": {
    en: "The most rounds were read without confirming it.",
    fr: "Le nombre maximal de rondes a été lu sans le confirmer.",
  },
  "because-too-many-draws": {
    en: "Sampling would read nearly as many ballots as counting all of them.",
    fr: "L’échantillon lirait presque autant de bulletins qu’un dépouillement complet.",
  },
  "hand-count-agrees": {
    en: "The full hand count agrees with what was announced.",
    fr: "Le dépouillement complet concorde avec l’annonce.",
  },
  "hand-count-differs": {
    en: "The full hand count differs from what was announced. It is the outcome: {outcome}.",
    fr: "Le dépouillement complet diffère de l’annonce. C’est lui qui vaut : {outcome}.",
  },
  "hand-count-nothing": {
    en: "The full hand count decides nothing ({why}).",
    fr: "Le dépouillement complet ne décide rien ({why}).",
  },
  facts: { en: "Facts", fr: "Faits" },
  method: { en: "Method", fr: "Méthode" },
  ballots: { en: "Ballots in the manifest", fr: "Bulletins au manifeste" },
  run: { en: "Run by", fr: "Menée par" },
  committed: { en: "Files committed", fr: "Fichiers engagés" },
  concluded: { en: "Concluded", fr: "Conclue" },
  "withdrawn-because": { en: "Given up because", fr: "Abandonnée parce que" },
  paper: { en: "Paper trail", fr: "Trace papier" },
  "paper-none": {
    en: "Nobody has said yet whether the paper can be trusted. Without it nothing is drawn.",
    fr: "Personne n’a encore dit si le papier est fiable. Sans cela, rien n’est tiré.",
  },
  "paper-yes": { en: "Declared trustworthy.", fr: "Déclarée fiable." },
  "paper-no": {
    en: "Not trustworthy: nothing can be drawn from it. Such a contest needs another remedy than an audit.",
    fr: "Pas fiable : rien ne peut en être tiré. Un tel scrutin exige un autre remède qu’une vérification.",
  },
  "voter-verified": {
    en: "Voters marked the paper, or could verify it",
    fr: "Les électeurs ont marqué le papier ou ont pu le vérifier",
  },
  "custody-checked": {
    en: "Seals and chain of custody were checked",
    fr: "Les scellés et la chaîne de possession ont été contrôlés",
  },
  reconciled: {
    en: "Ballots were reconciled with voters who checked in",
    fr: "Les bulletins ont été rapprochés des électeurs enregistrés",
  },
  evidence: { en: "What was looked at", fr: "Ce qui a été examiné" },
  "said-yes": { en: "Yes", fr: "Oui" },
  "said-no": { en: "No", fr: "Non" },
  "declared-at": { en: "Declared", fr: "Déclarée" },
  "declare-verb": { en: "Declare the paper trail", fr: "Déclarer la trace papier" },
  "declare-consequence": {
    en: "Everyone will see this with the audit. Without all three, nothing is drawn.",
    fr: "Tous le verront avec la vérification. Sans les trois, rien n’est tiré.",
  },
  "report-verb": { en: "Correct the announced results", fr: "Corriger les résultats annoncés" },
  why: { en: "Why", fr: "Pourquoi" },
  "withdraw-verb": { en: "Give up the audit", fr: "Abandonner la vérification" },
  "withdraw-consequence": {
    en: "The audit ends here and cannot be taken up again. The reason stays with it.",
    fr: "La vérification s’arrête ici et ne peut être reprise. Le motif y reste attaché.",
  },
  "full-count-verb": { en: "Order a full hand count", fr: "Ordonner un dépouillement complet" },
  "full-count-consequence": {
    en: "Every ballot of this contest is counted by hand. It cannot be taken back.",
    fr: "Chaque bulletin de ce scrutin est dépouillé à la main. Cela ne se reprend pas.",
  },
  "count-verb": { en: "Add up the full hand count", fr: "Additionner le dépouillement complet" },
  "count-consequence": {
    en: "That count becomes the outcome of the contest, whatever was announced.",
    fr: "Ce décompte devient l’issue du scrutin, quoi qu’on ait annoncé.",
  },
  "conclude-verb": { en: "Conclude the audit", fr: "Conclure la vérification" },
  "conclude-consequence": {
    en: "The whole record is published. Anyone can recompute the audit from it.",
    fr: "Tout le dossier est publié. Chacun peut en recalculer la vérification.",
  },
  "no-open-contest": {
    en: "Every contest is decided, or its full count is ordered.",
    fr: "Chaque scrutin est tranché, ou son dépouillement complet ordonné.",
  },
  "no-counting-contest": {
    en: "No contest is being counted in full.",
    fr: "Aucun scrutin n’est dépouillé en entier.",
  },
  "record-verb": { en: "Download the whole record", fr: "Télécharger tout le dossier" },
  "concluded-text": {
    en: "This audit is concluded. Its record is public: anyone can check it from its files alone.",
    fr: "Cette vérification est conclue. Son dossier est public : chacun peut le contrôler à partir de ses seuls fichiers.",
  },
});
