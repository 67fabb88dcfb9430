import type { Bilingual } from "../interchange/problem-messages.ts";
import type { ContestOutcome } from "../social-choice/reported-outcome.ts";
import { unreachable } from "../unreachable.ts";
import type { RecordedVerdict, Undecided } from "./record.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What an audit found for a contest, as a sentence. */
export function verdictSentence(contest: string, verdict: RecordedVerdict): Bilingual {
  const rest = typeof verdict === "string" ? verdicts[verdict] : countedSentence(verdict.counted);
  return say(`${contest}: ${rest.en}`, `${contest} : ${rest.fr}`);
}

const verdicts = {
  confirmed: say("the reported outcome is confirmed", "le résultat annoncé est confirmé"),
  "not-confirmed": say(
    "not confirmed; the audit goes on, up to a full hand count",
    "non confirmé ; la vérification continue, jusqu’à un dépouillement manuel complet",
  ),
};

function countedSentence(outcome: ContestOutcome | Undecided): Bilingual {
  const said = outcomePhrase(outcome);
  return say(
    `counted by hand in full, and that count is the outcome: ${said.en}`,
    `dépouillé à la main en entier, et ce décompte fait foi : ${said.fr}`,
  );
}

/** An outcome in a few words, candidates by their ids. */
export function outcomePhrase(outcome: ContestOutcome | Undecided): Bilingual {
  switch (outcome.kind) {
    case "winners":
      return same(outcome.winners.join(", "));
    case "no-winner":
      return say("nobody wins", "personne ne gagne");
    case "runoff":
      return say(
        `runoff between ${outcome.advancing.join(", ")}`,
        `second tour entre ${outcome.advancing.join(", ")}`,
      );
    case "seats":
      return same(
        Object.entries(outcome.seats)
          .filter(([, seats]) => seats > 0)
          .map(([list, seats]) => `${list} ${seats}`)
          .join(", "),
      );
    case "undecided":
      return say(
        "undecided, since the votes are a tie; the law decides",
        "indécis, car les voix sont à égalité ; la loi tranche",
      );
    default:
      return unreachable(outcome);
  }
}

function same(text: string): Bilingual {
  return say(text, text);
}
