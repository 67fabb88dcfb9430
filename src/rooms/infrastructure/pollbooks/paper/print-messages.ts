import type { Bilingual } from "../../../../basics/text.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What stands on the paper of a polling place. */
export const printMessages = {
  title: say("Pollbook on paper", "Liste d’émargement sur papier"),
  titleAt: say("{site} · {election}", "{site} · {election}"),
  asOf: say(
    "Book {book}, as of {when} ({zone}). What was recorded later is not in it.",
    "Liste {book}, état du {when} ({zone}). Ce qui a été inscrit après n’y est pas.",
  ),
  foot: say(
    "Page {page} of {pages} · sheet {sheet} · checksum {checksum}",
    "Page {page} sur {pages} · feuille {sheet} · somme de contrôle {checksum}",
  ),
  footPlain: say("Page {page} · checksum {checksum}", "Page {page} · somme de contrôle {checksum}"),
  election: say("Election", "Scrutin"),
  site: say("Site", "Lieu de vote"),
  book: say("Book", "Liste"),
  stamp: say("As of", "État du"),
  voters: say("Voters", "Électeurs"),
  pages: say("Pages", "Pages"),
  listVersion: say("List version", "Version de la liste"),
  knows: say("Events known", "Événements connus"),
  heads: say("Last of each device", "Dernier de chaque appareil"),
  none: say("none", "aucun"),
  howTitle: say("How to work with this book", "Comment travailler avec cette liste"),
  how1: say(
    "Switch over: stop at every device of this site, call the hub, note the time here. From now on use this book alone.",
    "Passage au papier : arrêtez chaque appareil du lieu, appelez le centre, notez l’heure ici. Dès lors, seule cette liste compte.",
  ),
  how2: say(
    "Ask for the list of changes since this stamp (by phone or printed) and enter each change in its line before anybody is served.",
    "Demandez la liste des changements depuis cet état (par téléphone ou imprimée) et reportez chacun sur sa ligne avant de servir quiconque.",
  ),
  how3: say(
    "Find the voter, read name and address aloud, let the voter sign, cross the box, hand out the ballot that stands in the line.",
    "Trouvez l’électeur, lisez nom et adresse à voix haute, faites signer, cochez la case, remettez le bulletin indiqué sur la ligne.",
  ),
  how4: say(
    "A line with a mark in capitals, or a person who is on no list: a provisional envelope, with a line in its log. Nobody is turned away.",
    "Une ligne avec une mention en capitales, ou une personne sur aucune liste : une enveloppe provisoire, avec une ligne dans son registre. Personne n’est renvoyé.",
  ),
  how5: say(
    "Return: count the marks of each sheet. Two people key each sheet in, one after the other, without seeing what the other keyed.",
    "Retour : comptez les marques de chaque feuille. Deux personnes saisissent chaque feuille, l’une après l’autre, sans voir la saisie de l’autre.",
  ),
  switchedAt: say("Switched over at", "Passage au papier à"),
  returnedAt: say("Returned at", "Retour à"),
  by: say("Name, signature", "Nom, signature"),
  line: say("No.", "Nº"),
  voter: say("Voter", "Électeur"),
  address: say("Address", "Adresse"),
  ballot: say("Ballot", "Bulletin"),
  mark: say("Mark", "Mention"),
  signature: say("Signature", "Signature"),
  detail: say("No. {number} · born {birth}", "Nº {number} · né(e) {birth}"),
  detailNumber: say("No. {number}", "Nº {number}"),
  addressProtected: say("Address protected by law", "Adresse protégée par la loi"),
  "postal-received": say("POSTAL BALLOT RECEIVED", "BULLETIN POSTAL REÇU"),
  "voted-early": say("VOTED EARLY", "A VOTÉ PAR ANTICIPATION"),
  "checked-in": say("CHECKED IN", "ÉMARGÉ"),
  "postal-sent": say("POSTAL BALLOT SENT", "BULLETIN POSTAL ENVOYÉ"),
  provisional: say("PROVISIONAL", "PROVISOIRE"),
  "ask-hub": say("ASK THE HUB", "DEMANDER AU CENTRE"),
  "id-required": say("Ask for proof of identity", "Demander une preuve d’identité"),
  changes: say("Changes since book {book}", "Changements depuis la liste {book}"),
  changesUnder: say(
    "{site}. From the stamp of {from} to {to} ({zone}). {n} changes. Enter each in its line of the book, then tick it off.",
    "{site}. De l’état du {from} au {to} ({zone}). {n} changements. Reportez chacun sur sa ligne, puis cochez-le.",
  ),
  changesNone: say("Nothing has changed.", "Rien n’a changé."),
  sheetLine: say("Sheet, line", "Feuille, ligne"),
  notInBook: say("not in this book", "pas dans cette liste"),
  what: say("What", "Quoi"),
  where: say("Where", "Où"),
  event: say("Event", "Événement"),
  when: say("When", "Quand"),
  done: say("Entered", "Reporté"),
  "kind-check-in": say("checked in", "émargé"),
  "kind-ballot-issued": say("ballot {style} handed out", "bulletin {style} remis"),
  "kind-ballot-spoiled": say("ballot spoilt", "bulletin annulé"),
  "kind-ballot-cast": say("ballot cast", "bulletin déposé"),
  "kind-provisional-issued": say("provisional envelope {envelope}", "enveloppe provisoire {envelope}"),
  "kind-absentee-received": say("postal ballot received", "bulletin postal reçu"),
  "kind-paper-mark": say("paper mark keyed in", "marque papier saisie"),
  "kind-decision": say("decision of the hub", "décision du centre"),
  "kind-undo": say("UNDONE: {what}", "ANNULÉ : {what}"),
  "kind-correction": say("corrected: {what}", "corrigé : {what}"),
  envelope: say("Provisional ballot envelope", "Enveloppe de bulletin provisoire"),
  envelopeNumber: say("Envelope no.", "Enveloppe nº"),
  envelopeWhy: say(
    "For a voter who cannot be given a regular ballot now. The office decides after the election whether the ballot counts, and the voter may ask how it decided.",
    "Pour un électeur à qui un bulletin ordinaire ne peut être remis maintenant. Le bureau décide après le scrutin si le bulletin compte, et l’électeur peut demander sa décision.",
  ),
  name: say("Name", "Nom"),
  birth: say("Date of birth", "Date de naissance"),
  addressNow: say("Address now", "Adresse actuelle"),
  addressListed: say("Address when registered", "Adresse d’inscription"),
  reachedAt: say("Phone or e-mail", "Téléphone ou courriel"),
  number: say("Voter number, if known", "Numéro d’électeur, si connu"),
  reason: say("Reason", "Motif"),
  declarationTitle: say("Declaration of the voter", "Déclaration de l’électeur"),
  declaration: say(
    "I declare that I am entitled to vote in this election and that I have not voted in it.",
    "Je déclare avoir le droit de voter à ce scrutin et n’y avoir pas encore voté.",
  ),
  voterSigns: say("Signature of the voter", "Signature de l’électeur"),
  workerSigns: say("Poll worker, time", "Membre du bureau, heure"),
  styleGiven: say("Ballot given", "Bulletin remis"),
  officeOnly: say("For the office", "Réservé au bureau"),
  decided: say("Counted or not, reason", "Compté ou non, motif"),
  log: say("Log of provisional envelopes", "Registre des enveloppes provisoires"),
  logUnder: say(
    "{site} · {election}. One line for each envelope given, spoilt or left over. Reason: 1 on no list · 2 marked in the book · 3 other site · 4 no proof of identity · 5 other",
    "{site} · {election}. Une ligne par enveloppe remise, annulée ou restante. Motif : 1 sur aucune liste · 2 mention dans la liste · 3 autre lieu · 4 sans preuve d’identité · 5 autre",
  ),
  worker: say("By", "Par"),
  stock: say("Stock for paper", "Réserve pour le papier"),
  stockUnder: say(
    "For {hours} hours at the peak of {peak} voters an hour: {voters} voters. Spoilt: {spoilt} of 100. Provisional: {provisional} of 100.",
    "Pour {hours} heures à la pointe de {peak} électeurs par heure : {voters} électeurs. Annulés : {spoilt} sur 100. Provisoires : {provisional} sur 100.",
  ),
  stockItem: say("Item", "Article"),
  stockNeeded: say("Needed", "Nécessaire"),
  stockThere: say("Counted", "Compté"),
  ballotsOf: say("Ballots {style}", "Bulletins {style}"),
  ballotsAll: say("Ballots in all", "Bulletins en tout"),
  envelopes: say("Provisional envelopes", "Enveloppes provisoires"),
  logSheets: say("Sheets of the provisional log", "Feuilles du registre des enveloppes"),
  bookPages: say("Pages of the pollbook on paper", "Pages de la liste sur papier"),
} as const satisfies Readonly<Record<string, Bilingual>>;

export type PrintLanguage = "en" | "fr";
export type PrintKey = keyof typeof printMessages;
export type PrintSay = (key: PrintKey, values?: Readonly<Record<string, string | number>>) => string;

export function printSay(language: PrintLanguage): PrintSay {
  return (key, values = {}) =>
    printMessages[key][language].replaceAll(/\{(\w+)\}/g, (_found, name: string) =>
      String(values[name] ?? ""),
    );
}
