import type { Bilingual } from "./problem-messages.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What the checks before an audit can find. Placeholders are the members of the finding. */
export const findingMessages = {
  "manifest-too-small": say(
    "There are {found} records, but the manifest counts only {expected} cards. Either the manifest is incomplete or records were added: nothing can be drawn before this is settled.",
    "Il y a {found} enregistrements, mais le manifeste ne compte que {expected} bulletins. Le manifeste est incomplet ou des enregistrements ont été ajoutés : rien ne peut être tiré avant que ce soit réglé.",
  ),
  "batch-unknown": say(
    "The batch {subject} has {found} records, but is not in the manifest.",
    "Le lot {subject} a {found} enregistrements, mais n’est pas dans le manifeste.",
  ),
  "batch-overfull": say(
    "The batch {subject} has {found} records, but the manifest counts {expected} cards.",
    "Le lot {subject} a {found} enregistrements, mais le manifeste compte {expected} bulletins.",
  ),
  "cards-without-record": say(
    "The batch {subject} has {expected} cards and only {found} records. Cards without a record are audited as phantoms, which makes the audit harder.",
    "Le lot {subject} a {expected} bulletins et seulement {found} enregistrements. Les bulletins sans enregistrement sont contrôlés comme fantômes, ce qui rend le contrôle plus exigeant.",
  ),
  "id-repeated": say(
    "The record {subject} stands twice. Each card has one record.",
    "L’enregistrement {subject} figure deux fois. Chaque bulletin a un enregistrement.",
  ),
  "contest-extra": say(
    "The contest {subject} is on {found} cards, but no result was announced for it.",
    "Le scrutin {subject} figure sur {found} bulletins, mais aucun résultat n’a été annoncé pour lui.",
  ),
  "contest-missing": say(
    "A result was announced for the contest {subject}, but no record has it.",
    "Un résultat a été annoncé pour le scrutin {subject}, mais aucun enregistrement ne le contient.",
  ),
  "contest-overfull": say(
    "The contest {subject} is on {found} records, but at most {expected} cards can carry it.",
    "Le scrutin {subject} figure sur {found} enregistrements, mais au plus {expected} bulletins peuvent le porter.",
  ),
  "choice-missing": say(
    "{subject}: {expected} votes were announced, but no record names this choice.",
    "{subject} : {expected} voix ont été annoncées, mais aucun enregistrement ne nomme ce choix.",
  ),
  "votes-differ": say(
    "{subject}: the records hold {found} votes, {expected} were announced.",
    "{subject} : les enregistrements contiennent {found} voix, {expected} ont été annoncées.",
  ),
  "contest-without-votes": say(
    "The contest {subject} is on {expected} cards, and not one has a vote in it.",
    "Le scrutin {subject} figure sur {expected} bulletins et aucun n’y a de voix.",
  ),
  "zero-everywhere": say(
    "{subject}: not a single vote in any of {expected} precincts. A lost file or a shifted column looks like this. Look before you draw.",
    "{subject} : pas une seule voix dans {expected} bureaux de vote. Un fichier perdu ou une colonne décalée donne cela. Vérifiez avant de tirer.",
  ),
  "all-votes": say(
    "{subject}: every vote of {expected} precincts. A lost file or a shifted column looks like this. Look before you draw.",
    "{subject} : toutes les voix de {expected} bureaux de vote. Un fichier perdu ou une colonne décalée donne cela. Vérifiez avant de tirer.",
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
