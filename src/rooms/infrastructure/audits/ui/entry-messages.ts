import { messages as say } from "../../../../basics/text.ts";

/** The table of an audit board: sitting down, entering, settling. */
export const entry = say("audits-entry", {
  table: { en: "Table of the board", fr: "Table du comité" },
  back: { en: "Back to the audit", fr: "Retour à la vérification" },
  "who-sits": { en: "Who sits at the table", fr: "Qui est à la table" },
  member: { en: "Member", fr: "Membre" },
  "here-for": { en: "At the table for {affiliation}", fr: "À la table pour {affiliation}" },
  "not-here": { en: "Not at the table", fr: "Pas à la table" },
  "sign-in-verb": { en: "Sit down at the table", fr: "S’asseoir à la table" },
  "sign-out-verb": { en: "Leave the table", fr: "Quitter la table" },
  affiliation: { en: "My affiliation", fr: "Mon affiliation" },
  "affiliation-hint": {
    en: "Your party, or “none”. The two members have different ones.",
    fr: "Votre parti, ou « aucun ». Les deux membres en ont de différentes.",
  },
  "both-needed": {
    en: "Entries count only while both members sit at the table.",
    fr: "Les saisies ne comptent que si les deux membres sont à la table.",
  },
  "not-a-member": { en: "You do not sit on this board.", fr: "Vous ne siégez pas à ce comité." },
  "signed-in-already": { en: "You sit at the table.", fr: "Vous êtes à la table." },
  "not-signed-in": { en: "You do not sit at the table.", fr: "Vous n’êtes pas à la table." },
  "unsent-first": {
    en: "Entries still wait for the network. Leave when they have arrived.",
    fr: "Des saisies attendent encore le réseau. Partez quand elles seront arrivées.",
  },
  // State of the network
  network: { en: "Entries and network", fr: "Saisies et réseau" },
  "all-sent": { en: "Every entry has arrived.", fr: "Chaque saisie est arrivée." },
  waiting: {
    en: "{n, plural, one {# entry waits} other {# entries wait}} for the network.",
    fr: "{n, plural, one {# saisie attend} other {# saisies attendent}} le réseau.",
  },
  sending: {
    en: "{n, plural, one {# entry is} other {# entries are}} being sent.",
    fr: "{n, plural, one {# saisie est envoyée} other {# saisies sont envoyées}}.",
  },
  "last-contact": { en: "Last contact {ago}.", fr: "Dernier contact {ago}." },
  "no-contact": { en: "No contact yet.", fr: "Aucun contact encore." },
  "kept-here": {
    en: "They are kept on this device, also when this page is closed. Go on reading.",
    fr: "Elles sont gardées sur cet appareil, même si la page est fermée. Continuez à lire.",
  },
  "not-kept-here": {
    en: "This browser keeps nothing: do not close the page before every entry has arrived.",
    fr: "Ce navigateur ne garde rien : ne fermez pas la page avant que chaque saisie soit arrivée.",
  },
  "other-person": {
    en: "Somebody else is signed in on this device now. Your entries stay here and are sent when you sign in again.",
    fr: "Quelqu’un d’autre a maintenant une session sur cet appareil. Vos saisies restent ici et partiront quand vous rouvrirez la vôtre.",
  },
  "send-now": { en: "Send the entries now", fr: "Envoyer les saisies maintenant" },
  // Entries that were not taken
  "refused-title": { en: "Entries that were not taken", fr: "Saisies qui n’ont pas été prises" },
  dismiss: { en: "Put the entry aside", fr: "Écarter la saisie" },
  "read-again": { en: "Read this ballot again", fr: "Relire ce bulletin" },
  "outcome-unit-not-yours": {
    en: "Your board does not read it any more.",
    fr: "Votre comité ne le lit plus.",
  },
  "outcome-already-entered": {
    en: "You had entered it before, perhaps on another device. That entry counts.",
    fr: "Vous l’aviez déjà saisi, peut-être sur un autre appareil. C’est cette saisie qui compte.",
  },
  "outcome-already-paired": {
    en: "Both members had entered it before.",
    fr: "Les deux membres l’avaient déjà saisi.",
  },
  "outcome-reading-invalid": {
    en: "The reading does not fit the contest.",
    fr: "La lecture ne correspond pas au scrutin.",
  },
  "outcome-board-not-complete": {
    en: "The two members did not both sit at the table when it was entered.",
    fr: "Les deux membres n’étaient pas ensemble à la table au moment de la saisie.",
  },
  "outcome-entered-in-future": {
    en: "The clock of this device is ahead. Set it right, then read the ballot again.",
    fr: "L’horloge de cet appareil avance. Réglez-la, puis relisez le bulletin.",
  },
  // Entry
  "read-title": { en: "Ballot {unit}", fr: "Bulletin {unit}" },
  "batch-title": { en: "Batch {unit}", fr: "Lot {unit}" },
  "of-contest": { en: "Full hand count: {contest}", fr: "Dépouillement complet : {contest}" },
  left: {
    en: "{n, plural, one {# left} other {# left}} to enter on this device",
    fr: "{n, plural, one {# reste} other {# restent}} à saisir sur cet appareil",
  },
  how: {
    en: "Fetch it, look at the paper, enter what you see. Numbers mark, Enter goes on.",
    fr: "Prenez-le, regardez le papier, saisissez ce que vous voyez. Les chiffres marquent, Entrée avance.",
  },
  "vote-for": {
    en: "Up to {n, plural, one {# vote} other {# votes}}. Enter every mark, also too many.",
    fr: "Jusqu’à {n, plural, one {# voix} other {# voix}}. Saisissez chaque marque, même de trop.",
  },
  rank: {
    en: "In the order of preference: mark the first choice first.",
    fr: "Dans l’ordre de préférence : marquez d’abord le premier choix.",
  },
  ranked: { en: "{name}, choice {rank}", fr: "{name}, choix {rank}" },
  "write-in": { en: "A name written in", fr: "Un nom ajouté à la main" },
  blank: { en: "No mark", fr: "Aucune marque" },
  absent: { en: "Contest not on this ballot", fr: "Scrutin absent de ce bulletin" },
  "no-consensus": { en: "Cannot be agreed on", fr: "Pas d’accord possible" },
  "not-found": { en: "Ballot not found", fr: "Bulletin introuvable" },
  "batch-not-found": { en: "Batch not found", fr: "Lot introuvable" },
  unsaid: { en: "Nothing entered", fr: "Rien de saisi" },
  "say-for": {
    en: "{contest}: enter the marks, or say that there are none.",
    fr: "{contest} : saisissez les marques, ou dites qu’il n’y en a pas.",
  },
  "read-back-verb": { en: "Read back", fr: "Relire" },
  "read-back-title": { en: "Is this what the paper says?", fr: "Est-ce bien ce que dit le papier ?" },
  "keep-verb": { en: "Keep this entry", fr: "Garder cette saisie" },
  "change-verb": { en: "Change the entry", fr: "Changer la saisie" },
  "later-verb": { en: "Read this one later", fr: "Lire celui-ci plus tard" },
  "nothing-left": {
    en: "There is nothing left for you to enter. Thank you.",
    fr: "Il ne vous reste rien à saisir. Merci.",
  },
  "nothing-dealt": {
    en: "Nothing is dealt to this board yet. After the draw its ballots stand here.",
    fr: "Rien n’est encore attribué à ce comité. Après le tirage, ses bulletins figurent ici.",
  },
  "votes-of": { en: "Votes for {name}", fr: "Voix pour {name}" },
  "valid-cards": { en: "Ballots with a valid vote", fr: "Bulletins portant une voix valide" },
  "valid-cards-said": {
    en: "{n, number} ballots with a valid vote",
    fr: "{n, number} bulletins portant une voix valide",
  },
  rankings: { en: "Rankings, one a line", fr: "Classements, un par ligne" },
  "rankings-hint": {
    en: "Count, a colon, names in order: 12: Ada > Bo",
    fr: "Nombre, deux-points, noms dans l’ordre : 12: Ada > Bo",
  },
  "rankings-line": {
    en: "Line {line}: expected a count, a colon and candidates in order, but found “{found}”.",
    fr: "Ligne {line} : il fallait un nombre, deux-points et des candidats dans l’ordre, mais on lit « {found} ».",
  },
  // Disputes
  "disputed-title": { en: "Read differently: settle together", fr: "Lus différemment : tranchez ensemble" },
  "disputed-text": {
    en: "Both look at the paper again. Both entries stay in the record, with what you settle and why.",
    fr: "Regardez ensemble le papier à nouveau. Les deux saisies restent au dossier, avec ce que vous tranchez et pourquoi.",
  },
  "disputed-none": { en: "No ballot was read differently.", fr: "Aucun bulletin n’a été lu différemment." },
  "entry-of": { en: "{name} entered", fr: "Saisie de {name}" },
  "settle-open": { en: "Settle {unit}", fr: "Trancher {unit}" },
  "settle-verb": { en: "Settle the reading", fr: "Trancher la lecture" },
  "settle-how": { en: "How it was settled", fr: "Comment cela a été tranché" },
  "settled-title": { en: "Settled readings", fr: "Lectures tranchées" },
  unit: { en: "Ballot or batch", fr: "Bulletin ou lot" },
  state: { en: "State", fr: "État" },
  "settled-as": { en: "Settled as", fr: "Tranché comme" },
  "settled-how": { en: "How", fr: "Comment" },
  "both-agreed": { en: "Both entered the same", fr: "Les deux ont saisi la même chose" },
  "unit-to-read": { en: "To read", fr: "À lire" },
  "unit-waiting": { en: "Waits for the other member", fr: "Attend l’autre membre" },
  "unit-disputed": { en: "Read differently", fr: "Lu différemment" },
  "unit-settled": { en: "Settled", fr: "Tranché" },
});
