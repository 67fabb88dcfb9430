import { messages as say } from "../../../basics/text.ts";

export const messages = say("audits", {
  "because-round": { en: "round {number}", fr: "ronde {number}" },
  "because-commitment": { en: "commitment", fr: "engagement" },
  "because-reveal": { en: "reveal", fr: "révélation" },
  "because-seed": { en: "seed", fr: "graine" },
  "because-signed-in": { en: "signed in", fr: "arrivée à la table" },
  "because-signed-out": { en: "signed out", fr: "départ de la table" },
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
    en: "This design does not compare with such a file: polling takes none, a comparison takes records, a batch comparison takes batch totals.",
    fr: "Ce plan ne compare pas avec un tel fichier : le sondage n’en prend pas, la comparaison prend des enregistrements, celle des lots prend des totaux par lot.",
  },
  "sampler-invalid": {
    en: "The sampler {sampler} does not go with {style}.",
    fr: "Le tirage {sampler} ne va pas avec {style}.",
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
  "nothing-to-fetch": {
    en: "Nothing was drawn here in this round: there is nothing to fetch.",
    fr: "Rien n’a été tiré ici dans cette ronde : il n’y a rien à chercher.",
  },
  "too-many-to-print": {
    en: "{cards} are too many for one printed document; {most} is the most. Take the list as CSV.",
    fr: "{cards}, c’est trop pour un document imprimé ; le maximum est {most}. Prenez la liste en CSV.",
  },
  "did-make-board": { en: "Appointed an audit board", fr: "A nommé un comité de vérification" },
  "did-deal": { en: "Dealt units anew", fr: "A redistribué des unités" },
  "did-sit": { en: "Sat down at the table, or left it", fr: "S’est assis à la table, ou l’a quittée" },
  "did-enter": { en: "Entered readings", fr: "A saisi des lectures" },
  "did-resolve": { en: "Settled two readings", fr: "A tranché deux lectures" },
  "did-measure": { en: "Measured the risk", fr: "A mesuré le risque" },
  "did-full-count": { en: "Ordered a full hand count", fr: "A ordonné un dépouillement manuel complet" },
  "did-count": { en: "Added up a full hand count", fr: "A additionné un dépouillement manuel complet" },
  "did-conclude": { en: "Concluded the audit", fr: "A conclu la vérification" },
  "board-not-found": {
    en: "You sit on no such audit board.",
    fr: "Vous ne siégez pas à ce comité de vérification.",
  },
  "board-name-taken": {
    en: "This jurisdiction has a board called {name} already.",
    fr: "Cette circonscription a déjà un comité nommé {name}.",
  },
  "one-person-twice": {
    en: "A board is two different people.",
    fr: "Un comité, ce sont deux personnes différentes.",
  },
  "not-on-boards": {
    en: "{person} does not hold the role of an audit board in your organisation.",
    fr: "{person} n’a pas le rôle de comité de vérification dans votre organisme.",
  },
  "on-another-board": {
    en: "{person} sits on another board of this audit.",
    fr: "{person} siège à un autre comité de cette vérification.",
  },
  "no-other-board": {
    en: "There is no other board in this jurisdiction. Appoint one first.",
    fr: "Il n’y a pas d’autre comité dans cette circonscription. Nommez-en un d’abord.",
  },
  "same-affiliation": {
    en: "The other member of this board declared “{affiliation}” too. The two who read a ballot have different affiliations.",
    fr: "L’autre membre de ce comité a aussi déclaré « {affiliation} ». Les deux personnes qui lisent un bulletin ont des affiliations différentes.",
  },
  "already-signed-in": { en: "You are signed in at this table.", fr: "Vous êtes déjà à cette table." },
  "not-signed-in-here": { en: "You are not signed in at this table.", fr: "Vous n’êtes pas à cette table." },
  "not-reading": {
    en: "Nothing is to be read or measured now.",
    fr: "Il n’y a rien à lire ni à mesurer pour l’instant.",
  },
  "unit-not-found": {
    en: "Your board reads no such card or batch.",
    fr: "Votre comité ne lit pas ce bulletin ou ce lot.",
  },
  "nothing-to-settle": {
    en: "There are not two entries that differ here.",
    fr: "Il n’y a pas ici deux saisies qui diffèrent.",
  },
  "board-not-complete": {
    en: "Both members of the board must sit at the table.",
    fr: "Les deux membres du comité doivent être à la table.",
  },
  "reading-invalid": { en: "The reading was not taken. {why}", fr: "La lecture n’a pas été prise. {why}" },
  "units-unread": {
    en: "Not every card or batch is read by both and settled yet.",
    fr: "Tous les bulletins ou lots ne sont pas encore lus par les deux et tranchés.",
  },
  "contest-not-found": {
    en: "This audit has no such contest.",
    fr: "Cette vérification n’a pas ce scrutin.",
  },
  "contest-decided": {
    en: "This contest is confirmed or counted already, or its full count is ordered.",
    fr: "Ce scrutin est déjà confirmé ou dépouillé, ou son dépouillement complet est ordonné.",
  },
  "not-counting": {
    en: "No full hand count of this contest is under way.",
    fr: "Aucun dépouillement manuel complet de ce scrutin n’est en cours.",
  },
  "not-decided": {
    en: "An audit is concluded only when every assertion is confirmed or its contest counted by hand in full.",
    fr: "Une vérification n’est conclue que si chaque assertion est confirmée ou son scrutin dépouillé à la main en entier.",
  },
  "not-concluded": {
    en: "The record is published when the audit is concluded.",
    fr: "Le dossier est publié quand la vérification est conclue.",
  },
  "file-not-found": {
    en: "The record has no such file, or it is not public yet.",
    fr: "Le dossier n’a pas ce fichier, ou il n’est pas encore public.",
  },
  "jurisdiction-unknown": {
    en: "{contest} is said to be held in {jurisdiction}, which is not in this audit.",
    fr: "{contest} aurait lieu dans {jurisdiction}, qui n’est pas dans cette vérification.",
  },
});
