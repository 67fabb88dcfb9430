import { choiceRefusalMessages } from "../assertion/refusal-messages.ts";
import type { Bilingual } from "../interchange/problem-messages.ts";
import type { PollingRefusal } from "./ballot-polling.ts";
import type { BatchRefusal, TaintRefusal } from "./batch-comparison.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

export type DesignRefusal = PollingRefusal | BatchRefusal | TaintRefusal;

/** Why nothing can be drawn, or why a count cannot be taken. Placeholders are the refusal's `values`. */
export const designRefusalMessages: Readonly<Record<DesignRefusal, Bilingual>> = {
  "no-winner": say(
    "The contest names no winner, so there is nothing to confirm. Enter the reported winners.",
    "Le scrutin ne nomme aucun gagnant ; il n’y a donc rien à confirmer. Saisissez les gagnants annoncés.",
  ),
  "no-loser": say(
    "Everyone in this contest is a winner, so no sample could show otherwise. It needs no audit.",
    "Tout le monde gagne à ce scrutin ; aucun échantillon ne pourrait montrer autre chose. Il n’a pas besoin de vérification.",
  ),
  "no-margin": say(
    "As reported, {winner} is not ahead of {loser}. A sample cannot confirm that; check the reported votes or count by hand.",
    "Selon les voix annoncées, {winner} ne devance pas {loser}. Un échantillon ne peut pas le confirmer ; vérifiez les voix annoncées ou recomptez à la main.",
  ),
  "more-votes-than-cards": choiceRefusalMessages["more-votes-than-cards"],
  "no-assertion": say(
    "Nothing is stated that the audit could test. Name at least one winner and whom that winner is ahead of.",
    "Rien n’est affirmé que la vérification puisse éprouver. Nommez au moins un gagnant et qui il devance.",
  ),
  "duplicate-batch": say(
    "The batch {batch} stands twice. Each batch of the manifest has one line.",
    "Le lot {batch} figure deux fois. Chaque lot du manifeste a une ligne.",
  ),
  "unknown-batch": say(
    "The batch {batch} is not one of this audit. Compare its name with the manifest.",
    "Le lot {batch} ne fait pas partie de cette vérification. Comparez son nom avec le manifeste.",
  ),
  "more-than-possible": say(
    "The hand count of {batch} differs from its report by more than its ballots allow. Count it again; if it is right, the manifest is wrong.",
    "Le décompte à la main de {batch} s’écarte de son annonce plus que ses bulletins ne le permettent. Recomptez-le ; s’il est juste, le manifeste est faux.",
  ),
};
