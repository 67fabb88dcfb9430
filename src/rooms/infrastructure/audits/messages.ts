import { messages as say } from "../../../basics/text.ts";

export const messages = say("audits", {
  verified: {
    en: "Everything in this record agrees: {cards} cards, {draws} draws, {claims} assertions.",
    fr: "Tout concorde dans ce dossier : {cards} bulletins, {draws} tirages, {claims} assertions.",
  },
  meaning: {
    en: "An audit confirms winners, not margins, and only as far as the paper trail is trustworthy.",
    fr: "Une vérification confirme les gagnants, non les écarts, et seulement si la trace papier est fiable.",
  },
  differs: {
    en: "{file}, {where}: the record says {recorded}, but its files give {recomputed}.",
    fr: "{file}, {where} : le dossier dit {recorded}, mais ses fichiers donnent {recomputed}.",
  },
  "folder-unreadable": {
    en: "{folder} could not be read as the folder of an audit record: {reason}.",
    fr: "{folder} n’a pas pu être lu comme dossier de vérification : {reason}.",
  },
  audits: { en: "Audits", fr: "Vérifications" },
  audit: { en: "Audit", fr: "Vérification" },
  "state-set-up": { en: "Being set up", fr: "En préparation" },
  "state-committed": { en: "Files committed", fr: "Fichiers engagés" },
  "state-seeded": { en: "Seed drawn", fr: "Graine tirée" },
  "state-reading": { en: "Ballots are read", fr: "Lecture des bulletins" },
  "state-counting": { en: "Full hand count", fr: "Dépouillement manuel complet" },
  "state-decided": { en: "Every contest decided", fr: "Tous les scrutins tranchés" },
  "state-concluded": { en: "Concluded", fr: "Conclue" },
  "state-withdrawn": { en: "Given up", fr: "Abandonnée" },
  "did-set-up": { en: "Set up an audit", fr: "A préparé une vérification" },
  "did-report": { en: "Replaced the announced results", fr: "A remplacé les résultats annoncés" },
  "did-declare": { en: "Said whether the paper can be trusted", fr: "A dit si la trace papier est fiable" },
  "did-withdraw": { en: "Gave up the audit", fr: "A abandonné la vérification" },
  "did-manifest": { en: "Handed in a manifest", fr: "A remis un manifeste" },
  "did-records": { en: "Handed in records", fr: "A remis des enregistrements" },
  "did-acknowledge": { en: "Explained findings", fr: "A expliqué des constats" },
  "did-commit": { en: "Committed to the files", fr: "A engagé les fichiers" },
  "did-seed": { en: "Held the ceremony of the seed", fr: "A tenu la cérémonie de la graine" },
  "did-draw": { en: "Drew a round", fr: "A tiré une ronde" },
  "audit-not-found": { en: "There is no such audit here.", fr: "Cette vérification n’existe pas ici." },
  "audit-of-others": {
    en: "Another organisation runs this audit. Ask its election officials.",
    fr: "Un autre organisme mène cette vérification. Adressez-vous à ses responsables.",
  },
  "not-in-set-up": {
    en: "The files are committed: what the draw depends on can no longer change. If something is wrong and there is no seed yet, give the audit up and set up another.",
    fr: "Les fichiers sont engagés : ce dont dépend le tirage ne peut plus changer. S’il y a une erreur et pas encore de graine, abandonnez la vérification et préparez-en une autre.",
  },
  "contest-twice": {
    en: "The contest {contest} stands twice. Give each contest an id of its own.",
    fr: "Le scrutin {contest} figure deux fois. Donnez à chaque scrutin son identifiant.",
  },
  "contest-not-auditable": {
    en: "The contest {contest} cannot be audited as announced. {why}",
    fr: "Le scrutin {contest} ne peut pas être vérifié tel qu’il a été annoncé. {why}",
  },
  "tally-incomplete": {
    en: "The result of {contest} does not say on how many cards there is a valid vote. Add validCards.",
    fr: "Le résultat de {contest} ne dit pas combien de bulletins portent une voix valide. Ajoutez validCards.",
  },
  "records-needed": {
    en: "The result of {contest} is to come from the records, but a polling audit has none. Announce the votes.",
    fr: "Le résultat de {contest} doit venir des enregistrements, mais une vérification par sondage n’en a pas. Annoncez les voix.",
  },
  "jurisdiction-twice": {
    en: "The code {jurisdiction} stands for two jurisdictions. Give each its own.",
    fr: "Le code {jurisdiction} désigne deux circonscriptions. Donnez à chacune le sien.",
  },
  "organisation-unknown": {
    en: "{organisation} does not take part in this election. Admit it first.",
    fr: "{organisation} ne participe pas à cette élection. Admettez-le d’abord.",
  },
  "measure-invalid": {
    en: "The risk measure cannot judge these contests with these parameters. Choose others.",
    fr: "La mesure du risque ne peut pas juger ces scrutins avec ces paramètres. Choisissez-en d’autres.",
  },
  "seed-known": {
    en: "The seed is known. From here on the audit runs to its end: nobody may give it up because of what was drawn.",
    fr: "La graine est connue. La vérification va désormais jusqu’au bout : nul ne peut l’abandonner à cause du tirage.",
  },
  "jurisdiction-not-found": {
    en: "This audit has no such jurisdiction, or it is not yours to see.",
    fr: "Cette vérification n’a pas cette circonscription, ou vous ne pouvez pas la voir.",
  },
  "jurisdiction-of-others": {
    en: "Another organisation acts for this jurisdiction.",
    fr: "Un autre organisme agit pour cette circonscription.",
  },
  "file-refused": { en: "The file was not taken: {problem}", fr: "Le fichier n’a pas été pris : {problem}" },
  "file-cut-off": {
    en: "The file broke off before its end. Send it again.",
    fr: "Le fichier s’est interrompu avant la fin. Renvoyez-le.",
  },
  "file-too-large": {
    en: "The file is larger than {bytesMax} bytes. Divide the jurisdiction.",
    fr: "Le fichier dépasse {bytesMax} octets. Divisez la circonscription.",
  },
  "batch-ambiguous": {
    en: "Two batches would both be called {batch}, so that their cards could not be told apart. Rename one of them.",
    fr: "Deux lots s’appelleraient {batch}, et leurs bulletins ne se distingueraient plus. Renommez l’un d’eux.",
  },
  "no-manifest-yet": {
    en: "Hand in the manifest first: each record is put to a card of it.",
    fr: "Remettez d’abord le manifeste : chaque enregistrement est rapporté à l’un de ses bulletins.",
  },
  "records-not-used": {
    en: "A polling audit compares nothing: it takes no records.",
    fr: "Une vérification par sondage ne compare rien : elle ne prend pas d’enregistrements.",
  },
  "manifest-too-small": {
    en: "Batch {batch} has {records} records, but the manifest counts only {cards} cards. Either the manifest is incomplete or records were added: nothing can be drawn before this is settled.",
    fr: "Le lot {batch} a {records} enregistrements, mais le manifeste ne compte que {cards} bulletins. Le manifeste est incomplet ou des enregistrements ont été ajoutés : rien ne peut être tiré avant que ce soit réglé.",
  },
  "record-not-placed": {
    en: "Record {record} of batch {batch} fits no free card: expected a number from 1 to {cards}, each once. Nothing of the file was taken.",
    fr: "L’enregistrement {record} du lot {batch} ne correspond à aucun bulletin libre : attendu, un numéro de 1 à {cards}, une seule fois. Rien du fichier n’a été pris.",
  },
  "finding-not-found": {
    en: "The checks do not find this, or no longer with these figures. Look at them again.",
    fr: "Les contrôles ne trouvent pas ceci, ou plus avec ces chiffres. Relisez-les.",
  },
  "finding-forbids": {
    en: "{finding}: this cannot be explained away. Correct the file or the announced result.",
    fr: "{finding} : aucune explication ne suffit. Corrigez le fichier ou le résultat annoncé.",
  },
  "paper-not-declared": {
    en: "Nobody has said yet whether the paper trail can be trusted. Look at seals, custody and reconciliation first.",
    fr: "Personne n’a encore dit si la trace papier est fiable. Examinez d’abord les scellés, la garde et le rapprochement.",
  },
  "paper-not-trustworthy": {
    en: "The paper trail was found wanting. An audit of paper that cannot be trusted confirms nothing: repair what can be repaired, or tell the public.",
    fr: "La trace papier a été jugée insuffisante. Vérifier un papier auquel on ne peut se fier ne confirme rien : réparez ce qui peut l’être, ou dites-le au public.",
  },
  "files-missing": { en: "Files are missing: {files}.", fr: "Il manque des fichiers : {files}." },
  "checks-forbid": {
    en: "{count, plural, one {One finding of the checks forbids} other {# findings of the checks forbid}} the draw. Correct the files or the announced results.",
    fr: "{count, plural, one {Un constat des contrôles interdit} other {# constats des contrôles interdisent}} le tirage. Corrigez les fichiers ou les résultats annoncés.",
  },
  "checks-unexplained": {
    en: "{count, plural, one {One finding of the checks waits} other {# findings of the checks wait}} for an explanation.",
    fr: "{count, plural, one {Un constat des contrôles attend} other {# constats des contrôles attendent}} une explication.",
  },
  "not-committed-yet": {
    en: "The files are not committed yet. A seed that is known before could have been looked for.",
    fr: "Les fichiers ne sont pas encore engagés. Une graine connue avant aurait pu être choisie.",
  },
  "commitments-closed": {
    en: "The first rolls are shown: nobody joins any more. Hold the ceremony again if someone is missing.",
    fr: "Les premiers lancers sont montrés : plus personne ne se joint. Recommencez la cérémonie s’il manque quelqu’un.",
  },
  "name-twice": { en: "{name} has committed already.", fr: "{name} s’est déjà engagé." },
  "too-few-commitments": {
    en: "At least {least} people commit to rolls before anyone shows theirs: one alone could choose the seed.",
    fr: "Au moins {least} personnes s’engagent sur des lancers avant que quiconque montre les siens : une seule pourrait choisir la graine.",
  },
  "reveal-without-commitment": {
    en: "{name} did not commit to rolls before.",
    fr: "{name} ne s’est pas engagé auparavant sur des lancers.",
  },
  "reveal-differs": {
    en: "These are not the rolls that {name} committed to. If they cannot be found, hold the ceremony again.",
    fr: "Ce ne sont pas les lancers sur lesquels {name} s’est engagé. Si on ne les retrouve pas, recommencez la cérémonie.",
  },
  "already-revealed": { en: "{name} has shown the rolls already.", fr: "{name} a déjà montré ses lancers." },
  "rolls-invalid": {
    en: "Rolls are decimal digits, at least 20, as many as the others have, and a salt of ten characters or more ({name}).",
    fr: "Les lancers sont des chiffres, au moins 20, autant que les autres, et un sel d’au moins dix caractères ({name}).",
  },
  "no-seed-yet": {
    en: "There is no seed yet, or the draw is over. First the commitment, then the ceremony, then the draw.",
    fr: "Il n’y a pas encore de graine, ou le tirage est terminé. D’abord l’engagement, puis la cérémonie, puis le tirage.",
  },
  "already-drawn": {
    en: "The first round is drawn. Later rounds follow by themselves when they are needed.",
    fr: "La première ronde est tirée. Les suivantes viennent d’elles-mêmes s’il le faut.",
  },
  "more-than-cards": {
    en: "There are only {cards} cards.",
    fr: "Il n’y a que {cards} bulletins.",
  },
  "round-not-found": { en: "This round was not drawn.", fr: "Cette ronde n’a pas été tirée." },
});
