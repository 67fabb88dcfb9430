import { messages as say } from "../../../../basics/text.ts";

/** What goes into the draw: files, checks, commitment, seed. */
export const inputs = say("audits-inputs", {
  "files-question": {
    en: "Which files has each jurisdiction handed in?",
    fr: "Quels fichiers chaque circonscription a-t-elle remis ?",
  },
  manifest: { en: "Ballot manifest", fr: "Manifeste des bulletins" },
  records: { en: "Cast vote records", fr: "Enregistrements des votes" },
  "not-handed-in": { en: "Not handed in yet", fr: "Pas encore remis" },
  "handed-manifest": {
    en: "{batches, plural, one {# batch} other {# batches}}, {cards, plural, one {# ballot} other {# ballots}}",
    fr: "{batches, plural, one {# lot} other {# lots}}, {cards, plural, one {# bulletin} other {# bulletins}}",
  },
  "handed-records": {
    en: "{cards, plural, one {# record} other {# records}} in {batches, plural, one {# batch} other {# batches}}",
    fr: "{cards, plural, one {# enregistrement} other {# enregistrements}} dans {batches, plural, one {# lot} other {# lots}}",
  },
  "hand-in-manifest": { en: "Hand in the manifest", fr: "Remettre le manifeste" },
  "hand-in-records": { en: "Hand in the records", fr: "Remettre les enregistrements" },
  file: { en: "File", fr: "Fichier" },
  "file-missing": { en: "Choose a file.", fr: "Choisissez un fichier." },
  format: { en: "Format", fr: "Format" },
  "dominion-csv": { en: "Dominion, CSV", fr: "Dominion, CSV" },
  "clear-ballot": { en: "ClearBallot, CSV", fr: "ClearBallot, CSV" },
  "batch-totals": { en: "Totals by batch, CSV", fr: "Totaux par lot, CSV" },
  place: { en: "A record’s place in its batch", fr: "Place d’un enregistrement dans son lot" },
  "place-number": { en: "The number of the record", fr: "Le numéro de l’enregistrement" },
  "place-order": { en: "The order of the records", fr: "L’ordre des enregistrements" },
  "of-others": {
    en: "Only officials of this jurisdiction hand in its files.",
    fr: "Seuls les responsables de cette circonscription remettent ses fichiers.",
  },
  "manifest-first": {
    en: "Hand in the manifest first: each record is put to a ballot of it.",
    fr: "Remettez d’abord le manifeste : chaque enregistrement y trouve son bulletin.",
  },
  "no-records-needed": {
    en: "Ballot polling reads paper alone: no records are needed.",
    fr: "Le sondage ne lit que le papier : aucun enregistrement n’est exigé.",
  },
  "file-problems": {
    en: "What is wrong in the file, row by row",
    fr: "Ce qui est faux dans le fichier, ligne par ligne",
  },
  "file-place": { en: "Place", fr: "Endroit" },
  "file-expected": { en: "What is wrong", fr: "Ce qui est faux" },
  "handed-at": { en: "Handed in", fr: "Remis" },
  handed: { en: "{file}, {bytes} bytes", fr: "{file}, {bytes} octets" },
  fingerprint: { en: "Fingerprint (SHA-256)", fr: "Empreinte (SHA-256)" },
  // Checks
  "checks-question": {
    en: "Do the files and the announced results agree?",
    fr: "Les fichiers et les résultats annoncés concordent-ils ?",
  },
  "checks-part": {
    en: "These are the checks of what you see. The whole is checked when every file is there.",
    fr: "Ce sont les contrôles de ce que vous voyez. Le tout est contrôlé quand chaque fichier est là.",
  },
  "checks-missing": { en: "Still missing", fr: "Manque encore" },
  "checks-none": {
    en: "The checks found nothing that forbids the draw or asks for an explanation.",
    fr: "Les contrôles n’ont rien trouvé qui interdise le tirage ou demande une explication.",
  },
  "checks-none-yet": { en: "Nothing stands out so far.", fr: "Rien ne ressort jusqu’ici." },
  "is-explained": { en: "Explained", fr: "Expliqué" },
  "explain-why": { en: "Why this is right", fr: "Pourquoi c’est juste" },
  finding: { en: "Finding", fr: "Constat" },
  subject: { en: "Where", fr: "Où" },
  found: { en: "Found", fr: "Trouvé" },
  expected: { en: "Expected", fr: "Attendu" },
  weight: { en: "What it means", fr: "Ce qu’il signifie" },
  "weight-refuse": { en: "Forbids the draw", fr: "Interdit le tirage" },
  "weight-explain": { en: "Must be explained", fr: "Doit être expliqué" },
  explained: { en: "Explained: {why}", fr: "Expliqué : {why}" },
  "explain-verb": { en: "Explain the findings", fr: "Expliquer les constats" },
  "explain-which": { en: "Which findings", fr: "Quels constats" },
  "explain-none": { en: "No finding waits for an explanation.", fr: "Aucun constat n’attend d’explication." },
  // Commitment
  "commit-verb": { en: "Commit to the files", fr: "Engager les fichiers" },
  "commit-consequence": {
    en: "From here on nothing of the files can change, for nobody. Their fingerprints are public at once.",
    fr: "Dès lors, rien des fichiers ne peut changer, pour personne. Leurs empreintes sont publiques aussitôt.",
  },
  "commitment-title": { en: "Commitment", fr: "Engagement" },
  "commitment-text": {
    en: "Print this before the ceremony, where everyone can see it. Whoever knows the seed can no longer choose the files.",
    fr: "Publiez ceci avant la cérémonie, à la vue de tous. Qui connaît la graine ne peut plus choisir les fichiers.",
  },
  "commitment-none": {
    en: "The files are not committed yet.",
    fr: "Les fichiers ne sont pas encore engagés.",
  },
  "files-published": { en: "Files and fingerprints", fr: "Fichiers et empreintes" },
  "file-name": { en: "File", fr: "Fichier" },
  "is-committed": { en: "Committed before the seed", fr: "Engagé avant la graine" },
  "is-public": { en: "Public", fr: "Public" },
  yes: { en: "Yes", fr: "Oui" },
  "not-yet": { en: "Not yet", fr: "Pas encore" },
  // Seed
  "seed-title": { en: "Seed ceremony", fr: "Cérémonie de la graine" },
  "seed-text": {
    en: "Several people throw ten-sided dice, at least 20 digits each. All commit first; then each shows the rolls. One honest person is enough to make the seed a matter of chance.",
    fr: "Plusieurs personnes lancent des dés à dix faces, au moins 20 chiffres chacune. Toutes s’engagent d’abord ; ensuite chacune montre ses lancers. Une seule personne honnête suffit pour que la graine relève du hasard.",
  },
  "ceremony-n": { en: "Ceremony {n}", fr: "Cérémonie {n}" },
  party: { en: "Who", fr: "Qui" },
  commitment: { en: "Commitment", fr: "Engagement" },
  rolls: { en: "Rolls", fr: "Lancers" },
  salt: { en: "Salt", fr: "Sel" },
  "not-shown": { en: "Not shown yet", fr: "Pas encore montrés" },
  "nobody-committed": { en: "Nobody has committed yet.", fr: "Personne ne s’est encore engagé." },
  "commit-rolls-verb": { en: "Take down a commitment", fr: "Consigner un engagement" },
  "commit-rolls-hint": {
    en: "64 letters and digits, made from name, rolls and salt.",
    fr: "64 lettres et chiffres, faits du nom, des lancers et du sel.",
  },
  "reveal-verb": { en: "Take down rolls", fr: "Consigner des lancers" },
  "two-commit-first": {
    en: "At least two people commit before anyone shows rolls.",
    fr: "Au moins deux personnes s’engagent avant que quiconque montre ses lancers.",
  },
  "rolls-shown": {
    en: "The first rolls are shown: nobody joins any more.",
    fr: "Les premiers lancers sont montrés : plus personne ne se joint.",
  },
  "restart-why": { en: "Why", fr: "Pourquoi" },
  "restart-verb": { en: "Hold the ceremony again", fr: "Recommencer la cérémonie" },
  "restart-consequence": {
    en: "Every commitment of this ceremony is void. All throw anew.",
    fr: "Chaque engagement de cette cérémonie est nul. Tous relancent.",
  },
  "own-title": { en: "Make a commitment on this device", fr: "Faire un engagement sur cet appareil" },
  "own-text": {
    en: "For one of those who throw: type name, rolls and salt. The commitment is worked out here and nothing is sent.",
    fr: "Pour une personne qui lance : saisissez nom, lancers et sel. L’engagement est calculé ici et rien n’est envoyé.",
  },
  "own-result": { en: "My commitment", fr: "Mon engagement" },
  "own-incomplete": {
    en: "Needs a name, at least 20 digits and a salt of ten characters or more.",
    fr: "Il faut un nom, au moins 20 chiffres et un sel d’au moins dix caractères.",
  },
  "the-seed": { en: "The seed", fr: "La graine" },
  "seed-how": {
    en: "The sum of the rolls, digit by digit, without carrying. Anyone can check it on paper.",
    fr: "La somme des lancers, chiffre par chiffre, sans retenue. Chacun peut la contrôler sur papier.",
  },
});
