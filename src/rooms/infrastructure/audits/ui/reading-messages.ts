import { messages as say } from "../../../../basics/text.ts";

/** Sample size, rounds, boards, discrepancies and risk. */
export const reading = say("audits-reading", {
  "plan-question": {
    en: "How many ballots will each method read?",
    fr: "Combien de bulletins chaque méthode lira-t-elle ?",
  },
  "first-round": {
    en: "The first round would draw {draws, plural, one {# ballot} other {# ballots}} of {cards, number}.",
    fr: "La première ronde tirerait {draws, plural, one {# bulletin} other {# bulletins}} sur {cards, number}.",
  },
  "which-contest": { en: "Contest", fr: "Scrutin" },
  "plan-picture": {
    en: "{contest}: ballots that each method reads in most audits",
    fr: "{contest} : bulletins que chaque méthode lit dans la plupart des vérifications",
  },
  "plan-source": {
    en: "Enough in 80 of 100 audits, if what was announced is right. From audits played on the files as they are.",
    fr: "Suffisant dans 80 vérifications sur 100, si l’annonce est juste. D’après des vérifications simulées sur les fichiers.",
  },
  "plan-margin": {
    en: "Smallest margin of this contest, of all ballots: {margin}. A small margin needs a large sample.",
    fr: "Plus petit écart de ce scrutin, sur tous les bulletins : {margin}. Un petit écart exige un grand échantillon.",
  },
  method: { en: "Method", fr: "Méthode" },
  chosen: { en: "chosen", fr: "choisie" },
  half: { en: "Enough in half of audits", fr: "Suffit dans la moitié" },
  eighty: { en: "Enough in 80%", fr: "Suffit dans 80 %" },
  ninety: { en: "Enough in 90%", fr: "Suffit dans 90 %" },
  "more-than-read": { en: "more than would be read", fr: "plus qu’on n’en lirait" },
  "draw-verb": { en: "Draw the first round", fr: "Tirer la première ronde" },
  "draw-consequence": {
    en: "The ballots follow from the seed. Boards begin to read, and the audit runs to its end.",
    fr: "Les bulletins découlent de la graine. Les comités commencent à lire et la vérification va jusqu’au bout.",
  },
  draws: { en: "Ballots to draw", fr: "Bulletins à tirer" },
  "draws-hint": {
    en: "As planned, or another number: too few only means another round.",
    fr: "Comme prévu, ou un autre nombre : trop peu n’entraîne qu’une autre ronde.",
  },
  "progress-question": { en: "How far is the reading?", fr: "Où en est la lecture ?" },
  "progress-none": {
    en: "Nothing is drawn yet. After the draw, each jurisdiction stands here.",
    fr: "Rien n’est encore tiré. Après le tirage, chaque circonscription figure ici.",
  },
  jurisdiction: { en: "Jurisdiction", fr: "Circonscription" },
  what: { en: "What is read", fr: "Ce qui est lu" },
  "of-sample": { en: "Ballots of the sample", fr: "Bulletins de l’échantillon" },
  settled: { en: "Read by both and settled", fr: "Lus par les deux et tranchés" },
  "settled-of": { en: "Settled in {place}", fr: "Tranchés à {place}" },
  disputed: { en: "Read differently", fr: "Lus différemment" },
  "still-unread": {
    en: "Not everything is read by both and settled yet.",
    fr: "Tout n’est pas encore lu par les deux et tranché.",
  },
  "measure-verb": { en: "Measure the risk", fr: "Mesurer le risque" },
  "measure-consequence": {
    en: "The round ends. What is confirmed is decided; what is not goes on to another round or to a full hand count by itself.",
    fr: "La ronde se termine. Ce qui est confirmé est tranché ; le reste passe de lui-même à une autre ronde ou au dépouillement complet.",
  },
  rounds: { en: "Rounds", fr: "Rondes" },
  "rounds-none": { en: "No round is drawn yet.", fr: "Aucune ronde n’est encore tirée." },
  round: { en: "Round", fr: "Ronde" },
  "draws-of-round": { en: "Drawn in this round", fr: "Tirés dans cette ronde" },
  "bar-label": { en: "{method}: {ballots}", fr: "{method} : {ballots}" },
  "draws-so-far": { en: "Drawn so far", fr: "Tirés jusqu’ici" },
  drawn: { en: "Drawn", fr: "Tirée" },
  measured: { en: "Risk measured", fr: "Risque mesuré" },
  "not-measured": { en: "Not yet", fr: "Pas encore" },
  "retrieval-title": { en: "Ballots to fetch", fr: "Bulletins à chercher" },
  "sheet-retrieval": { en: "Download the retrieval list", fr: "Télécharger la liste de retrait" },
  "sheet-labels": { en: "Download the labels", fr: "Télécharger les étiquettes" },
  "sheet-placeholders": { en: "Download the placeholders", fr: "Télécharger les feuilles de remplacement" },
  boards: { en: "Audit boards", fr: "Comités de vérification" },
  "boards-text": {
    en: "Two people of different affiliation. Each enters alone; neither sees the other’s entry before both are in.",
    fr: "Deux personnes d’affiliations différentes. Chacune saisit seule ; aucune ne voit la saisie de l’autre avant que les deux y soient.",
  },
  "boards-none": { en: "No board is appointed yet.", fr: "Aucun comité n’est encore nommé." },
  board: { en: "Board", fr: "Comité" },
  members: { en: "Members", fr: "Membres" },
  "at-table": { en: "{name}, at the table for {affiliation}", fr: "{name}, à la table pour {affiliation}" },
  "not-at-table": { en: "{name}, not at the table", fr: "{name}, pas à la table" },
  "make-board-verb": { en: "Appoint a board in {place}", fr: "Nommer un comité à {place}" },
  "board-name": { en: "Name of the board", fr: "Nom du comité" },
  "first-member": { en: "First member", fr: "Premier membre" },
  "second-member": { en: "Second member", fr: "Second membre" },
  "readers-hint": {
    en: "People of your organisation with the role of an audit board who sit on no other board.",
    fr: "Personnes de votre organisme ayant le rôle de comité de vérification et ne siégeant à aucun autre.",
  },
  "readers-few": {
    en: "Fewer than two people of your organisation are free. Ask the operator to grant the role.",
    fr: "Moins de deux personnes de votre organisme sont libres. Demandez le rôle à l’exploitation.",
  },
  "deal-verb": {
    en: "Give a board’s ballots to others in {place}",
    fr: "Donner à d’autres les bulletins d’un comité à {place}",
  },
  "deal-from": { en: "Board that reads no more", fr: "Comité qui ne lit plus" },
  "deal-consequence": {
    en: "What both members have entered stays. The rest goes to the other boards.",
    fr: "Ce que les deux membres ont saisi reste. Le reste va aux autres comités.",
  },
  "one-board-only": {
    en: "There is no other board in this jurisdiction.",
    fr: "Il n’y a pas d’autre comité dans cette circonscription.",
  },
  why: { en: "Why", fr: "Pourquoi" },
  // Risk
  "risk-question": {
    en: "How sure is it that the announced winners won?",
    fr: "À quel point est-il sûr que les gagnants annoncés ont gagné ?",
  },
  "risk-text": {
    en: "The risk says how likely so good a sample would be if the announced outcome were wrong. At or below its limit the outcome is confirmed.",
    fr: "Le risque dit à quel point un si bon échantillon serait probable si l’issue annoncée était fausse. À sa limite ou au-dessous, l’issue est confirmée.",
  },
  "risk-none": {
    en: "No round is measured yet. The risk stands at 100%.",
    fr: "Aucune ronde n’est encore mesurée. Le risque est de 100 %.",
  },
  "risk-confirmed": {
    en: "{contest}: the risk fell to {risk}, within the limit of {limit}. Confirmed.",
    fr: "{contest} : le risque est tombé à {risk}, sous la limite de {limit}. Confirmé.",
  },
  "risk-open": {
    en: "{contest}: the risk is {risk} and must fall to {limit}.",
    fr: "{contest} : le risque est de {risk} et doit tomber à {limit}.",
  },
  "risk-full-count": {
    en: "{contest}: sampling did not confirm it. Every ballot is counted by hand.",
    fr: "{contest} : l’échantillon ne l’a pas confirmé. Chaque bulletin est dépouillé à la main.",
  },
  "risk-counted": {
    en: "{contest}: a full hand count decided it.",
    fr: "{contest} : un dépouillement complet l’a tranché.",
  },
  "risk-source": {
    en: "Highest risk of its assertions after each round; each assertion stands in the table.",
    fr: "Le plus haut risque de ses assertions après chaque ronde ; chacune figure au tableau.",
  },
  "ballots-read": { en: "Ballots drawn", fr: "Bulletins tirés" },
  risk: { en: "Risk", fr: "Risque" },
  limit: { en: "limit {limit}", fr: "limite {limit}" },
  assertion: { en: "Assertion", fr: "Assertion" },
  "after-round": { en: "After round {n}", fr: "Après la ronde {n}" },
  // Discrepancies
  "discrepancies-title": {
    en: "Where paper and record differ",
    fr: "Où le papier et l’enregistrement diffèrent",
  },
  "discrepancies-none": {
    en: "No measured ballot reads otherwise than its record.",
    fr: "Aucun bulletin mesuré ne se lit autrement que son enregistrement.",
  },
  "discrepancies-polling": {
    en: "Ballot polling reads paper alone: there is no record to compare with.",
    fr: "Le sondage ne lit que le papier : il n’y a pas d’enregistrement à comparer.",
  },
  "discrepancies-wait": {
    en: "Shown when every drawn round is measured, so that boards stay blind.",
    fr: "Montré quand chaque ronde tirée est mesurée, pour que les comités restent aveugles.",
  },
  ballot: { en: "Ballot", fr: "Bulletin" },
  "times-drawn": { en: "Times drawn", fr: "Fois tiré" },
  kind: { en: "What it changes", fr: "Ce que cela change" },
  record: { en: "Record", fr: "Enregistrement" },
  paper: { en: "Paper, as the board settled it", fr: "Papier, tel que le comité l’a tranché" },
  "no-record": { en: "No record", fr: "Aucun enregistrement" },
  "kind-o2": { en: "Two votes too many for a winner", fr: "Deux voix de trop pour un gagnant" },
  "kind-o1": { en: "One vote too many for a winner", fr: "Une voix de trop pour un gagnant" },
  "kind-u1": { en: "One vote too few for a winner", fr: "Une voix de moins pour un gagnant" },
  "kind-u2": { en: "Two votes too few for a winner", fr: "Deux voix de moins pour un gagnant" },
  "kind-other": { en: "Changes no pair that decides", fr: "Ne change aucune paire qui décide" },
});
