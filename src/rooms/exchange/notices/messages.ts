import { messages as say } from "../../../basics/text.ts";

export const messages = say("notices", {
  "because-proposed": { en: "proposed", fr: "proposé" },
  "because-submitted": { en: "submitted", fr: "soumis" },
  "because-publish": { en: "publish", fr: "publication" },
  "because-correct": { en: "correct", fr: "correction" },
  "because-withdraw": { en: "withdraw", fr: "retrait" },
  "because-redact": { en: "redact", fr: "nom enlevé" },
  notices: { en: "Notices and bulletins", fr: "Avis et bulletins" },
  notice: { en: "Notice", fr: "Avis" },
  bulletin: { en: "Bulletin", fr: "Bulletin" },
  "state-draft": { en: "Draft", fr: "Brouillon" },
  "state-submitted": { en: "Waits for approval", fr: "En attente d’approbation" },
  "state-approved": { en: "Approved", fr: "Approuvé" },
  "state-published": { en: "Published", fr: "Publié" },
  "state-withdrawn": { en: "Withdrawn", fr: "Retiré" },
  "state-discarded": { en: "Discarded", fr: "Abandonné" },
  "did-draft": { en: "Drafted a notice", fr: "A rédigé un avis" },
  "did-edit": { en: "Wrote a new version of a notice", fr: "A écrit une nouvelle version d’un avis" },
  "did-discard": {
    en: "Discarded a notice that was not public",
    fr: "A abandonné un avis qui n’était pas public",
  },
  "did-submit": { en: "Submitted a notice for approval", fr: "A soumis un avis à l’approbation" },
  "did-approve": { en: "Approved or returned a notice", fr: "A approuvé ou renvoyé un avis" },
  "did-told": {
    en: "Recorded who was told before the public",
    fr: "A noté qui a été informé avant le public",
  },
  "did-publish": { en: "Published a notice", fr: "A publié un avis" },
  "did-correct": { en: "Corrected a notice", fr: "A corrigé un avis" },
  "did-withdraw": { en: "Withdrew a notice", fr: "A retiré un avis" },
  "did-redact": { en: "Took a name out of a notice", fr: "A enlevé un nom d’un avis" },
  "approval-waits": {
    en: "A text for the public waits for approval",
    fr: "Un texte public attend une approbation",
  },
  "approve-it": { en: "Read and approve it", fr: "Le lire et l’approuver" },
  "publishing-waits": {
    en: "An approved text waits to be published",
    fr: "Un texte approuvé attend sa publication",
  },
  "text-waits": {
    en: "A decision waits for a text: the last one was discarded",
    fr: "Une décision attend un texte : le dernier a été abandonné",
  },
  "draft-it": { en: "Draft another text", fr: "Rédiger un autre texte" },
  "publish-it": { en: "Tell those concerned, then publish", fr: "Informer les intéressés, puis publier" },
  "telling-waits": {
    en: "A text will be public soon: those affected hear it first",
    fr: "Un texte sera bientôt public : les personnes touchées l’apprennent d’abord",
  },
  "tell-them": {
    en: "Tell those affected, then say so",
    fr: "Informer les personnes touchées, puis le consigner",
  },
  "name-must-go": {
    en: "A public text names someone who does not consent",
    fr: "Un texte public nomme une personne qui n’y consent pas",
  },
  "redact-it": { en: "Take the name out", fr: "Enlever le nom" },
  "correction-waits": { en: "A correction waits for approval", fr: "Une correction attend une approbation" },
  "notice-not-found": { en: "There is no such notice here.", fr: "Cet avis n’existe pas ici." },
  "notice-of-others": {
    en: "This notice belongs to another organisation. Only that organisation changes it.",
    fr: "Cet avis appartient à une autre organisation. Elle seule peut le modifier.",
  },
  "no-decision": {
    en: "The panel has recorded no decision on this case. Nothing is told without one.",
    fr: "Le comité n’a consigné aucune décision sur ce dossier. Rien n’est annoncé sans décision.",
  },
  "decision-says-otherwise": {
    en: "The panel decided otherwise: {outcome}. A notice needs a decision for a notice, a bulletin one for a bulletin.",
    fr: "Le comité a décidé autrement : {outcome}. Un avis exige une décision d’avis, un bulletin une décision de bulletin.",
  },
  "organisation-unknown": {
    en: "There is no organisation {organisation}.",
    fr: "L’organisation {organisation} n’existe pas.",
  },
  "language-missing": {
    en: "The text must be in every language of the election. Missing: {languages}.",
    fr: "Le texte doit exister dans chaque langue de l’élection. Il manque : {languages}.",
  },
  "language-unknown": {
    en: "The election does not have this language: {languages}.",
    fr: "L’élection n’a pas cette langue : {languages}.",
  },
  "not-plain-enough": {
    en: "The text is too hard to read or leaves a question open. Mend what the check names, or give a reason for going on.",
    fr: "Le texte est trop difficile ou laisse une question ouverte. Corrigez ce que la vérification signale, ou donnez une raison de continuer.",
  },
  "names-without-consent": {
    en: "The text names or describes someone affected who has not agreed to it. Take the name and the description out.",
    fr: "Le texte nomme ou décrit une personne touchée qui n’y a pas consenti. Enlevez le nom et la description.",
  },
  "published-already": {
    en: "It is public already. What is public is corrected or withdrawn, in the open.",
    fr: "C’est déjà public. Ce qui est public se corrige ou se retire, au grand jour.",
  },
  "discarded-already": {
    en: "It was discarded. If the decision is to be told after all, draft a new text.",
    fr: "Il a été abandonné. S’il faut annoncer la décision malgré tout, rédigez un nouveau texte.",
  },
  "changed-meanwhile": {
    en: "The text changed since you read it. Read it again.",
    fr: "Le texte a changé depuis que vous l’avez lu. Relisez-le.",
  },
  "not-a-draft": { en: "Only a draft is submitted.", fr: "Seul un brouillon se soumet." },
  "not-submitted": { en: "Nothing waits for approval here.", fr: "Rien n’attend une approbation ici." },
  "own-work": {
    en: "You wrote a part of this text. Another person must approve it.",
    fr: "Vous avez écrit une partie de ce texte. Une autre personne doit l’approuver.",
  },
  "drafted-already": {
    en: "There is a text for this decision already.",
    fr: "Il existe déjà un texte pour cette décision.",
  },
  "victims-unaware": {
    en: "Those affected do not know of this text yet. These must tell them and say so first: {whom}.",
    fr: "Les personnes touchées ne connaissent pas encore ce texte. Doivent d’abord les en informer et le consigner : {whom}.",
  },
  "told-before": {
    en: "This moment lies before those affected were told. They come first.",
    fr: "Ce moment précède celui où les personnes touchées ont été informées. Elles passent d’abord.",
  },
  "victims-first": {
    en: "{n, plural, one {One of those affected has not been told yet.} other {# of those affected have not been told yet.}} They come first.",
    fr: "{n, plural, one {Une personne touchée n’a pas encore été informée.} other {# personnes touchées n’ont pas encore été informées.}} Elles passent d’abord.",
  },
  "concerned-not-told": {
    en: "These are to be told before the public: {whom}.",
    fr: "Il faut informer avant le public : {whom}.",
  },
  "not-concerned": {
    en: "This step is not for this organisation: the draft does not name it as concerned, or nobody affected is in its care.",
    fr: "Cette étape ne revient pas à cette organisation : le brouillon ne la nomme pas parmi les intéressées, ou elle ne s’occupe d’aucune personne touchée.",
  },
  "told-already": { en: "This is recorded already.", fr: "C’est déjà consigné." },
  "told-in-future": {
    en: "The time of telling lies in the future.",
    fr: "L’heure indiquée est dans le futur.",
  },
  "not-approved": {
    en: "Nobody has approved this text. A second person must approve it first.",
    fr: "Personne n’a approuvé ce texte. Une deuxième personne doit d’abord l’approuver.",
  },
  "not-published": {
    en: "It is not public, or was withdrawn.",
    fr: "Ce n’est pas public, ou cela a été retiré.",
  },
  "nothing-changed": { en: "The text is the same as before.", fr: "Le texte est le même qu’avant." },
  "nothing-to-redact": {
    en: "No name or description that the victims’ records list stands in the text. A case contact adds what is missing to the record.",
    fr: "Aucun nom ni aucune description des fiches des victimes ne figure dans le texte. Un contact du dossier ajoute à la fiche ce qui manque.",
  },
});
