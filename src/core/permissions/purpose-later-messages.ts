import { messages as say } from "../../basics/text.ts";

/** The purposes of the permission table from `say` on, in the order of the alphabet. */
export const laterPurposes = say("purposes", {
  "say-how-each-ballot-was-counted": {
    en: "say how each ballot was counted",
    fr: "dire comment chaque bulletin a été compté",
  },
  "say-how-often-government-stepped-in": {
    en: "say how often government stepped in",
    fr: "dire combien de fois l’État est intervenu",
  },
  "say-that-a-method-is-used-no-more": {
    en: "say that a method is used no more",
    fr: "dire qu’une méthode ne sert plus",
  },
  "say-that-a-playbook-holds": { en: "say that a playbook holds", fr: "dire qu’une fiche réflexe vaut" },
  "say-that-a-playbook-is-used-no-more": {
    en: "say that a playbook is used no more",
    fr: "dire qu’une fiche réflexe ne sert plus",
  },
  "say-that-a-standard-no-longer-holds": {
    en: "say that a standard no longer holds",
    fr: "dire qu’une norme ne vaut plus",
  },
  "say-that-one-was-told": { en: "say that one was told", fr: "dire qu’on a été informé" },
  "say-that-two-reports-tell-the-same": {
    en: "say that two reports tell the same",
    fr: "dire que deux signalements disent la même chose",
  },
  "say-what-becomes-of-a-comment": {
    en: "say what becomes of a comment",
    fr: "dire la suite donnée à un commentaire",
  },
  "say-what-is-done-when-a-technique-is-met": {
    en: "say what is done when a technique is met",
    fr: "dire ce qui est fait quand une technique est rencontrée",
  },
  "say-what-is-voted-with": { en: "say what is voted with", fr: "dire avec quoi l’on vote" },
  "say-what-may-go-which-way": {
    en: "say what may go which way",
    fr: "dire ce qui peut passer dans quel sens",
  },
  "say-what-ones-own-words-mean": {
    en: "say what one's own words mean",
    fr: "dire ce que signifient ses propres mots",
  },
  "say-what-should-be-otherwise": {
    en: "say what should be otherwise",
    fr: "dire ce qui devrait être autrement",
  },
  "say-what-was-announced": { en: "say what was announced", fr: "dire ce qui a été annoncé" },
  "say-what-was-found": { en: "say what was found", fr: "dire ce qui a été trouvé" },
  "say-whether-the-paper-can-be-trusted": {
    en: "say whether the paper can be trusted",
    fr: "dire si le papier est fiable",
  },
  "say-which-ballots-there-are": { en: "say which ballots there are", fr: "dire quels bulletins il y a" },
  "say-which-reports-tell-of-it": {
    en: "say which reports tell of it",
    fr: "dire quels signalements en parlent",
  },
  "say-who-came-and-sign-it": { en: "say who came, and sign it", fr: "dire qui est venu, et le signer" },
  "say-who-may-vote-where": { en: "say who may vote where", fr: "dire qui peut voter où" },
  "say-who-reads-what": { en: "say who reads what", fr: "dire qui lit quoi" },
  "say-who-sits-at-the-table": { en: "say who sits at the table", fr: "dire qui est à la table" },
  "say-who-takes-part": { en: "say who takes part", fr: "dire qui participe" },
  "see-that-the-exchange-keeps-up": { en: "see that the exchange keeps up", fr: "voir que l’échange suit" },
  "see-the-day-as-it-goes": { en: "see the day as it goes", fr: "voir la journée se dérouler" },
  "see-what-a-method-was-measured-on": {
    en: "see what a method was measured on",
    fr: "voir sur quoi une méthode a été mesurée",
  },
  "see-what-adds-up": { en: "see what adds up", fr: "voir ce qui s’additionne" },
  "see-what-changed": { en: "see what changed", fr: "voir ce qui a changé" },
  "see-what-is-proven": { en: "see what is proven", fr: "voir ce qui est prouvé" },
  "see-what-threatens-now": { en: "see what threatens now", fr: "voir ce qui menace maintenant" },
  "see-what-waits-for-me": { en: "see what waits for me", fr: "voir ce qui m’attend" },
  "see-what-was-refused-and-why": {
    en: "see what was refused and why",
    fr: "voir ce qui a été refusé et pourquoi",
  },
  "see-what-was-sent": { en: "see what was sent", fr: "voir ce qui a été envoyé" },
  "see-whether-anybody-was-at-it": {
    en: "see whether anybody was at it",
    fr: "voir si quelqu’un y a touché",
  },
  "see-which-sectors-take-part": { en: "see which sectors take part", fr: "voir quels secteurs participent" },
  "see-who-wants-what": { en: "see who wants what", fr: "voir qui veut quoi" },
  "set-up-devices": { en: "set up devices", fr: "préparer les appareils" },
  "settle-what-devices-say-differently": {
    en: "settle what devices say differently",
    fr: "trancher ce que les appareils disent différemment",
  },
  "settle-what-was-read-differently": {
    en: "settle what was read differently",
    fr: "trancher ce qui a été lu différemment",
  },
  "share-under-an-agreement": { en: "share under an agreement", fr: "partager selon une entente" },
  "sign-and-file-what-was-found": {
    en: "sign and file what was found",
    fr: "signer et verser ce qui a été trouvé",
  },
  "speak-one-language": { en: "speak one language", fr: "parler une même langue" },
  "state-a-legal-basis": { en: "state a legal basis", fr: "énoncer une base légale" },
  "stop-what-cannot-be-trusted": {
    en: "stop what cannot be trusted",
    fr: "arrêter ce à quoi on ne peut se fier",
  },
  "take-a-device-out-of-use": { en: "take a device out of use", fr: "retirer un appareil" },
  "take-back-what-one-has-told": { en: "take back what one has told", fr: "reprendre ce qu’on a dit" },
  "take-in-what-other-instances-know": {
    en: "take in what other instances know",
    fr: "recevoir ce que savent d’autres instances",
  },
  "take-in-what-partners-know": {
    en: "take in what partners know",
    fr: "recevoir ce que savent les partenaires",
  },
  "take-out-a-name-that-nobody-may-name-any-more": {
    en: "take out a name that nobody may name any more",
    fr: "enlever un nom que nul ne peut plus nommer",
  },
  "take-out-of-use-as-planned": { en: "take out of use as planned", fr: "mettre hors service comme prévu" },
  "tell-attempts-like-breaches": {
    en: "tell attempts like breaches",
    fr: "informer des tentatives comme des atteintes",
  },
  "tell-in-the-right-order": { en: "tell in the right order", fr: "informer dans le bon ordre" },
  "tell-other-instances": { en: "tell other instances", fr: "informer d’autres instances" },
  "tell-partners": { en: "tell partners", fr: "informer les partenaires" },
  "tell-the-public": { en: "tell the public", fr: "informer le public" },
  "tell-the-registry-who-voted": { en: "tell the registry who voted", fr: "dire au registre qui a voté" },
  "tell-those-affected-first": {
    en: "tell those affected first",
    fr: "informer d’abord les personnes touchées",
  },
  "tell-what-was-seen": { en: "tell what was seen", fr: "dire ce qui a été vu" },
  "test-before-the-vote": { en: "test before the vote", fr: "essayer avant le vote" },
  triage: { en: "triage", fr: "trier" },
  "trust-a-key-that-was-compared": {
    en: "trust a key that was compared",
    fr: "reconnaître une clé comparée",
  },
  "try-whether-a-playbook-works": { en: "try whether a playbook works", fr: "éprouver une fiche réflexe" },
  "use-only-what-can-be-audited": {
    en: "use only what can be audited",
    fr: "n’utiliser que ce qui peut être vérifié",
  },
  "use-only-what-was-tested-and-sealed": {
    en: "use only what was tested and sealed",
    fr: "n’utiliser que ce qui a été essayé et scellé",
  },
  verify: { en: "verify", fr: "vérifier" },
  "write-down-how-manipulation-is-identified": {
    en: "write down how manipulation is identified",
    fr: "consigner comment on identifie la manipulation",
  },
  "write-plainly": { en: "write plainly", fr: "écrire simplement" },
});
