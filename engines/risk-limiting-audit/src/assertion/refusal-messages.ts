import type { Bilingual } from "../interchange/problem-messages.ts";
import type { BallotsRefusal } from "../raire/ranked-ballots.ts";
import type { RaireProblemRefusal } from "../raire/raire-json.ts";
import type { AssertionRefusal } from "./assertion.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** Why there is no outcome, or there are no assertions. Placeholders are the refusal's `values`. */
export const choiceRefusalMessages: Readonly<
  Record<AssertionRefusal | BallotsRefusal | RaireProblemRefusal, Bilingual>
> = {
  "invalid-contest": say(
    "The contest is not described correctly: {field} must be {expected}.",
    "Le scrutin n’est pas décrit correctement : {field} doit être {expected}.",
  ),
  "invalid-tally": say(
    "The result cannot be read: {field} must be {expected}.",
    "Le résultat ne peut pas être lu : {field} doit être {expected}.",
  ),
  "unknown-candidate": say(
    "The result gives votes to {candidate}, who is not a candidate of this contest. Compare the names in both files.",
    "Le résultat attribue des voix à {candidate}, qui n’est pas candidat à ce scrutin. Comparez les noms des deux fichiers.",
  ),
  "more-votes-than-cards": say(
    "The result holds {votes} votes, but at most {cards} are possible with the cards of this contest. Check the manifest and the result.",
    "Le résultat contient {votes} voix, mais les bulletins de ce scrutin n’en permettent que {cards}. Vérifiez l’inventaire et le résultat.",
  ),
  "tied-winners": say(
    "The reported votes are a tie between {winners}. An audit cannot confirm what a single vote decides; count by hand.",
    "Les voix annoncées sont à égalité entre {winners}. Un audit ne peut pas confirmer ce qu’une seule voix décide ; recomptez à la main.",
  ),
  "wrong-winner": say(
    "The reported outcome is {reported}, but the reported votes give {winner}. Find out which is wrong before the audit.",
    "L’issue annoncée est {reported}, mais les voix annoncées donnent {winner}. Cherchez l’erreur avant l’audit.",
  ),
  "on-the-threshold": say(
    "{candidate} has exactly the share that decides. An audit cannot confirm what a single vote decides; count by hand.",
    "{candidate} a exactement la part décisive. Un audit ne peut pas confirmer ce qu’une seule voix décide ; recomptez à la main.",
  ),
  "tied-seats": say(
    "The last seat could as well go to {list} as to {other}. An audit cannot confirm what a single vote decides; count by hand.",
    "Le dernier siège pourrait revenir à {list} comme à {other}. Un audit ne peut pas confirmer ce qu’une seule voix décide ; recomptez à la main.",
  ),
  "no-list-takes-part": say(
    "No list has enough votes for a seat. Check the result and the threshold.",
    "Aucune liste n’a assez de voix pour un siège. Vérifiez le résultat et le seuil.",
  ),
  "invalid-candidates": say(
    "The contest has {candidates} candidates; at least one and at most 500 are possible, and the winner must be one of them.",
    "Le scrutin a {candidates} candidats ; il en faut au moins un et au plus 500, dont le gagnant.",
  ),
  "invalid-ballot": say(
    "Ranking {row} cannot be read; expected: {expected}.",
    "Le classement {row} ne peut pas être lu ; attendu : {expected}.",
  ),
  "invalid-raire-problem": say(
    "This is not a RAIRE problem: {field} must be {expected}.",
    "Ce n’est pas un problème RAIRE : {field} doit être {expected}.",
  ),
  "work-limit-reached": say(
    "The search for assertions was stopped because it took too much work. Audit this contest by a full hand count, or allow more work.",
    "La recherche d’assertions a été arrêtée, car elle demandait trop de calculs. Recomptez ce scrutin à la main ou autorisez plus de calculs.",
  ),
};
