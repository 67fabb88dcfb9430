import { messages } from "../../basics/text.ts";

/** What happened, what it means, what to do. */
export const errorMessages = messages("site-errors", {
  "not-found": { en: "There is no page here", fr: "Il n’y a pas de page ici" },
  "not-found-means": {
    en: "The address may be cut off or misspelt. No notice or bulletin that was published is ever deleted.",
    fr: "L’adresse est peut-être coupée ou mal écrite. Un avis ou un bulletin publié n’est jamais effacé.",
  },
  "not-found-do": {
    en: "Check the address, or start from the home page.",
    fr: "Vérifiez l’adresse, ou partez de la page d’accueil.",
  },
  gone: { en: "This page is no longer kept", fr: "Cette page n’est plus conservée" },
  "gone-means": {
    en: "It held something about a person, and the time for which we may keep it has ended. It was deleted.",
    fr: "Elle contenait des renseignements sur une personne, et le délai de conservation est passé. Elle a été effacée.",
  },
  "gone-do": {
    en: "If you have something new to tell, make a new report.",
    fr: "Si vous avez du nouveau à dire, faites un nouveau signalement.",
  },
  "too-many": { en: "Too many requests", fr: "Trop de demandes" },
  "too-many-means": {
    en: "A great many requests came from your connection in a short time. Others may share it with you. Nothing was lost on our side, but what you just sent was not taken.",
    fr: "Un très grand nombre de demandes sont venues de votre connexion en peu de temps. D’autres la partagent peut-être. Rien n’est perdu de notre côté, mais ce que vous venez d’envoyer n’a pas été reçu.",
  },
  "too-many-do": {
    en: "{seconds, plural, one {Wait one second} other {Wait # seconds}}, then try again.",
    fr: "{seconds, plural, one {Attendez # seconde} other {Attendez # secondes}}, puis réessayez.",
  },
  failed: { en: "Something failed on our side", fr: "Une erreur s’est produite chez nous" },
  "failed-means": {
    en: "It is not your fault. If you were sending a report, it was not taken.",
    fr: "Vous n’y êtes pour rien. Si vous envoyiez un signalement, il n’a pas été reçu.",
  },
  "failed-do": { en: "Try again in a few minutes.", fr: "Réessayez dans quelques minutes." },
  "failed-number": {
    en: "Try again in a few minutes. If it happens again, give us this number: {incident}.",
    fr: "Réessayez dans quelques minutes. Si cela se reproduit, donnez-nous ce numéro : {incident}.",
  },
  unavailable: {
    en: "This site is not available right now",
    fr: "Ce site n’est pas disponible en ce moment",
  },
  "unavailable-means": {
    en: "This site tells news about the election. Nobody votes here and no vote is counted here, so the vote goes on.",
    fr: "Ce site donne des nouvelles de l’élection. On n’y vote pas et on n’y compte aucun vote : le vote continue.",
  },
  "unavailable-do": {
    en: "Try again in a few minutes. Did you just send something? If you saw no code, it did not reach us: send it again. For questions about voting, ask the election authority.",
    fr: "Réessayez dans quelques minutes. Vous veniez d’envoyer quelque chose ? Si vous n’avez pas vu de code, nous ne l’avons pas reçu : envoyez-le encore. Pour toute question sur le vote, adressez-vous à l’autorité électorale.",
  },
  means: { en: "What it means", fr: "Ce que cela veut dire" },
  "to-do": { en: "What you can do", fr: "Ce que vous pouvez faire" },
  "to-home": { en: "Go to the home page", fr: "Aller à la page d’accueil" },
});
