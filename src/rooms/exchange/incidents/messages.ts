import { messages as say } from "../../../basics/text.ts";
import { words } from "./word-messages.ts";

const refusals = {
  "incident-not-found": { en: "There is no such incident here.", fr: "Cet incident n’existe pas ici." },
  "incident-of-others": {
    en: "This incident belongs to another organisation. You may read it, and open one of your own.",
    fr: "Cet incident appartient à une autre organisation. Vous pouvez le lire et en ouvrir un à vous.",
  },
  "classification-above-yours": {
    en: "This classification is above your clearance: you could not read what you write.",
    fr: "Cette classification dépasse votre habilitation : vous ne pourriez pas lire ce que vous écrivez.",
  },
  "marking-below-incident": {
    en: "A part cannot be classified lower than its incident.",
    fr: "Une partie ne peut pas avoir une classification inférieure à celle de son incident.",
  },
  "nothing-to-substitute": {
    en: "Only what is classified has a substitute. This is open to every reader already.",
    fr: "Seul ce qui est classifié a un substitut. Ceci est déjà ouvert à tous les lecteurs.",
  },
  "marking-below-source": {
    en: "An activity rests on an object marked TLP:{source}, which is narrower than the incident. Put it into an incident marked TLP:{source} or narrower.",
    fr: "Une activité repose sur un objet marqué TLP:{source}, plus restreint que l’incident. Mettez-la dans un incident marqué TLP:{source} ou plus restreint.",
  },
  "classification-below-source": {
    en: "An activity rests on an object of classification {source}, which is above that of the incident. Put it into an incident of classification {source} or higher.",
    fr: "Une activité repose sur un objet de classification {source}, supérieure à celle de l’incident. Mettez-la dans un incident de classification {source} ou plus.",
  },
  "incident-without-substitute": {
    en: "This incident is classified and nothing stands in for it, so nobody would see the substitute.",
    fr: "Cet incident est classifié et rien ne le remplace : personne ne verrait le substitut.",
  },
  "period-backwards": {
    en: "The activity ends before it begins.",
    fr: "L’activité finit avant de commencer.",
  },
  "personal-data": {
    en: "This names an e-mail address or telephone number. Name a role or an organisation instead.",
    fr: "Ceci contient une adresse courriel ou un numéro de téléphone. Nommez plutôt un rôle ou une organisation.",
  },
  "source-not-found": {
    en: "A report or bundle on which an activity rests does not exist here.",
    fr: "Un signalement ou un lot sur lequel repose une activité n’existe pas ici.",
  },
  "report-not-found": { en: "There is no such report here.", fr: "Ce signalement n’existe pas ici." },
  "linked-already": {
    en: "This report is linked to the incident already.",
    fr: "Ce signalement est déjà lié à l’incident.",
  },
  "too-many-rows": {
    en: "A file holds {most} rows at most. Narrow the list first.",
    fr: "Un fichier contient au plus {most} lignes. Réduisez d’abord la liste.",
  },
  "as-of-in-the-future": {
    en: "What will be known is not known yet. Choose a moment in the past.",
    fr: "Ce qui sera connu ne l’est pas encore. Choisissez un moment passé.",
  },
  "not-known-then": {
    en: "This incident had not been opened by then.",
    fr: "Cet incident n’était pas encore ouvert à ce moment.",
  },
  "changed-meanwhile": {
    en: "Someone changed this incident while you were writing. Read it again; nothing was kept.",
    fr: "Quelqu’un a modifié cet incident pendant que vous écriviez. Relisez-le; rien n’a été conservé.",
  },
  "incident-closed": {
    en: "This incident is closed. Open it again first.",
    fr: "Cet incident est clos. Rouvrez-le d’abord.",
  },
  "not-closed": { en: "This incident is not closed.", fr: "Cet incident n’est pas clos." },
  "assess-first": {
    en: "An incident is closed after it has been assessed.",
    fr: "Un incident est clos après avoir été évalué.",
  },
  "assess-for-all-readers-first": {
    en: "Every assessment is classified higher than the incident. Write one that all its readers may read, then close.",
    fr: "Toutes les évaluations sont plus classifiées que l’incident. Écrivez-en une que tous ses lecteurs peuvent lire, puis fermez.",
  },
  "activity-not-found": {
    en: "One of these activities is not part of the incident, or is named twice.",
    fr: "Une de ces activités ne fait pas partie de l’incident, ou est nommée deux fois.",
  },
  "nothing-to-change": { en: "There is nothing to change.", fr: "Il n’y a rien à modifier." },
  "known-in-the-future": {
    en: "Evidence cannot have become known later than now.",
    fr: "Un élément de preuve ne peut pas avoir été connu plus tard que maintenant.",
  },
  "valid-before-known": {
    en: "The evidence would lose its validity before it became known.",
    fr: "L’élément de preuve perdrait sa validité avant d’être connu.",
  },
} as const;

export const messages = say("incidents", { ...words, ...refusals });

/** Acts on evidence have a name of their own in the journal. */
export const evidenceMessages = say("evidence", {
  "did-add": { en: "Added evidence", fr: "A ajouté un élément de preuve" },
});
