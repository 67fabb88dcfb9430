import { messages as say } from "../../../basics/text.ts";

export const messages = say("equipment", {
  equipment: { en: "Voting equipment", fr: "Matériel de vote" },
  "state-registered": { en: "Registered, not in use", fr: "Inscrit, pas en service" },
  "state-in-use": { en: "In use", fr: "En service" },
  "state-withdrawn": { en: "Stopped: two people decide", fr: "Arrêté : deux personnes décident" },
  "state-retired": { en: "Out for good", fr: "Sorti pour de bon" },
  "did-register": { en: "Registered it", fr: "L’a inscrit" },
  "did-change": { en: "Changed what is registered", fr: "A modifié l’inscription" },
  "did-deploy": { en: "Put it into use", fr: "L’a mis en service" },
  "did-store": { en: "Took it out of use", fr: "L’a mis hors service" },
  "did-seal": { en: "Put on a seal", fr: "A posé un scellé" },
  "did-check-seal": { en: "Read a seal", fr: "A lu un scellé" },
  "did-unseal": { en: "Took off a seal", fr: "A ôté un scellé" },
  "did-give": { en: "Handed it over", fr: "L’a remis" },
  "did-take": { en: "Signed for it", fr: "L’a reçu contre signature" },
  "did-test": { en: "Tested it with a deck", fr: "L’a testé avec un jeu" },
  "did-withdraw": { en: "Stopped it", fr: "L’a arrêté" },
  "did-stop": { en: "Stopped", fr: "Arrêt" },
  "did-decide": {
    en: "Decided, for a second person to confirm",
    fr: "A décidé, à confirmer par une autre personne",
  },
  "did-confirm": { en: "Confirmed the decision", fr: "A confirmé la décision" },
  "did-return": { en: "Back, by two people", fr: "Retour, par deux personnes" },
  "did-retire": { en: "Out for good, by two people", fr: "Sortie, par deux personnes" },
  "did-make-deck": { en: "Added a test deck", fr: "A ajouté un jeu de test" },
  "waits-decision": { en: "Equipment was stopped", fr: "Du matériel a été arrêté" },
  "decide-it": { en: "Decide about the equipment", fr: "Décider du matériel" },
  "unfit-technology-not-in-use": {
    en: "Its technology is not in use in the register of voting technologies.",
    fr: "Sa technologie n’est pas en service au registre des technologies de vote.",
  },
  "unfit-certification-ended": { en: "Its certification has ended.", fr: "Sa certification est échue." },
  "unfit-not-tested": {
    en: "It has not counted a test deck, or not since it was last stopped.",
    fr: "Il n’a pas compté de jeu de test, ou pas depuis son dernier arrêt.",
  },
  "unfit-test-not-matched": {
    en: "It counted the test deck otherwise than known.",
    fr: "Il a compté le jeu de test autrement que prévu.",
  },
  "unfit-changed-since-test": {
    en: "Its version or software is another than the one that was tested.",
    fr: "Sa version ou son logiciel n’est pas celui qui a été testé.",
  },
  "unfit-not-sealed": { en: "It has no seal on.", fr: "Il ne porte aucun scellé." },
  "unfit-in-transit": {
    en: "It is under way, and nobody has signed for it.",
    fr: "Il est en route et personne ne l’a reçu contre signature.",
  },
  "unfit-stopped": {
    en: "It was stopped, and two people have to decide.",
    fr: "Il a été arrêté, et deux personnes doivent décider.",
  },
  "equipment-not-found": {
    en: "Your organisation has no such equipment.",
    fr: "Votre organisme n’a pas ce matériel.",
  },
  "equipment-retired": {
    en: "This equipment is out for good: its record stays as it is.",
    fr: "Ce matériel est sorti pour de bon : son dossier reste tel quel.",
  },
  "equipment-withdrawn": {
    en: "This equipment was stopped. First two people decide about it.",
    fr: "Ce matériel a été arrêté. Deux personnes décident d’abord.",
  },
  "equipment-in-use": {
    en: "This equipment is in use. Take it out of use, then hand it over.",
    fr: "Ce matériel est en service. Mettez-le hors service, puis remettez-le.",
  },
  "serial-twice": {
    en: "The serial number {serial} is in the register already.",
    fr: "Le numéro de série {serial} est déjà au registre.",
  },
  "pollbook-twice": {
    en: "The pollbook device {device} is in the register already.",
    fr: "L’appareil d’émargement {device} est déjà au registre.",
  },
  "pollbook-unknown": {
    en: "No hub of yours has enrolled a device {device}.",
    fr: "Aucun de vos centres n’a inscrit d’appareil {device}.",
  },
  "technology-unknown": {
    en: "This technology is not in the register of voting technologies. Register it there first.",
    fr: "Cette technologie n’est pas au registre des technologies de vote. Inscrivez-l’y d’abord.",
  },
  "what-it-is": {
    en: "Say what it is: either a technology of the register or a pollbook device, not both.",
    fr: "Dites ce que c’est : une technologie du registre ou un appareil d’émargement, pas les deux.",
  },
  "in-use-already": { en: "This equipment is in use already.", fr: "Ce matériel est déjà en service." },
  "not-in-use": { en: "This equipment is not in use.", fr: "Ce matériel n’est pas en service." },
  "not-fit-for-use": {
    en: "{serial} is not fit for use. {reasons}",
    fr: "{serial} n’est pas apte au service. {reasons}",
  },
  "sealed-there": {
    en: "There is a seal on already ({where}). Read it, then take it off.",
    fr: "Il y a déjà un scellé ({where}). Lisez-le, puis ôtez-le.",
  },
  "seal-number-used": {
    en: "A seal {number} was used before. Each number is used once.",
    fr: "Un scellé {number} a déjà servi. Chaque numéro ne sert qu’une fois.",
  },
  "no-seal-there": {
    en: "No seal is recorded there ({where}).",
    fr: "Aucun scellé n’y est inscrit ({where}).",
  },
  "witness-is-oneself": {
    en: "The witness must be somebody else than you.",
    fr: "Le témoin doit être une autre personne que vous.",
  },
  "not-the-holder": {
    en: "Only whoever answers for it hands it over. If you have it, sign for it: the gap is then shown.",
    fr: "Seule la personne qui en répond le remet. Si vous l’avez, signez-en la réception : la lacune se verra.",
  },
  "in-transit-already": {
    en: "It was handed over already and waits for a signature.",
    fr: "Il a déjà été remis et attend une signature.",
  },
  "holder-already": { en: "You answer for it already.", fr: "Vous en répondez déjà." },
  "taken-by-giver": {
    en: "Whoever handed it over cannot sign for it. Somebody else has to.",
    fr: "Qui l’a remis ne peut pas en signer la réception. Une autre personne doit le faire.",
  },
  "nothing-to-test": {
    en: "A pollbook counts no ballots: there is nothing to test with a deck.",
    fr: "Un appareil d’émargement ne compte pas de bulletins : il n’y a rien à tester avec un jeu.",
  },
  "deck-not-found": { en: "There is no such test deck.", fr: "Ce jeu de test n’existe pas." },
  "deck-twice": { en: "There is a test deck {title} already.", fr: "Il y a déjà un jeu de test {title}." },
  "results-incomplete": {
    en: "{found} counts were entered, {expected} have to be. Enter every one, also the zeros.",
    fr: "{found} nombres saisis, {expected} attendus. Saisissez-les tous, même les zéros.",
  },
  "not-stopped": { en: "This equipment was not stopped.", fr: "Ce matériel n’a pas été arrêté." },
  "nothing-to-confirm": {
    en: "No decision waits for confirmation, or something was recorded since. Decide anew.",
    fr: "Aucune décision n’attend, ou autre chose a été inscrit depuis. Décidez de nouveau.",
  },
  "second-person-needed": {
    en: "You decided this. Somebody else has to confirm it.",
    fr: "Vous avez pris cette décision. Une autre personne doit la confirmer.",
  },
  "decided-otherwise": {
    en: "The first person decided otherwise. Decide anew if you do not agree.",
    fr: "La première personne a décidé autrement. Décidez de nouveau si vous n’êtes pas d’accord.",
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
