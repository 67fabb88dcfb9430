import { messages as say } from "../../../basics/text.ts";

export const messages = say("technologies", {
  technologies: { en: "Voting technology", fr: "Technologies de vote" },
  technology: { en: "Voting technology", fr: "Technologie de vote" },
  "state-registered": { en: "Registered, not in use", fr: "Inscrite, pas en service" },
  "state-deployed": { en: "In use", fr: "En service" },
  "state-retired": { en: "Retired", fr: "Retirée" },
  "did-register": { en: "Registered the technology", fr: "A inscrit la technologie" },
  "did-change": { en: "Changed what is registered", fr: "A modifié l’inscription" },
  "did-deploy": { en: "Put the technology into use", fr: "A mis la technologie en service" },
  "did-retire": { en: "Retired the technology", fr: "A retiré la technologie" },
  "accessibility-not-tested": {
    en: "Nobody has tested whether voters with disabilities can use it.",
    fr: "Personne n’a testé si les personnes handicapées peuvent l’utiliser.",
  },
  "accessibility-failed": {
    en: "It failed the accessibility test.",
    fr: "Elle a échoué au test d’accessibilité.",
  },
  "security-not-tested": { en: "Nobody has tested its security.", fr: "Personne n’a testé sa sécurité." },
  "security-failed": { en: "It failed the security test.", fr: "Elle a échoué au test de sécurité." },
  "certification-ended": { en: "Its certification has ended.", fr: "Sa certification est échue." },
  "no-paper-back-up": {
    en: "It leaves no paper that voters could verify, and no paper back-up is planned.",
    fr: "Elle ne laisse aucun papier que l’électeur puisse vérifier, et aucun papier de secours n’est prévu.",
  },
  "back-up-not-stocked": {
    en: "It leaves no paper that voters could verify, and fewer ballots of the back-up are in stock than are needed.",
    fr: "Elle ne laisse aucun papier que l’électeur puisse vérifier, et le stock de bulletins de secours est inférieur au besoin.",
  },
  "technology-not-found": {
    en: "There is no such technology in the register.",
    fr: "Cette technologie n’est pas au registre.",
  },
  "technology-of-others": {
    en: "Another organisation has registered this. Ask its election officials.",
    fr: "Un autre organisme l’a inscrite. Adressez-vous à ses responsables.",
  },
  "technology-retired": {
    en: "This technology is retired: its row stays as it is. Register it anew if it is used again.",
    fr: "Cette technologie est retirée : sa ligne reste telle quelle. Inscrivez-la de nouveau si elle resert.",
  },
  "technology-twice": {
    en: "{name} is in the register for {jurisdiction} already. Change that row.",
    fr: "{name} est déjà au registre pour {jurisdiction}. Modifiez cette ligne.",
  },
  "paper-record-does-not-fit": {
    en: "This kind of technology cannot leave that paper record. One of the two is wrong.",
    fr: "Ce type de technologie ne peut pas laisser cette trace papier. L’un des deux est faux.",
  },
  "date-in-future": {
    en: "This day lies in the future. Give the day on which it was done.",
    fr: "Ce jour est dans le futur. Donnez le jour où cela a été fait.",
  },
  "already-deployed": {
    en: "This technology is in use already.",
    fr: "Cette technologie est déjà en service.",
  },
  "deployment-refused": {
    en: "{name} may not be used. {reasons}",
    fr: "{name} ne peut pas être mise en service. {reasons}",
  },
  "file-refused": {
    en: "The file was not taken, and nothing of it was kept. {problem}",
    fr: "Le fichier n’a pas été pris et rien n’en est gardé. {problem}",
  },
  "file-cut-off": {
    en: "The file broke off before its end. Send it again.",
    fr: "Le fichier s’est interrompu avant la fin. Renvoyez-le.",
  },
  "file-too-large": {
    en: "The file is larger than {bytesMax} bytes. Send it in parts.",
    fr: "Le fichier dépasse {bytesMax} octets. Envoyez-le en parties.",
  },
});
