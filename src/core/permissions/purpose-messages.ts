import { messages as say, type Message } from "../../basics/text.ts";
import { laterPurposes } from "./purpose-later-messages.ts";

/** For what an act is permitted, as the table says it; a test holds that each purpose of the table is here. */
export const purposes = say("purposes", {
  "account-for-every-ballot": { en: "account for every ballot", fr: "rendre compte de chaque bulletin" },
  accounts: { en: "accounts", fr: "comptes" },
  "agree-who-shares-what": { en: "agree who shares what", fr: "convenir de qui partage quoi" },
  "appoint-who-reads": { en: "appoint who reads", fr: "nommer qui lit" },
  assess: { en: "assess", fr: "évaluer" },
  audit: { en: "audit", fr: "vérifier" },
  "be-told-once-of-what-is-new": {
    en: "be told once of what is new",
    fr: "être informé une fois de ce qui est nouveau",
  },
  "bring-envelopes-to-a-peer-without-a-courier": {
    en: "bring envelopes to a peer without a courier",
    fr: "porter des enveloppes à un pair sans coursier",
  },
  "check-who-won": { en: "check who won", fr: "vérifier qui a gagné" },
  "choose-what-to-send": { en: "choose what to send", fr: "choisir ce qui est envoyé" },
  "close-with-an-answer": { en: "close with an answer", fr: "clore par une réponse" },
  "code-to-the-vocabulary": { en: "code to the vocabulary", fr: "coder selon le vocabulaire" },
  configuration: { en: "configuration", fr: "configuration" },
  "correct-in-the-open": { en: "correct in the open", fr: "corriger au grand jour" },
  "count-everything": { en: "count everything", fr: "tout compter" },
  "decide-about-ones-own-name": { en: "decide about one's own name", fr: "décider de son propre nom" },
  "decide-in-two-about-what-was-stopped": {
    en: "decide in two about what was stopped",
    fr: "décider à deux de ce qui a été arrêté",
  },
  decide: { en: "decide", fr: "décider" },
  "declare-interests": { en: "declare interests", fr: "déclarer ses intérêts" },
  "declare-what-adds-up-to-how-much": {
    en: "declare what adds up to how much",
    fr: "déclarer ce qui s’additionne, et à combien",
  },
  "detect-what-no-honest-day-leaves": {
    en: "detect what no honest day leaves",
    fr: "déceler ce qu’aucun jour honnête ne laisse",
  },
  "draft-a-standard": { en: "draft a standard", fr: "rédiger un projet de norme" },
  "draw-in-public": { en: "draw in public", fr: "tirer en public" },
  "end-the-trust-in-a-key": { en: "end the trust in a key", fr: "cesser de reconnaître une clé" },
  "exchange-with-other-instances": {
    en: "exchange with other instances",
    fr: "échanger avec d’autres instances",
  },
  "exchange-with-partners": { en: "exchange with partners", fr: "échanger avec des partenaires" },
  "fetch-the-drawn-ballots": { en: "fetch the drawn ballots", fr: "aller chercher les bulletins tirés" },
  "find-an-election": { en: "find an election", fr: "trouver une élection" },
  "find-devices-that-nobody-has-registered": {
    en: "find devices that nobody has registered",
    fr: "trouver les appareils que personne n’a inscrits",
  },
  "find-near-duplicates": { en: "find near-duplicates", fr: "trouver les quasi-doublons" },
  "find-the-cause-of-an-error": { en: "find the cause of an error", fr: "trouver la cause d’une erreur" },
  "find-the-way": { en: "find the way", fr: "s’y retrouver" },
  "find-what-incidents-share": {
    en: "find what incidents share",
    fr: "trouver ce que des incidents ont en commun",
  },
  "find-what-may-be-read": { en: "find what may be read", fr: "trouver ce qui peut être lu" },
  "fix-what-is-drawn-from": { en: "fix what is drawn from", fr: "fixer ce dont on tire" },
  "follow-ones-own-report": { en: "follow one's own report", fr: "suivre son propre signalement" },
  "four-eyes": { en: "four eyes", fr: "relire à deux" },
  "give-an-unclassified-substitute": {
    en: "give an unclassified substitute",
    fr: "donner un texte de remplacement non classifié",
  },
  "give-up-a-package-that-nobody-uses": {
    en: "give up a package that nobody uses",
    fr: "abandonner un paquet que personne n’utilise",
  },
  "give-up-before-the-seed": { en: "give up before the seed", fr: "abandonner avant la graine" },
  "grade-source-and-content-apart": {
    en: "grade source and content apart",
    fr: "noter séparément la source et le contenu",
  },
  "hand-a-matter-to-whom-it-belongs": {
    en: "hand a matter to whom it belongs",
    fr: "remettre une affaire à qui elle revient",
  },
  "hand-on-the-comment-table": {
    en: "hand on the comment table",
    fr: "transmettre la table des commentaires",
  },
  "hand-on-under-its-markings": { en: "hand on under its markings", fr: "transmettre selon les marquages" },
  "help-those-affected": { en: "help those affected", fr: "aider les personnes touchées" },
  "improve-a-method": { en: "improve a method", fr: "améliorer une méthode" },
  "improve-a-playbook": { en: "improve a playbook", fr: "améliorer une fiche réflexe" },
  "improve-a-standard": { en: "improve a standard", fr: "améliorer une norme" },
  "keep-the-register-of-interests": {
    en: "keep the register of interests",
    fr: "tenir le registre des intérêts",
  },
  "keep-the-wait-short": { en: "keep the wait short", fr: "écourter l’attente" },
  "keep-the-words-fresh": { en: "keep the words fresh", fr: "tenir les mots à jour" },
  "know-at-once": { en: "know at once", fr: "savoir tout de suite" },
  "know-how-manipulation-is-identified": {
    en: "know how manipulation is identified",
    fr: "savoir comment on identifie la manipulation",
  },
  "know-how-many-have-voted": { en: "know how many have voted", fr: "savoir combien de personnes ont voté" },
  "know-how-many-were-affected": {
    en: "know how many were affected",
    fr: "savoir combien de personnes sont touchées",
  },
  "know-how-much-there-is-to-read": {
    en: "know how much there is to read",
    fr: "savoir combien il y a à lire",
  },
  "know-in-which-role-i-act": { en: "know in which role I act", fr: "savoir dans quel rôle j’agis" },
  "know-the-rules-and-dates": { en: "know the rules and dates", fr: "connaître les règles et les dates" },
  "know-what-came-from-whom": { en: "know what came from whom", fr: "savoir ce qui est venu de qui" },
  "know-what-is-handed-to-whom": {
    en: "know what is handed to whom",
    fr: "savoir ce qui est transmis à qui",
  },
  "know-what-leaves-paper": { en: "know what leaves paper", fr: "savoir ce qui laisse du papier" },
  "know-what-stands-where": { en: "know what stands where", fr: "savoir ce qui se trouve où" },
  "know-what-to-do": { en: "know what to do", fr: "savoir quoi faire" },
  "know-what-was-sent-to-whom": { en: "know what was sent to whom", fr: "savoir ce qui a été envoyé à qui" },
  "know-what-was-shared": { en: "know what was shared", fr: "savoir ce qui a été partagé" },
  "know-when-a-report-was-first-read": {
    en: "know when a report was first read",
    fr: "savoir quand un signalement a été lu pour la première fois",
  },
  "know-which-rules-are-being-made": {
    en: "know which rules are being made",
    fr: "savoir quelles règles se préparent",
  },
  "know-which-rules-hold": { en: "know which rules hold", fr: "savoir quelles règles valent" },
  "know-who-had-it": { en: "know who had it", fr: "savoir qui l’a eu" },
  "know-who-may-act": { en: "know who may act", fr: "savoir qui peut agir" },
  "know-who-may-do-what": { en: "know who may do what", fr: "savoir qui peut faire quoi" },
  "know-who-reads": { en: "know who reads", fr: "savoir qui lit" },
  "know-who-shares-what": { en: "know who shares what", fr: "savoir qui partage quoi" },
  "know-who-takes-part": { en: "know who takes part", fr: "savoir qui participe" },
  "know-who-works-on-what": { en: "know who works on what", fr: "savoir qui travaille sur quoi" },
  "know-with-whom-we-exchange": { en: "know with whom we exchange", fr: "savoir avec qui nous échangeons" },
  "learn-from-how-others-identify-manipulation": {
    en: "learn from how others identify manipulation",
    fr: "apprendre comment d’autres identifient la manipulation",
  },
  "let-others-pin-our-key": { en: "let others pin our key", fr: "permettre à d’autres d’épingler notre clé" },
  "look-at-a-playbook-again": { en: "look at a playbook again", fr: "revoir une fiche réflexe" },
  "look-before-the-draw": { en: "look before the draw", fr: "regarder avant le tirage" },
  "machine-access": { en: "machine access", fr: "accès des machines" },
  "measure-a-method": { en: "measure a method", fr: "mesurer une méthode" },
  "measure-the-exchange": { en: "measure the exchange", fr: "mesurer l’échange" },
  "measure-the-risk": { en: "measure the risk", fr: "mesurer le risque" },
  "one-voter-one-ballot": { en: "one voter, one ballot", fr: "une personne, un bulletin" },
  "open-it-before-a-witness": { en: "open it before a witness", fr: "l’ouvrir devant témoin" },
  "open-the-workspace-of-an-election": {
    en: "open the workspace of an election",
    fr: "ouvrir l’espace de travail d’une élection",
  },
  operation: { en: "operation", fr: "exploitation" },
  "publicise-a-method-by-a-second-person": {
    en: "publicise a method, by a second person",
    fr: "rendre publique une méthode, par une seconde personne",
  },
  "publish-a-standard-once-every-comment-has-its-disposition": {
    en: "publish a standard once every comment has its disposition",
    fr: "publier une norme quand chaque commentaire a sa suite",
  },
  "put-a-matter-before-the-panel": {
    en: "put a matter before the panel",
    fr: "saisir le comité d’une affaire",
  },
  "read-an-objects-record": { en: "read an object's record", fr: "lire le registre d’un objet" },
  "read-paper": { en: "read paper", fr: "lire le papier" },
  "read-what-was-published": { en: "read what was published", fr: "lire ce qui a été publié" },
  "read-what-was-shared": { en: "read what was shared", fr: "lire ce qui a été partagé" },
  "run-the-polls": { en: "run the polls", fr: "tenir le vote" },
});

const byEnglish: ReadonlyMap<string, Message> = new Map(
  [...Object.values<Message>(purposes), ...Object.values<Message>(laterPurposes)].map((each) => [
    each.en,
    each,
  ]),
);

/** The purpose of a line in words; undefined for one that is not of the table. */
export function purposeMessage(purpose: string): Message | undefined {
  return byEnglish.get(purpose);
}
