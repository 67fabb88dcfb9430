import { messages } from "../../../../basics/text.ts";

/** Words of the public pages of audits: short sentences, words that a twelve-year-old knows. */
export const pageWords = messages("audit-page", {
  audits: { en: "Audits of the results", fr: "Vérifications des résultats" },
  "audits-lead": {
    en: "An audit looks at paper ballots, drawn by chance, to find out whether the announced winners really won.",
    fr: "Une vérification examine des bulletins en papier, tirés au sort, pour savoir si les gagnants annoncés ont vraiment gagné.",
  },
  none: {
    en: "No audit has been announced yet. One is shown here as soon as its files are fixed, before anything is drawn.",
    fr: "Aucune vérification n’est encore annoncée. Elle paraît ici dès que ses fichiers sont fixés, avant tout tirage.",
  },
  "state-set-up": { en: "The audit is being set up.", fr: "La vérification se prépare." },
  "state-committed": {
    en: "The files are fixed. Next, people roll dice in public, and the dice choose the ballots.",
    fr: "Les fichiers sont fixés. Ensuite, des personnes lancent des dés en public, et les dés choisissent les bulletins.",
  },
  "state-seeded": {
    en: "The dice are rolled. Next, the ballots are drawn.",
    fr: "Les dés sont lancés. Ensuite, on tire les bulletins.",
  },
  "state-reading": {
    en: "The drawn ballots are being read. Two people read each of them, and neither sees what the other wrote.",
    fr: "On lit les bulletins tirés. Deux personnes lisent chacun d’eux, et aucune ne voit ce que l’autre a écrit.",
  },
  "state-counting": {
    en: "The sample could not confirm every result. So people now count every ballot of those contests by hand.",
    fr: "Le tirage n’a pas pu confirmer tous les résultats. On compte donc maintenant à la main tous les bulletins de ces scrutins.",
  },
  "state-decided": {
    en: "Every contest is confirmed or counted by hand. The full record comes next.",
    fr: "Chaque scrutin est confirmé ou compté à la main. Le dossier complet suivra.",
  },
  "state-concluded": {
    en: "The audit is over. Everything in it can be checked.",
    fr: "La vérification est terminée. Tout peut en être contrôlé.",
  },
  "state-withdrawn": {
    en: "This audit was given up before anything was drawn.",
    fr: "Cette vérification a été abandonnée avant tout tirage.",
  },
  meaning: { en: "What an audit can tell you", fr: "Ce qu’une vérification peut vous dire" },
  "meaning-winner": {
    en: "It confirms who won. It does not confirm by how many votes.",
    fr: "Elle confirme qui a gagné. Elle ne confirme pas de combien de voix.",
  },
  "meaning-limit": {
    en: "If a wrong winner was announced, the chance that the sample misses it is at most the risk limit of the contest.",
    fr: "Si un mauvais gagnant a été annoncé, la chance que le tirage ne le voie pas est au plus la limite de risque du scrutin.",
  },
  "meaning-paper": {
    en: "It is only as good as the paper. Before the draw, officials looked at seals, at who kept the ballots and at how many voters came.",
    fr: "Elle ne vaut que ce que vaut le papier. Avant le tirage, on a examiné les scellés, la garde des bulletins et le nombre de votants.",
  },
  "meaning-full": {
    en: "If the sample does not confirm a result, every ballot of that contest is counted by hand. That count is the result.",
    fr: "Si le tirage ne confirme pas un résultat, on compte à la main tous les bulletins de ce scrutin. Ce compte est le résultat.",
  },
  announced: { en: "Announced: {outcome}.", fr: "Annoncé : {outcome}." },
  "standing-open": { en: "Not confirmed yet.", fr: "Pas encore confirmé." },
  "standing-confirmed": {
    en: "Confirmed. The ballots on paper agree with the announced result.",
    fr: "Confirmé. Les bulletins en papier s’accordent avec le résultat annoncé.",
  },
  "standing-full-count": {
    en: "Not confirmed by the sample. Every ballot is being counted by hand.",
    fr: "Non confirmé par le tirage. On compte tous les bulletins à la main.",
  },
  "count-agrees": {
    en: "Every ballot was counted by hand. The announced result was right: {outcome}.",
    fr: "Tous les bulletins ont été comptés à la main. Le résultat annoncé était juste : {outcome}.",
  },
  "count-corrects": {
    en: "Every ballot was counted by hand. The announced result was wrong. The result is: {outcome}.",
    fr: "Tous les bulletins ont été comptés à la main. Le résultat annoncé était faux. Le résultat est : {outcome}.",
  },
  "count-title": { en: "{contest}: the count by hand", fr: "{contest} : le compte à la main" },
  candidate: { en: "Candidate", fr: "Candidat" },
  "votes-announced": { en: "Announced", fr: "Annoncé" },
  "votes-counted": { en: "Counted by hand", fr: "Compté à la main" },
  "risk-title": {
    en: "{contest}: the risk after each round",
    fr: "{contest} : le risque après chaque ronde",
  },
  "risk-says": {
    en: "The line must fall below the dashed line at {limit}. Then the contest is confirmed.",
    fr: "La ligne doit passer sous la ligne pointillée à {limit}. Alors le scrutin est confirmé.",
  },
  assertion: { en: "What must be true", fr: "Ce qui doit être vrai" },
  round: { en: "Round {number}", fr: "Ronde {number}" },
  draws: { en: "after {draws} draws", fr: "après {draws} tirages" },
  limit: { en: "limit {limit}", fr: "limite {limit}" },
  nobody: {
    en: "Nobody could lose this contest, so there is nothing to draw for.",
    fr: "Personne ne pouvait perdre ce scrutin : il n’y a rien à tirer.",
  },
  before: { en: "Fixed before the draw", fr: "Fixé avant le tirage" },
  "before-says": {
    en: "These files were fixed on {when}, before anyone knew the seed. One number stands for all of them:",
    fr: "Ces fichiers ont été fixés le {when}, avant que quiconque connaisse la graine. Un seul nombre les résume :",
  },
  pools: {
    en: "Of some batches the machines kept only the totals. A ballot that is drawn from one is compared with the average of its batch. That is as strict, and takes more ballots.",
    fr: "De certains lots, les machines n’ont gardé que les totaux. Un bulletin qui en est tiré est comparé à la moyenne de son lot. C’est aussi strict, et il faut plus de bulletins.",
  },
  strata: {
    en: "In some places there is a record of each ballot, and the paper is compared with it. In others there is none, and the paper is read alone. One test joins the two.",
    fr: "À certains endroits, chaque bulletin a un enregistrement, et le papier lui est comparé. À d’autres il n’y en a pas, et le papier est lu seul. Un seul test réunit les deux.",
  },
  file: { en: "File", fr: "Fichier" },
  hash: { en: "SHA-256", fr: "SHA-256" },
  bytes: { en: "Bytes", fr: "Octets" },
  "files-title": { en: "Files of the record", fr: "Fichiers du dossier" },
  later: { en: "{file} (published at the end)", fr: "{file} (publié à la fin)" },
  seed: { en: "The seed", fr: "La graine" },
  "seed-says": {
    en: "Several people rolled dice. Each first sealed the rolls in a number, and showed them only when all had done so. The rolls added up, digit by digit, are the seed: {seed}. It was made on {when}.",
    fr: "Plusieurs personnes ont lancé des dés. Chacune a d’abord scellé ses lancers dans un nombre, et ne les a montrés qu’une fois que toutes l’avaient fait. Les lancers additionnés, chiffre par chiffre, donnent la graine : {seed}. Elle date du {when}.",
  },
  "seed-waits": {
    en: "There is no seed yet. Those who have sealed their rolls stand here.",
    fr: "Il n’y a pas encore de graine. Ceux qui ont scellé leurs lancers figurent ici.",
  },
  "seed-title": { en: "Who rolled the dice", fr: "Qui a lancé les dés" },
  who: { en: "Who", fr: "Qui" },
  sealed: { en: "Sealed number", fr: "Nombre scellé" },
  rolls: { en: "Rolls", fr: "Lancers" },
  "not-shown": { en: "not shown yet", fr: "pas encore montrés" },
  check: { en: "Check it yourself", fr: "Vérifiez-le vous-même" },
  "check-here": {
    en: "Check this audit in your browser",
    fr: "Contrôler cette vérification dans votre navigateur",
  },
  "check-here-how": {
    en: "Your own device fetches the files and does every sum again. It needs JavaScript, and sends nothing.",
    fr: "Votre propre appareil prend les fichiers et refait tous les calculs. Il lui faut JavaScript, et il n’envoie rien.",
  },
  "check-otherwise": {
    en: "Or check it without trusting our pages at all:",
    fr: "Ou contrôlez-la sans vous fier du tout à nos pages :",
  },
  "check-archive": {
    en: "Take the whole record as one file: {archive}.",
    fr: "Prenez le dossier entier en un seul fichier : {archive}.",
  },
  "check-run": {
    en: "Unpack it and run this command. It needs no network and does not trust us: {command}",
    fr: "Ouvrez-le et lancez cette commande. Elle n’a besoin d’aucun réseau et ne se fie pas à nous : {command}",
  },
  "check-report": {
    en: "Read the report on paper: {report}. It says what this page says, and where a ballot and its record differ.",
    fr: "Lisez le rapport sur papier : {report}. Il dit ce que dit cette page, et où un bulletin et son enregistrement diffèrent.",
  },
  "check-proof": {
    en: "The hash of the record stands in our journal, where nobody can change it without a trace: {proof}.",
    fr: "L’empreinte du dossier figure dans notre journal, où nul ne peut la changer sans laisser de trace : {proof}.",
  },
  "check-waits": {
    en: "The whole record is published when the audit is over. The fixed files above can be taken now.",
    fr: "Le dossier entier paraît à la fin de la vérification. Les fichiers fixés ci-dessus sont déjà disponibles.",
  },
});
