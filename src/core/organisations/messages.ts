import { messages as say } from "../../basics/text.ts";

export const messages = say("organisations", {
  "because-registered": { en: "registered", fr: "inscription" },
  organisation: { en: "Organisation", fr: "Organisation" },
  organisations: { en: "Organisations", fr: "Organisations" },
  community: { en: "Community", fr: "Communauté" },
  "sector-government": { en: "Government", fr: "Gouvernement" },
  "sector-election-authority": { en: "Election authority", fr: "Autorité électorale" },
  "sector-platform": { en: "Platform", fr: "Plateforme" },
  "sector-industry": { en: "Industry", fr: "Industrie" },
  "sector-security-firm": { en: "Security firm", fr: "Entreprise de sécurité" },
  "sector-civil-society": { en: "Civil society", fr: "Société civile" },
  "sector-media": { en: "Media", fr: "Médias" },
  "sector-academia": { en: "Academia", fr: "Milieu universitaire" },
  "sector-party": { en: "Party", fr: "Parti" },
  "sector-campaign": { en: "Campaign", fr: "Équipe de campagne" },
  "state-not-open": { en: "Not open yet", fr: "Pas encore ouvert" },
  "state-open": { en: "Open", fr: "Ouvert" },
  "state-incomplete": { en: "Incomplete", fr: "Incomplet" },
  "did-register": { en: "Registered an organisation", fr: "A inscrit une organisation" },
  "did-change": { en: "Changed an organisation", fr: "A modifié une organisation" },
  "organisation-not-found": {
    en: "There is no such organisation here.",
    fr: "Cette organisation n’existe pas ici.",
  },
  "spectrum-only-for-parties": {
    en: "Only a party declares where it stands on the political spectrum. Leave this empty.",
    fr: "Seul un parti déclare sa place sur l’échiquier politique. Laissez ce champ vide.",
  },
  "takes-part-already": {
    en: "This organisation already takes part in the election.",
    fr: "Cette organisation participe déjà à l’élection.",
  },
  "does-not-take-part": {
    en: "This organisation does not take part in the election at present.",
    fr: "Cette organisation ne participe pas actuellement à l’élection.",
  },
  "sector-missing": {
    en: "The workspace cannot open: nobody takes part from the sector “{sector}”. At least one active member is required.",
    fr: "L’espace de travail ne peut pas ouvrir : personne ne participe pour le secteur « {sector} ». Il faut au moins un membre actif.",
  },
  "open-already": {
    en: "The workspace of this election is open already.",
    fr: "L’espace de travail de cette élection est déjà ouvert.",
  },
});
