import { messages as say } from "../../../basics/text.ts";

/** Keyed by `cases`, as the acts and refusals of the endpoints are. */
export const messages = say("cases", {
  panel: { en: "Panel", fr: "Comité" },
  case: { en: "Case", fr: "Dossier" },
  "state-briefed": { en: "Briefed", fr: "Présenté" },
  "state-deliberating": { en: "Deliberating", fr: "En délibération" },
  "state-decided": { en: "Decided", fr: "Tranché" },
  "state-routed": { en: "Handed on", fr: "Transmis" },
  "state-withdrawn": { en: "Withdrawn", fr: "Retiré" },
  "outcome-notice": { en: "Notice: the threshold is met", fr: "Avis : le seuil est atteint" },
  "outcome-bulletin": {
    en: "Bulletin: below the threshold, still told",
    fr: "Bulletin : sous le seuil, mais annoncé",
  },
  "outcome-no-action": { en: "No action", fr: "Aucune intervention" },
  "vote-met": { en: "The threshold is met", fr: "Le seuil est atteint" },
  "vote-not-met": { en: "The threshold is not met", fr: "Le seuil n’est pas atteint" },
  "vote-abstain": { en: "I abstain", fr: "Je m’abstiens" },
  "interest-none": { en: "No interest", fr: "Aucun intérêt" },
  "interest-indirect": { en: "An indirect interest", fr: "Un intérêt indirect" },
  "interest-direct": { en: "A direct interest", fr: "Un intérêt direct" },
  "criterion-undermines-right": {
    en: "How far it undermines people’s right to a free and fair election",
    fr: "Dans quelle mesure cela compromet le droit à une élection libre et juste",
  },
  "criterion-undermines-credibility": {
    en: "Its potential to undermine the credibility of the election",
    fr: "Sa capacité de miner la crédibilité de l’élection",
  },
  "criterion-confidence": { en: "Confidence in the information", fr: "Confiance dans l’information" },
  "criterion-accumulation": {
    en: "One incident, or several that add up",
    fr: "Un seul incident, ou plusieurs qui s’additionnent",
  },
  "finding-low": { en: "Low", fr: "Faible" },
  "finding-moderate": { en: "Moderate", fr: "Modéré" },
  "finding-high": { en: "High", fr: "Élevé" },
  "finding-single": { en: "One incident", fr: "Un seul incident" },
  "finding-cumulative": { en: "Several that add up", fr: "Plusieurs qui s’additionnent" },
  "alternative-party-briefed": {
    en: "Those concerned were briefed",
    fr: "Les personnes concernées ont été informées",
  },
  "alternative-platform-contacted": {
    en: "The platform was contacted",
    fr: "La plateforme a été contactée",
  },
  "alternative-authority-corrected": {
    en: "The election authority corrected it",
    fr: "L’autorité électorale l’a corrigé",
  },
  "alternative-waited": { en: "We waited", fr: "Nous avons attendu" },
  "member-to-declare": { en: "Has not declared yet", fr: "N’a pas encore déclaré" },
  "member-declared": { en: "Has declared", fr: "A déclaré" },
  "member-voted": { en: "Has voted", fr: "A voté" },
  "member-recused": { en: "Recused", fr: "Récusé" },
  // What waits, and the verb for it.
  "declaration-waits": { en: "A case needs your declaration", fr: "Un dossier attend votre déclaration" },
  "declare-interests": { en: "Declare interests", fr: "Déclarer vos intérêts" },
  "vote-waits": { en: "A case needs your vote", fr: "Un dossier attend votre vote" },
  "cast-vote": { en: "Vote", fr: "Voter" },
  "decision-waits": {
    en: "Everyone has voted: a case needs its decision",
    fr: "Tous ont voté : un dossier attend sa décision",
  },
  "decide-case": { en: "Record the decision", fr: "Consigner la décision" },
  "handed-to-you": { en: "A matter was handed to you", fr: "Une affaire vous a été transmise" },
  "take-over": { en: "Take it over", fr: "La reprendre" },
  "notice-decided": { en: "The panel decided a notice", fr: "Le comité a décidé un avis" },
  "draft-notice": { en: "Draft the notice", fr: "Rédiger l’avis" },
  "bulletin-decided": { en: "The panel decided a bulletin", fr: "Le comité a décidé un bulletin" },
  "draft-bulletin": { en: "Draft the bulletin", fr: "Rédiger le bulletin" },
  // Acts, as the journal tells them.
  "did-brief": { en: "Put a case before the panel", fr: "A présenté un dossier au comité" },
  "did-amend": { en: "Added what became known", fr: "A ajouté ce qui a été appris" },
  "did-withdraw": { en: "Withdrew the case", fr: "A retiré le dossier" },
  "did-route": { en: "Handed the case on", fr: "A transmis le dossier" },
  "did-declare": { en: "Declared interests", fr: "A déclaré ses intérêts" },
  "did-vote": { en: "Voted", fr: "A voté" },
  "did-decide": { en: "Recorded the panel’s decision", fr: "A consigné la décision du comité" },
  // Refusals.
  "case-not-found": { en: "There is no such case here.", fr: "Ce dossier n’existe pas ici." },
  "case-closed": {
    en: "This case is closed: it was decided, handed on or withdrawn, or it belongs to another desk.",
    fr: "Ce dossier est clos : il a été tranché, transmis ou retiré, ou il relève d’un autre bureau.",
  },
  "not-briefed-then": {
    en: "The case was not before the panel at that time. To see what the desk knew by then, ask by what was known.",
    fr: "Le dossier n’était pas devant le comité à ce moment. Pour voir ce que le bureau savait alors, demandez ce qui était connu.",
  },
  "no-panel": { en: "This election has no panel.", fr: "Cette élection n’a pas de comité." },
  "out-of-mandate": {
    en: "{routeTo, select, none {This matter is outside the panel’s mandate, and no organisation is known to have one for it.} other {This matter is outside the panel’s mandate. Hand it to {routeTo}.}}",
    fr: "{routeTo, select, none {Cette affaire ne relève pas du mandat du comité, et aucune organisation n’est connue pour en avoir un.} other {Cette affaire ne relève pas du mandat du comité. Transmettez-la à {routeTo}.}}",
  },
  "outside-caretaker": {
    en: "{routeTo, select, none {The panel acts on this matter in the caretaker period only, and it is not that period now.} other {The panel acts on this matter in the caretaker period only. Until then hand it to {routeTo}.}}",
    fr: "{routeTo, select, none {Le comité n’agit sur cette affaire que pendant la période de transition, et ce n’est pas cette période.} other {Le comité n’agit sur cette affaire que pendant la période de transition. D’ici là, transmettez-la à {routeTo}.}}",
  },
  "known-in-future": {
    en: "Something is said to be known later than now. Check the times.",
    fr: "Un élément serait connu plus tard que maintenant. Vérifiez les heures.",
  },
  "above-clearance": {
    en: "You cannot mark something above your own clearance.",
    fr: "Vous ne pouvez pas classifier au-dessus de votre propre habilitation.",
  },
  "criteria-incomplete": {
    en: "Assess every criterion once before the case goes to the panel. Missing or twice: {criteria}.",
    fr: "Évaluez chaque critère une fois avant de présenter le dossier. Manquant ou en double : {criteria}.",
  },
  "subject-unknown": {
    en: "There is no {subject} here that you may see.",
    fr: "Il n’y a ici aucun {subject} que vous puissiez voir.",
  },
  "marked-too-low": {
    en: "The case names {subject}, which is marked more narrowly. Mark the case at least as narrowly.",
    fr: "Le dossier nomme {subject}, dont le marquage est plus restreint. Marquez le dossier au moins autant.",
  },
  "red-not-routed": {
    en: "TLP:RED is for named persons and cannot be handed to an organisation. Brief it as AMBER+STRICT.",
    fr: "TLP:RED est réservé à des personnes nommées et ne peut être transmis à une organisation. Présentez-le en AMBER+STRICT.",
  },
  "nothing-to-add": {
    en: "There is nothing to add, and every member of the panel has the case.",
    fr: "Il n’y a rien à ajouter, et chaque membre du comité a le dossier.",
  },
  "superseded-not-found": {
    en: "The evidence that this one corrects is not in the case.",
    fr: "L’élément que celui-ci corrige n’est pas dans le dossier.",
  },
  "organisation-without-mandate": {
    en: "{organisation} has no mandate for this matter.",
    fr: "{organisation} n’a pas de mandat pour cette affaire.",
  },
  "interest-without-words": {
    en: "Say in a few words what the interest is. Only the panel and its secretariat read it.",
    fr: "Dites en quelques mots quel est cet intérêt. Seuls le comité et son secrétariat le lisent.",
  },
  "not-a-member": { en: "You are not a member of this panel.", fr: "Vous n’êtes pas membre de ce comité." },
  "assessor-cannot-decide": {
    en: "You assessed this case, so you cannot take part in deciding it.",
    fr: "Vous avez évalué ce dossier : vous ne pouvez pas participer à la décision.",
  },
  "declare-first": {
    en: "Declare your interests in this case first.",
    fr: "Déclarez d’abord vos intérêts dans ce dossier.",
  },
  "no-quorum": {
    en: "{voted} have voted and take part; the quorum is {quorum}.",
    fr: "{voted} membres ont voté et participent ; le quorum est de {quorum}.",
  },
  "no-consensus": {
    en: "A notice needs every member who is not recused to vote that the threshold is met. There is no such consensus.",
    fr: "Un avis exige que chaque membre non récusé vote que le seuil est atteint. Ce consensus n’existe pas.",
  },
  "consensus-met": {
    en: "Every member has voted that the threshold is met. Decide a notice, or change your vote first.",
    fr: "Chaque membre a voté que le seuil est atteint. Décidez un avis, ou changez d’abord votre vote.",
  },
  "alternatives-first": {
    en: "A notice is the last resort. The desk must first say what else was tried and what came of it.",
    fr: "Un avis est le dernier recours. Le bureau doit d’abord dire ce qui a été tenté et avec quel résultat.",
  },
});
